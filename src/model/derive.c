// SPDX-License-Identifier: MIT
// Derive: one pass over the table for each thing counted.
#include "model/derive.h"

#include "model/entities.h"

const Record *model_review(const Model *model) {
    const Record *named = record_child(record_child(model->root, STR("document")), STR("review"));
    const Datum *reviews = record_list(model->root, STR("reviews"));
    return named || reviews->n == 0 ? named : reviews->items[0].record;
}

const Record *record_period(const Record *record) {
    return record_child(record, STR("period"));
}

static bool date_of(const Record *record, Str name, Date *out) {
    const Datum *datum = record_field(record, name);
    if (datum->kind != DATUM_DATE) return false;
    *out = datum->date;
    return true;
}

static bool document_period(const Model *model, Date *out) {
    return date_of(record_period(record_child(model->root, STR("document"))), STR("date"), out);
}

bool model_as_of(const Model *model, Date *out) {
    return date_of(record_child(model->root, STR("document")), STR("as_of"), out) ||
           document_period(model, out);
}

static Date snapshot_date(const Record *snapshot) {
    Date date = {0};
    date_of(record_period(snapshot), STR("date"), &date);
    return date;
}

// Insertion sort: stable, and nearly always in order already.
size_t model_snapshots(Arena *arena, const Record *review, const Record ***out) {
    const Datum *series = record_list(record_child(review, STR("progress")), STR("series"));
    const Record **sorted = *out = arena_push(arena, const Record *, series->n);
    size_t n = 0;
    for (size_t i = 0; i < series->n; i++) {
        const Record *snapshot = series->items[i].record;
        if (!record_period(snapshot)) continue;
        const int32_t day = snapshot_date(snapshot).last;
        size_t to = n++;
        for (; to > 0 && snapshot_date(sorted[to - 1]).last > day; to--)
            sorted[to] = sorted[to - 1];
        sorted[to] = snapshot;
    }
    return n;
}

int64_t snapshot_count(const Record *snapshot, const Record *status) {
    const Datum *count =
        snapshot ? map_lookup(&snapshot->open, record_string(status, STR("id"))) : NULL;
    return count && count->kind == DATUM_COUNT ? count->count : -1;
}

// The newest snapshot not after the document's period, and the newest before both it and the
// period.
static void choose_snapshots(Arena *arena, const Model *model, Summary *summary) {
    const Record **snapshots;
    Date period;
    size_t n = model_snapshots(arena, summary->review, &snapshots);
    if (document_period(model, &period))
        while (n > 0 && snapshot_date(snapshots[n - 1]).first > period.last) n--;
    if (n == 0) return;
    summary->last = snapshots[n - 1];
    Date limit = snapshot_date(summary->last);
    if (document_period(model, &period) && period.first > limit.last) limit = period;
    while (n > 0 && !date_is_before(snapshot_date(snapshots[n - 1]), limit)) n--;
    summary->before = n > 0 ? snapshots[n - 1] : NULL;
}

typedef struct {
    const Datum *table;
    size_t review_slot, status_slot; // fields of a recommendation, found once
} Table;

static Table table_of(const Model *model) {
    return (Table){record_list(model->root, STR("recommendations")),
                   entity_field_index(&ENTITY_RECOMMENDATION, STR("review")),
                   entity_field_index(&ENTITY_RECOMMENDATION, STR("status"))};
}

static const Record *row_in(const Table *table, size_t index, const Record *review) {
    const Record *row = table->table->items[index].record;
    return row->fields[table->review_slot].record == review ? row : NULL;
}

static const Record *status_in(const Table *table, const Record *row) {
    const Datum *status = &row->fields[table->status_slot];
    return status->kind == DATUM_REFERENCE ? status->record : NULL;
}

static StatusCount *count_of(StatusCount *counts, size_t n, const Record *status) {
    for (size_t i = 0; i < n; i++)
        if (counts[i].status == status) return &counts[i];
    return NULL;
}

static void count_rows(const Table *table, Summary *summary, StatusCount *counts) {
    for (size_t i = 0; i < table->table->n; i++) {
        const Record *row = row_in(table, i, summary->review);
        if (!row) continue;
        StatusCount *count = count_of(counts, summary->status_count, status_in(table, row));
        summary->total++;
        if (count)
            count->count++;
        else
            summary->without++;
    }
}

static void list_rows(Arena *arena, const Table *table, const Summary *summary,
                      StatusCount *counts) {
    const Record ***lists = arena_push(arena, const Record **, summary->status_count);
    for (size_t k = 0; k < summary->status_count; k++) {
        lists[k] = arena_push(arena, const Record *, counts[k].count);
        counts[k].recommendations = lists[k];
    }
    for (size_t i = 0; i < table->table->n; i++) {
        const Record *row = row_in(table, i, summary->review);
        const StatusCount *count =
            row ? count_of(counts, summary->status_count, status_in(table, row)) : NULL;
        if (count) *lists[count - counts]++ = row;
    }
}

