// SPDX-License-Identifier: MIT
// CG-01..CG-05: what differs from the earlier edition, where it needs a reason or a look.
#include "model/changes.h"
#include "model/rules/checks.h"
#include "model/rules/rows.h"

typedef void ReportChange(const Change *change, Diag *diag);

static void each(const Model *model, Diag *diag, ChangeKind kind, ReportChange *report) {
    if (!model->previous) return;
    const Changes *changes = model_changes(diag->arena, model->previous, model);
    for (size_t i = 0; i < changes->n; i++)
        if (changes->at[i].kind == kind) report(&changes->at[i], diag);
}

static Str id_of(const Record *row) {
    return record_string(row, STR("id"));
}

static void check_gone(const Model *model, const Change *change, Diag *diag) {
    const Record *previous =
        record_child(record_child(model->root, STR("document")), STR("previous"));
    diag_add(diag, SEVERITY_WARNING, "CG-01", record_place(previous, STR("file")),
             "recommendation %.*s of the earlier edition is gone", STR_ARGS(id_of(change->before)));
    check_path(diag, previous, STR("file"));
    diag_note(diag, record_place(change->before, STR("id")), "it stood here");
    diag_help(diag, "keep it in the table, or say why in document.previous.notes");
}

void check_vanished(const Model *model, Diag *diag) {
    if (!model->previous) return;
    const Changes *changes = model_changes(diag->arena, model->previous, model);
    for (size_t i = 0; i < changes->n; i++)
        if (changes->at[i].kind == CHANGE_VANISHED && !changes->at[i].note)
            check_gone(model, &changes->at[i], diag);
}

static void report_new(const Change *change, Diag *diag) {
    diag_add(diag, SEVERITY_INFO, "CG-02", record_place(change->after, STR("id")),
             "recommendation %.*s is not in the earlier edition", STR_ARGS(id_of(change->after)));
    check_path(diag, change->after, STR("id"));
}

void check_new(const Model *model, Diag *diag) {
    each(model, diag, CHANGE_NEW, report_new);
}

static void report_priority(const Change *change, Diag *diag) {
    const Str old = change_priority_words(diag->arena, change->before);
    const Str now = change_priority_words(diag->arena, change->after);
    diag_add(diag, SEVERITY_INFO, "CG-03", record_place(change->after, STR("priority")),
             "the priority of recommendation %.*s is '%.*s', it was '%.*s'",
             STR_ARGS(id_of(change->after)), STR_ARGS(now), STR_ARGS(old));
    check_path(diag, change->after, STR("priority"));
    diag_note(diag, record_place(change->before, STR("priority")), "the earlier edition");
}

void check_priority_changes(const Model *model, Diag *diag) {
    each(model, diag, CHANGE_PRIORITY, report_priority);
}

static Place due_place(const Record *row, const Record *milestone) {
    if (!milestone) return record_place(record_child(row, STR("timeline")), STR("expected"));
    const bool spans = record_field(milestone, STR("to"))->kind == DATUM_DATE;
    return record_place(milestone, spans ? STR("to") : STR("date"));
}

static void report_slip(const Change *change, Diag *diag) {
    if (change->days <= 0) return;
    diag_add(diag, SEVERITY_WARNING, "CG-04", due_place(change->after, change->milestone),
             "the due date of recommendation %.*s slipped by %d day%s",
             STR_ARGS(id_of(change->after)), change->days, change->days == 1 ? "" : "s");
    if (change->milestone)
        check_path(diag, change->milestone, STR("date"));
    else
        check_path(diag, record_child(change->after, STR("timeline")), STR("expected"));
    diag_note(diag, due_place(change->before, change->milestone_before), "the earlier edition");
    check_waiver_help(diag, "say why in its notes", "CG-04");
}

void check_slipped(const Model *model, Diag *diag) {
    each(model, diag, CHANGE_DUE, report_slip);
}

static void report_move(const Change *change, Diag *diag) {
    if (!change->illegal) return;
    diag_add(diag, SEVERITY_ERROR, "CG-05", record_place(change->after, STR("status")),
             "recommendation %.*s was '%.*s' and is '%.*s'", STR_ARGS(id_of(change->after)),
             STR_ARGS(id_of(change->from)), STR_ARGS(id_of(change->to)));
    check_path(diag, change->after, STR("status"));
    diag_note(diag, record_place(change->before, STR("status")), "the earlier edition");
    diag_help(diag, "correct the status, or say why in a note of its history or in "
                    "document.previous.notes");
}

void check_moves_back(const Model *model, Diag *diag) {
    each(model, diag, CHANGE_MOVED, report_move);
}
