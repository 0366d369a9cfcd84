// SPDX-License-Identifier: MIT
// Line: items of one line to glyph runs in their visual places. Private to text/.
#ifndef RAPPORTEUR_TEXT_LINE_H
#define RAPPORTEUR_TEXT_LINE_H

#include "text/fit.h"

// Builds one line in `arena`. Blanks at its end hang: their glyphs are there, of no width.
Line line_build(Draft *draft, Arena *arena, LineRange range, const ParagraphOptions *options);

#endif
