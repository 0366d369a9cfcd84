// SPDX-License-Identifier: MIT
// ICU formatters. ICU's C interface takes message arguments as varargs whose types must be those
// of the pattern, else it reads garbage: texts come first, numbers after them, always as double.
#include "compose/icu_format.h"

#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/umsg.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { TEXTS = 4, NUMBERS = 4, WORDS = 512 };

// A NUL-terminated UTF-16 copy.
static UChar *to_utf16(Arena *arena, Str s, int32_t *n) {
    UChar *at = arena_push(arena, UChar, s.n + 1);
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(at, (int32_t)s.n + 1, n, s.at ? s.at : "", (int32_t)s.n, &status);
    if (U_FAILURE(status)) *n = 0;
    return at;
}

static Str to_utf8(Arena *arena, const UChar *at, int32_t n) {
    const int32_t cap = n * 3 + 1;
    char *to = arena_push(arena, char, (size_t)cap);
    int32_t used = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(to, cap, &used, at, n, &status);
    return U_FAILURE(status) ? (Str){0} : (Str){to, (size_t)used};
}

void *icu_message_open(Arena *arena, Str pattern, const char *locale, const char **error) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;
    const UChar *words = to_utf16(arena, pattern, &n);
    UMessageFormat *formatter = umsg_open(words, n, locale, NULL, &status);
    if (U_SUCCESS(status)) return formatter;
    *error = u_errorName(status);
    umsg_close(formatter);
    return NULL;
}

void icu_message_close(void *formatter) {
    if (formatter) umsg_close(formatter);
}

// The arguments of one message, and where its words go.
typedef struct {
    UChar *text[TEXTS];
    size_t texts;
    double number[NUMBERS];
    UChar *to;
    int32_t cap; // [UTF-16 units]
} Call;

// The varargs call for each number of texts; numbers that the pattern does not have are not read.
static int32_t call_format(const UMessageFormat *f, const Call *call, UErrorCode *status) {
    UChar *const *t = call->text;
    const double *d = call->number;
    UChar *to = call->to;
    const int32_t cap = call->cap;
    switch (call->texts) {
    case 0: return umsg_format(f, to, cap, status, d[0], d[1], d[2], d[3]);
    case 1: return umsg_format(f, to, cap, status, t[0], d[0], d[1], d[2], d[3]);
    case 2: return umsg_format(f, to, cap, status, t[0], t[1], d[0], d[1], d[2], d[3]);
    case 3: return umsg_format(f, to, cap, status, t[0], t[1], t[2], d[0], d[1], d[2], d[3]);
    default: return umsg_format(f, to, cap, status, t[0], t[1], t[2], t[3], d[0], d[1], d[2], d[3]);
    }
}

Str icu_message_format(Arena *arena, void *formatter, const IcuValues *values) {
    UChar first[WORDS];
    Call call = {.texts = values->text_count, .to = first, .cap = WORDS};
    int32_t ignored = 0;
    for (size_t i = 0; i < values->text_count; i++)
        call.text[i] = to_utf16(arena, values->texts[i], &ignored);
    for (size_t i = 0; i < values->number_count; i++) call.number[i] = (double)values->numbers[i];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = call_format(formatter, &call, &status);
    if (status != U_BUFFER_OVERFLOW_ERROR) {
        return U_FAILURE(status) ? (Str){0} : to_utf8(arena, first, n);
    }
    call.cap = n + 1;
    call.to = arena_push(arena, UChar, (size_t)call.cap);
    status = U_ZERO_ERROR;
    n = call_format(formatter, &call, &status);
    return U_FAILURE(status) ? (Str){0} : to_utf8(arena, call.to, n);
}

void *icu_number_open(const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    return unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
}

void icu_number_close(void *formatter) {
    if (formatter) unum_close(formatter);
}

Str icu_number_format(Arena *arena, void *formatter, int64_t number) {
    UChar words[64];
    UErrorCode status = U_ZERO_ERROR;
    const int32_t n = unum_formatInt64(formatter, number, words, 64, NULL, &status);
    return U_FAILURE(status) ? str_format(arena, "%lld", (long long)number)
                             : to_utf8(arena, words, n);
}

void *icu_date_open(Arena *arena, Str pattern, const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;
    int32_t zone_n = 0;
    const UChar *words = to_utf16(arena, pattern, &n);
    const UChar *zone = to_utf16(arena, STR("Etc/UTC"), &zone_n);
    UDateFormat *formatter =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, zone, zone_n, words, n, &status);
    return U_FAILURE(status) ? NULL : formatter;
}

void icu_date_close(void *formatter) {
    if (formatter) udat_close(formatter);
}

Str icu_date_format(Arena *arena, void *formatter, int32_t day) {
    UChar words[128];
    UErrorCode status = U_ZERO_ERROR;
    const double noon = (double)day * 86400000.0 + 43200000.0;
    const int32_t n = udat_format(formatter, noon, words, 128, NULL, &status);
    return U_FAILURE(status) ? (Str){0} : to_utf8(arena, words, n);
}

Str icu_language_name(Arena *arena, Str lang, Str in) {
    UChar words[WORDS];
    UErrorCode status = U_ZERO_ERROR;
    const int32_t n = uloc_getDisplayName(str_cstring(arena, lang), str_cstring(arena, in), words,
                                          WORDS, &status);
    return U_FAILURE(status) ? (Str){0} : to_utf8(arena, words, n);
}

bool icu_is_right_to_left(Arena *arena, Str lang) {
    return uloc_isRightToLeft(str_cstring(arena, lang));
}
