// SPDX-License-Identifier: MIT
// How counts go from snapshot to snapshot. ST-04: the total stays, or a note says why not. ST-05:
// nothing goes back: what is over stays over, what was begun is not "not started" again.
#include "model/derive.h"
#include "model/index.h"
#include "model/rules/ask.h"

typedef struct {
    const Model *model;
    Diag *diag;
    Arena *scratch;
    const Record *review, *progress, *first; // the status of no progress
    const Record **snapshots;
    size_t n;
} Trend;

static int64_t sum_of(const Record *snapshot) {
    int64_t sum = 0;
    for (size_t i = 0; i < snapshot->open.n; i++) {
        const Datum *count = snapshot->open.at[i].value;
        if (count->kind == DATUM_COUNT) sum += count->count;
    }
    return sum;
}

// What the snapshot says its total is: by itself, by the series, else by its counts.
static int64_t total_of(const Record *progress, const Record *snapshot) {
    const Datum *total = record_field(snapshot, STR("total"));
    if (total->kind != DATUM_COUNT) total = record_field(progress, STR("total"));
    return total->kind == DATUM_COUNT ? total->count : sum_of(snapshot);
}

static Str period_id(const Record *snapshot) {
    return record_string(snapshot, STR("period"));
}

static Place total_place(const Record *snapshot) {
    const bool own = record_field(snapshot, STR("total"))->kind == DATUM_COUNT;
    return record_place(snapshot, own ? STR("total") : STR(""));
}

static void check_total(const Trend *trend, const Record *before, const Record *snapshot) {
    const int64_t was = total_of(trend->progress, before);
    const int64_t is = total_of(trend->progress, snapshot);
    if (was == is || ask_says(snapshot, STR("note"))) return;
    diag_add(trend->diag, SEVERITY_WARNING, "ST-04", total_place(snapshot),
             "the total is %lld in %.*s, but was %lld in %.*s, and no note says why", (long long)is,
             STR_ARGS(period_id(snapshot)), (long long)was, STR_ARGS(period_id(before)));
    diag_note(trend->diag, total_place(before), "the total before");
    ask_end(trend->diag, snapshot, STR(""), "add a 'note' to the snapshot", "ST-04");
}

static Trend trend_of(const Model *model, Diag *diag, const Record *review) {
    Trend trend = {.model = model, .diag = diag, .review = review, .scratch = arena_new(16384)};
    trend.progress = record_child(review, STR("progress"));
    trend.n = model_snapshots(trend.scratch, review, &trend.snapshots);
    const Datum *statuses = model->index->statuses;
    trend.first = statuses->n > 1 ? statuses->items[0].record : NULL;
    return trend;
}

static void check_totals_of(const Model *model, Diag *diag, const Record *review) {
    Trend trend = trend_of(model, diag, review);
    for (size_t i = 1; i < trend.n; i++)
        check_total(&trend, trend.snapshots[i - 1], trend.snapshots[i]);
    arena_drop(trend.scratch);
}

void check_changed_totals(const Model *model, Diag *diag) {
    ask_each_review(model, diag, check_totals_of);
}

// A status that is over and that has fallen, NULL when all of them together have not.
static const Record *fallen(const Trend *trend, const Record *before, const Record *after) {
    const Datum *statuses = trend->model->index->statuses;
    const Record *found = NULL;
    int64_t change = 0;
    for (size_t i = 0; i < statuses->n; i++) {
        const Record *status = statuses->items[i].record;
        const int64_t was = snapshot_count(before, status), is = snapshot_count(after, status);
        if (!ask_is_over(status) || was < 0 || is < 0) continue;
        change += is - was;
        if (is < was && !found) found = status;
    }
    return change < 0 ? found : NULL;
}

static void report_pair(const Trend *trend, const Record *before, const Record *after,
                        const Record *status) {
    const Str id = record_string(status, STR("id"));
    diag_add(trend->diag, SEVERITY_ERROR, "ST-05", ask_count_place(after, status),
             "'%.*s' goes back: %lld in %.*s, %lld in %.*s", STR_ARGS(id),
             (long long)snapshot_count(before, status), STR_ARGS(period_id(before)),
             (long long)snapshot_count(after, status), STR_ARGS(period_id(after)));
    diag_note(trend->diag, ask_count_place(before, status), "counted here before");
    ask_end(trend->diag, after, STR(""), "correct a count, add a 'note' to the snapshot", "ST-05");
}

