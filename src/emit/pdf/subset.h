// SPDX-License-Identifier: MIT
// Subsets: the border to HarfBuzz' subsetter.
#ifndef RAPPORTEUR_EMIT_PDF_SUBSET_H
#define RAPPORTEUR_EMIT_PDF_SUBSET_H

#include "emit/pdf/variant.h"
#include "text/font.h"

// The part of a font file that draws the glyphs asked for.
typedef struct {
    Str program;         // a TrueType file, or the bare CFF table; in the arena
    const uint16_t *ids; // new glyph index of each glyph asked for, in their order
    char tag[8];         // six letters and "+": names this very subset (ISO 32000-1, 9.6.4)
} Subset;

// CIDs by glyph index when the font is CFF with CIDs, else NULL.
const uint16_t *subset_cids(Arena *arena, const Font *font, size_t *n);

typedef struct {
    const Font *font;
    const uint16_t *glyphs; // of the font, or variants
    size_t n;
    const PdfVariants *variants; // the subset gets all of them, at its end
    bool keep_ids;               // glyph indices are kept
} SubsetRequest;
// False when the font is damaged.
bool subset_make(Arena *arena, const SubsetRequest *request, Subset *out);

#endif
