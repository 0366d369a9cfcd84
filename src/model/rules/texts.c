// SPDX-License-Identifier: MIT
// RF-05: no recommendation lacks its text, or a part of it.
#include "model/rules/checks.h"

static bool is_yes(const Datum *datum) {
    return datum->kind == DATUM_TRUTH && datum->truth;
}

static bool has_text(const Record *record) {
    return record_field(record, STR("text"))->kind == DATUM_TEXT;
}

// The first of the items, at any depth, that is elided or, where texts are wanted, says nothing.
static const Record *elided_item(const Datum *items, bool texts_wanted) {
    for (size_t i = 0; i < items->n; i++) {
        const Record *item = items->items[i].record;
        const Datum *below = record_list(item, STR("items"));
        const bool silent = texts_wanted && !has_text(item) && below->n == 0;
        if (silent || is_yes(record_field(item, STR("elided")))) return item;
        const Record *found = elided_item(below, texts_wanted);
        if (found) return found;
    }
    return NULL;
}

static void report(Diag *diag, const Record *row, const Record *at, Str field) {
    const Str id = record_string(row, STR("id"));
    diag_add(diag, SEVERITY_WARNING, "RF-05", record_place(at, field),
             str_eq(field, STR("id")) ? "recommendation %.*s has no text"
                                      : "a part of the text of recommendation %.*s is left out",
             STR_ARGS(id));
    check_path(diag, at, str_eq(field, STR("id")) ? STR("text") : field);
    check_waiver_help(diag, "write out the text", "RF-05");
}

static void check_row(Diag *diag, const Record *row, bool texts_wanted) {
    const Datum *items = record_list(row, STR("items"));
    const Record *item = elided_item(items, texts_wanted);
    if (is_yes(record_field(row, STR("elided"))))
        report(diag, row, row, STR("elided"));
    else if (item)
        report(diag, row, item, STR("elided"));
    else if (texts_wanted && !has_text(row) && items->n == 0)
        report(diag, row, row, STR("id"));
}

static bool any_has_text(const Datum *table) {
    for (size_t i = 0; i < table->n; i++)
        if (has_text(table->items[i].record)) return true;
    return false;
}

void check_missing_text(const Model *model, Diag *diag) {
    const Datum *table = record_list(model->root, STR("recommendations"));
    const Str kind = record_string(record_child(model->root, STR("document")), STR("kind"));
    const bool wanted = !str_eq(kind, STR("quarterly-report")) || any_has_text(table);
    for (size_t i = 0; i < table->n; i++) check_row(diag, table->items[i].record, wanted);
}
