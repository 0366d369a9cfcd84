// SPDX-License-Identifier: MIT
// Numbers that can be worked out. NU-01: shares add up to 100. NU-02: a percentage is that of its
// fraction. NU-03: sums and differences are right.
#include "model/entities.h"
#include "model/rules/ask.h"
#include "model/rules/figures.h"

enum { PERCENT = 100, TERMS_MAX = 32 };

// Rounded to the nearest whole percent; a half may go either way.
static bool is_percent_of(int64_t percent, int64_t part, int64_t whole) {
    if (part > INT64_MAX / (4 * PERCENT) || whole > INT64_MAX / (4 * PERCENT) || whole == 0)
        return true;
    if (percent > 10 * PERCENT) return false;
    const int64_t twice = 2 * (PERCENT * part - percent * whole);
    return twice <= whole && twice >= -whole;
}

static void check_bar(Diag *diag, const Record *bar) {
    const Datum *value = record_field(bar, STR("value")), *of = record_field(bar, STR("of"));
    const Datum *percent = record_field(bar, STR("percent"));
    const bool all =
        value->kind == DATUM_COUNT && of->kind == DATUM_COUNT && percent->kind == DATUM_COUNT;
    if (!all || is_percent_of(percent->count, value->count, of->count)) return;
    diag_add(diag, SEVERITY_ERROR, "NU-02", record_place(bar, STR("percent")),
             "%lld percent is not %lld of %lld", (long long)percent->count, (long long)value->count,
             (long long)of->count);
    diag_note(diag, record_place(bar, STR("value")), "the value is here");
    ask_end(diag, bar, STR("percent"), "correct one of the three numbers", "NU-02");
}

static void see_bar(void *self, const Record *record) {
    if (record->entity == &ENTITY_BAR) check_bar(self, record);
}

// "9 of 14 (65 %)", "9/14 = 64%": what stands between the whole and its percentage.
static bool skip_to_percent(Str text, size_t *at) {
    static const Str SIGNS[] = {STR_INIT("("), STR_INIT("="), STR_INIT(","), STR_INIT("or")};
    figure_skip_blanks(text, at);
    for (size_t i = 0; i < COUNT_OF(SIGNS); i++)
        if (figure_skip(text, at, SIGNS[i])) {
            figure_skip_blanks(text, at);
            return true;
        }
    return false;
}

static bool skip_percent_sign(Str text, size_t *at) {
    static const Str SIGNS[] = {STR_INIT("%"), STR_INIT("percent"), STR_INIT("per cent")};
    size_t end = *at;
    while (end < text.n && (text.at[end] == ' ' || (unsigned char)text.at[end] >= 0x80)) end++;
    for (size_t i = 0; i < COUNT_OF(SIGNS); i++)
        if (figure_skip(text, &end, SIGNS[i])) return *at = end, true;
    return false;
}

static bool skip_of(Str text, size_t *at) {
    static const Str WORDS[] = {STR_INIT("/"),  STR_INIT("out of"), STR_INIT("of"),
                                STR_INIT("de"), STR_INIT("sur"),    STR_INIT("из")};
    figure_skip_blanks(text, at);
    for (size_t i = 0; i < COUNT_OF(WORDS); i++)
        if (figure_skip(text, at, WORDS[i])) {
            figure_skip_blanks(text, at);
            return true;
        }
    return false;
}

static bool starts_number(Str text, size_t at) {
    const char c = at > 0 ? text.at[at - 1] : ' ';
    return (c < '0' || c > '9') && c != '.' && c != ',' && c != '/' && c != '-';
}

static void check_fraction(const TextJob *job, size_t lo) {
    const Str text = job->value->text;
    size_t at = lo;
    const int64_t part = figure_at(text, &at);
    if (part < 0 || !skip_of(text, &at)) return;
    const int64_t whole = figure_at(text, &at);
    if (whole <= 0 || part > whole || !skip_to_percent(text, &at)) return;
    const size_t from = at;
    const int64_t percent = figure_at(text, &at);
    const size_t to = at;
    if (percent < 0 || !skip_percent_sign(text, &at) || is_percent_of(percent, part, whole)) return;
    text_report(job, "NU-02", (Span){(uint32_t)from, (uint32_t)to},
                str_format(job->diag->arena, "%lld percent is not %lld of %lld", (long long)percent,
                           (long long)part, (long long)whole));
    diag_note(job->diag, value_place_at(job->value, lo, from), "the fraction is here");
    check_waiver_help(job->diag, "correct one of the three numbers", "NU-02");
}

