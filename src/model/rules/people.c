// SPDX-License-Identifier: MIT
// People: PE-01 rapporteurs are volunteers, PE-03 short names are one person's, PE-04 nobody is
// both present and away.
#include "model/rules/checks.h"

static const Datum *find_record(const Datum *list, const Record *record) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].record == record) return &list->items[i];
    return NULL;
}

void check_rapporteurs(const Model *model, Diag *diag) {
    const Datum *rows = record_list(record_child(model->root, STR("roster")), STR("rows"));
    for (size_t i = 0; i < rows->n; i++) {
        const Record *row = rows->items[i].record;
        const Record *rapporteur = record_child(row, STR("rapporteur"));
        const Datum *volunteers = record_list(row, STR("volunteers"));
        if (!rapporteur || volunteers->n == 0 || find_record(volunteers, rapporteur)) continue;
        diag_add(diag, SEVERITY_WARNING, "PE-01", record_place(row, STR("rapporteur")),
                 "the rapporteur '%.*s' is not one of the volunteers",
                 STR_ARGS(record_string(row, STR("rapporteur"))));
        diag_note(diag, volunteers->value->place, "the volunteers are here");
        check_path(diag, row, STR("rapporteur"));
        check_waiver_help(diag, "add the name to 'volunteers', or correct it", "PE-01");
    }
}

static void report_shared(Diag *diag, const Record *first, const Record *second) {
    diag_add(diag, SEVERITY_WARNING, "PE-03", record_place(second, STR("short")),
             "the short name '%.*s' is that of two people",
             STR_ARGS(record_string(second, STR("short"))));
    diag_note(diag, record_place(first, STR("short")), "the other one is here");
    check_path(diag, second, STR("short"));
    check_waiver_help(diag, "make the two names differ", "PE-03");
}

static void report_nameless(Diag *diag, const Record *person) {
    diag_add(diag, SEVERITY_WARNING, "PE-03", record_place(person, STR("short")),
             "'%.*s' has no full name", STR_ARGS(record_string(person, STR("short"))));
    check_path(diag, person, STR("name"));
    check_waiver_help(diag, "add 'name'", "PE-03");
}

void check_short_names(const Model *model, Diag *diag) {
    const Datum *people = record_list(model->root, STR("people"));
    Arena *scratch = arena_new(4096);
    Map seen = {0};
    for (size_t i = 0; i < people->n; i++) {
        const Record *person = people->items[i].record;
        const Str name = record_string(person, STR("short"));
        if (name.n == 0) continue;
        const Record *first = map_lookup(&seen, name);
        if (first)
            report_shared(diag, first, person);
        else
            map_put(scratch, &seen, name, (void *)person);
        if (record_string(person, STR("name")).n == 0) report_nameless(diag, person);
    }
    arena_drop(scratch);
}

static void check_away(Diag *diag, const Record *owner, Str away, const Datum *present) {
    const Datum *list = record_list(owner, away);
    for (size_t i = 0; i < list->n; i++) {
        const Record *person = list->items[i].record;
        const Datum *there = person ? find_record(present, person) : NULL;
        if (!there) continue;
        diag_add(diag, SEVERITY_ERROR, "PE-04", list->items[i].value->place,
                 "'%.*s' is both present and away", STR_ARGS(list->items[i].string));
        diag_note(diag, there->value->place, "present here");
        check_path(diag, owner, away);
        check_waiver_help(diag, "take the name out of one of the lists", "PE-04");
    }
}

void check_attendance(const Model *model, Diag *diag) {
    const Record *meeting = record_child(model->root, STR("meeting"));
    const Record *attendance = record_child(meeting, STR("attendance"));
    const Str THERE[] = {STR("present"), STR("remote")};
    for (size_t i = 0; i < COUNT_OF(THERE); i++) {
        const Datum *present = record_list(attendance, THERE[i]);
        check_away(diag, attendance, STR("excused"), present);
        check_away(diag, attendance, STR("absent"), present);
        check_away(diag, meeting, STR("apologies"), present);
    }
}
