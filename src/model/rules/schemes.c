// SPDX-License-Identifier: MIT
// Numbers that name. ID-03: an id is of letters and digits joined by signs. ID-04: action items
// are numbered in order, without gaps. ID-01: one number is not used in two series.
#include "model/rules/ask.h"

static bool is_letter_or_digit(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

// What joins the parts of "6.4.2", "198-05", "A/74/280", "SAC090 R-1", "13_a".
static bool is_joint(char c) {
    return c == '.' || c == '-' || c == '/' || c == ' ' || c == '_';
}

// id = part {joint part} ["."] {"*"}; part = letters and digits, or these in parentheses.
static bool is_well_formed(Str id) {
    while (id.n > 1 && id.at[id.n - 1] == '*') id.n--;
    if (id.n > 1 && id.at[id.n - 1] == '.') id.n--;
    bool joined = true, open = false;
    for (size_t i = 0; i < id.n; i++) {
        const char c = id.at[i];
        if (c == '(' || c == ')') {
            if (open == (c == '(') || (c == ')' && joined)) return false;
            open = c == '(';
            joined = open;
        } else if (is_joint(c)) {
            if (joined) return false;
            joined = true;
        } else if (is_letter_or_digit((unsigned char)c)) {
            joined = false;
        } else {
            return false;
        }
    }
    return !joined && !open;
}

static Str repaired(Arena *arena, Str id) {
    char *out = arena_push(arena, char, id.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < id.n; i++) {
        const bool good = is_letter_or_digit((unsigned char)id.at[i]) || is_joint(id.at[i]);
        const char c = good ? id.at[i] : '.';
        const bool twice = n > 0 && is_joint(c) && is_joint(out[n - 1]);
        if (!twice && !(n == 0 && is_joint(c))) out[n++] = c;
    }
    while (n > 0 && is_joint(out[n - 1])) n--;
    return (Str){out, n};
}

static void check_id(const Model *model, Diag *diag, const Record *record) {
    (void)model;
    const Str id = record_string(record, STR("id"));
    if (id.n == 0 || is_well_formed(id)) return;
    diag_add(diag, SEVERITY_ERROR, "ID-03", record_place(record, STR("id")),
             "the id '%.*s' is not well formed", STR_ARGS(id));
    check_path(diag, record, STR("id"));
    const Str better = repaired(diag->arena, id);
    if (better.n)
        diag_help(diag, "did you mean '%.*s'?", STR_ARGS(better));
    else
        check_waiver_help(diag, "write letters and digits, joined by '.', '-' or '/'", "ID-03");
}

static const Datum *action_items(const Model *model) {
    return record_list(record_child(model->root, STR("action_items")), STR("items"));
}

void check_id_schemes(const Model *model, Diag *diag) {
    ask_each(model, diag, ask_table(model), check_id);
    ask_each(model, diag, action_items(model), check_id);
}

// The number at the end of an id, and what stands before it.
static bool split_id(Str id, Str *series, int64_t *number) {
    size_t lo = id.n;
    while (lo > 0 && id.at[lo - 1] >= '0' && id.at[lo - 1] <= '9') lo--;
    *series = str_slice(id, 0, lo);
    return lo < id.n && str_to_int64(str_slice(id, lo, id.n), number);
}

typedef struct {
    Str name;
    const Record *last;
    int64_t number;
    int step; // 1 or -1: as the first two go
    size_t gaps;
    const Record *first_gap;
    bool disordered;
} Series;

static void report_disorder(Diag *diag, const Series *series, const Record *item) {
    diag_add(diag, SEVERITY_INFO, "ID-04", record_place(item, STR("id")),
             "%.*s stands out of order", STR_ARGS(record_string(item, STR("id"))));
    diag_note(diag, record_place(series->last, STR("id")), "it follows this one");
    ask_end(diag, item, STR("id"), "put the items in the order of their numbers", "ID-04");
}

static void see_number(Diag *diag, Series *series, const Record *item, int64_t number) {
    const int64_t difference = series->last ? number - series->number : 0;
    const int step = difference > 0 ? 1 : -1;
    if (series->last && series->step == 0) series->step = step;
    if (series->last && step != series->step) {
        if (!series->disordered) report_disorder(diag, series, item);
        series->disordered = true;
    } else if (difference > 1 || difference < -1) {
        series->gaps += (size_t)(difference * step - 1);
        series->first_gap = series->first_gap ? series->first_gap : item;
    }
    series->last = item;
    series->number = number;
}

static void report_gaps(Diag *diag, const Series *series) {
    diag_add(diag, SEVERITY_INFO, "ID-04", record_place(series->first_gap, STR("id")),
             "%zu number%s missing in the list, the first before this one", series->gaps,
             series->gaps == 1 ? " is" : "s are");
    ask_end(diag, series->first_gap, STR("id"), "say where the others are", "ID-04");
}

static Series *series_of(Arena *arena, Map *all, const Record *item, Str prefix) {
    const Str name = str_format(arena, "%.*s %.*s", STR_ARGS(record_string(item, STR("series"))),
                                STR_ARGS(prefix));
    Series *series = map_lookup(all, name);
    if (series) return series;
    series = arena_push(arena, Series, 1);
    series->name = name;
    map_put(arena, all, name, series);
    return series;
}

static void report_same(Diag *diag, const Record *first, const Record *second) {
    diag_add(diag, SEVERITY_ERROR, "ID-01", record_place(second, STR("id")),
             "the id '%.*s' is used twice for an action item",
             STR_ARGS(record_string(second, STR("id"))));
    diag_note(diag, record_place(first, STR("id")), "it is used here already");
    check_path(diag, second, STR("id"));
    diag_help(diag, "give one of the two another id, or remove it");
}

static void report_two_series(Diag *diag, const Record *first, const Record *second) {
    diag_add(diag, SEVERITY_WARNING, "ID-01", record_place(second, STR("id")),
             "the number '%.*s' is that of '%.*s' and '%.*s'",
             STR_ARGS(record_string(second, STR("id"))),
             STR_ARGS(record_string(first, STR("series"))),
             STR_ARGS(record_string(second, STR("series"))));
    diag_note(diag, record_place(first, STR("id")), "the other one is here");
    ask_end(diag, second, STR("id"), "number the series apart", "ID-01");
}

void check_series(const Model *model, Diag *diag) {
    const Datum *items = action_items(model);
    Arena *scratch = arena_new(4096);
    Map seen = {0};
    for (size_t i = 0; i < items->n; i++) {
        const Record *item = items->items[i].record;
        const Str id = record_string(item, STR("id")), series = record_string(item, STR("series"));
        const Record *first = id.n ? map_put(scratch, &seen, id, (void *)item) : NULL;
        if (!first) continue;
        if (!str_eq(record_string(first, STR("series")), series))
            report_two_series(diag, first, item);
        else
            report_same(diag, first, item);
    }
    arena_drop(scratch);
}

void check_numbering(const Model *model, Diag *diag) {
    const Datum *items = action_items(model);
    Arena *scratch = arena_new(4096);
    Map all = {0};
    for (size_t i = 0; i < items->n; i++) {
        const Record *item = items->items[i].record;
        Str prefix;
        int64_t number;
        if (!split_id(record_string(item, STR("id")), &prefix, &number)) continue;
        see_number(diag, series_of(scratch, &all, item, prefix), item, number);
    }
    for (size_t i = 0; i < all.n; i++) {
        const Series *series = all.at[i].value;
        if (series->gaps && !series->disordered) report_gaps(diag, series);
    }
    arena_drop(scratch);
}
