// SPDX-License-Identifier: MIT
// Outlines: the shapes of glyphs as paths, for devices that draw them. HarfBuzz reads them
// unhinted from TrueType and CFF alike, so every page looks the same at every resolution.
#ifndef RAPPORTEUR_EMIT_OUTLINE_H
#define RAPPORTEUR_EMIT_OUTLINE_H

#include "paint/device.h"

enum { OUTLINE_EM = 1000000 }; // units of an outline in one em

typedef struct Outlines Outlines;

// The caller owns the outlines; they borrow the fonts.
Outlines *outlines_new(void);
void outlines_drop(Outlines *outlines);
// The shape of a glyph, y up from the baseline; without verbs when it is blank. Cached.
const Path *outline_of_glyph(Outlines *outlines, const Font *font, uint16_t glyph);

#endif
