// SPDX-License-Identifier: MIT
// PdfVariants: glyphs that a font lacks and its subset gets. A mark moved to where it stands on its
// letter: readers take a moved pen or a rise for the end of a word. A ligature with a part of its
// width, and glyphs that draw nothing for the rest of it.
#ifndef RAPPORTEUR_EMIT_PDF_VARIANT_H
#define RAPPORTEUR_EMIT_PDF_VARIANT_H

#include "base/map.h"
#include "base/vec.h"

typedef struct {
    uint16_t glyph;   // 0: draws nothing
    int16_t dx, dy;   // [font units] y grows up
    uint16_t advance; // [font units]
} PdfVariant;

// Their glyph indices follow those of the font.
typedef struct {
    Arena *arena;
    uint32_t first; // index of the first; above 65535 the font has none
    VEC(PdfVariant) all;
    Map known;
} PdfVariants;

// The index of `wanted` in *glyph. False when the font has no room for it.
bool variants_glyph(PdfVariants *variants, PdfVariant wanted, uint16_t *glyph);
// The variant of that index, or NULL when the glyph is the font's own.
const PdfVariant *variants_of(const PdfVariants *variants, uint16_t glyph);

#endif
