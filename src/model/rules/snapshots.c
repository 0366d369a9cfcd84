// SPDX-License-Identifier: MIT
// ST-02: each snapshot adds up to the total, and the last one is what the table says.
#include "model/derive.h"
#include "model/entities.h"
#include "model/rules/checks.h"

enum { ROWS_SHOWN = 3 }; // of the table, in the notes of one finding

typedef struct {
    const Model *model;
    Diag *diag;
    Arena *scratch;
    const Record *review, *progress;
} SnapshotCheck;

static const Datum *statuses_of(const Model *model) {
    return record_list(record_child(model->root, STR("vocab")), STR("status"));
}

// The sum over all statuses; -1 when a count is missing or its key is no status (CH-01, ST-10).
static int64_t sum_of(const Model *model, const Record *snapshot) {
    const Datum *statuses = statuses_of(model);
    int64_t sum = 0;
    size_t known = 0;
    for (size_t i = 0; i < statuses->n; i++) {
        const int64_t count = snapshot_count(snapshot, statuses->items[i].record);
        known += count >= 0;
        sum += count >= 0 ? count : 0;
    }
    return known == snapshot->open.n && known > 0 ? sum : -1;
}

static Str period_id(const Record *snapshot) {
    return record_string(snapshot, STR("period"));
}

// A snapshot with a total of its own is a matter of rule CH-02.
static void check_sum(const SnapshotCheck *check, const Record *snapshot, const Datum *total) {
    const int64_t sum = sum_of(check->model, snapshot);
    if (sum < 0 || sum == total->count) return;
    if (record_field(snapshot, STR("total"))->kind == DATUM_COUNT) return;
    diag_add(check->diag, SEVERITY_ERROR, "ST-02", record_place(snapshot, STR("")),
             "the snapshot %.*s adds up to %lld, but the total is %lld",
             STR_ARGS(period_id(snapshot)), (long long)sum, (long long)total->count);
    if (total->value) diag_note(check->diag, total->value->place, "the total is given here");
    check_path(check->diag, snapshot, STR(""));
    check_waiver_help(check->diag, "correct a count, give the snapshot its own 'total'", "ST-02");
}

static void check_sums(const SnapshotCheck *check) {
    const Datum *series = record_list(check->progress, STR("series"));
    const Datum *total = record_field(check->progress, STR("total"));
    if (total->kind != DATUM_COUNT)
        total = record_field(check->review, STR("recommendations_tracked"));
    for (size_t i = 0; total->kind == DATUM_COUNT && i < series->n; i++)
        check_sum(check, series->items[i].record, total);
}

static int64_t surplus(const Summary *summary, size_t i) {
    const StatusCount *count = &summary->statuses[i];
    const int64_t printed = snapshot_count(summary->last, count->status);
    return printed < 0 ? 0 : (int64_t)count->count - printed;
}

static Str label_of(const Record *status) {
    const Str label = record_string(status, STR("label"));
    return label.n ? label : record_string(status, STR("id"));
}

// The one row that must be wrong: its status has no place in the snapshot. SIZE_MAX when the
// difference is not that of one row.
static size_t lone_culprit(const Summary *summary) {
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < summary->status_count; i++) {
        if (surplus(summary, i) <= 0) continue;
        const bool lone = summary->statuses[i].count == 1 && found == SIZE_MAX;
        if (!lone) return SIZE_MAX;
        found = i;
    }
    return found;
}

static Place count_place(const Record *snapshot, const Record *status) {
    const Datum *count = map_lookup(&snapshot->open, record_string(status, STR("id")));
    return count && count->value ? count->value->place : record_place(snapshot, STR(""));
}

static void report_row(const SnapshotCheck *check, const Summary *summary, size_t i) {
    const StatusCount *count = &summary->statuses[i];
    const Record *row = count->recommendations[0];
    diag_add(check->diag, SEVERITY_ERROR, "ST-02", record_place(row, STR("status")),
             "recommendation %.*s is '%.*s', but the last snapshot counts 0 as '%.*s'",
             STR_ARGS(record_string(row, STR("id"))),
             STR_ARGS(record_string(count->status, STR("id"))), STR_ARGS(label_of(count->status)));
    diag_note(check->diag, count_place(summary->last, count->status), "counted here, snapshot %.*s",
              STR_ARGS(period_id(summary->last)));
    check_path(check->diag, row, STR("status"));
}

