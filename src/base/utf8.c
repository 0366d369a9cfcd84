// SPDX-License-Identifier: MIT
// UTF-8 after the table of well-formed byte sequences (Unicode 15, table 3-7).
#include "base/utf8.h"

static bool is_tail(unsigned char c) {
    return (c & 0xC0) == 0x80;
}

static size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

static bool second_is_allowed(unsigned char lead, unsigned char second) {
    switch (lead) {
    case 0xE0: return second >= 0xA0;
    case 0xED: return second <= 0x9F;
    case 0xF0: return second >= 0x90;
    case 0xF4: return second <= 0x8F;
    default: return true;
    }
}

static bool is_well_formed(const unsigned char *at, size_t length) {
    for (size_t i = 1; i < length; i++)
        if (!is_tail(at[i])) return false;
    return length < 2 || second_is_allowed(at[0], at[1]);
}

// The end of the ASCII bytes from `at` on, as far as whole words of eight go.
static size_t skip_ascii(Str s, size_t at) {
    uint64_t word;
    while (s.n - at >= sizeof word) {
        memcpy(&word, s.at + at, sizeof word);
        if (word & 0x8080808080808080u) break;
        at += sizeof word;
    }
    return at;
}

size_t utf8_invalid_at(Str s) {
    const unsigned char *at = (const unsigned char *)s.at;
    for (size_t i = skip_ascii(s, 0); i < s.n;) {
        if (at[i] < 0x80) {
            const size_t next = skip_ascii(s, i);
            i = next > i ? next : i + 1;
            continue;
        }
        const size_t length = sequence_length(at[i]);
        if (length == 0 || length > s.n - i || !is_well_formed(at + i, length)) return i;
        i += length;
    }
    return SIZE_MAX;
}

uint32_t utf8_next(Str s, size_t *offset) {
    const unsigned char *at = (const unsigned char *)s.at + *offset;
    const size_t length = sequence_length(at[0]);
    if (length < 2 || length > s.n - *offset) {
        *offset += 1;
        return at[0];
    }
    static const unsigned char LEAD_MASK[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t scalar = at[0] & LEAD_MASK[length];
    for (size_t i = 1; i < length; i++) scalar = scalar << 6 | (at[i] & 0x3Fu);
    *offset += length;
    return scalar;
}

size_t utf8_encode(uint32_t scalar, char to[4]) {
    if (scalar < 0x80) {
        to[0] = (char)scalar;
        return 1;
    }
    const size_t length = scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;
    static const unsigned char LEAD[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--, scalar >>= 6) to[i] = (char)(0x80 | (scalar & 0x3F));
    to[0] = (char)(LEAD[length] | scalar);
    return length;
}

size_t utf8_count(Str s) {
    size_t count = 0;
    for (size_t i = 0; i < s.n; i++) count += !is_tail((unsigned char)s.at[i]);
    return count;
}
