// SPDX-License-Identifier: MIT
// Segment: adapter of ICU's break iterators and bidi. ICU works on UTF-16: text is converted with
// a map back to byte offsets. Iterators are kept, one for each language.
#include "text/segment.h"

#include <stdlib.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>

#include "base/utf8.h"

enum { MAX_LANGS = 16, MAX_LOCALE = 64 };

typedef struct {
    char lang[MAX_LOCALE];
    UBreakIterator *lines;
} LangBreaks;

struct Segmenter {
    LangBreaks langs[MAX_LANGS];
    size_t lang_count;
    UBreakIterator *graphemes;
    UBiDi *bidi;
};

Segmenter *segmenter_new(void) {
    Segmenter *segmenter = calloc(1, sizeof *segmenter);
    if (!segmenter) fatal_out_of_memory(sizeof *segmenter);
    return segmenter;
}

void segmenter_drop(Segmenter *segmenter) {
    if (!segmenter) return;
    for (size_t i = 0; i < segmenter->lang_count; i++) ubrk_close(segmenter->langs[i].lines);
    if (segmenter->graphemes) ubrk_close(segmenter->graphemes);
    if (segmenter->bidi) ubidi_close(segmenter->bidi);
    free(segmenter);
}

typedef struct {
    UChar *units;
    uint32_t *bytes; // byte offset of each unit, and of the end
    int32_t n;
} Wide;

static Wide widen(Arena *arena, Str text) {
    Wide wide = {arena_push(arena, UChar, text.n + 1), arena_push(arena, uint32_t, text.n + 1), 0};
    for (size_t offset = 0; offset < text.n;) {
        const uint32_t lo = (uint32_t)offset;
        const UChar32 scalar = (UChar32)utf8_next(text, &offset);
        const int32_t from = wide.n;
        U16_APPEND_UNSAFE(wide.units, wide.n, scalar);
        for (int32_t i = from; i < wide.n; i++) wide.bytes[i] = lo;
    }
    wide.bytes[wide.n] = (uint32_t)text.n;
    return wide;
}

// Strict rules keep small kana and the like off the start of a line.
static UBreakIterator *open_lines(Str lang) {
    char locale[MAX_LOCALE + 16] = "";
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(lang.at, locale, MAX_LOCALE, NULL, &status);
    if (U_FAILURE(status)) locale[0] = '\0';
    status = U_ZERO_ERROR;
    uloc_setKeywordValue("lb", "strict", locale, (int32_t)sizeof locale, &status);
    status = U_ZERO_ERROR;
    UBreakIterator *lines = ubrk_open(UBRK_LINE, locale, NULL, 0, &status);
    return U_SUCCESS(status) ? lines : NULL;
}

static UBreakIterator *lines_of(Segmenter *segmenter, Str lang) {
    char name[MAX_LOCALE] = "";
    memcpy(name, lang.at, lang.n < MAX_LOCALE ? lang.n : 0);
    for (size_t i = 0; i < segmenter->lang_count; i++) {
        if (strcmp(segmenter->langs[i].lang, name) == 0) return segmenter->langs[i].lines;
    }
    UBreakIterator *lines = open_lines(str_of(name));
    if (!lines) return segmenter->lang_count ? segmenter->langs[0].lines : NULL;
    if (segmenter->lang_count == MAX_LANGS)
        ubrk_close(segmenter->langs[--segmenter->lang_count].lines);
    LangBreaks *kept = &segmenter->langs[segmenter->lang_count++];
    memcpy(kept->lang, name, sizeof name);
    kept->lines = lines;
    return lines;
}

static void mark_bounds(UBreakIterator *iterator, const Wide *wide, uint8_t *parts) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, wide->units, wide->n, &status);
    if (U_FAILURE(status)) return;
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
        const bool hard = ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD;
        parts[wide->bytes[at]] = hard ? PART_FORCED : PART_ALLOWED;
    }
}

const uint8_t *segment_lines(Segmenter *segmenter, Arena *arena, Str text, Str lang) {
    uint8_t *parts = arena_push(arena, uint8_t, text.n + 1);
    const Wide wide = widen(arena, text);
    UBreakIterator *lines = lines_of(segmenter, lang);
    if (lines) mark_bounds(lines, &wide, parts);
    parts[0] = PART_NOT;
    return parts;
}

const uint8_t *segment_graphemes(Segmenter *segmenter, Arena *arena, Str text) {
    uint8_t *parts = arena_push(arena, uint8_t, text.n + 1);
    const Wide wide = widen(arena, text);
    UErrorCode status = U_ZERO_ERROR;
    if (!segmenter->graphemes)
        segmenter->graphemes = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    if (U_SUCCESS(status)) mark_bounds(segmenter->graphemes, &wide, parts);
    parts[0] = parts[text.n] = PART_ALLOWED;
    return parts;
}

const uint8_t *segment_levels(Segmenter *segmenter, Arena *arena, Str text, bool right_to_left) {
    const uint8_t base = right_to_left ? 1 : 0;
    uint8_t *levels = arena_push(arena, uint8_t, text.n + 1);
    memset(levels, base, text.n + 1);
    const Wide wide = widen(arena, text);
    UErrorCode status = U_ZERO_ERROR;
    if (!segmenter->bidi) segmenter->bidi = ubidi_open();
    ubidi_setPara(segmenter->bidi, wide.units, wide.n, base, NULL, &status);
    const UBiDiLevel *found = wide.n ? ubidi_getLevels(segmenter->bidi, &status) : NULL;
    if (U_FAILURE(status) || !found) return levels;
    for (int32_t i = 0; i < wide.n; i++) {
        for (uint32_t at = wide.bytes[i]; at < wide.bytes[i + 1]; at++) levels[at] = found[i];
    }
    return levels;
}

// Right-to-left letters, Arabic digits and the controls of UAX #9.
static bool can_reorder(uint32_t scalar) {
    if (scalar < 0x590) return false;
    if (scalar <= 0x8FF) return true;
    if (scalar < 0x200E) return false;
    if (scalar <= 0x2069) {
        return scalar <= 0x200F || (scalar >= 0x202A && scalar <= 0x202E) || scalar >= 0x2066;
    }
    return (scalar >= 0xFB1D && scalar <= 0xFDFF) || (scalar >= 0xFE70 && scalar <= 0xFEFE) ||
           (scalar >= 0x10800 && scalar <= 0x10FFF) || (scalar >= 0x1E800 && scalar <= 0x1EFFF);
}

bool segment_needs_levels(Str text) {
    for (size_t offset = 0; offset < text.n;) {
        if ((unsigned char)text.at[offset] < 0x80) {
            offset++;
        } else if (can_reorder(utf8_next(text, &offset))) {
            return true;
        }
    }
    return false;
}