static Str figures(const SnapshotCheck *check, const Summary *summary, bool of_table) {
    Buf text = {0};
    for (size_t i = 0; i < summary->status_count; i++) {
        const StatusCount *count = &summary->statuses[i];
        const int64_t printed = snapshot_count(summary->last, count->status);
        if (printed < 0) continue;
        if (text.n) buf_put(&text, STR(", "));
        buf_put_int(&text, of_table ? (int64_t)count->count : printed);
        buf_putc(&text, ' ');
        buf_put(&text, label_of(count->status));
    }
    const Str kept = str_copy(check->diag->arena, buf_str(&text));
    buf_release(&text);
    return kept;
}

static void note_rows(const SnapshotCheck *check, const Summary *summary) {
    for (size_t i = 0; i < summary->status_count; i++) {
        const StatusCount *count = &summary->statuses[i];
        for (size_t k = 0; surplus(summary, i) > 0 && k < count->count && k < ROWS_SHOWN; k++) {
            const Record *row = count->recommendations[k];
            diag_note(check->diag, record_place(row, STR("status")),
                      "recommendation %.*s counts as '%.*s'",
                      STR_ARGS(record_string(row, STR("id"))),
                      STR_ARGS(record_string(count->status, STR("id"))));
        }
    }
}

static void report_snapshot(const SnapshotCheck *check, const Summary *summary) {
    const Str printed = figures(check, summary, false), counted = figures(check, summary, true);
    diag_add(check->diag, SEVERITY_ERROR, "ST-02", record_place(summary->last, STR("")),
             "the last snapshot says %.*s, but the table has %.*s", STR_ARGS(printed),
             STR_ARGS(counted));
    note_rows(check, summary);
    check_path(check->diag, summary->last, STR(""));
}

// Where a status word is not known, the counts of the table mean nothing yet (ST-10).
static bool table_is_known(const Model *model) {
    const Datum *table = record_list(model->root, STR("recommendations"));
    const size_t slot = entity_field_index(&ENTITY_RECOMMENDATION, STR("status"));
    for (size_t i = 0; i < table->n; i++) {
        const Datum *status = &table->items[i].record->fields[slot];
        const bool unknown = status->kind == DATUM_REFERENCE && !status->record;
        if (status->kind == DATUM_NONE || unknown) return false;
    }
    return true;
}

// Without a table the snapshots stand alone; a table that is given and empty says that all is 0.
static bool has_table(const SnapshotCheck *check, const Summary *summary) {
    const Datum *table = record_field(check->model->root, STR("recommendations"));
    return summary->total > 0 || (table->kind == DATUM_LIST && table->n == 0);
}

static void check_last(const SnapshotCheck *check) {
    const Summary *summary = model_summary(check->scratch, check->model, check->review);
    bool differs = false;
    for (size_t i = 0; summary->last && i < summary->status_count; i++)
        differs = differs || surplus(summary, i) != 0;
    if (!differs || !has_table(check, summary)) return;
    const size_t culprit = lone_culprit(summary);
    if (culprit != SIZE_MAX &&
        snapshot_count(summary->last, summary->statuses[culprit].status) == 0)
        report_row(check, summary, culprit);
    else
        report_snapshot(check, summary);
    check_waiver_help(check->diag, "correct one of the two", "ST-02");
}

void check_snapshots(const Model *model, Diag *diag) {
    const Datum *reviews = record_list(model->root, STR("reviews"));
    for (size_t i = 0; i < reviews->n; i++) {
        SnapshotCheck check = {.model = model, .diag = diag, .review = reviews->items[i].record};
        check.progress = record_child(check.review, STR("progress"));
        if (!check.progress) continue;
        check.scratch = arena_new(64 * 1024);
        check_sums(&check);
        if (table_is_known(model)) check_last(&check);
        arena_drop(check.scratch);
    }
}
