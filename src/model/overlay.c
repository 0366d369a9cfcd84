// SPDX-License-Identifier: MIT
// Overlay: the words of another language over the tree of a document, guided by the schema: text
// may differ, facts may not.
#include "model/parts.h"

#include "base/map.h"
#include "model/desugar.h"
#include "model/entities.h"

static bool is_translatable(FieldType type) {
    switch (type) {
    case FIELD_STRING:
    case FIELD_LABEL:
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_PARAGRAPHS:
    case FIELD_HEADINGS:
    case FIELD_URL:
    case FIELD_LANG: return true;
    case FIELD_ID:
    case FIELD_DATE:
    case FIELD_COUNT:
    case FIELD_TRUTH:
    case FIELD_ENUM:
    case FIELD_STATUS:
    case FIELD_REFERENCE:
    case FIELD_RECORD:
    case FIELD_RECORDS:
    case FIELD_STRINGS:
    case FIELD_PRIORITY:
    case FIELD_WAIVERS:
    case FIELD_REFERENCES:
    case FIELD_STATED:
    case FIELD_DUE:
    case FIELD__COUNT: return false;
    }
    return false;
}

static bool says_something(const Value *value) {
    return value->kind != VALUE_SCALAR || value->text.n > 0;
}

static bool says_the_same(const Value *base, const Value *overlay) {
    return base->kind == VALUE_SCALAR && overlay->kind == VALUE_SCALAR &&
           str_eq(base->text, overlay->text);
}

static void report_fact(PartLoader *loader, const Field *field, Place at, const Value *base) {
    diag_add(loader->diag, SEVERITY_WARNING, "DATA-14", at, "a translation cannot change '%.*s'",
             STR_ARGS(field->name));
    if (base) diag_note(loader->diag, base->place, "this is what the document says");
    diag_help(loader->diag, "take it out of the translation: it is taken from the document");
}

static Value *copy_map(PartLoader *loader, const Value *map, size_t more) {
    Value *copy = arena_push(loader->arena, Value, 1);
    *copy = *map;
    Member *members = arena_push(loader->arena, Member, map->n + more);
    if (map->n) memcpy(members, map->members, map->n * sizeof *members);
    copy->members = members;
    return copy;
}

static void set_member(Value *map, const Member *member, const Value *value) {
    Member *members = (Member *)map->members;
    for (size_t i = 0; i < map->n; i++)
        if (str_eq(members[i].key, member->key)) {
            members[i].value = value;
            return;
        }
    members[map->n++] = (Member){member->key, member->key_place, value};
}

static void report_key(PartLoader *loader, const Entity *entity, const Member *member) {
    Str *names = arena_push(loader->arena, Str, entity->n);
    for (size_t i = 0; i < entity->n; i++) names[i] = entity->fields[i].name;
    diag_add(loader->diag, SEVERITY_WARNING, "DATA-01", member->key_place,
             "unknown key '%.*s' in %.*s", STR_ARGS(member->key), STR_ARGS(entity->name));
    const Str near = diag_did_you_mean(member->key, names, entity->n);
    if (near.n) diag_help(loader->diag, "did you mean '%.*s'?", STR_ARGS(near));
}

static void merge_member(PartLoader *loader, const Entity *entity, Value *map,
                         const Member *member) {
    const size_t index = entity_field_index(entity, member->key);
    if (index == SIZE_MAX) {
        if (!entity->open) report_key(loader, entity, member);
        return;
    }
    const Field *field = &entity->fields[index];
    const Value *base = value_member(map, member->key);
    if (!says_something(member->value)) return;
    if (!base && is_translatable(field->type))
        set_member(map, member, member->value);
    else if (!base)
        report_fact(loader, field, member->key_place, NULL);
    else
        set_member(map, member, overlay_merge(loader, field, base, member->value));
}

static const Value *merge_maps(PartLoader *loader, const Entity *entity, const Value *base,
                               const Value *overlay) {
    Value *map = copy_map(loader, base, overlay->n);
    for (size_t i = 0; i < overlay->n; i++) merge_member(loader, entity, map, &overlay->members[i]);
    return map;
}

// What tells the records of a list apart: "id", else "period", else nothing (empty);
// abbreviations are what they are.
static Str key_field(const Entity *entity) {
    const Str KEYS[] = {STR("id"), STR("period")};
    if (entity == &ENTITY_ABBREVIATION) return STR("short");
    for (size_t i = 0; i < COUNT_OF(KEYS); i++)
        if (entity_field_index(entity, KEYS[i]) != SIZE_MAX) return KEYS[i];
    return (Str){0};
}

static Str text_of(const Value *map, Str key) {
    const Value *value = value_member(map, key);
    return value && value->kind == VALUE_SCALAR ? value->text : (Str){0};
}

