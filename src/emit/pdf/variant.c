// SPDX-License-Identifier: MIT
// PdfVariants: found again by their six bytes; the map's values are no addresses but 1 + index.
#include "emit/pdf/variant.h"

enum { LAST_GLYPH = 0xffff };

static uint16_t numbered(const PdfVariants *variants, size_t index) {
    return (uint16_t)(variants->first + index);
}

bool variants_glyph(PdfVariants *variants, PdfVariant wanted, uint16_t *glyph) {
    const Str key = {(const char *)&wanted, sizeof wanted};
    const void *known = map_lookup(&variants->known, key);
    if (known) {
        *glyph = numbered(variants, (uintptr_t)known - 1);
        return true;
    }
    if (variants->first + variants->all.n > LAST_GLYPH) return false;
    *vec_push(variants->arena, &variants->all) = wanted;
    const Str copy = str_copy(variants->arena, key);
    map_put(variants->arena, &variants->known, copy, (void *)(uintptr_t)variants->all.n);
    *glyph = numbered(variants, variants->all.n - 1);
    return true;
}

const PdfVariant *variants_of(const PdfVariants *variants, uint16_t glyph) {
    return glyph < variants->first ? NULL : &variants->all.at[glyph - variants->first];
}
