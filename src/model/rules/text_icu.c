// SPDX-License-Identifier: MIT
// Text by ICU: UTF-8 in, UTF-16 inside, UTF-8 out.
#include "model/rules/text_icu.h"

#include "base/map.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

enum { LABEL_BYTES = 256, EXPANSION = 18 }; // NFKC makes at most 18 characters of one

typedef struct {
    UChar *at;
    int32_t n;
} Wide;

static Wide widen(Arena *arena, Str text) {
    UErrorCode status = U_ZERO_ERROR;
    Wide wide = {arena_push(arena, UChar, text.n + 1), 0};
    u_strFromUTF8(wide.at, (int32_t)text.n + 1, &wide.n, text.at, (int32_t)text.n, &status);
    return wide;
}

static Str narrow(Arena *arena, const UChar *at, int32_t n) {
    UErrorCode status = U_ZERO_ERROR;
    const int32_t room = n * 3 + 1;
    char *bytes = arena_push(arena, char, (size_t)room);
    int32_t length = 0;
    u_strToUTF8(bytes, room, &length, at, n, &status);
    return (Str){bytes, (size_t)length};
}

static Str normalized(Arena *arena, const UNormalizer2 *form, Str text) {
    UErrorCode status = U_ZERO_ERROR;
    const Wide wide = widen(arena, text);
    const int32_t room = wide.n * EXPANSION + 1;
    UChar *out = arena_push(arena, UChar, (size_t)room);
    const int32_t n = unorm2_normalize(form, wide.at, wide.n, out, room, &status);
    return U_SUCCESS(status) ? narrow(arena, out, n) : text;
}

Str text_nfc(Arena *arena, Str text) {
    UErrorCode status = U_ZERO_ERROR;
    return normalized(arena, unorm2_getNFCInstance(&status), text);
}

Str text_nfkc(Arena *arena, Str text) {
    UErrorCode status = U_ZERO_ERROR;
    return normalized(arena, unorm2_getNFKCInstance(&status), text);
}

Str text_reversed(Arena *arena, Str text) {
    UErrorCode status = U_ZERO_ERROR;
    const Wide wide = widen(arena, text);
    UChar *out = arena_push(arena, UChar, (size_t)wide.n + 1);
    const int32_t n =
        ubidi_writeReverse(wide.at, wide.n, out, wide.n + 1, UBIDI_KEEP_BASE_COMBINING, &status);
    return U_SUCCESS(status) ? narrow(arena, out, n) : text;
}

typedef int32_t IdnaFunction(const UIDNA *, const char *, int32_t, char *, int32_t, UIDNAInfo *,
                             UErrorCode *);

static Str converted(Arena *arena, IdnaFunction *convert, Str label) {
    UErrorCode status = U_ZERO_ERROR;
    if (label.n >= LABEL_BYTES) return (Str){0};
    UIDNA *idna =
        uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII |
                            UIDNA_NONTRANSITIONAL_TO_UNICODE,
                        &status);
    if (U_FAILURE(status)) return (Str){0};
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    char *out = arena_push(arena, char, LABEL_BYTES);
    const int32_t n = convert(idna, label.at, (int32_t)label.n, out, LABEL_BYTES, &info, &status);
    uidna_close(idna);
    return U_SUCCESS(status) && info.errors == 0 ? (Str){out, (size_t)n} : (Str){0};
}

Str text_to_a_label(Arena *arena, Str label) {
    return converted(arena, uidna_labelToASCII_UTF8, label);
}

Str text_to_u_label(Arena *arena, Str label) {
    return converted(arena, uidna_labelToUnicodeUTF8, label);
}

struct Speller {
    Arena *arena;
    UNumberFormat *format; // NULL when ICU has no rules for the language
    Map words;             // last words of numbers
};

static Str last_word(Str text) {
    size_t at = text.n;
    while (at > 0 && text.at[at - 1] != ' ' && text.at[at - 1] != '-') at--;
    return str_slice(text, at, text.n);
}

