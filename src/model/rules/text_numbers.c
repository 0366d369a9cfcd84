// SPDX-License-Identifier: MIT
// NU-04: a number in words and the figures beside it agree: "sixty-seven (67)", "67 (sixty-seven)".
#include "model/rules/checks.h"
#include "model/rules/text.h"
#include "model/rules/text_icu.h"

enum { WORDS_MAX = 8 }; // longest number in words that is looked for

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c < 0;
}

// The digits of `figures` with separators of thousands left out.
static bool read_figures(Arena *arena, Str figures, int64_t *out) {
    char *digits = arena_push(arena, char, figures.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < figures.n; i++) {
        const bool separator = figures.at[i] == ',' && i > 0 && figures.n - i > 3;
        if (!separator) digits[n++] = figures.at[i];
    }
    return n > 0 && is_digit(digits[0]) && str_to_int64((Str){digits, n}, out);
}

static bool is_number(const TextJob *job, Str words, int64_t *out) {
    return speller_read(job->memory->speller, words, out);
}

// The words that end at `end`, the most of them that are a number; empty when none are.
static Span spelled_before(const TextJob *job, size_t end, int64_t *out) {
    const Str text = job->value->text;
    Span best = {0};
    size_t lo = end;
    for (int i = 0; i < WORDS_MAX && lo > 0; i++) {
        while (lo > 0 && text.at[lo - 1] == ' ') lo--;
        const size_t stop = lo;
        while (lo > 0 && is_letter_byte(text.at[lo - 1])) lo--;
        if (lo == stop) break;
        if (i == 0 && !speller_knows(job->memory->speller, str_slice(text, lo, end))) break;
        int64_t number;
        const Str words = str_slice(text, lo, end);
        if (!is_number(job, words, &number)) continue;
        best = (Span){(uint32_t)lo, (uint32_t)end};
        *out = number;
    }
    return best;
}

static void report(const TextJob *job, Span words, int64_t number, Span figures) {
    const Str text = job->value->text;
    text_report(job, "NU-04", words,
                str_format(job->diag->arena, "'%.*s' is %lld in words, but %.*s in figures",
                           (int)(words.hi - words.lo), text.at + words.lo, (long long)number,
                           (int)(figures.hi - figures.lo), text.at + figures.lo));
    diag_note(job->diag, value_place_at(job->value, figures.lo, figures.hi), "the figures");
    diag_help(job->diag, "make them one number");
}

// words "(" figures ")"
static void check_figures(const TextJob *job, size_t open, size_t close) {
    const Str text = job->value->text;
    int64_t figures, number = 0;
    const Span inside = {(uint32_t)open + 1, (uint32_t)close};
    if (!read_figures(job->diag->arena, str_slice(text, inside.lo, inside.hi), &figures)) return;
    size_t end = open;
    while (end > 0 && text.at[end - 1] == ' ') end--;
    const Span words = spelled_before(job, end, &number);
    // "this one (2)" counts nothing: it is a note.
    const bool pronoun = number == 1 && words.lo > 0;
    if (words.hi && number != figures && !pronoun) report(job, words, number, inside);
}

// figures "(" words ")"
static void check_words(const TextJob *job, size_t open, size_t close) {
    const Str text = job->value->text;
    int64_t figures, number = 0;
    size_t hi = open;
    while (hi > 0 && text.at[hi - 1] == ' ') hi--;
    size_t lo = hi;
    while (lo > 0 && (is_digit(text.at[lo - 1]) || text.at[lo - 1] == ',')) lo--;
    const Str words = str_slice(text, open + 1, close);
    const bool alone = lo == 0 || text.at[lo - 1] == ' ' || text.at[lo - 1] == '\n';
    if (!alone || !read_figures(job->diag->arena, str_slice(text, lo, hi), &figures)) return;
    if (!speller_knows(job->memory->speller, words)) return;
    if (!is_number(job, words, &number)) return;
    if (number != figures)
        report(job, (Span){(uint32_t)open + 1, (uint32_t)close}, number,
               (Span){(uint32_t)lo, (uint32_t)hi});
}

// CLDR's rules for a language cost a millisecond to load: once a document is enough.
static void open_speller(const TextJob *job) {
    Speller **speller = &job->memory->speller;
    if (!*speller) *speller = speller_open(job->diag->arena, job->lang);
}

void text_numbers_in_words(const TextJob *job) {
    enum { INSIDE_MAX = 80 };
    const Str text = job->value->text;
    for (size_t open = str_find_char(text, '(', 0); open != SIZE_MAX;
         open = str_find_char(text, '(', open + 1)) {
        const size_t close = str_find_char(str_slice(text, 0, open + INSIDE_MAX), ')', open);
        if (close == SIZE_MAX || close == open + 1) continue;
        open_speller(job);
        const ArenaMark mark = arena_mark(job->diag->arena);
        const size_t before = job->diag->findings.n;
        if (is_digit(text.at[open + 1]))
            check_figures(job, open, close);
        else if (open > 1 && (is_digit(text.at[open - 1]) || is_digit(text.at[open - 2])))
            check_words(job, open, close);
        if (job->diag->findings.n == before) arena_rewind(job->diag->arena, mark);
    }
}

void check_numbers_in_words(const Model *model, Diag *diag) {
    text_visit(model, diag, text_numbers_in_words);
}
