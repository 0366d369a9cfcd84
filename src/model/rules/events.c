// SPDX-License-Identifier: MIT
// DA-04: what happens at an event happens between its first and last day; weekdays are right.
#include "model/entities.h"
#include "model/rules/checks.h"

static const Date *date_in(const Record *record, Str field) {
    const Datum *datum = record_field(record, field);
    return datum->kind == DATUM_DATE ? &datum->date : NULL;
}

static void report(Diag *diag, const Record *record, const Record *event, Str bound) {
    diag_add(diag, SEVERITY_ERROR, "DA-04", record_place(record, STR("date")),
             "the day is outside the event '%.*s'", STR_ARGS(record_string(event, STR("id"))));
    diag_note(diag, record_place(event, bound),
              str_eq(bound, STR("from")) ? "it begins here" : "it ends here");
    check_path(diag, record, STR("date"));
    check_waiver_help(diag, "correct the day, or those of the event", "DA-04");
}

// `record` has a date that must be one of the event's.
static void check_inside(Diag *diag, const Record *record, const Record *event) {
    const Date *date = date_in(record, STR("date"));
    const Date *from = date_in(event, STR("from")), *to = date_in(event, STR("to"));
    if (!date) return;
    if (from && date_is_before(*date, *from))
        report(diag, record, event, STR("from"));
    else if (to && date_is_before(*to, *date))
        report(diag, record, event, STR("to"));
}

static void check_follow_up(Diag *diag, const Record *follow_up) {
    const Record *before = record_child(follow_up, STR("before"));
    const Date *date = date_in(follow_up, STR("date")), *from = date_in(before, STR("from"));
    check_inside(diag, follow_up, record_child(follow_up, STR("during")));
    if (!date || !from || !date_is_before(*from, *date)) return;
    diag_add(diag, SEVERITY_ERROR, "DA-04", record_place(follow_up, STR("date")),
             "the day is not before the event '%.*s'", STR_ARGS(record_string(before, STR("id"))));
    diag_note(diag, record_place(before, STR("from")), "it begins here");
    check_path(diag, follow_up, STR("date"));
    check_waiver_help(diag, "correct the day, or that of the event", "DA-04");
}

static void check_event(Diag *diag, const Record *event) {
    const Date *from = date_in(event, STR("from")), *to = date_in(event, STR("to"));
    if (!from || !to || !date_is_before(*to, *from)) return;
    diag_add(diag, SEVERITY_ERROR, "DA-04", record_place(event, STR("to")),
             "the event '%.*s' ends before it begins", STR_ARGS(record_string(event, STR("id"))));
    diag_note(diag, record_place(event, STR("from")), "it begins here");
    check_path(diag, event, STR("to"));
    check_waiver_help(diag, "correct one of the two days", "DA-04");
}

typedef struct {
    Diag *diag;
    const Record *event; // of the document
} EventCheck;

static void check_record(void *self, const Record *record) {
    const EventCheck *check = self;
    const Entity *entity = record->entity;
    const bool at_event =
        entity == &ENTITY_MEETING || entity == &ENTITY_DECISIONS || entity == &ENTITY_DECISION;
    if (at_event) check_inside(check->diag, record, check->event);
    if (entity == &ENTITY_FOLLOW_UP) check_follow_up(check->diag, record);
    if (entity == &ENTITY_EVENT) check_event(check->diag, record);
}

void check_event_days(const Model *model, Diag *diag) {
    const Record *document = record_child(model->root, STR("document"));
    EventCheck check = {diag, record_child(document, STR("event"))};
    model_visit(&(Visitor){.record = check_record, .self = &check}, model->root);
    check_weekdays(model, diag);
}
