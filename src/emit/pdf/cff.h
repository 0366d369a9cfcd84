// SPDX-License-Identifier: MIT
// The charset of a CFF font (Adobe Technical Note 5176): which CID each glyph has.
#ifndef RAPPORTEUR_EMIT_PDF_CFF_H
#define RAPPORTEUR_EMIT_PDF_CFF_H

#include "base/str.h"

// CIDs by glyph index, `glyphs` of them, in the arena; NULL when the font is not CID-keyed or its
// charset is damaged.
const uint16_t *cff_cids(Arena *arena, Str table, size_t glyphs);

#endif
