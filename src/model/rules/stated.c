// SPDX-License-Identifier: MIT
// ST-01: what an older document printed for each status is what the table says.
#include "model/derive.h"
#include "model/entities.h"
#include "model/index.h"
#include "model/rules/checks.h"

typedef struct {
    const Model *model;
    Diag *diag;
    Arena *scratch;
    const Record *review, *stated;
    Map listed; // id of the table -> const Datum *: where it was listed
} StatedCheck;

static const char ADVICE[] = "correct one of the two";

static void finish(const StatedCheck *check, const Record *record, Str field) {
    check_path(check->diag, record, field);
    check_waiver_help(check->diag, ADVICE, "ST-01");
}

static void report_status(const StatedCheck *check, const Record *status, const Datum *listed,
                          const Record *row) {
    const Str is = record_string(row, STR("status")), id = record_string(row, STR("id"));
    const Str stated = record_string(status, STR("id"));
    diag_add(check->diag, SEVERITY_ERROR, "ST-01", listed->value->place,
             "recommendation %.*s is listed as '%.*s', but the table says '%.*s'", STR_ARGS(id),
             STR_ARGS(stated), STR_ARGS(is.n ? is : STR("no status")));
    diag_note(check->diag, record_place(row, STR("status")), "the table says so here");
    finish(check, check->stated, stated);
}

static void report_stranger(const StatedCheck *check, const Record *status, const Datum *listed) {
    const Str stated = record_string(status, STR("id"));
    diag_add(check->diag, SEVERITY_ERROR, "ST-01", listed->value->place,
             "recommendation %.*s is listed as '%.*s', but the table has no such recommendation",
             STR_ARGS(listed->string), STR_ARGS(stated));
    finish(check, check->stated, stated);
}

static void report_repeated(const StatedCheck *check, const Record *status, const Datum *listed,
                            const Datum *first) {
    diag_add(check->diag, SEVERITY_ERROR, "ST-01", listed->value->place,
             "recommendation %.*s is listed twice", STR_ARGS(listed->string));
    diag_note(check->diag, first->value->place, "it is listed here already");
    finish(check, check->stated, record_string(status, STR("id")));
}

static void check_listed(StatedCheck *check, const Record *status, const Datum *listed) {
    const Record *row = index_match(check->model->index, listed->string, check->review).record;
    if (!row) {
        report_stranger(check, status, listed);
        return;
    }
    const Datum *first =
        map_put(check->scratch, &check->listed, record_string(row, STR("id")), (void *)listed);
    const Datum *is = record_field(row, STR("status"));
    if (first)
        report_repeated(check, status, listed, first);
    else if (is->kind != DATUM_REFERENCE || (is->record && is->record != status))
        report_status(check, status, listed, row);
}

static void check_count(const StatedCheck *check, const StatusCount *count, const Datum *stated) {
    if ((int64_t)count->count == stated->count) return;
    const Str id = record_string(count->status, STR("id"));
    diag_add(check->diag, SEVERITY_ERROR, "ST-01", stated->value->place,
             "%lld are stated as '%.*s', but the table has %zu", (long long)stated->count,
             STR_ARGS(id), count->count);
    finish(check, check->stated, id);
}

// Rows of a status whose printed list does not have them, and no other list either.
static void check_unlisted(const StatedCheck *check, const StatusCount *count,
                           const Datum *stated) {
    const Str id = record_string(count->status, STR("id"));
    for (size_t i = 0; i < count->count; i++) {
        const Record *row = count->recommendations[i];
        if (map_lookup(&check->listed, record_string(row, STR("id")))) continue;
        diag_add(check->diag, SEVERITY_ERROR, "ST-01", record_place(row, STR("status")),
                 "recommendation %.*s is '%.*s', but it is in none of the lists",
                 STR_ARGS(record_string(row, STR("id"))), STR_ARGS(id));
        diag_note(check->diag, stated->value->place, "the list of '%.*s'", STR_ARGS(id));
        finish(check, row, STR("status"));
    }
}

static const Datum *stated_for(const StatedCheck *check, const Record *status) {
    return map_lookup(&check->stated->open, record_string(status, STR("id")));
}

static void check_review(StatedCheck *check) {
    const Summary *summary = model_summary(check->scratch, check->model, check->review);
    for (size_t i = 0; i < summary->status_count; i++) {
        const StatusCount *count = &summary->statuses[i];
        const Datum *stated = stated_for(check, count->status);
        if (stated && stated->kind == DATUM_COUNT) check_count(check, count, stated);
        for (size_t k = 0; stated && stated->kind == DATUM_LIST && k < stated->n; k++)
            if (stated->items[k].kind == DATUM_STRING)
                check_listed(check, count->status, &stated->items[k]);
    }
    for (size_t i = 0; i < summary->status_count; i++) {
        const Datum *stated = stated_for(check, summary->statuses[i].status);
        const bool none = stated && stated->kind == DATUM_NO_VALUE;
        if (stated && (none || stated->kind == DATUM_LIST))
            check_unlisted(check, &summary->statuses[i], stated);
    }
}

void check_stated(const Model *model, Diag *diag) {
    const Datum *reviews = record_list(model->root, STR("reviews"));
    for (size_t i = 0; i < reviews->n; i++) {
        const Record *review = reviews->items[i].record;
        const Record *stated = record_child(review, STR("stated"));
        if (!stated) continue;
        StatedCheck check = {.model = model, .diag = diag, .review = review, .stated = stated};
        check.scratch = arena_new(64 * 1024);
        check_review(&check);
        arena_drop(check.scratch);
    }
}
