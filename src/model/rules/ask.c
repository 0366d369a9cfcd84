// SPDX-License-Identifier: MIT
// What many rules ask of a model.
#include "model/rules/ask.h"

#include "model/derive.h"
#include "model/index.h"

const Date *ask_date(const Record *record, Str field) {
    const Datum *datum = record_field(record, field);
    return datum->kind == DATUM_DATE ? &datum->date : NULL;
}

const Date *ask_when(const Record *record) {
    const Date *date = ask_date(record, STR("date"));
    return date ? date : ask_date(record_period(record), STR("date"));
}

bool ask_truth(const Record *record, Str field) {
    const Datum *datum = record_field(record, field);
    return datum->kind == DATUM_TRUTH && datum->truth;
}

bool ask_says(const Record *record, Str field) {
    const Datum *datum = record_field(record, field);
    if (datum->kind == DATUM_STRING) return datum->string.n > 0;
    return datum->kind == DATUM_TEXT || datum->kind == DATUM_PROSE;
}

Str ask_plain(Arena *arena, const Record *record, Str field) {
    const Datum *datum = record_field(record, field);
    if (datum->kind == DATUM_TEXT) return inline_plain(arena, datum->inlines);
    return datum->kind == DATUM_STRING ? datum->string : (Str){0};
}

const Record *ask_document(const Model *model) {
    return record_child(model->root, STR("document"));
}

bool ask_is_kind(const Model *model, Str kind) {
    return str_eq(record_string(ask_document(model), STR("kind")), kind);
}

const Datum *ask_table(const Model *model) {
    return record_list(model->root, STR("recommendations"));
}

size_t ask_rank(const Model *model, const Record *status) {
    const Datum *statuses = model->index->statuses;
    for (size_t i = 0; status && i < statuses->n; i++)
        if (statuses->items[i].record == status) return i;
    return SIZE_MAX;
}

bool ask_is_over(const Record *status) {
    return status && ask_truth(status, STR("terminal"));
}

Place ask_count_place(const Record *snapshot, const Record *status) {
    const Datum *count = map_lookup(&snapshot->open, record_string(status, STR("id")));
    return count && count->value ? count->value->place : record_place(snapshot, STR(""));
}

int32_t ask_month_of(int32_t day) {
    int32_t year, month, of_month;
    date_civil(day, &year, &month, &of_month);
    return year * 12 + month - 1;
}

void ask_end(Diag *diag, const Record *record, Str field, const char *advice, const char *rule) {
    check_path(diag, record, field);
    check_waiver_help(diag, advice, rule);
}

void ask_each(const Model *model, Diag *diag, const Datum *list, RecordCheck *check) {
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].record) check(model, diag, list->items[i].record);
}

void ask_each_review(const Model *model, Diag *diag, RecordCheck *check) {
    ask_each(model, diag, record_list(model->root, STR("reviews")), check);
}
