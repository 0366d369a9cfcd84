// SPDX-License-Identifier: MIT
// Folding by ICU: decomposed (UAX #15, NFKD), marks dropped, case folded.
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "model/rules/ask.h"

enum { GROWTH = 20 }; // [code units] of one character at most: U+FDFA decomposes to 18

static UChar *to_utf16(Arena *arena, Str text, int32_t *n) {
    UErrorCode error = U_ZERO_ERROR;
    UChar *out = arena_push(arena, UChar, text.n + 1);
    u_strFromUTF8(out, (int32_t)text.n + 1, n, text.at, (int32_t)text.n, &error);
    if (U_FAILURE(error)) *n = 0;
    return out;
}

// Letters with a stroke have no decomposition: ø, đ and ł are o, d and l to who types a name.
static UChar without_stroke(UChar c) {
    switch (c) {
    case 0xF8: return 'o';
    case 0x111: return 'd';
    case 0x142: return 'l';
    case 0x131: return 'i';
    default: return c;
    }
}

// Marks beyond the first plane stay: no name has them.
static int32_t drop_marks(UChar *units, int32_t n) {
    int32_t kept = 0;
    for (int32_t i = 0; i < n; i++)
        if (u_charType(units[i]) != U_NON_SPACING_MARK) units[kept++] = without_stroke(units[i]);
    return kept;
}

Str ask_folded(Arena *arena, Str text) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t n;
    const UChar *units = to_utf16(arena, text, &n);
    const UNormalizer2 *form = unorm2_getNFKDInstance(&error);
    const int32_t room = n * GROWTH + 1;
    UChar *folded = arena_push(arena, UChar, (size_t)room);
    n = U_SUCCESS(error) ? unorm2_normalize(form, units, n, folded, room, &error) : 0;
    UChar *small = arena_push(arena, UChar, (size_t)room);
    if (U_SUCCESS(error)) n = u_strFoldCase(small, room, folded, n, U_FOLD_CASE_DEFAULT, &error);
    if (U_FAILURE(error)) return text;
    n = drop_marks(small, n);
    const int32_t bytes = n * 3 + 1;
    char *out = arena_push(arena, char, (size_t)bytes);
    int32_t out_n = 0;
    u_strToUTF8(out, bytes, &out_n, small, n, &error);
    return U_FAILURE(error) ? text : (Str){out, (size_t)out_n};
}
