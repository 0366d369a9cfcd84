// SPDX-License-Identifier: MIT
// The time axis of a chart. DA-05: one snapshot a quarter, each label once. DA-06: a month is in
// the quarter of its label, and ends it. DA-07: labels of one style. CH-03: steps are equal.
#include "model/derive.h"
#include "model/rules/ask.h"

typedef struct {
    Diag *diag;
    const Record **snapshots; // oldest first
    size_t n;
} Axis;

typedef void AxisCheck(const Axis *axis);

static const Date *days_of(const Record *snapshot) {
    return ask_date(record_period(snapshot), STR("date"));
}

static Place period_place(const Record *snapshot) {
    return record_place(snapshot, STR("period"));
}

static Str period_id(const Record *snapshot) {
    return record_string(snapshot, STR("period"));
}

static void each_axis(const Model *model, Diag *diag, AxisCheck *check) {
    const Datum *reviews = record_list(model->root, STR("reviews"));
    Arena *scratch = arena_new(4096);
    for (size_t i = 0; i < reviews->n; i++) {
        Axis axis = {.diag = diag};
        axis.n = model_snapshots(scratch, reviews->items[i].record, &axis.snapshots);
        check(&axis);
    }
    arena_drop(scratch);
}

// Quarters are counted through the years; -1 when the days are of several.
static int32_t quarter_of(const Date *date) {
    const int32_t first = ask_month_of(date->first) / 3, last = ask_month_of(date->last) / 3;
    return first == last ? first : -1;
}

static void check_quarters(const Axis *axis) {
    for (size_t i = 1; i < axis->n; i++) {
        const Record *before = axis->snapshots[i - 1], *snapshot = axis->snapshots[i];
        const int32_t quarter = quarter_of(days_of(snapshot));
        if (quarter < 0 || quarter != quarter_of(days_of(before))) continue;
        if (str_eq(period_id(before), period_id(snapshot))) continue; // CH-01
        diag_add(axis->diag, SEVERITY_WARNING, "DA-05", period_place(snapshot),
                 "%.*s and %.*s are two snapshots of one quarter", STR_ARGS(period_id(before)),
                 STR_ARGS(period_id(snapshot)));
        diag_note(axis->diag, period_place(before), "the other one is here");
        ask_end(axis->diag, snapshot, STR("period"), "keep that of the end of the quarter",
                "DA-05");
    }
}

static void check_repeated_labels(Diag *diag, const Datum *periods) {
    Arena *scratch = arena_new(4096);
    Map seen = {0};
    for (size_t i = 0; i < periods->n; i++) {
        const Record *period = periods->items[i].record;
        const Str label = record_string(period, STR("label"));
        const Record *first = label.n ? map_put(scratch, &seen, label, (void *)period) : NULL;
        if (!first) continue;
        diag_add(diag, SEVERITY_WARNING, "DA-05", record_place(period, STR("label")),
                 "the label '%.*s' is that of two periods", STR_ARGS(label));
        diag_note(diag, record_place(first, STR("label")), "it is used here already");
        ask_end(diag, period, STR("label"), "give one of the two another label", "DA-05");
    }
    arena_drop(scratch);
}

void check_one_snapshot_a_quarter(const Model *model, Diag *diag) {
    each_axis(model, diag, check_quarters);
    check_repeated_labels(diag, record_list(model->root, STR("periods")));
}

// 1..4 of a label such as "Q4 2022" or "T4 2022", and its year, 0 when it has none.
static int32_t quarter_named(Str label, int64_t *year) {
    *year = 0;
    for (size_t i = 0; i + 1 < label.n; i++) {
        const bool sign = label.at[i] == 'Q' || label.at[i] == 'T';
        const bool starts = i == 0 || label.at[i - 1] == ' ';
        if (!sign || !starts || label.at[i + 1] < '1' || label.at[i + 1] > '4') continue;
        const Str rest = str_trim(str_slice(label, i + 2, label.n));
        if (rest.n == 4) str_to_int64(rest, year);
        return label.at[i + 1] - '0';
    }
    return 0;
}

static void report_quarter(Diag *diag, const Record *period, Str problem) {
    diag_add(diag, SEVERITY_WARNING, "DA-06", record_place(period, STR("quarter")),
             "the period %.*s %.*s '%.*s'", STR_ARGS(record_string(period, STR("id"))),
             STR_ARGS(problem), STR_ARGS(record_string(period, STR("quarter"))));
    diag_note(diag, record_place(period, STR("id")), "the period is this one");
    ask_end(diag, period, STR("quarter"), "correct one of the two", "DA-06");
}