static void check_pair(const Trend *trend, const Record *before, const Record *after) {
    if (sum_of(before) != sum_of(after) || ask_says(after, STR("note"))) return;
    const Record *status = fallen(trend, before, after);
    const int64_t was = trend->first ? snapshot_count(before, trend->first) : -1;
    const int64_t is = trend->first ? snapshot_count(after, trend->first) : -1;
    if (!status && was >= 0 && is > was) status = trend->first;
    if (status) report_pair(trend, before, after, status);
}

static bool is_explained(const Record *row) {
    const Datum *history = record_list(row, STR("history"));
    return history->n > 0 && ask_says(history->items[history->n - 1].record, STR("note"));
}

// The earliest of the snapshots up to `last` from which on none of `status` is counted.
static const Record *none_since(const Trend *trend, const Record *last, const Record *status) {
    const Record *since = last;
    for (size_t i = 0; i < trend->n; i++) {
        const bool none = snapshot_count(trend->snapshots[i], status) == 0;
        const bool begins = i == 0 || snapshot_count(trend->snapshots[i - 1], status) != 0;
        if (none && begins) since = trend->snapshots[i];
        if (trend->snapshots[i] == last) break;
    }
    return since;
}

static void report_row(const Trend *trend, const Record *row, const Record *last) {
    const Str id = record_string(trend->first, STR("id"));
    const Record *since = none_since(trend, last, trend->first);
    diag_add(trend->diag, SEVERITY_ERROR, "ST-05", record_place(row, STR("status")),
             "recommendation %.*s went back to '%.*s': there was none since %.*s",
             STR_ARGS(record_string(row, STR("id"))), STR_ARGS(id), STR_ARGS(period_id(since)));
    diag_note(trend->diag, ask_count_place(since, trend->first), "0 are counted here");
    ask_end(trend->diag, row, STR("status"),
            "correct one of the two, say why in a 'note' of its history", "ST-05");
}

// The table is the newest snapshot there is.
static void check_table(const Trend *trend) {
    const Summary *summary = model_summary(trend->scratch, trend->model, trend->review);
    const Record *last = summary->last;
    if (!last || !trend->first || snapshot_count(last, trend->first) != 0) return;
    if (summary->total == 0 || sum_of(last) != (int64_t)summary->total) return;
    for (size_t i = 0; i < summary->status_count; i++) {
        const StatusCount *count = &summary->statuses[i];
        for (size_t k = 0; count->status == trend->first && k < count->count; k++)
            if (!is_explained(count->recommendations[k]))
                report_row(trend, count->recommendations[k], last);
    }
}

static void check_review(const Model *model, Diag *diag, const Record *review) {
    Trend trend = trend_of(model, diag, review);
    for (size_t i = 1; i < trend.n; i++)
        check_pair(&trend, trend.snapshots[i - 1], trend.snapshots[i]);
    if (trend.n) check_table(&trend);
    arena_drop(trend.scratch);
}

static void report_entry(Diag *diag, const Record *before, const Record *entry) {
    diag_add(diag, SEVERITY_ERROR, "ST-05", record_place(entry, STR("status")),
             "the status goes back from '%.*s' to '%.*s'",
             STR_ARGS(record_string(before, STR("status"))),
             STR_ARGS(record_string(entry, STR("status"))));
    diag_note(diag, record_place(before, STR("status")), "the status before");
    ask_end(diag, entry, STR("status"), "correct it, say why in a 'note'", "ST-05");
}

static void check_history(const Model *model, Diag *diag, const Record *row) {
    const Datum *history = record_list(row, STR("history"));
    const Record *before = NULL;
    for (size_t i = 0; i < history->n; i++) {
        const Record *entry = history->items[i].record;
        const Record *to = record_child(entry, STR("status"));
        const Record *from = before ? record_child(before, STR("status")) : NULL;
        if (!to) continue;
        const bool reopened = ask_is_over(from) && !ask_is_over(to);
        const bool restarted = from && ask_rank(model, to) == 0 && ask_rank(model, from) > 0;
        const bool told = ask_says(entry, STR("note")) || ask_says(entry, STR("text"));
        if ((reopened || restarted) && !told) report_entry(diag, before, entry);
        before = entry;
    }
}

void check_progress_goes_on(const Model *model, Diag *diag) {
    ask_each_review(model, diag, check_review);
    ask_each(model, diag, ask_table(model), check_history);
}
