// SPDX-License-Identifier: MIT
// CFF: header, name index, top dictionary and charset, read with every offset checked.
#include "emit/pdf/cff.h"

// Bytes that are being read; reading past the end gives zeros and sets `bad`.
typedef struct {
    Str bytes;
    size_t at;
    bool bad;
} CffReader;

static uint32_t take(CffReader *in, size_t n) {
    uint32_t value = 0;
    for (; n > 0; n--) {
        if (in->at >= in->bytes.n) {
            in->bad = true;
            return 0;
        }
        value = value << 8 | (uint8_t)in->bytes.at[in->at++];
    }
    return value;
}

// Reads an INDEX (section 5), leaves the reader behind it, and gives its first item.
static Str take_index(CffReader *in) {
    const uint32_t count = take(in, 2);
    if (count == 0) return (Str){0};
    const uint32_t offset_size = take(in, 1);
    if (offset_size < 1 || offset_size > 4) in->bad = true;
    if (in->bad) return (Str){0};
    const size_t offsets = in->at, base = offsets + ((size_t)count + 1) * offset_size - 1;
    const uint32_t first = take(in, offset_size), second = take(in, offset_size);
    in->at = offsets + (size_t)count * offset_size;
    const uint32_t last = take(in, offset_size);
    if (in->bad || first < 1 || second < first || last < second || last > in->bytes.n - base) {
        in->bad = true;
        return (Str){0};
    }
    in->at = base + last;
    return str_slice(in->bytes, base + first, base + second);
}

enum { OPERATOR_CHARSET = 15, OPERATOR_ROS = 0x0c1e };

// What of a top dictionary (section 9) matters here.
typedef struct {
    uint32_t charset;
    bool cid_keyed;
} CffTop;

// An operand: the value of an integer, 0 for a real number.
static uint32_t take_operand(CffReader *in, uint32_t b0) {
    if (b0 == 28) return take(in, 2);
    if (b0 == 29) return take(in, 4);
    if (b0 == 30) {
        while (!in->bad && (take(in, 1) & 15) != 15) {
        }
        return 0;
    }
    if (b0 >= 32 && b0 <= 246) return b0 - 139;
    if (b0 >= 247 && b0 <= 250) return (b0 - 247) * 256 + take(in, 1) + 108;
    if (b0 >= 251 && b0 <= 254) take(in, 1); // negative: never an offset
    return 0;
}

static CffTop read_top(Str dict) {
    CffReader in = {.bytes = dict};
    CffTop top = {0};
    uint32_t operand = 0;
    while (in.at < dict.n && !in.bad) {
        const uint32_t b0 = take(&in, 1);
        if (b0 > 21) {
            operand = take_operand(&in, b0);
            continue;
        }
        const uint32_t code = b0 == 12 ? 0x0c00 | take(&in, 1) : b0;
        if (code == OPERATOR_CHARSET) top.charset = operand;
        if (code == OPERATOR_ROS) top.cid_keyed = true;
    }
    return top;
}

// Formats 0 to 2 (section 13): single CIDs, or ranges with one or two bytes for what is left.
static bool read_charset(CffReader *in, uint16_t *cids, size_t glyphs) {
    const uint32_t format = take(in, 1);
    if (format > 2) return false;
    for (size_t glyph = 1; glyph < glyphs && !in->bad;) {
        uint32_t cid = take(in, 2);
        const uint32_t left = format ? take(in, format) : 0;
        for (uint32_t i = 0; i <= left && glyph < glyphs; i++) cids[glyph++] = (uint16_t)cid++;
    }
    return !in->bad;
}

// The first top dictionary of the table; empty when the table is damaged.
static Str top_dict(CffReader *in) {
    in->at = 2;
    in->at = take(in, 1); // header size
    take_index(in);       // names
    const Str dict = take_index(in);
    return in->bad ? (Str){0} : dict;
}

const uint16_t *cff_cids(Arena *arena, Str table, size_t glyphs) {
    CffReader in = {.bytes = table};
    const CffTop top = read_top(top_dict(&in));
    if (in.bad || !top.cid_keyed || top.charset < 3) return NULL; // below 3: for names only
    uint16_t *cids = arena_push(arena, uint16_t, glyphs);
    in.at = top.charset;
    return read_charset(&in, cids, glyphs) ? cids : NULL;
}
