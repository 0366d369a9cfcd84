// SPDX-License-Identifier: MIT
// PdfCodes: the codes of one font, each a glyph and the text it stands for.
#ifndef RAPPORTEUR_EMIT_PDF_CODES_H
#define RAPPORTEUR_EMIT_PDF_CODES_H

#include "base/map.h"
#include "base/vec.h"

// Text as one word: up to six bytes in place, longer text as a number in the table of texts.
typedef uint64_t TextKey;

typedef struct {
    TextKey text;
    uint32_t width; // [1/1000000 em]
    uint16_t glyph, code;
} PdfGlyph;

typedef struct {
    uint64_t key; // glyph << 48 | text; 0: empty
    uint32_t index;
} CodeSlot;

typedef struct {
    Arena *arena;
    VEC(PdfGlyph) glyphs; // in the order of first use
    CodeSlot *slots;      // at most half full
    size_t slot_count;    // a power of two
    VEC(Str) long_texts;
    Map long_text_keys;
} PdfCodes;

TextKey codes_text_key_of(PdfCodes *codes, Str text);
// The key of `text`, which is not empty and is remembered when it is long. A letter is its own key:
// this is asked for each glyph.
static inline TextKey codes_text_key(PdfCodes *codes, Str text) {
    return text.n == 1 ? (uint8_t)text.at[0] : codes_text_key_of(codes, text);
}
// The text of a key; `space` holds short ones.
Str codes_text(const PdfCodes *codes, TextKey key, char space[8]);
// The glyph with this key, or NULL; `text` 0 stands for any where a font has one code a glyph.
const PdfGlyph *codes_find(const PdfCodes *codes, uint16_t glyph, TextKey text);
// Adds what codes_find did not find under the key of `text`.
const PdfGlyph *codes_add(PdfCodes *codes, const PdfGlyph *glyph, TextKey text);

#endif