// Where each record stands in its list (1 + index): by its id, and by "review id".
static Map places_of(Arena *arena, const Value *list, Str key) {
    Map places = {0};
    uintptr_t *at = arena_push(arena, uintptr_t, list->n);
    for (size_t i = 0; i < list->n; i++) {
        const Str id = text_of(list->items[i], key),
                  review = text_of(list->items[i], STR("review"));
        at[i] = i;
        if (id.n && !map_lookup(&places, id)) map_put(arena, &places, id, &at[i]);
        if (!id.n || !review.n) continue;
        const Str both = str_format(arena, "%.*s %.*s", STR_ARGS(review), STR_ARGS(id));
        if (!map_lookup(&places, both)) map_put(arena, &places, both, &at[i]);
    }
    return places;
}

static const uintptr_t *place_of(Arena *arena, const Map *places, const Value *item, Str key) {
    const Str id = text_of(item, key), review = text_of(item, STR("review"));
    if (!review.n) return map_lookup(places, id);
    return map_lookup(places, str_format(arena, "%.*s %.*s", STR_ARGS(review), STR_ARGS(id)));
}

enum { SUGGESTIONS_MAX = 1000 }; // among more ids a near miss is chance, and costs time

static void report_record(PartLoader *loader, const Value *item, Str key, const Map *places) {
    const Value *id = value_member(item, key);
    const Str word = text_of(item, key);
    diag_add(loader->diag, SEVERITY_WARNING, "DATA-13", id ? id->place : item->place,
             "the document has no record '%.*s' to translate", STR_ARGS(word));
    Str *known = arena_push(loader->arena, Str, places->n);
    for (size_t i = 0; i < places->n; i++) known[i] = places->at[i].key;
    const Str near = diag_did_you_mean(word, known, places->n < SUGGESTIONS_MAX ? places->n : 0);
    if (near.n) diag_help(loader->diag, "did you mean '%.*s'?", STR_ARGS(near));
}

// Neither record says what tells it apart: then its place in the list does.
static bool is_nameless(const Value *base, const Value *overlay, Str key, size_t index) {
    return index < base->n && text_of(base->items[index], key).n == 0 &&
           text_of(overlay->items[index], key).n == 0;
}

// ME-02: what is told apart by its place has as many items in every language.
static void check_length(PartLoader *loader, const Field *field, const Value *base,
                         const Value *overlay) {
    if (base->kind != VALUE_LIST || overlay->kind != VALUE_LIST || base->n == overlay->n) return;
    diag_add(loader->diag, SEVERITY_WARNING, "ME-02", overlay->place,
             "'%.*s' has %zu items in this language, but %zu in the document",
             STR_ARGS(field->name), overlay->n, base->n);
    diag_note(loader->diag, base->place, "those of the document");
    diag_help(loader->diag, "translate all of them, or waive it: allow: [ME-02], because: \"…\"");
}

// No record of the overlay says which one it is.
static bool is_by_place(const Value *overlay, Str key) {
    for (size_t i = 0; key.n && i < overlay->n; i++)
        if (text_of(overlay->items[i], key).n > 0) return false;
    return true;
}

static const Value *merge_lists(PartLoader *loader, const Field *field, const Value *base,
                                const Value *overlay) {
    const Str key = key_field(field->entity);
    const Map places = key.n ? places_of(loader->arena, base, key) : (Map){0};
    Value *list = arena_push(loader->arena, Value, 1);
    if (overlay->n < base->n && is_by_place(overlay, key))
        check_length(loader, field, base, overlay);
    *list = *base;
    list->items = arena_push(loader->arena, const Value *, base->n);
    for (size_t i = 0; i < base->n; i++)
        list->items[i] = desugar_item(loader->arena, field->entity, base->items[i]);
    for (size_t i = 0; i < overlay->n; i++) {
        const Value *item = desugar_item(loader->arena, field->entity, overlay->items[i]);
        const bool by_id = key.n && !is_nameless(base, overlay, key, i);
        const uintptr_t *at = by_id ? place_of(loader->arena, &places, item, key) : &(uintptr_t){i};
        if (!at || *at >= base->n || item->kind != VALUE_MAP || list->items[*at]->kind != VALUE_MAP)
            report_record(loader, item, key, &places);
        else
            list->items[*at] = merge_maps(loader, field->entity, list->items[*at], item);
    }
    return list;
}

// Keys that differ only because the overlay has to name the record it is about.
static bool is_identity(const Field *field) {
    return field->type == FIELD_ID || str_eq(field->name, STR("period")) ||
           str_eq(field->name, STR("review"));
}

const Value *overlay_merge(PartLoader *loader, const Field *field, const Value *base,
                           const Value *overlay) {
    const bool cell_of_items = field && field->type == FIELD_RECORDS &&
                               base->kind == VALUE_SCALAR && overlay->kind == VALUE_SCALAR;
    if (!field || is_translatable(field->type) || cell_of_items) {
        if (field) check_length(loader, field, base, overlay);
        return overlay;
    }
    if (field->type == FIELD_RECORD && base->kind == VALUE_MAP && overlay->kind == VALUE_MAP)
        return merge_maps(loader, field->entity, base, overlay);
    if (field->type == FIELD_RECORDS && base->kind == VALUE_LIST && overlay->kind == VALUE_LIST)
        return merge_lists(loader, field, base, overlay);
    if (!is_identity(field) && !says_the_same(base, overlay))
        report_fact(loader, field, overlay->place, base);
    return base;
}
