// SPDX-License-Identifier: MIT
// RU-01: what could not be checked is said, so that silence is a pass.
#include "model/derive.h"
#include "model/rules/ask.h"

static void report(Diag *diag, const Record *at, Str field, const char *rule, const char *why) {
    diag_add(diag, SEVERITY_INFO, "RU-01", record_place(at, field), "%s could not run: %s", rule,
             why);
    check_path(diag, at, field);
}

static const Record *first_open_with_due(const Model *model) {
    const Record *list = record_child(model->root, STR("action_items"));
    const Datum *items = record_list(list, STR("items"));
    for (size_t i = 0; i < items->n; i++) {
        const Record *item = items->items[i].record;
        if (ask_date(item, STR("due")) && action_item_is_open(item)) return item;
    }
    return NULL;
}

static void check_snapshot_words(const Model *model, Diag *diag, const Record *review) {
    const Datum *table = ask_table(model);
    const Record *progress = record_child(review, STR("progress"));
    for (size_t i = 0; progress && i < table->n; i++) {
        const Record *row = table->items[i].record;
        const Datum *status = record_field(row, STR("status"));
        if (status->kind == DATUM_NONE || (status->kind == DATUM_REFERENCE && !status->record)) {
            report(diag, row, STR("status"), "ST-02",
                   "without all statuses the table cannot be compared with the last snapshot");
            diag_help(diag, "give every recommendation a status of the vocabulary");
            return;
        }
    }
}

void check_what_could_not_run(const Model *model, Diag *diag) {
    Date as_of;
    const Record *item = first_open_with_due(model);
    if (item && !model_as_of(model, &as_of)) {
        report(diag, item, STR("due"), "AC-03",
               "the document does not say when its data was right");
        diag_help(diag, "add 'as_of' to the document");
    }
    ask_each_review(model, diag, check_snapshot_words);
}
