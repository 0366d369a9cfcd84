// SPDX-License-Identifier: MIT
// Model: reading records by field name, and naming them in messages.
#include "model/model.h"

static const Datum NOTHING = {.kind = DATUM_NONE};
static const Datum EMPTY_LIST = {.kind = DATUM_LIST};

const Datum *record_field(const Record *record, Str name) {
    if (!record) return &NOTHING;
    const size_t index = entity_field_index(record->entity, name);
    return index == SIZE_MAX ? &NOTHING : &record->fields[index];
}

Str record_string(const Record *record, Str name) {
    const Datum *datum = record_field(record, name);
    const bool holds = datum->kind == DATUM_STRING || datum->kind == DATUM_REFERENCE;
    return holds ? datum->string : (Str){0};
}

const Record *record_child(const Record *record, Str name) {
    const Datum *datum = record_field(record, name);
    const bool holds = datum->kind == DATUM_RECORD || datum->kind == DATUM_REFERENCE;
    return holds ? datum->record : NULL;
}

const Datum *record_list(const Record *record, Str name) {
    const Datum *datum = record_field(record, name);
    return datum->kind == DATUM_LIST ? datum : &EMPTY_LIST;
}

Place record_place(const Record *record, Str name) {
    for (const Record *at = record; at; at = at->owner) {
        const Datum *datum = at == record ? record_field(record, name) : &NOTHING;
        if (datum->value) return datum->value->place;
        if (at->value) return at->value->place;
    }
    return (Place){0};
}

// Records of one list lie side by side (see bind.c), so the place in the list is a difference.
static bool list_index(const Datum *list, const Record *record, size_t *index) {
    if (list->n == 0 || list->items[0].kind != DATUM_RECORD) return false;
    const Record *first = list->items[0].record;
    for (size_t i = 0; i < list->n; i++) {
        const size_t at =
            record >= first && record < first + list->n ? (size_t)(record - first) : i;
        if (list->items[at].record == record) return *index = at, true;
    }
    return false;
}

// "name" or "name[index]" for the field of `owner` that holds `record`; empty when none does.
static Str step_of(Arena *arena, const Record *owner, const Record *record) {
    for (size_t i = 0; i < owner->entity->n; i++) {
        const Datum *datum = &owner->fields[i];
        const Str name = owner->entity->fields[i].name;
        size_t index;
        if (datum->kind == DATUM_RECORD && datum->record == record) return name;
        if (datum->kind == DATUM_LIST && list_index(datum, record, &index))
            return str_format(arena, "%.*s[%zu]", STR_ARGS(name), index);
    }
    return (Str){0};
}

Str record_path(Arena *arena, const Record *record, Str field) {
    Str path = field;
    for (const Record *at = record; at->owner; at = at->owner) {
        const Str step = step_of(arena, at->owner, at);
        if (step.n == 0) continue;
        path = path.n ? str_format(arena, "%.*s.%.*s", STR_ARGS(step), STR_ARGS(path)) : step;
    }
    return path;
}
