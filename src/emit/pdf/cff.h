// SPDX-License-Identifier: MIT
// The charset of a CFF font (Adobe Technical Note 5176): which CID each glyph has.
#ifndef RAPPORTEUR_EMIT_PDF_CFF_H
#define RAPPORTEUR_EMIT_PDF_CFF_H

#include "base/str.h"

// CIDs by glyph index, `glyphs` of them, in the arena; NULL when the font is not CID-keyed or its
// charset is damaged.
const uint16_t *cff_cids(Arena *arena, Str table, size_t glyphs);

// Moves the operator ROS to the front of the top dictionary, where a CID-keyed font must have it
// (section 18) and HarfBuzz does not put it. A table without it stays as it is.
void cff_put_ros_first(char *table, size_t n);

#endif
