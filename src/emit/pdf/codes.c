// SPDX-License-Identifier: MIT
// PdfCodes: an open hash table from (glyph, text) in one word; it is asked once for each glyph of
// the document, so that it must answer in a few nanoseconds.
#include "emit/pdf/codes.h"

enum { SHORT_TEXT = 6 };                          // [bytes] that stand in the key
static const TextKey LONG = UINT64_C(0xff) << 40; // no UTF-8 byte is 0xff

TextKey codes_text_key_of(PdfCodes *codes, Str text) {
    TextKey key = 0;
    if (text.n <= SHORT_TEXT) {
        for (size_t i = text.n; i-- > 0;) key = key << 8 | (uint8_t)text.at[i];
        return key;
    }
    // The map's values are no addresses but 1 + index.
    const void *known = map_lookup(&codes->long_text_keys, text);
    if (known) return LONG | ((uintptr_t)known - 1);
    const Str copy = str_copy(codes->arena, text);
    *vec_push(codes->arena, &codes->long_texts) = copy;
    map_put(codes->arena, &codes->long_text_keys, copy, (void *)(uintptr_t)codes->long_texts.n);
    return LONG | (codes->long_texts.n - 1);
}

Str codes_text(const PdfCodes *codes, TextKey key, char space[8]) {
    if (key >> 40 == 0xff) return codes->long_texts.at[key & 0xffffffff];
    size_t n = 0;
    for (; key; key >>= 8) space[n++] = (char)(key & 0xff);
    return (Str){space, n};
}

static uint64_t key_of(uint16_t glyph, TextKey text) {
    return (uint64_t)glyph << 48 | (text ? text : 1);
}

static size_t slot_of(const PdfCodes *codes, uint64_t key) {
    size_t slot = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (codes->slot_count - 1);
    while (codes->slots[slot].key && codes->slots[slot].key != key)
        slot = (slot + 1) & (codes->slot_count - 1);
    return slot;
}

const PdfGlyph *codes_find(const PdfCodes *codes, uint16_t glyph, TextKey text) {
    if (codes->slot_count == 0) return NULL;
    const CodeSlot *slot = &codes->slots[slot_of(codes, key_of(glyph, text))];
    return slot->key ? &codes->glyphs.at[slot->index] : NULL;
}

static void grow(PdfCodes *codes) {
    const CodeSlot *old = codes->slots;
    const size_t n = codes->slot_count;
    codes->slot_count = n ? n * 2 : 256;
    codes->slots = arena_push(codes->arena, CodeSlot, codes->slot_count);
    for (size_t i = 0; i < n; i++)
        if (old[i].key) codes->slots[slot_of(codes, old[i].key)] = old[i];
}

const PdfGlyph *codes_add(PdfCodes *codes, const PdfGlyph *glyph, TextKey text) {
    if ((codes->glyphs.n + 1) * 2 > codes->slot_count) grow(codes);
    const uint64_t key = key_of(glyph->glyph, text);
    codes->slots[slot_of(codes, key)] = (CodeSlot){key, (uint32_t)codes->glyphs.n};
    PdfGlyph *added = vec_push(codes->arena, &codes->glyphs);
    *added = *glyph;
    return added;
}
