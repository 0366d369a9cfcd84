// SPDX-License-Identifier: MIT
// Showing text: glyph runs as codes of PDF fonts, each glyph where the shaper put it and with the
// text it stands for.
#ifndef RAPPORTEUR_EMIT_PDF_SHOW_H
#define RAPPORTEUR_EMIT_PDF_SHOW_H

#include "emit/pdf/content.h"
#include "emit/pdf/font.h"

// Appends the run. `lang` is the language to name when it is not that of what surrounds the run,
// else empty. False with finding PDF-05 when the font is damaged.
bool pdf_show_run(PdfContent *content, PdfFonts *fonts, const GlyphRun *run, Point baseline,
                  Str lang, Diag *diag);

#endif
