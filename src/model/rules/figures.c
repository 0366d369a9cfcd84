// SPDX-License-Identifier: MIT
// Whole numbers in texts.
#include "model/rules/figures.h"

static bool is_digit(Str text, size_t at) {
    return at < text.n && text.at[at] >= '0' && text.at[at] <= '9';
}

static bool is_joined(Str text, size_t at) {
    if (at >= text.n) return false;
    const unsigned char c = (unsigned char)text.at[at];
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    return letter || is_digit(text, at) || c == '/' || c == '-' || c == '#';
}

// Three digits behind a comma: a group of thousands.
static bool is_group(Str text, size_t at) {
    return at < text.n && text.at[at] == ',' && is_digit(text, at + 1) && is_digit(text, at + 2) &&
           is_digit(text, at + 3) && !is_digit(text, at + 4);
}

int64_t figure_at(Str text, size_t *at) {
    enum { DIGITS_MAX = 15 };
    int64_t value = 0;
    size_t digits = 0;
    for (size_t i = *at; i < text.n; i++) {
        const bool group = digits > 0 && digits <= 12 && is_group(text, i);
        if (!is_digit(text, i) && !group) break;
        if (!group) value = value * 10 + (text.at[i] - '0');
        if (!group && ++digits > DIGITS_MAX) return -1;
        *at = i + 1;
    }
    return digits ? value : -1;
}

static bool is_fraction(Str text, size_t at) {
    return at < text.n && (text.at[at] == '.' || text.at[at] == ',') && is_digit(text, at + 1);
}

// Addresses and paths hold numbers that count nothing.
static bool is_in_word(Str text, size_t lo, size_t hi) {
    const bool joined = (lo > 0 && is_joined(text, lo - 1)) || is_joined(text, hi);
    const bool part = lo > 1 && is_digit(text, lo - 2) && is_fraction(text, lo - 1);
    return joined || part || is_fraction(text, hi);
}

static const Record *root_of(const Record *record) {
    while (record && record->owner) record = record->owner;
    return record;
}

void figures_each(const TextJob *job, FigureCheck *check) {
    const Str text = job->value->text;
    const Record *root = root_of(job->owner);
    for (size_t i = 0; root && i < text.n;) {
        if (!is_digit(text, i)) {
            i++; // by far the most common
            continue;
        }
        size_t end = i;
        const int64_t value = figure_at(text, &end);
        if (value >= 0 && !is_in_word(text, i, end))
            check(job, &(Figure){value,
                                 {(uint32_t)i, (uint32_t)end},
                                 str_slice(text, 0, i),
                                 str_slice(text, end, text.n),
                                 root});
        i = end > i ? end : i + 1;
    }
}

bool figure_skip(Str text, size_t *at, Str word) {
    const size_t end = *at + word.n;
    if (end > text.n || !str_eq_ascii_fold(str_slice(text, *at, end), word)) return false;
    const char last = word.at[word.n - 1];
    const bool letters = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
    const unsigned char c = end < text.n ? (unsigned char)text.at[end] : ' ';
    const bool goes_on = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
    if (letters && goes_on) return false;
    *at = end;
    return true;
}

void figure_skip_blanks(Str text, size_t *at) {
    while (*at < text.n && (text.at[*at] == ' ' || text.at[*at] == '\n')) ++*at;
}

bool figure_counts(const Figure *figure, const Str *words) {
    for (const Str *word = words; word->n; word++) {
        size_t at = 0;
        figure_skip_blanks(figure->after, &at);
        if (at > 0 && figure_skip(figure->after, &at, *word)) return true;
    }
    return false;
}
