// SPDX-License-Identifier: MIT
// Shape: text of one font, script and direction to glyphs. Private to text/.
#ifndef RAPPORTEUR_TEXT_SHAPE_H
#define RAPPORTEUR_TEXT_SHAPE_H

#include "text/word.h"

typedef struct Shaper Shaper;

Shaper *shaper_new(void);
void shaper_drop(Shaper *shaper);

typedef struct {
    const Font *font;
    const Setting *setting;
    Str text; // what is shaped are its bytes [lo, hi), as they join with those around
    uint32_t lo, hi;
    uint32_t before, after; // bytes before and behind `text` that matter for joining too
    uint32_t script;        // ISO 15924 packed, 0: Common
    bool right_to_left;
} ShapeJob;

typedef struct {
    const Glyph *glyphs; // text_lo counts from the start of `text`
    uint32_t n;
    Len width;
    bool lacking; // at least one character had no glyph and was left out
} Shaped;

// Each advance is scaled and rounded by itself, so that a width is the sum of its advances.
Shaped shape_text(Shaper *shaper, Arena *arena, const ShapeJob *job);
// The glyph of one character and its scaled advance.
Len shape_char(const Font *font, const Setting *setting, uint32_t scalar, uint16_t *glyph);

#endif
