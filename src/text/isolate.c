// SPDX-License-Identifier: MIT
// Isolate: addresses are words with a dot and "://", "www." or "@"; telephone numbers begin with
// "+" and a digit and go on over blanks, hyphens and parentheses to their last digit.
#include "text/isolate.h"

#include "text/word_breaks.h"

enum { PHONE_DIGITS = 7 }; // fewer are a number with a sign

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_plain(char c) {
    return c > ' ' && c < 0x7F;
}

static bool is_letter_or_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Signs that belong to the sentence when they end a word.
static bool ends_sentence(char c) {
    return strchr(".,;:!?)]}>\"'", c) != NULL;
}

// The address among the ASCII characters of [lo, hi), a word between blanks; empty when none.
static Span address_in(Str text, size_t lo, size_t hi) {
    while (lo < hi && !is_letter_or_digit(text.at[lo])) lo++;
    size_t end = lo;
    while (end < hi && is_plain(text.at[end])) end++;
    while (end > lo && ends_sentence(text.at[end - 1])) end--;
    if (!word_is_address(str_slice(text, lo, end))) end = lo;
    return (Span){(uint32_t)lo, (uint32_t)end};
}

// Bytes of what may stand between two digits of a telephone number, 0 for anything else.
static size_t phone_sign(Str text, size_t at) {
    if (strchr(" ()-./", text.at[at])) return 1;
    return str_starts(str_slice(text, at, text.n), STR("\u00A0")) ? 2 : 0;
}

// The end of the telephone number that begins at `lo`, or `lo`.
static size_t phone_end(Str text, size_t lo) {
    if (text.at[lo] != '+' || lo + 1 == text.n || !is_digit(text.at[lo + 1])) return lo;
    size_t end = lo, digits = 0;
    for (size_t at = lo + 1; at < text.n;) {
        const size_t n = is_digit(text.at[at]) ? 1 : phone_sign(text, at);
        if (n == 0) break;
        if (is_digit(text.at[at])) {
            digits++;
            end = at + 1;
        }
        at += n;
    }
    return digits >= PHONE_DIGITS ? end : lo;
}

Str isolate_view(Arena *arena, Str text) {
    char *view = NULL;
    for (size_t at = 0; at < text.n;) {
        size_t hi = at;
        while (hi < text.n && text.at[hi] != ' ') hi++;
        Span span = address_in(text, at, hi);
        const size_t phone = phone_end(text, at);
        if (phone > at) span = (Span){(uint32_t)at, (uint32_t)phone};
        if (span.hi > span.lo) {
            if (!view) view = (char *)str_copy(arena, text).at;
            memset(view + span.lo, 'a', span.hi - span.lo);
        }
        at = span.hi > hi ? span.hi : hi + 1;
    }
    return view ? (Str){view, text.n} : text;
}