static void compare_counts(const Summary *summary, StatusCount *counts) {
    for (size_t i = 0; i < summary->status_count; i++) {
        const int64_t before = snapshot_count(summary->before, counts[i].status);
        const int64_t last = snapshot_count(summary->last, counts[i].status);
        counts[i].has_change = before >= 0;
        counts[i].change = before >= 0 ? (int64_t)counts[i].count - before : 0;
        counts[i].has_step = before >= 0 && last >= 0;
        counts[i].step = counts[i].has_step ? last - before : 0;
    }
}

static void summarise_statuses(Arena *arena, const Model *model, const Table *table,
                               Summary *summary) {
    const Datum *statuses = record_list(record_child(model->root, STR("vocab")), STR("status"));
    StatusCount *counts = arena_push(arena, StatusCount, statuses->n);
    for (size_t i = 0; i < statuses->n; i++) counts[i].status = statuses->items[i].record;
    summary->statuses = counts;
    summary->status_count = statuses->n;
    count_rows(table, summary, counts);
    list_rows(arena, table, summary, counts);
    compare_counts(summary, counts);
}

static bool is_over(const Record *status) {
    const Datum *terminal = record_field(status, STR("terminal"));
    return terminal->kind == DATUM_TRUTH && terminal->truth;
}

typedef VEC(Late) LateList;

static void push_late(Arena *arena, LateList *list, Late late, Date as_of) {
    if (!date_is_before(late.due, as_of)) return;
    late.days = as_of.first - late.due.last;
    *vec_push(arena, list) = late;
}

static void find_late_in(Arena *arena, LateList *list, const Record *row, Date as_of) {
    Late late = {.recommendation = row};
    const Record *timeline = record_child(row, STR("timeline"));
    if (date_of(timeline, STR("expected"), &late.due)) push_late(arena, list, late, as_of);
    const Datum *milestones = record_list(row, STR("milestones"));
    for (size_t i = 0; i < milestones->n; i++) {
        late.milestone = milestones->items[i].record;
        if (is_over(record_child(late.milestone, STR("status")))) continue;
        if (date_of(late.milestone, STR("to"), &late.due) ||
            date_of(late.milestone, STR("date"), &late.due))
            push_late(arena, list, late, as_of);
    }
}

static void find_late(Arena *arena, const Model *model, const Table *table, Summary *summary) {
    LateList list = {0};
    Date as_of;
    if (!model_as_of(model, &as_of)) return;
    for (size_t i = 0; i < table->table->n; i++) {
        const Record *row = row_in(table, i, summary->review);
        if (row && !is_over(status_in(table, row))) find_late_in(arena, &list, row, as_of);
    }
    summary->late = list.at;
    summary->late_count = list.n;
}

// The days after the snapshot before, up to the end of the last one or of the document's period.
static bool period_of_moves(const Model *model, const Summary *summary, Date *out) {
    Date period;
    const bool given = document_period(model, &period);
    if (!given && !summary->last) return false;
    if (!given) period = snapshot_date(summary->last);
    *out = period;
    if (summary->before) out->first = snapshot_date(summary->before).last + 1;
    return true;
}

static bool entry_date(const Record *entry, Date *out) {
    return date_of(entry, STR("date"), out) || date_of(record_period(entry), STR("date"), out);
}

typedef VEC(Move) MoveList;

static void find_moves_in(Arena *arena, MoveList *list, const Record *row, Date period) {
    const Datum *history = record_list(row, STR("history"));
    const Record *from = NULL;
    for (size_t i = 0; i < history->n; i++) {
        const Record *entry = history->items[i].record;
        const Record *to = record_child(entry, STR("status"));
        Date date;
        const bool inside =
            entry_date(entry, &date) && date.first >= period.first && date.last <= period.last;
        if (inside) *vec_push(arena, list) = (Move){row, entry, from, to};
        if (to) from = to;
    }
}

static void find_moves(Arena *arena, const Model *model, const Table *table, Summary *summary) {
    MoveList list = {0};
    Date period;
    if (!period_of_moves(model, summary, &period)) return;
    for (size_t i = 0; i < table->table->n; i++) {
        const Record *row = row_in(table, i, summary->review);
        if (row) find_moves_in(arena, &list, row, period);
    }
    summary->moves = list.at;
    summary->move_count = list.n;
}

const Summary *model_summary(Arena *arena, const Model *model, const Record *review) {
    Summary *summary = arena_push(arena, Summary, 1);
    const Table table = table_of(model);
    summary->review = review ? review : model_review(model);
    choose_snapshots(arena, model, summary);
    summarise_statuses(arena, model, &table, summary);
    find_late(arena, model, &table, summary);
    find_moves(arena, model, &table, summary);
    return summary;
}
