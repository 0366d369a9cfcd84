// SPDX-License-Identifier: MIT
// Records: the members of a map to the fields of an entity; what is unknown or missing is named.
#include "model/binder.h"

#include "model/desugar.h"
#include "model/entities.h"
#include "model/parts.h"

Record *record_new(Arena *arena, const Entity *entity, const Record *owner) {
    Record *record = arena_push(arena, Record, 1);
    *record = (Record){.entity = entity, .owner = owner};
    record->fields = arena_push(arena, Datum, entity->n);
    return record;
}

// A stage may rework its own value: until model_load returns, fields are still being filled.
Datum *record_slot(const Record *record, Str name) {
    return (Datum *)&record->fields[entity_field_index(record->entity, name)];
}

enum { UNKNOWN_REMEMBERED = 32 }; // enough for the columns of a table; keeps the search bounded

static bool was_complained_about(Binder *binder, Place key) {
    const size_t n = binder->unknown.n;
    for (size_t i = n > UNKNOWN_REMEMBERED ? n - UNKNOWN_REMEMBERED : 0; i < n; i++) {
        const Place *seen = &binder->unknown.at[i];
        if (seen->source == key.source && seen->span.lo == key.span.lo) return true;
    }
    *vec_push(binder->arena, &binder->unknown) = key;
    return false;
}

static void unknown_key(Binder *binder, const Entity *entity, const Member *member,
                        const Path *path) {
    if (was_complained_about(binder, member->key_place)) return;
    diag_add(binder->diag, SEVERITY_WARNING, "DATA-01", member->key_place,
             "unknown key '%.*s' in %.*s", STR_ARGS(member->key), STR_ARGS(entity->name));
    bind_finish_finding(binder, &(Path){path, member->key, 0});
    bind_suggest_field(binder, entity, member->key);
}

// A key that is no field: a status word, checked when the vocabulary is known (rule ST-10).
static void bind_open_key(Binder *binder, Record *record, const Member *member, const Path *path) {
    const Path here = {path, member->key, 0};
    const Field field = {.name = member->key, .type = record->entity->open_type};
    Datum *datum = arena_push(binder->arena, Datum, 1);
    bind_value(binder, &(Slot){&field, record, &here}, member->value, datum);
    if (datum->kind != DATUM_NONE) map_put(binder->arena, &record->open, member->key, datum);
}

static void bind_member(Binder *binder, Record *record, const Member *member, const Path *path) {
    const Entity *entity = record->entity;
    const size_t index = entity_field_index(entity, member->key);
    const Path here = {path, member->key, 0};
    if (index == SIZE_MAX && entity->open) {
        bind_open_key(binder, record, member, path);
    } else if (index == SIZE_MAX) {
        unknown_key(binder, entity, member, path);
    } else {
        const Slot slot = {&entity->fields[index], record, &here};
        Datum *datum = (Datum *)&record->fields[index];
        bind_value(binder, &slot, member->value, datum);
        if (datum->kind != DATUM_NONE) record->given |= (uint64_t)1 << index;
    }
}

// True when the field was given, with a value or with one that was complained about.
static bool has_answer(const Record *record, size_t index) {
    const Datum *datum = &record->fields[index];
    if (datum->kind != DATUM_NONE) return datum->kind != DATUM_NO_VALUE;
    const Value *value = value_member(record->value, record->entity->fields[index].name);
    return value && (value->kind != VALUE_SCALAR || value->text.n > 0 || value == &PART_FAILED);
}

static void check_required(Binder *binder, const Record *record, const Path *path) {
    for (size_t i = 0; i < record->entity->n; i++) {
        const Field *field = &record->entity->fields[i];
        if (!field->required || has_answer(record, i)) continue;
        diag_add(binder->diag, SEVERITY_FATAL, "DATA-03", record_place(record, field->name),
                 "%.*s has no '%.*s'", STR_ARGS(record->entity->name), STR_ARGS(field->name));
        bind_finish_finding(binder, &(Path){path, field->name, 0});
        diag_help(binder->diag, "add '%.*s': %.*s", STR_ARGS(field->name),
                  STR_ARGS(field->description));
    }
}

void bind_record(Binder *binder, Record *record, const Entity *entity, const Value *value,
                 const Path *path) {
    if (entity == &ENTITY_RECOMMENDATION) value = desugar_recommendation(binder->arena, value);
    record->entity = entity;
    record->value = value;
    record->fields = arena_push(binder->arena, Datum, entity->n);
    for (size_t i = 0; i < value->n; i++) bind_member(binder, record, &value->members[i], path);
    check_required(binder, record, path);
    if (record->open.n) *vec_push(binder->arena, &binder->open) = record;
    // allow and because are the last two rows of every entity (ROWS_WAIVER)
    if (record->fields[entity->n - 2].kind != DATUM_NONE)
        *vec_push(binder->arena, &binder->waived) = record;
}
