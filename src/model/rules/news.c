// SPDX-License-Identifier: MIT
// ST-06: history is dated, oldest first. ST-07: the newest status that news or history give is
// that of the table.
#include <stdlib.h>

#include "model/derive.h"
#include "model/rules/ask.h"

static void report_undated(Diag *diag, const Record *entry) {
    diag_add(diag, SEVERITY_WARNING, "ST-06", record_place(entry, STR("date")),
             "the entry of the history has no date");
    ask_end(diag, entry, STR("date"), "add 'date' or 'period'", "ST-06");
}

static void report_order(Diag *diag, const Record *before, const Record *entry) {
    const bool by_date = ask_date(entry, STR("date")) != NULL;
    const bool before_by_date = ask_date(before, STR("date")) != NULL;
    const Str field = by_date ? STR("date") : STR("period");
    diag_add(diag, SEVERITY_WARNING, "ST-06", record_place(entry, field),
             "the entry is older than the one before it");
    diag_note(diag, record_place(before, before_by_date ? STR("date") : STR("period")),
              "the one before");
    ask_end(diag, entry, field, "correct the date, or write the oldest first", "ST-06");
}

static void check_entries(const Model *model, Diag *diag, const Record *row) {
    (void)model;
    const Datum *history = record_list(row, STR("history"));
    const Record *before = NULL;
    for (size_t i = 0; i < history->n; i++) {
        const Record *entry = history->items[i].record;
        const Date *when = ask_when(entry);
        if (!when) {
            report_undated(diag, entry);
            continue;
        }
        if (before && date_is_before(*when, *ask_when(before))) report_order(diag, before, entry);
        before = entry;
    }
}

void check_history_dates(const Model *model, Diag *diag) {
    ask_each(model, diag, ask_table(model), check_entries);
}

// The newest entry of a history that gives a status and is not after the day the data was right.
static const Record *newest_entry(const Record *row, const Date *as_of) {
    const Datum *history = record_list(row, STR("history"));
    const Record *found = NULL;
    for (size_t i = 0; i < history->n; i++) {
        const Record *entry = history->items[i].record;
        const Date *when = ask_when(entry);
        if (!when || !record_child(entry, STR("status"))) continue;
        if (as_of && as_of->last < when->last) continue;
        if (!found || !date_is_before(*when, *ask_when(found))) found = entry;
    }
    return found;
}

static void report(Diag *diag, const Record *row, const Record *at, const char *what) {
    diag_add(diag, SEVERITY_WARNING, "ST-07", record_place(at, STR("status")),
             "%s says '%.*s' of recommendation %.*s, but the table says '%.*s'", what,
             STR_ARGS(record_string(at, STR("status"))), STR_ARGS(record_string(row, STR("id"))),
             STR_ARGS(record_string(row, STR("status"))));
    diag_note(diag, record_place(row, STR("status")), "the table says so here");
    ask_end(diag, at, STR("status"), "correct one of the two", "ST-07");
}

typedef struct {
    const Model *model;
    Diag *diag;
    Date as_of;
    bool has_as_of;
} StatusCheck;

static void check_row(const StatusCheck *check, const Record *row) {
    const Record *entry = newest_entry(row, check->has_as_of ? &check->as_of : NULL);
    const Record *is = record_child(row, STR("status"));
    if (entry && is && record_child(entry, STR("status")) != is)
        report(check->diag, row, entry, "the history");
}

// Something later than the news explains the table.
static bool is_outdated(const Record *news, const Record *row) {
    const Date *date = ask_date(news, STR("date")), *completed = ask_date(row, STR("completed"));
    const Record *entry = newest_entry(row, NULL);
    if (!date) return false;
    const bool by_entry = entry &&
                          record_child(entry, STR("status")) == record_child(row, STR("status")) &&
                          !date_is_before(*ask_when(entry), *date);
    return by_entry || (completed && !date_is_before(*completed, *date));
}

static void check_announced(const StatusCheck *check, Map *newer, const Record *news,
                            const Record *row) {
    if (!row || map_lookup(newer, record_string(row, STR("id")))) return;
    map_put(check->diag->arena, newer, record_string(row, STR("id")), (void *)news);
    const Record *is = record_child(row, STR("status"));
    if (is && is != record_child(news, STR("status")) && !is_outdated(news, row))
        report(check->diag, row, news, "the news");
}

typedef struct {
    const Record *news;
    int32_t day; // without a date: the first there is
    size_t place;
} Dated;

static int newer_first(const void *a, const void *b) {
    const Dated *x = a, *y = b;
    if (x->day != y->day) return x->day > y->day ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static Dated *newest_first(Arena *arena, const Datum *news) {
    Dated *sorted = arena_push(arena, Dated, news->n);
    for (size_t i = 0; i < news->n; i++) {
        const Date *date = ask_date(news->items[i].record, STR("date"));
        sorted[i] = (Dated){news->items[i].record, date ? date->first : INT32_MIN, i};
    }
    if (news->n) qsort(sorted, news->n, sizeof *sorted, newer_first);
    return sorted;
}

static void check_review(const StatusCheck *check, const Record *review) {
    const Datum *news = record_list(review, STR("news"));
    const Dated *sorted = newest_first(check->diag->arena, news);
    Map newer = {0};
    for (size_t i = 0; i < news->n; i++) {
        const Record *at = sorted[i].news;
        if (!record_child(at, STR("status"))) continue;
        check_announced(check, &newer, at, record_child(at, STR("recommendation")));
        const Datum *several = record_list(at, STR("recommendations"));
        for (size_t k = 0; k < several->n; k++)
            check_announced(check, &newer, at, several->items[k].record);
    }
}

void check_news_status(const Model *model, Diag *diag) {
    StatusCheck check = {.model = model, .diag = diag};
    check.has_as_of = model_as_of(model, &check.as_of);
    const Datum *table = ask_table(model), *reviews = record_list(model->root, STR("reviews"));
    for (size_t i = 0; i < table->n; i++) check_row(&check, table->items[i].record);
    for (size_t i = 0; i < reviews->n; i++) check_review(&check, reviews->items[i].record);
}
