// SPDX-License-Identifier: MIT
// Visit: every record once. A review shares parts with the top level of a document (see
// complete_reviews.c): only the record's real owner leads to it.
#include "model/rules/checks.h"

static bool owns(const Record *record, const Datum *datum) {
    const Datum *first = datum->kind == DATUM_LIST && datum->n ? datum->items : datum;
    return first->kind != DATUM_RECORD || first->record->owner == record;
}

static void visit_items(const Visitor *visitor, const Record *record, const Field *field,
                        const Datum *list) {
    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].kind == DATUM_RECORD)
            model_visit(visitor, list->items[i].record);
        else if (visitor->datum)
            visitor->datum(visitor->self, record, field, &list->items[i]);
    }
}

static void visit_field(const Visitor *visitor, const Record *from, size_t index) {
    const Datum *datum = &from->fields[index];
    const Field *field = &from->entity->fields[index];
    if (!owns(from, datum)) return;
    if (datum->kind == DATUM_RECORD)
        model_visit(visitor, datum->record);
    else if (datum->kind == DATUM_LIST)
        visit_items(visitor, from, field, datum);
    else if (visitor->datum)
        visitor->datum(visitor->self, from, field, datum);
}

// A row of a table gives few of the fields it could: only those are looked at.
void model_visit(const Visitor *visitor, const Record *from) {
    if (visitor->record) visitor->record(visitor->self, from);
    size_t index = 0;
    for (uint64_t given = from->given; given; given >>= 1, index++)
        if (given & 1) visit_field(visitor, from, index);
}

static void see_inlines(const Inline *at, InlineFunction *see, void *self) {
    for (; at; at = at->next) {
        see(self, at);
        if (at->children) see_inlines(at->children, see, self);
    }
}

static void see_prose(const Prose *at, InlineFunction *see, void *self) {
    for (; at; at = at->next) {
        see_inlines(at->inlines, see, self);
        if (at->children) see_prose(at->children, see, self);
    }
}

void datum_visit_inlines(const Datum *datum, InlineFunction *see, void *self) {
    if (datum->kind == DATUM_TEXT) see_inlines(datum->inlines, see, self);
    if (datum->kind == DATUM_PROSE) see_prose(datum->prose, see, self);
}

void check_path(Diag *diag, const Record *record, Str field) {
    diag_path(diag, record_path(diag->arena, record, field));
}

void check_waiver_help(Diag *diag, const char *advice, const char *rule) {
    diag_help(diag, "%s, or waive it: allow: [%s], because: \"…\"", advice, rule);
}

Place check_key_place(const Record *record, Str key) {
    const Value *map = record->value;
    for (size_t i = 0; map && map->kind == VALUE_MAP && i < map->n; i++)
        if (str_eq(map->members[i].key, key)) return map->members[i].key_place;
    return record_place(record, key);
}
