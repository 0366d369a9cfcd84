// SPDX-License-Identifier: MIT
// Action items: AC-01 an owner, AC-02 a date, AC-03 not overdue; DA-02 the year of a date.
#include "model/binder.h"
#include "model/derive.h"
#include "model/rules/checks.h"

static const Datum *items_of(const Model *model) {
    return record_list(record_child(model->root, STR("action_items")), STR("items"));
}

void check_owners(const Model *model, Diag *diag) {
    const Datum *items = items_of(model);
    for (size_t i = 0; i < items->n; i++) {
        const Record *item = items->items[i].record;
        if (record_list(item, STR("owners"))->n > 0) continue;
        diag_add(diag, SEVERITY_ERROR, "AC-01", record_place(item, STR("owners")),
                 "the action item has no owner");
        check_path(diag, item, STR("owners"));
        check_waiver_help(diag, "add 'owners': who does it", "AC-01");
    }
}

void check_undecided_dates(const Model *model, Diag *diag) {
    const Datum *items = items_of(model);
    for (size_t i = 0; i < items->n; i++) {
        const Record *item = items->items[i].record;
        const Datum *due = record_field(item, STR("due"));
        const bool undecided =
            due->kind == DATUM_NO_VALUE && due->no_value == NO_VALUE_TO_BE_DECIDED;
        if (!undecided || !action_item_is_open(item)) continue;
        diag_add(diag, SEVERITY_WARNING, "AC-02", due->value->place,
                 "when the action item is due is to be decided");
        check_path(diag, item, STR("due"));
        check_waiver_help(diag, "agree on a date", "AC-02");
    }
}

static void report_overdue(Diag *diag, const Model *model, const ActionItem *action) {
    const Record *document = record_child(model->root, STR("document"));
    const Str field =
        record_field(document, STR("as_of"))->kind == DATUM_DATE ? STR("as_of") : STR("period");
    diag_add(diag, SEVERITY_WARNING, "AC-03", record_place(action->item, STR("due")),
             "the action item is open and was due %d day%s before", (int)action->days,
             action->days == 1 ? "" : "s");
    diag_note(diag, record_place(document, field), "the data was right then");
    check_path(diag, action->item, STR("due"));
    check_waiver_help(diag, "ask its owner, or say how far it is: 'state'", "AC-03");
}

void check_overdue_items(const Model *model, Diag *diag) {
    const ActionItem *actions;
    Arena *scratch = arena_new(4096);
    const size_t n = model_action_items(scratch, model, &actions);
    for (size_t i = 0; i < n; i++)
        if (actions[i].days > 0) report_overdue(diag, model, &actions[i]);
    arena_drop(scratch);
}

typedef struct {
    const Model *model;
    Diag *diag;
} YearCheck;

static void check_year(void *self, const Record *owner, const Field *field, const Datum *datum) {
    const YearCheck *check = self;
    if (field->type != FIELD_DUE || datum->kind != DATUM_DATE) return;
    if (!bind_is_without_year(datum->value->text)) return;
    for (const Record *at = owner; at; at = at->owner)
        if (record_field(at, STR("year"))->kind == DATUM_COUNT) return;
    const Record *document = record_child(check->model->root, STR("document"));
    int32_t year, month, day;
    date_civil(datum->date.first, &year, &month, &day);
    diag_add(check->diag, SEVERITY_WARNING, "DA-02", datum->value->place,
             "'%.*s' has no year, %d is taken", STR_ARGS(datum->value->text), (int)year);
    diag_note(check->diag, record_place(document, STR("as_of")), "the year is that of this date");
    check_path(check->diag, owner, field->name);
    diag_help(check->diag, "add 'year' to the list, or the year to the date");
}

void check_days_without_year(const Model *model, Diag *diag) {
    YearCheck check = {model, diag};
    model_visit(&(Visitor){.datum = check_year, .self = &check}, model->root);
}
