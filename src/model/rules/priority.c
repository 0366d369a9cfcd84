// SPDX-License-Identifier: MIT
// PR-01: an item with two levels has each in part. PR-04: every level is one of the scale.
#include "model/rules/checks.h"

typedef struct {
    const Record *level;
    const Datum *item;
} Holder;

static bool has_in_part(const Record *level, Str item) {
    const Datum *in_part = record_list(level, STR("in_part"));
    for (size_t i = 0; i < in_part->n; i++)
        if (str_eq(in_part->items[i].string, item)) return true;
    return false;
}

static void report_split(Diag *diag, const Record *row, const Holder *first, const Holder *second) {
    const Str item = second->item->string;
    const Str a = record_string(first->level, STR("level"));
    const Str b = record_string(second->level, STR("level"));
    const bool lacks_first = !has_in_part(first->level, item);
    diag_add(diag, SEVERITY_ERROR, "PR-01", second->item->value->place,
             "item %.*s of recommendation %.*s has the levels '%.*s' and '%.*s', but is 'in part' "
             "in %s",
             STR_ARGS(item), STR_ARGS(record_string(row, STR("id"))), STR_ARGS(a), STR_ARGS(b),
             lacks_first && !has_in_part(second->level, item) ? "neither" : "one only");
    diag_note(diag, first->item->value->place, "it has '%.*s' here", STR_ARGS(a));
    check_path(diag, row, STR("priority"));
    check_waiver_help(diag, "add it to 'in_part' of both levels, or take it out of one", "PR-01");
}

static void check_item(Diag *diag, const Record *row, const Holder *first, const Holder *second) {
    const Str item = second->item->string;
    if (first->level == second->level) return;
    if (!has_in_part(first->level, item) || !has_in_part(second->level, item))
        report_split(diag, row, first, second);
}

static void check_row(Diag *diag, const Record *row, const Datum *levels) {
    Arena *scratch = arena_new(4096);
    Map holders = {0};
    for (size_t i = 0; i < levels->n; i++) {
        const Record *level = levels->items[i].record;
        const Datum *items = record_list(level, STR("items"));
        for (size_t k = 0; k < items->n; k++) {
            Holder *holder = arena_push(scratch, Holder, 1);
            *holder = (Holder){level, &items->items[k]};
            const Holder *first = map_put(scratch, &holders, items->items[k].string, holder);
            if (first) check_item(diag, row, first, holder);
        }
    }
    arena_drop(scratch);
}

void check_split_priorities(const Model *model, Diag *diag) {
    const Datum *table = record_list(model->root, STR("recommendations"));
    for (size_t i = 0; i < table->n; i++) {
        const Record *row = table->items[i].record;
        const Datum *priority = record_field(row, STR("priority"));
        if (priority->kind == DATUM_LIST && priority->n > 1) check_row(diag, row, priority);
    }
}

typedef struct {
    Diag *diag;
    const Datum *levels; // of the scale
    Str *words;
} Scale;

static bool is_on_scale(const Scale *scale, Str level) {
    for (size_t i = 0; i < scale->levels->n; i++)
        if (str_eq(scale->words[i], level)) return true;
    return false;
}

static void check_level(const Scale *scale, const Record *row, const Datum *level) {
    if (level->kind != DATUM_STRING || is_on_scale(scale, level->string)) return;
    diag_add(scale->diag, SEVERITY_ERROR, "PR-04", level->value->place,
             "the level '%.*s' is not on the scale", STR_ARGS(level->string));
    diag_note(scale->diag, scale->levels->value->place, "the scale is declared here");
    check_path(scale->diag, row, STR("priority"));
    const Str near = diag_did_you_mean(level->string, scale->words, scale->levels->n);
    if (near.n)
        diag_help(scale->diag, "did you mean '%.*s'?", STR_ARGS(near));
    else
        check_waiver_help(scale->diag, "use a level of the scale, or add it there", "PR-04");
}

void check_priority_levels(const Model *model, Diag *diag) {
    const Record *vocabulary = record_child(model->root, STR("vocab"));
    const Record *declared = record_child(vocabulary, STR("priority"));
    Scale scale = {.diag = diag, .levels = record_list(declared, STR("levels"))};
    if (scale.levels->n == 0) return;
    scale.words = arena_push(diag->arena, Str, scale.levels->n);
    for (size_t i = 0; i < scale.levels->n; i++) scale.words[i] = scale.levels->items[i].string;
    const Datum *table = record_list(model->root, STR("recommendations"));
    for (size_t i = 0; i < table->n; i++) {
        const Record *row = table->items[i].record;
        const Datum *priority = record_field(row, STR("priority"));
        check_level(&scale, row, priority);
        for (size_t k = 0; priority->kind == DATUM_LIST && k < priority->n; k++)
            check_level(&scale, row, record_field(priority->items[k].record, STR("level")));
    }
}
