// SPDX-License-Identifier: MIT
// CH-01: every bar of a chart has a count for every part. CH-02: parts add up to their totals.
#include "model/derive.h"
#include "model/entities.h"
#include "model/rules/checks.h"

static Str period_id(const Record *snapshot) {
    return record_string(snapshot, STR("period"));
}

// The first snapshot that has a count for `status`, NULL when the chart has no such part.
static const Record *first_with(const Datum *series, const Record *status) {
    for (size_t i = 0; i < series->n; i++)
        if (snapshot_count(series->items[i].record, status) >= 0) return series->items[i].record;
    return NULL;
}

static void report_hole(Diag *diag, const Record *snapshot, const Record *status,
                        const Record *other) {
    const Str id = record_string(status, STR("id"));
    diag_add(diag, SEVERITY_ERROR, "CH-01", record_place(snapshot, STR("")),
             "the snapshot %.*s has no count for '%.*s'", STR_ARGS(period_id(snapshot)),
             STR_ARGS(id));
    diag_note(diag, check_key_place(other, id), "the snapshot %.*s has one",
              STR_ARGS(period_id(other)));
    check_path(diag, snapshot, STR(""));
    diag_help(diag, "add '%.*s': 0 when there were none", STR_ARGS(id));
}

static void check_holes(const Model *model, Diag *diag, const Datum *series) {
    const Datum *statuses = record_list(record_child(model->root, STR("vocab")), STR("status"));
    for (size_t k = 0; k < statuses->n; k++) {
        const Record *status = statuses->items[k].record;
        const Record *other = first_with(series, status);
        for (size_t i = 0; other && i < series->n; i++)
            if (snapshot_count(series->items[i].record, status) < 0)
                report_hole(diag, series->items[i].record, status, other);
    }
}

static void check_repeated(Diag *diag, const Datum *series) {
    Arena *scratch = arena_new(4096);
    Map seen = {0};
    for (size_t i = 0; i < series->n; i++) {
        const Record *snapshot = series->items[i].record;
        const Record *first = map_put(scratch, &seen, period_id(snapshot), (void *)snapshot);
        if (!first) continue;
        diag_add(diag, SEVERITY_ERROR, "CH-01", record_place(snapshot, STR("period")),
                 "the period %.*s has two snapshots", STR_ARGS(period_id(snapshot)));
        diag_note(diag, record_place(first, STR("period")), "the other one is here");
        check_path(diag, snapshot, STR("period"));
        diag_help(diag, "two snapshots of one quarter need two months");
    }
    arena_drop(scratch);
}

static void report_empty(Diag *diag, const Record *progress) {
    diag_add(diag, SEVERITY_ERROR, "CH-01", record_place(progress, STR("series")),
             "the chart has no data: its series is empty");
    check_path(diag, progress, STR("series"));
    diag_help(diag, "add a snapshot, or remove 'progress'");
}

void check_chart_series(const Model *model, Diag *diag) {
    const Datum *reviews = record_list(model->root, STR("reviews"));
    for (size_t i = 0; i < reviews->n; i++) {
        const Record *progress = record_child(reviews->items[i].record, STR("progress"));
        if (!progress) continue;
        const Datum *series = record_list(progress, STR("series"));
        if (series->n == 0) report_empty(diag, progress);
        check_repeated(diag, series);
        check_holes(model, diag, series);
    }
}

static void check_own_total(Diag *diag, const Record *snapshot) {
    const Datum *total = record_field(snapshot, STR("total"));
    int64_t sum = 0;
    for (size_t i = 0; i < snapshot->open.n; i++) {
        const Datum *count = snapshot->open.at[i].value;
        if (count->kind == DATUM_COUNT) sum += count->count;
    }
    if (total->kind != DATUM_COUNT || total->count == sum) return;
    diag_add(diag, SEVERITY_ERROR, "CH-02", total->value->place,
             "the snapshot %.*s gives %lld as its total, but its counts add up to %lld",
             STR_ARGS(period_id(snapshot)), (long long)total->count, (long long)sum);
    diag_note(diag, record_place(snapshot, STR("")), "the counts are here");
    check_path(diag, snapshot, STR("total"));
    check_waiver_help(diag, "correct a count or the total", "CH-02");
}

static void check_chart_total(Diag *diag, const Datum *tracked, const Record *progress) {
    const Datum *total = record_field(progress, STR("total"));
    if (total->kind != DATUM_COUNT || total->count == tracked->count) return;
    diag_add(diag, SEVERITY_ERROR, "CH-02", total->value->place,
             "the chart's total is %lld, but the review tracks %lld recommendations",
             (long long)total->count, (long long)tracked->count);
    diag_note(diag, tracked->value->place, "the review says so here");
    check_path(diag, progress, STR("total"));
    check_waiver_help(diag, "correct one of the two", "CH-02");
}

static size_t rows_of(const Model *model, const Record *review) {
    const Datum *table = record_list(model->root, STR("recommendations"));
    const size_t slot = entity_field_index(&ENTITY_RECOMMENDATION, STR("review"));
    size_t n = 0;
    for (size_t i = 0; i < table->n; i++)
        n += table->items[i].record->fields[slot].record == review;
    return n;
}

static void check_rows(const Model *model, Diag *diag, const Record *review, const Datum *tracked) {
    const size_t rows = rows_of(model, review);
    if (rows == 0 || (int64_t)rows == tracked->count) return;
    const Str name = record_string(review, STR("id"));
    diag_add(diag, SEVERITY_ERROR, "CH-02", tracked->value->place,
             "the review '%.*s' tracks %lld recommendations, but the table has %zu", STR_ARGS(name),
             (long long)tracked->count, rows);
    diag_note(diag, record_place(model->root, STR("recommendations")), "the table is here");
    check_path(diag, review, STR("recommendations_tracked"));
    check_waiver_help(diag, "correct the number, or the table", "CH-02");
}

void check_totals(const Model *model, Diag *diag) {
    const Datum *reviews = record_list(model->root, STR("reviews"));
    for (size_t i = 0; i < reviews->n; i++) {
        const Record *review = reviews->items[i].record;
        const Record *progress = record_child(review, STR("progress"));
        const Datum *series = record_list(progress, STR("series"));
        const Datum *tracked = record_field(review, STR("recommendations_tracked"));
        for (size_t k = 0; k < series->n; k++) check_own_total(diag, series->items[k].record);
        if (tracked->kind != DATUM_COUNT) continue;
        check_chart_total(diag, tracked, progress);
        check_rows(model, diag, review, tracked);
    }
}
