// SPDX-License-Identifier: MIT
// Values that are more than one scalar: maps, lists, labels in several languages.
#include "model/binder.h"

#include "model/desugar.h"
#include "model/desugar_parts.h"
#include "model/entities.h"
#include "model/parts.h"

void bind_child(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    if (value->kind != VALUE_MAP) {
        bind_wrong_type(binder, slot, value);
        return;
    }
    Record *record = arena_push(binder->arena, Record, 1);
    record->owner = slot->owner;
    bind_record(binder, record, slot->field->entity, value, slot->path);
    *out = (Datum){.kind = DATUM_RECORD, .value = value, .string = {0}, .record = record};
}

static void item_is_no_map(Binder *binder, const Slot *slot, const Value *item, const Path *path) {
    const Field field = {.name = slot->field->entity->name, .type = FIELD_RECORD};
    bind_wrong_type(binder, &(Slot){&field, slot->owner, path}, item);
}

// The records of a list lie side by side: record_path counts on it.
void bind_children(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    if (value->kind != VALUE_LIST) {
        bind_wrong_type(binder, slot, value);
        return;
    }
    Record *records = arena_push(binder->arena, Record, value->n);
    Datum *items = arena_push(binder->arena, Datum, value->n);
    for (size_t i = 0; i < value->n; i++) {
        const Path path = {slot->path, {0}, i};
        const Value *item = desugar_item(binder->arena, slot->field->entity, value->items[i]);
        if (item->kind != VALUE_MAP) {
            if (item != &PART_FAILED) item_is_no_map(binder, slot, item, &path);
            continue;
        }
        records[i].owner = slot->owner;
        bind_record(binder, &records[i], slot->field->entity, item, &path);
        items[i] = (Datum){.kind = DATUM_RECORD, .value = item, .record = &records[i]};
    }
    *out = (Datum){.kind = DATUM_LIST, .value = value, .items = items, .n = value->n};
}

void bind_priority(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    if (value->kind == VALUE_SCALAR) {
        *out = (Datum){.kind = DATUM_STRING, .value = value, .string = value->text};
        return;
    }
    const Field field = {
        .name = slot->field->name, .type = FIELD_PRIORITY, .entity = &ENTITY_PRIORITY_LEVEL};
    bind_children(binder, &(Slot){&field, slot->owner, slot->path}, value, out);
}

static const Value *trimmed_slice(Arena *arena, const Value *text, size_t lo, size_t hi) {
    while (lo < hi && text->text.at[lo] == ' ') lo++;
    while (hi > lo && text->text.at[hi - 1] == ' ') hi--;
    return desugar_slice(arena, text, lo, hi);
}

// A cell holds a list as "a; b"; empty parts are left out.
static const Value *split_cell(Arena *arena, const Value *cell) {
    VEC(const Value *) parts = {0};
    for (size_t lo = 0; lo <= cell->text.n;) {
        const size_t semicolon = str_find_char(cell->text, ';', lo);
        const size_t hi = semicolon == SIZE_MAX ? cell->text.n : semicolon;
        const Value *part = trimmed_slice(arena, cell, lo, hi);
        if (part->text.n) *vec_push(arena, &parts) = part;
        lo = hi + 1;
    }
    return desugar_list(arena, cell, parts.at, parts.n);
}

// The list in `value`; a cell is split, and one word alone will do where it can mean nothing else.
static const Value *list_of(Binder *binder, const Slot *slot, const Value *value) {
    const bool alone = slot->field->type == FIELD_WAIVERS || slot->field->type == FIELD_REFERENCES;
    if (value->kind == VALUE_LIST) return value;
    if (value->kind == VALUE_SCALAR && (alone || value->style == SCALAR_CELL))
        return split_cell(binder->arena, value);
    bind_wrong_type(binder, slot, value);
    return NULL;
}

static void bind_items(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    const bool refer = slot->field->type == FIELD_REFERENCES;
    const Value *list = list_of(binder, slot, value);
    if (!list) return;
    const Field field = {.name = slot->field->name, .type = FIELD_ID};
    Datum *items = arena_push(binder->arena, Datum, list->n);
    for (size_t i = 0; i < list->n; i++) {
        const Path path = {slot->path, {0}, i};
        bind_value(binder, &(Slot){&field, slot->owner, &path}, list->items[i], &items[i]);
        if (!refer || items[i].kind != DATUM_STRING) continue;
        items[i].kind = DATUM_REFERENCE;
        *vec_push(binder->arena, &binder->pending) = (Pending){&items[i], slot->owner, slot->field};
    }
    *out = (Datum){.kind = DATUM_LIST, .value = value, .items = items, .n = list->n};
}

void bind_strings(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    bind_items(binder, slot, value, out);
}

void bind_references(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    bind_items(binder, slot, value, out);
}

void bind_stated(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    int64_t count;
    if (value->kind == VALUE_SCALAR && str_to_int64(value->text, &count) && count >= 0)
        *out = (Datum){.kind = DATUM_COUNT, .value = value, .count = count};
    else
        bind_items(binder, slot, value, out);
}

static Str primary_language(Str tag) {
    return str_slice(tag, 0, str_find_char(tag, '-', 0));
}

static const Value *in_language(const Value *label, Str lang) {
    const Value *exact = value_member(label, lang);
    return exact ? exact : value_member(label, primary_language(lang));
}

static bool is_map_of_languages(const Value *value) {
    for (size_t i = 0; i < value->n; i++) {
        const Member *member = &value->members[i];
        if (!lang_is_well_formed(member->key) || member->value->kind != VALUE_SCALAR) return false;
    }
    return value->n > 0;
}

// The language of the edition, else that of the document, else the first.
void bind_label(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    const Value *chosen = value;
    if (value->kind == VALUE_LIST || (value->kind == VALUE_MAP && !is_map_of_languages(value))) {
        bind_wrong_type(binder, slot, value);
        return;
    }
    if (value->kind == VALUE_MAP) {
        chosen = in_language(value, binder->lang);
        if (!chosen) chosen = in_language(value, binder->own_lang);
        if (!chosen) chosen = value->members[0].value;
    }
    *out = (Datum){.kind = DATUM_STRING, .value = chosen, .string = chosen->text};
}