static void see_fractions(const TextJob *job) {
    const Str text = job->value->text;
    for (size_t i = 0; i < text.n; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9' && starts_number(text, i))
            check_fraction(job, i);
}

void check_fractions(const Model *model, Diag *diag) {
    model_visit(&(Visitor){.record = see_bar, .self = diag}, model->root);
    text_visit(model, diag, see_fractions);
}

// The bars are parts of one whole: each has a percentage, and none another whole.
static bool are_shares(const Datum *bars, int64_t *sum) {
    const Datum *whole = NULL;
    for (size_t i = 0; i < bars->n; i++) {
        const Datum *percent = record_field(bars->items[i].record, STR("percent"));
        const Datum *of = record_field(bars->items[i].record, STR("of"));
        if (percent->kind != DATUM_COUNT || percent->count > PERCENT) return false;
        const bool other = whole && (whole->kind != of->kind || whole->count != of->count);
        if (other) return false;
        whole = of;
        *sum += percent->count;
    }
    return bars->n > 1;
}

// Shares of a whole that is not given may be of several: then only near misses are meant.
static void check_shares(void *self, const Record *chart) {
    enum { NEAR_MISS = 5 };
    Diag *diag = self;
    int64_t sum = 0;
    if (chart->entity != &ENTITY_CHART) return;
    const Datum *bars = record_list(chart, STR("bars"));
    if (!are_shares(bars, &sum) || sum == PERCENT) return;
    if (sum < PERCENT - NEAR_MISS || sum > PERCENT + NEAR_MISS) return;
    diag_add(diag, SEVERITY_INFO, "NU-01", record_place(chart, STR("bars")),
             "the percentages add up to %lld", (long long)sum);
    diag_note(diag, record_place(bars->items[0].record, STR("percent")), "the first of them");
    ask_end(diag, chart, STR("bars"), "say that they are rounded", "NU-01");
}

void check_shares_of_charts(const Model *model, Diag *diag) {
    model_visit(&(Visitor){.record = check_shares, .self = diag}, model->root);
}

static int sign_at(Str text, size_t *at) {
    figure_skip_blanks(text, at);
    int sign = 0;
    if (figure_skip(text, at, STR("+")))
        sign = 1;
    else if (figure_skip(text, at, STR("-")) || figure_skip(text, at, STR("–")) ||
             figure_skip(text, at, STR("−")))
        sign = -1;
    figure_skip_blanks(text, at);
    return sign;
}

static bool ends_sum(Str text, size_t at) {
    const char c = at < text.n ? text.at[at] : ' ';
    const bool fraction = (c == '.' || c == ',') && at + 1 < text.n && text.at[at + 1] >= '0' &&
                          text.at[at + 1] <= '9';
    return !fraction && c != '/' && c != '-';
}

// number {("+" | "-") number} "=" number
static void check_sum(const TextJob *job, size_t lo, size_t *end) {
    const Str text = job->value->text;
    size_t at = lo, terms = 1;
    int64_t sum = figure_at(text, &at);
    *end = at;
    for (int sign; sum >= 0 && terms < TERMS_MAX && (sign = sign_at(text, &at)) != 0; terms++) {
        const int64_t term = figure_at(text, &at);
        if (term < 0) return;
        sum += sign * term;
        *end = at;
    }
    if (terms < 2 || !figure_skip(text, &at, STR("="))) return;
    figure_skip_blanks(text, &at);
    const size_t from = at;
    const int64_t stated = figure_at(text, &at);
    if (stated < 0 || stated == sum || stated == -sum || !ends_sum(text, at)) return;
    text_report(job, "NU-03", (Span){(uint32_t)from, (uint32_t)at},
                str_format(job->diag->arena, "the numbers before it give %lld, not %lld",
                           (long long)sum, (long long)stated));
    diag_note(job->diag, value_place_at(job->value, lo, from), "these are the numbers");
    check_waiver_help(job->diag, "correct one of the numbers", "NU-03");
}

static void see_sums(const TextJob *job) {
    const Str text = job->value->text;
    for (size_t i = 0; i < text.n;) {
        size_t end = i + 1;
        const bool digit = text.at[i] >= '0' && text.at[i] <= '9';
        if (digit && starts_number(text, i)) check_sum(job, i, &end);
        i = end > i ? end : i + 1;
    }
}

void check_sums_in_texts(const Model *model, Diag *diag) {
    text_visit(model, diag, see_sums);
}
