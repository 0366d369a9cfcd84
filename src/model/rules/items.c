// SPDX-License-Identifier: MIT
// RF-02: the items that a priority names are items of the recommendation.
#include "model/rules/checks.h"

// The item with that id at any depth; or, in *variant, one whose id differs only by case.
static const Record *find_item(const Datum *items, Str id, const Record **variant) {
    for (size_t i = 0; i < items->n; i++) {
        const Record *item = items->items[i].record;
        const Str own = record_string(item, STR("id"));
        if (str_eq(own, id)) return item;
        if (!*variant && str_eq_ascii_fold(own, id)) *variant = item;
        const Record *below = find_item(record_list(item, STR("items")), id, variant);
        if (below) return below;
    }
    return NULL;
}

static void suggest(Diag *diag, const Datum *items, Str id) {
    Str *ids = arena_push(diag->arena, Str, items->n);
    for (size_t i = 0; i < items->n; i++) ids[i] = record_string(items->items[i].record, STR("id"));
    const Str near = diag_did_you_mean(id, ids, items->n);
    if (near.n)
        diag_help(diag, "did you mean '%.*s'?", STR_ARGS(near));
    else
        check_waiver_help(diag, "correct the item, or add it to 'items'", "RF-02");
}

static void check_item(Diag *diag, const Record *row, const Datum *named) {
    const Datum *items = record_list(row, STR("items"));
    const Record *variant = NULL;
    if (named->kind != DATUM_STRING || find_item(items, named->string, &variant)) return;
    const Str word = named->string, id = record_string(row, STR("id"));
    if (variant) {
        const Str own = record_string(variant, STR("id"));
        diag_add(diag, SEVERITY_WARNING, "RF-02", named->value->place,
                 "item '%.*s' of recommendation %.*s is taken for '%.*s'", STR_ARGS(word),
                 STR_ARGS(id), STR_ARGS(own));
        diag_note(diag, record_place(variant, STR("id")), "the item is here");
        check_path(diag, row, STR("priority"));
        diag_help(diag, "write it as '%.*s'", STR_ARGS(own));
        return;
    }
    diag_add(diag, SEVERITY_ERROR, "RF-02", named->value->place,
             "recommendation %.*s has no item '%.*s'", STR_ARGS(id), STR_ARGS(word));
    diag_note(diag, items->value->place, "its items are here");
    check_path(diag, row, STR("priority"));
    suggest(diag, items, word);
}

static void check_row(Diag *diag, const Record *row) {
    const Datum *levels = record_list(row, STR("priority"));
    if (levels->n == 0 || record_list(row, STR("items"))->n == 0) return;
    for (size_t i = 0; i < levels->n; i++) {
        const Datum *named = record_list(levels->items[i].record, STR("items"));
        for (size_t k = 0; k < named->n; k++) check_item(diag, row, &named->items[k]);
    }
}

void check_priority_items(const Model *model, Diag *diag) {
    const Datum *table = record_list(model->root, STR("recommendations"));
    for (size_t i = 0; i < table->n; i++) check_row(diag, table->items[i].record);
}