static void check_quarter_label(const Model *model, Diag *diag, const Record *period) {
    (void)model;
    int64_t year;
    const int32_t quarter = quarter_named(record_string(period, STR("quarter")), &year);
    const Date *date = ask_date(period, STR("date"));
    if (!quarter || !date) return;
    const int32_t last = ask_month_of(date->last), first = ask_month_of(date->first);
    const bool other_year = year && last / 12 != year && first / 12 != year;
    if (other_year || (last % 12 / 3 + 1 != quarter && first % 12 / 3 + 1 != quarter))
        report_quarter(diag, period, STR("is not in the quarter of its label"));
    else if (first == last && last % 3 != 2)
        report_quarter(diag, period, STR("does not end the quarter of its label"));
}

void check_quarter_labels(const Model *model, Diag *diag) {
    ask_each(model, diag, record_list(model->root, STR("periods")), check_quarter_label);
}

// How "JUNE 23" is written: digits of its year, case and length of its month.
typedef struct {
    size_t year_digits;
    bool capitals, whole;
    bool either; // May: its name is its abbreviation
} LabelStyle;

static bool is_all_capitals(Str word) {
    for (size_t i = 0; i < word.n; i++)
        if (word.at[i] >= 'a' && word.at[i] <= 'z') return false;
    return true;
}

// label = month " " year; false for every other label.
static bool style_of(Str label, LabelStyle *out) {
    const size_t blank = str_find_char(label, ' ', 0);
    if (blank == SIZE_MAX) return false;
    const Str month = str_slice(label, 0, blank), year = str_slice(label, blank + 1, label.n);
    int64_t number;
    const int named = date_month_named(month);
    if (!named || !str_to_int64(year, &number) || (year.n != 2 && year.n != 4)) return false;
    static const uint8_t LETTERS[] = {7, 8, 5, 5, 3, 4, 4, 6, 9, 7, 8, 8};
    *out = (LabelStyle){year.n, is_all_capitals(month), month.n == LETTERS[named - 1], named == 5};
    return true;
}

static bool styles_differ(const LabelStyle *a, const LabelStyle *b) {
    if (a->year_digits != b->year_digits || a->capitals != b->capitals) return true;
    return !a->either && !b->either && a->whole != b->whole;
}

static void report_style(Diag *diag, const Record *first, const Record *period) {
    diag_add(diag, SEVERITY_INFO, "DA-07", record_place(period, STR("label")),
             "the labels '%.*s' and '%.*s' are written in different ways",
             STR_ARGS(record_string(first, STR("label"))),
             STR_ARGS(record_string(period, STR("label"))));
    diag_note(diag, record_place(first, STR("label")), "the other one is here");
    ask_end(diag, period, STR("label"), "write all labels of the axis in one way", "DA-07");
}

void check_label_styles(const Model *model, Diag *diag) {
    const Datum *periods = record_list(model->root, STR("periods"));
    const Record *first = NULL;
    LabelStyle style = {0}, other = {0};
    for (size_t i = 0; i < periods->n; i++) {
        const Record *period = periods->items[i].record;
        if (!style_of(record_string(period, STR("label")), &other)) continue;
        if (first && styles_differ(&style, &other)) {
            report_style(diag, first, period);
            return;
        }
        if (!first) style = other;
        first = first ? first : period;
    }
}

static int32_t step_to(const Axis *axis, size_t i) {
    return ask_month_of(days_of(axis->snapshots[i])->last) -
           ask_month_of(days_of(axis->snapshots[i - 1])->last);
}

static void check_steps(const Axis *axis) {
    for (size_t i = 2; i < axis->n; i++) {
        const int32_t before = step_to(axis, i - 1), step = step_to(axis, i);
        if (step == before) continue;
        const Record *snapshot = axis->snapshots[i];
        diag_add(axis->diag, SEVERITY_WARNING, "CH-03", period_place(snapshot),
                 "bars at equal distances are not equal in time: %d months to %.*s, %d before",
                 (int)step, STR_ARGS(period_id(snapshot)), (int)before);
        diag_note(axis->diag, period_place(axis->snapshots[i - 1]), "the snapshot before");
        ask_end(axis->diag, snapshot, STR("period"), "leave out or add a snapshot", "CH-03");
        return;
    }
}

void check_equal_steps(const Model *model, Diag *diag) {
    each_axis(model, diag, check_steps);
}