static Str lower(Arena *arena, Str text) {
    UErrorCode status = U_ZERO_ERROR;
    const Wide wide = widen(arena, text);
    const int32_t room = wide.n * 3 + 1;
    UChar *out = arena_push(arena, UChar, (size_t)room);
    const int32_t n = u_strToLower(out, room, wide.at, wide.n, "", &status);
    return U_SUCCESS(status) ? narrow(arena, out, n) : text;
}

static void learn(Speller *speller, int64_t number) {
    enum { SPELLED_MAX = 128 };
    UErrorCode status = U_ZERO_ERROR;
    UChar spelled[SPELLED_MAX];
    const int32_t n =
        unum_formatInt64(speller->format, number, spelled, SPELLED_MAX, NULL, &status);
    if (U_FAILURE(status)) return;
    const Str word = last_word(narrow(speller->arena, spelled, n));
    map_put(speller->arena, &speller->words, word, speller);
}

// Every number ends like one of these.
static void learn_words(Speller *speller) {
    for (int64_t i = 0; i <= 100; i++) learn(speller, i);
    for (int64_t power = 100; power <= 1000000000; power *= 10)
        for (int64_t times = 1; times <= 9; times++) learn(speller, power * times);
}

Speller *speller_open(Arena *arena, Str lang) {
    UErrorCode status = U_ZERO_ERROR;
    Speller *speller = arena_push(arena, Speller, 1);
    speller->arena = arena;
    speller->format = unum_open(UNUM_SPELLOUT, NULL, 0, str_cstring(arena, lang), NULL, &status);
    if (speller->format) learn_words(speller);
    return speller;
}

void speller_close(Speller *speller) {
    if (speller && speller->format) unum_close(speller->format);
}

bool speller_knows(const Speller *speller, Str word) {
    return map_lookup(&speller->words, lower(speller->arena, last_word(word))) != NULL;
}

bool speller_read(const Speller *speller, Str words, int64_t *out) {
    UErrorCode status = U_ZERO_ERROR;
    if (!speller->format) return false;
    const Wide wide = widen(speller->arena, lower(speller->arena, words));
    int32_t end = 0;
    *out = unum_parseInt64(speller->format, wide.at, wide.n, &end, &status);
    return U_SUCCESS(status) && end == wide.n;
}

LetterKind text_letter_kind(uint32_t scalar) {
    const UChar32 c = (UChar32)scalar;
    const UCharDirection direction = u_charDirection(c);
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return u_isalpha(c) ? LETTER_RTL : LETTER_OTHER;
    if (direction == U_DIR_NON_SPACING_MARK) return LETTER_RTL_MARK;
    return u_isUWhiteSpace(c) ? LETTER_BLANK : LETTER_OTHER;
}

static int32_t decomposition_of(UChar32 c) {
    return u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
}

bool text_is_final_form(uint32_t scalar) {
    switch (scalar) {
    case 0x05DA: // Hebrew final kaf, mem, nun, pe, tsadi
    case 0x05DD:
    case 0x05DF:
    case 0x05E3:
    case 0x05E5:
    case 0x0629: return true; // Arabic teh marbuta
    default: return scalar > 0xFB00 && decomposition_of((UChar32)scalar) == U_DT_FINAL;
    }
}

bool text_is_initial_form(uint32_t scalar) {
    return scalar > 0xFB00 && decomposition_of((UChar32)scalar) == U_DT_INITIAL;
}

bool text_is_letter(uint32_t scalar) {
    return u_isalpha((UChar32)scalar);
}

bool text_is_lower(uint32_t scalar) {
    return u_islower((UChar32)scalar);
}

bool text_same_script(uint32_t a, uint32_t b) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript((UChar32)a, &status) == uscript_getScript((UChar32)b, &status);
}

// Words that are one sign, such as the honorific U+FDFA and the currency sign U+FDFC, stay.
bool text_is_presentation_form(uint32_t scalar) {
    const bool latin_or_hebrew = scalar >= 0xFB00 && scalar <= 0xFB4F;
    const bool arabic =
        (scalar >= 0xFB50 && scalar <= 0xFDEF) || (scalar >= 0xFE70 && scalar <= 0xFEFE);
    return (latin_or_hebrew || arabic) && decomposition_of((UChar32)scalar) != U_DT_NONE;
}
