// SPDX-License-Identifier: MIT
// What one document says: a walk over its records, waived ones left out.
#include "model/derive.h"
#include "model/entities.h"
#include "model/facts.h"
#include "model/index.h"

typedef struct {
    Arena *arena;
    FactList *said;
    Str as_of;
    const Model *model;
} Collector;

static bool is_waived(const Record *record, Str code) {
    for (; record; record = record->owner) {
        const Datum *allow = record_list(record, STR("allow"));
        for (size_t i = 0; i < allow->n; i++)
            if (str_eq(allow->items[i].string, code) && record_string(record, STR("because")).n > 0)
                return true;
    }
    return false;
}

static void add(Collector *at, const Record *record, const Datum *datum, Fact fact) {
    if (!datum->value || !datum->value->place.source) return;
    if (is_waived(record, str_of(fact.code)) ||
        is_waived(record_child(at->model->root, STR("document")), str_of(fact.code)))
        return;
    fact.path = datum->value->place.source->path;
    fact.span = datum->value->place.span;
    *vec_push(at->arena, &at->said->all) = fact;
}

static Str count_key(Arena *arena, Str review, Str period, Str status) {
    return str_format(arena, "the count '%.*s' of '%.*s' in %.*s", STR_ARGS(status),
                      STR_ARGS(review), STR_ARGS(period));
}

// Of a portfolio: the counts of its reviews.
static const Str *part_keys(const Collector *at, const Datum *parts, Str period, Str status) {
    Str *keys = arena_push(at->arena, Str, parts->n);
    for (size_t i = 0; i < parts->n; i++)
        keys[i] = count_key(at->arena, parts->items[i].string, period, status);
    return keys;
}

static void collect_snapshot(Collector *at, const Record *review, const Record *snapshot) {
    const Str period = record_string(snapshot, STR("period"));
    const Datum *parts = record_list(review, STR("parts"));
    for (size_t i = 0; i < snapshot->open.n; i++) {
        const Datum *count = snapshot->open.at[i].value;
        if (count->kind != DATUM_COUNT || !count->value) continue;
        const Str status = snapshot->open.at[i].key;
        add(at, snapshot, count,
            (Fact){.key = count_key(at->arena, record_string(review, STR("id")), period, status),
                   .value = count->value->text,
                   .code = "XD-01",
                   .count = count->count,
                   .parts = part_keys(at, parts, period, status),
                   .part_count = parts->n});
    }
}

static void collect_review(Collector *at, const Record *review) {
    const Datum *series = record_list(record_child(review, STR("progress")), STR("series"));
    const Record *report = record_child(review, STR("report"));
    const Datum *date = record_field(report, STR("date"));
    for (size_t i = 0; i < series->n; i++) collect_snapshot(at, review, series->items[i].record);
    if (date->kind != DATUM_DATE) return;
    const Str key = str_format(at->arena, "the date of the report of '%.*s'",
                               STR_ARGS(record_string(review, STR("id"))));
    add(at, report, date,
        (Fact){.key = key,
               .value = date->value ? date->value->text : (Str){0},
               .code = "XD-01",
               .date = date->date,
               .is_date = true});
}

static void collect_row(Collector *at, const Record *row) {
    const Datum *status = record_field(row, STR("status"));
    if (status->kind != DATUM_REFERENCE || at->as_of.n == 0) return;
    const Str review = record_string(record_child(row, STR("review")), STR("id"));
    const Str key =
        str_format(at->arena, "the status of recommendation %.*s of '%.*s' on %.*s",
                   STR_ARGS(record_string(row, STR("id"))), STR_ARGS(review), STR_ARGS(at->as_of));
    add(at, row, status, (Fact){.key = key, .value = status->string, .code = "XD-01"});
}

static void collect_figure(Collector *at, const Record *figure) {
    const Datum *value = record_field(figure, STR("value"));
    const Str key = str_format(at->arena, "the fact '%.*s' on %.*s",
                               STR_ARGS(record_string(figure, STR("id"))), STR_ARGS(at->as_of));
    if (value->kind == DATUM_STRING)
        add(at, figure, value, (Fact){.key = key, .value = value->string, .code = "XD-01"});
}

static void collect_word(Collector *at, const Record *word) {
    const Datum *label = record_field(word, STR("label"));
    const Str key = str_format(at->arena, "the meaning of '%.*s' in '%.*s'",
                               STR_ARGS(record_string(word, STR("id"))), STR_ARGS(at->model->lang));
    if (word->value && label->kind == DATUM_STRING)
        add(at, word, label, (Fact){.key = key, .value = label->string, .code = "VO-02"});
}

typedef void Collect(Collector *at, const Record *record);

static void each(Collector *at, const Datum *list, Collect *collect) {
    for (size_t i = 0; i < list->n; i++) collect(at, list->items[i].record);
}

// Data without a day is compared with none.
static Str as_of(const Model *model) {
    const Record *document = record_child(model->root, STR("document"));
    const Datum *day = record_field(document, STR("as_of"));
    if (day->kind == DATUM_DATE && day->value) return day->value->text;
    return record_string(document, STR("period"));
}

FactList facts_of(Arena *arena, const Model *model) {
    FactList said = {0};
    if (!model->place.source) return said;
    said.document = model->place.source->path;
    const Record *data = model->root;
    Collector at = {arena, &said, as_of(model), model};
    each(&at, record_list(data, STR("reviews")), collect_review);
    each(&at, record_list(data, STR("recommendations")), collect_row);
    each(&at, model->index->statuses, collect_word);
    if (at.as_of.n) each(&at, record_list(data, STR("facts")), collect_figure);
    return said;
}
