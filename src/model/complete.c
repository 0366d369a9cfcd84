// SPDX-License-Identifier: MIT
// Records completed: the default vocabulary, the dates of periods, the reviews.
#include "model/resolve.h"

#include "model/entities.h"

static Record *vocabulary_of(Binder *binder, Record *root) {
    Datum *slot = record_slot(root, STR("vocab"));
    if (slot->kind != DATUM_RECORD)
        *slot = (Datum){.kind = DATUM_RECORD,
                        .record = record_new(binder->arena, &ENTITY_VOCABULARY, root)};
    return (Record *)slot->record;
}

static void bind_standard_statuses(Binder *binder, const Record *vocabulary, Datum *out) {
    const Value *list = standard_statuses(binder->arena, binder->lang, binder->diag);
    const Field *field =
        &ENTITY_VOCABULARY.fields[entity_field_index(&ENTITY_VOCABULARY, STR("status"))];
    if (list) bind_value(binder, &(Slot){field, vocabulary, NULL}, list, out);
}

static int64_t order_of(const Datum *status) {
    const Datum *order = record_field(status->record, STR("order"));
    return order->kind == DATUM_COUNT ? order->count : INT64_MAX;
}

// Insertion sort: stable, and a vocabulary has a handful of words.
static void sort_by_order(Datum *items, size_t n) {
    for (size_t i = 1; i < n; i++) {
        const Datum moved = items[i];
        size_t to = i;
        for (; to > 0 && order_of(&items[to - 1]) > order_of(&moved); to--)
            items[to] = items[to - 1];
        items[to] = moved;
    }
}

void complete_vocabulary(Binder *binder, Record *root) {
    Record *vocabulary = vocabulary_of(binder, root);
    Datum *statuses = record_slot(vocabulary, STR("status"));
    if (statuses->kind != DATUM_LIST || statuses->n == 0)
        bind_standard_statuses(binder, vocabulary, statuses);
    if (statuses->kind == DATUM_LIST) sort_by_order((Datum *)statuses->items, statuses->n);
}

static bool date_period(Record *period) {
    Datum *date = record_slot(period, STR("date"));
    const Datum *id = record_field(period, STR("id"));
    Date days;
    if (date->kind == DATUM_DATE) return true;
    if (!date_parse(id->string, &days)) return false;
    *date = (Datum){.kind = DATUM_DATE, .value = id->value, .date = days};
    return true;
}

void complete_periods(Binder *binder, const Record *root) {
    const Datum *periods = record_list(root, STR("periods"));
    for (size_t i = 0; i < periods->n; i++) {
        Record *period = (Record *)periods->items[i].record;
        if (date_period(period)) continue;
        diag_add(binder->diag, SEVERITY_FATAL, "DATA-04", record_place(period, STR("id")),
                 "the id '%.*s' of a period is no month",
                 STR_ARGS(record_string(period, STR("id"))));
        diag_path(binder->diag, record_path(binder->arena, period, STR("id")));
        diag_help(binder->diag, "write the month of the snapshot, such as 2023-06, or add 'date'");
    }
}

const Record *complete_period(Binder *binder, ModelIndex *index, Str id) {
    const Record *declared = index_lookup(index, &ENTITY_PERIOD, id);
    if (declared) return declared;
    Record *period = record_new(binder->arena, &ENTITY_PERIOD, NULL);
    *record_slot(period, STR("id")) = (Datum){.kind = DATUM_STRING, .string = id};
    if (!date_period(period)) return NULL;
    index_add(binder->arena, index, period);
    return period;
}
