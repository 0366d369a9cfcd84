// SPDX-License-Identifier: MIT
// Derive, of several reviews: their summaries side by side, sums by status and by priority.
#include "model/derive.h"

#include "base/vec.h"

typedef struct {
    Arena *arena;
    VEC(PriorityCount) counts;
    size_t split, without;
} Priorities;

static PriorityCount *level_named(Priorities *priorities, Str level) {
    for (size_t i = 0; i < priorities->counts.n; i++)
        if (str_eq(priorities->counts.at[i].level, level)) return &priorities->counts.at[i];
    PriorityCount *count = vec_push(priorities->arena, &priorities->counts);
    *count = (PriorityCount){.level = level};
    return count;
}

// Items of one level, said without their ids, are all of the recommendation.
static bool is_whole(const Datum *levels) {
    const Record *only = levels->items[0].record;
    return levels->n == 1 && record_field(only, STR("items"))->kind != DATUM_LIST;
}

static void count_levels(Priorities *priorities, const Datum *levels) {
    const bool whole = is_whole(levels);
    for (size_t i = 0; i < levels->n; i++) {
        PriorityCount *count =
            level_named(priorities, record_string(levels->items[i].record, STR("level")));
        if (whole)
            count->whole++;
        else
            count->split++;
    }
    if (!whole) priorities->split++;
}

static void count_priority(Priorities *priorities, const Record *row) {
    const Datum *priority = record_field(row, STR("priority"));
    if (priority->kind == DATUM_STRING)
        level_named(priorities, priority->string)->whole++;
    else if (priority->kind == DATUM_LIST && priority->n > 0)
        count_levels(priorities, priority);
    else
        priorities->without++;
}

static void count_priorities(Arena *arena, const Model *model, const Record *review,
                             Portfolio *portfolio) {
    Priorities priorities = {.arena = arena};
    const Record *scale = record_child(record_child(model->root, STR("vocab")), STR("priority"));
    const Datum *levels = record_list(scale, STR("levels"));
    for (size_t i = 0; i < levels->n; i++) level_named(&priorities, levels->items[i].string);
    const Datum *table = record_list(model->root, STR("recommendations"));
    for (size_t i = 0; i < table->n; i++) {
        const Record *row = table->items[i].record;
        if (!review || record_child(row, STR("review")) == review) count_priority(&priorities, row);
    }
    portfolio->priorities = priorities.counts.at;
    portfolio->priority_count = priorities.counts.n;
    portfolio->split = priorities.split;
    portfolio->without_priority = priorities.without;
}

static const Record **joined_rows(Arena *arena, const Portfolio *portfolio, size_t status,
                                  size_t *count) {
    *count = 0;
    for (size_t i = 0; i < portfolio->review_count; i++)
        *count += portfolio->reviews[i]->statuses[status].count;
    const Record **rows = arena_push(arena, const Record *, *count);
    size_t n = 0;
    for (size_t i = 0; i < portfolio->review_count; i++) {
        const StatusCount *part = &portfolio->reviews[i]->statuses[status];
        for (size_t k = 0; k < part->count; k++) rows[n++] = part->recommendations[k];
    }
    return rows;
}

static void sum_statuses(Arena *arena, Portfolio *portfolio) {
    if (portfolio->review_count == 0) return;
    portfolio->status_count = portfolio->reviews[0]->status_count;
    StatusCount *sums = arena_push(arena, StatusCount, portfolio->status_count);
    for (size_t i = 0; i < portfolio->status_count; i++) {
        sums[i].status = portfolio->reviews[0]->statuses[i].status;
        sums[i].recommendations = joined_rows(arena, portfolio, i, &sums[i].count);
    }
    portfolio->statuses = sums;
    for (size_t i = 0; i < portfolio->review_count; i++) {
        portfolio->total += portfolio->reviews[i]->total;
        portfolio->without += portfolio->reviews[i]->without;
    }
}

const Portfolio *model_portfolio(Arena *arena, const Model *model, const Record *review) {
    const Datum *reviews = record_list(model->root, STR("reviews"));
    Portfolio *portfolio = arena_push(arena, Portfolio, 1);
    const Summary **summaries = arena_push(arena, const Summary *, reviews->n);
    for (size_t i = 0; i < reviews->n; i++) {
        const Record *one = reviews->items[i].record;
        if (!review || one == review)
            summaries[portfolio->review_count++] = model_summary(arena, model, one);
    }
    portfolio->reviews = summaries;
    sum_statuses(arena, portfolio);
    count_priorities(arena, model, review, portfolio);
    return portfolio;
}
