// SPDX-License-Identifier: MIT
// Priorities. PR-02: what is in part in one level is so in another. PR-03: items without a level.
// ST-11: what is complete has a priority in all rows or in none.
#include "model/rules/ask.h"

static const Datum *levels_of(const Record *row) {
    return record_list(row, STR("priority"));
}

static bool lists(const Record *level, Str list, Str item) {
    const Datum *items = record_list(level, list);
    for (size_t i = 0; i < items->n; i++)
        if (str_eq_ascii_fold(items->items[i].string, item)) return true;
    return false;
}

static size_t levels_with(const Datum *levels, Str item) {
    size_t n = 0;
    for (size_t i = 0; i < levels->n; i++) {
        const Record *level = levels->items[i].record;
        n += lists(level, STR("items"), item) || lists(level, STR("in_part"), item);
    }
    return n;
}

static void check_in_part(Diag *diag, const Record *row, const Record *level) {
    const Datum *in_part = record_list(level, STR("in_part"));
    for (size_t i = 0; i < in_part->n; i++) {
        const Datum *item = &in_part->items[i];
        if (levels_with(levels_of(row), item->string) != 1) continue;
        diag_add(diag, SEVERITY_WARNING, "PR-02", item->value->place,
                 "item %.*s of recommendation %.*s has '%.*s' in part, and its rest has no level",
                 STR_ARGS(item->string), STR_ARGS(record_string(row, STR("id"))),
                 STR_ARGS(record_string(level, STR("level"))));
        ask_end(diag, row, STR("priority"), "add it to the level of its rest", "PR-02");
    }
}

static void check_parts(const Model *model, Diag *diag, const Record *row) {
    (void)model;
    const Datum *levels = levels_of(row);
    for (size_t i = 0; i < levels->n; i++) check_in_part(diag, row, levels->items[i].record);
}

void check_levels_in_part(const Model *model, Diag *diag) {
    ask_each(model, diag, ask_table(model), check_parts);
}

// A level that names no items is that of all.
static bool names_items(const Datum *levels) {
    for (size_t i = 0; i < levels->n; i++)
        if (record_list(levels->items[i].record, STR("items"))->n == 0) return false;
    return levels->n > 0;
}

// A level of a part of an item is one of the item.
static bool has_level(const Datum *levels, const Record *item) {
    const Datum *parts = record_list(item, STR("items"));
    const Str id = record_string(item, STR("id"));
    if (id.n == 0 || levels_with(levels, id) > 0) return true;
    for (size_t i = 0; i < parts->n; i++) {
        const Str part = record_string(parts->items[i].record, STR("id"));
        if (part.n && has_level(levels, parts->items[i].record)) return true;
    }
    return false;
}

static void check_items(const Model *model, Diag *diag, const Record *row) {
    (void)model;
    const Datum *levels = levels_of(row), *items = record_list(row, STR("items"));
    if (!names_items(levels)) return;
    Buf without = {0};
    const Record *first = NULL;
    for (size_t i = 0; i < items->n; i++) {
        const Record *item = items->items[i].record;
        const Str id = record_string(item, STR("id"));
        if (has_level(levels, item)) continue;
        buf_printf(&without, "%s%.*s", first ? ", " : "", STR_ARGS(id));
        first = first ? first : item;
    }
    if (first) {
        diag_add(diag, SEVERITY_INFO, "PR-03", levels->value->place,
                 "items of recommendation %.*s without a level: %.*s",
                 STR_ARGS(record_string(row, STR("id"))), STR_ARGS(buf_str(&without)));
        diag_note(diag, record_place(first, STR("id")), "the first of them");
        ask_end(diag, row, STR("priority"), "give them a level", "PR-03");
    }
    buf_release(&without);
}

void check_items_have_levels(const Model *model, Diag *diag) {
    ask_each(model, diag, ask_table(model), check_items);
}

typedef struct {
    const Record *review, *with, *without; // the first complete row of each kind
    bool reported;
} Ranked;

static Ranked *ranked_of(Ranked *all, size_t n, const Record *review) {
    for (size_t i = 0; i < n; i++)
        if (all[i].review == review) return &all[i];
    return NULL;
}

static void report_mixed(Diag *diag, const Ranked *ranked, const Record *row) {
    const Record *other = row == ranked->with ? ranked->without : ranked->with;
    diag_add(diag, SEVERITY_INFO, "ST-11", record_place(row, STR("priority")),
             "recommendations %.*s and %.*s are complete, and only one of them has a priority",
             STR_ARGS(record_string(other, STR("id"))), STR_ARGS(record_string(row, STR("id"))));
    diag_note(diag, record_place(other, STR("priority")), "the other one is here");
    ask_end(diag, row, STR("priority"), "write N/A for all that are complete, or for none",
            "ST-11");
}

static void see_row(Diag *diag, Ranked *ranked, const Record *row) {
    const Datum *priority = record_field(row, STR("priority"));
    if (!ranked || priority->kind == DATUM_NONE) return;
    const bool has = priority->kind != DATUM_NO_VALUE;
    if (has && !ranked->with) ranked->with = row;
    if (!has && !ranked->without) ranked->without = row;
    if (ranked->reported || !ranked->with || !ranked->without) return;
    ranked->reported = true;
    report_mixed(diag, ranked, row);
}

void check_priorities_of_complete(const Model *model, Diag *diag) {
    const Datum *reviews = record_list(model->root, STR("reviews")), *table = ask_table(model);
    Arena *scratch = arena_new(4096);
    Ranked *all = arena_push(scratch, Ranked, reviews->n);
    for (size_t i = 0; i < reviews->n; i++) all[i].review = reviews->items[i].record;
    for (size_t i = 0; i < table->n; i++) {
        const Record *row = table->items[i].record;
        if (ask_is_over(record_child(row, STR("status"))))
            see_row(diag, ranked_of(all, reviews->n, record_child(row, STR("review"))), row);
    }
    arena_drop(scratch);
}
