// SPDX-License-Identifier: MIT
// Expansions: found in the whole text, so that a span's edge is no end of a word; given to the span
// that holds all of it.
#include "typeset/expansion.h"

#include "model/abbreviations.h"

static Str joined(Arena *arena, Text text) {
    if (text.n == 1) return text.at[0].text;
    size_t n = 0, used = 0;
    for (size_t i = 0; i < text.n; i++) n += text.at[i].text.n;
    char *at = arena_push(arena, char, n);
    for (size_t i = 0; i < text.n; i++) {
        const Str each = text.at[i].text;
        if (each.n) memcpy(at + used, each.at, each.n);
        used += each.n;
    }
    return (Str){at, used};
}

typedef struct {
    size_t span, start; // index of a span and the byte it begins at
} Cursor;

static void advance(Text text, size_t at, Cursor *cursor) {
    while (at >= cursor->start + text.at[cursor->span].text.n)
        cursor->start += text.at[cursor->span++].text.n;
}

static bool may_expand(const Setting *setting, const TextSpan *span, const Abbreviation *one) {
    if (span->code || span->unexpanded || span->alt.n || span->footnote) return false;
    return span->lang.n == 0 || str_eq(span->lang, setting->composition->lang) ||
           str_eq(span->lang, one->lang);
}

static void push(Arena *arena, TextRun *run, size_t at, const Abbreviation *one) {
    Expansion *more = arena_push(arena, Expansion, run->expansion_count + 1);
    const size_t n = run->expansion_count * sizeof *more;
    if (n) memcpy(more, run->expansions, n);
    more[run->expansion_count++] =
        (Expansion){.lo = (uint32_t)at,
                    .n = (uint32_t)one->text.n,
                    .words = one->words,
                    .lang = str_eq(one->lang, run->lang) ? (Str){0} : one->lang};
    run->expansions = more;
}

void expansions_find(const Setting *setting, Arena *arena, Text text, TextRun *runs) {
    const Abbreviations *all = setting->composition->abbreviations;
    if (!all || text.n == 0) return;
    const Str words = joined(arena, text);
    Cursor cursor = {0};
    size_t at = 0;
    const Abbreviation *one;
    for (size_t from = 0; (one = abbreviations_next(all, words, from, &at));) {
        from = at + one->text.n;
        advance(text, at, &cursor);
        const TextSpan *span = &text.at[cursor.span];
        const bool whole = from <= cursor.start + span->text.n;
        if (whole && may_expand(setting, span, one) && !abbreviation_is_explained(one, words, at))
            push(arena, &runs[cursor.span], at - cursor.start, one);
    }
}
