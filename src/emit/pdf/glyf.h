// SPDX-License-Identifier: MIT
// Glyf: glyphs added to a TrueType font, each a glyph of it moved (OpenType 1.9, glyf: composite
// glyph description).
#ifndef RAPPORTEUR_EMIT_PDF_GLYF_H
#define RAPPORTEUR_EMIT_PDF_GLYF_H

#include "emit/pdf/variant.h"

// Tables as bytes.
typedef struct {
    Str head, hhea, hmtx, maxp, loca, glyf;
} GlyfTables;

// Appends `n` glyphs; their `glyph` is an index in this font. The new tables are in
// the arena. False when the font is damaged or gets too many glyphs.
bool glyf_append(Arena *arena, const GlyfTables *font, const PdfVariant *variants, size_t n,
                 GlyfTables *out);

#endif
