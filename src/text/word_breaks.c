// SPDX-License-Identifier: MIT
// Word breaks: UAX #14 inside a word, more for web addresses, soft hyphens marked as such.
#include "text/word_breaks.h"

static bool is_plain_inside(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_end_mark(char c) {
    return c && strchr(".,;:!?)]\"'", c) != NULL;
}

// Letters and digits with marks around them: no rule of UAX #14 breaks such a word, so the most
// frequent words need no break iterator.
static bool is_plain(Str word) {
    size_t lo = 0, hi = word.n;
    while (hi > lo && is_end_mark(word.at[hi - 1])) hi--;
    while (lo < hi && strchr("([\"'", word.at[lo])) lo++;
    if (lo == hi) return false;
    for (size_t i = lo; i < hi; i++) {
        if (!is_plain_inside((unsigned char)word.at[i])) return false;
    }
    return true;
}

bool word_is_address(Str word) {
    if (!memchr(word.at, '.', word.n)) return false;
    const size_t at = str_find_char(word, '@', 1);
    return (at != SIZE_MAX && str_find_char(word, '.', at) != SIZE_MAX) ||
           str_find(word, STR("://"), 0) != SIZE_MAX || str_find(word, STR("www."), 0) != SIZE_MAX;
}

static bool parts_address(char c) {
    return c && strchr("/?&-=._", c) != NULL;
}

static void add_address_breaks(Str word, uint8_t *breaks) {
    for (size_t i = 1; i < word.n; i++) {
        if (parts_address(word.at[i - 1]) && !parts_address(word.at[i]) &&
            breaks[i] == BREAK_NONE &&
            (is_plain_inside((unsigned char)word.at[i]) || word.at[i] == '%')) {
            breaks[i] = BREAK_HERE;
        }
    }
}

static bool ends_in_soft_hyphen(Str word, size_t at) {
    return at >= 2 && memcmp(word.at + at - 2, "\u00AD", 2) == 0;
}

const uint8_t *word_breaks(Segmenter *segmenter, Arena *arena, Str word, Str lang) {
    uint8_t *breaks = arena_push(arena, uint8_t, word.n + 1);
    if (is_plain(word)) return breaks;
    const uint8_t *parts = segment_lines(segmenter, arena, word, lang);
    for (size_t i = 1; i < word.n; i++) {
        if (parts[i] == PART_NOT) continue;
        breaks[i] = ends_in_soft_hyphen(word, i) ? BREAK_HYPHEN : BREAK_HERE;
    }
    if (word_is_address(word)) add_address_breaks(word, breaks);
    return breaks;
}
