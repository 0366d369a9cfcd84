// SPDX-License-Identifier: MIT
// Desugar: a map with some members replaced; the lists come from the two small grammars of
// desugar_priority and desugar_items.
#include "model/desugar.h"

#include "model/desugar_parts.h"
#include "model/parts.h"

static bool is_text(const Value *value) {
    return value && value->kind == VALUE_SCALAR && str_trim(value->text).n > 0;
}

static const Value *with_items(Arena *arena, const Value *map, const Value *text) {
    Str style = {0};
    const Value *items = desugar_items(arena, text, &style);
    if (!items) return map;
    map = desugar_with(arena, map, STR("items"), items);
    const Value *given = value_member(map, STR("item_style"));
    if (is_text(given)) return map;
    return desugar_with(arena, map, STR("item_style"), desugar_scalar(arena, text, style));
}

const Value *desugar_recommendation(Arena *arena, const Value *map) {
    if (map->kind != VALUE_MAP) return map;
    const Value *priority = value_member(map, STR("priority"));
    const Value *levels = is_text(priority) ? desugar_priority(arena, priority) : NULL;
    if (levels) map = desugar_with(arena, map, STR("priority"), levels);
    const Value *items = value_member(map, STR("items"));
    return is_text(items) ? with_items(arena, map, items) : map;
}

const Value *desugar_item(Arena *arena, const Entity *entity, const Value *item) {
    if (item->kind == VALUE_MAP || !entity->shorthand.n || item == &PART_FAILED) return item;
    return desugar_map(arena, item, &entity->shorthand, &item, 1);
}

// One entry of the map form: its words, its fields, or its words in several languages.
static const Value *abbreviation_of(Arena *arena, const Member *member) {
    const Value *value = member->value, *origin = value;
    const Value *text = desugar_scalar(arena, &(Value){.place = member->key_place}, member->key);
    const Str keys[] = {STR("short"), STR("long")};
    if (value->kind == VALUE_MAP && value_member(value, STR("long")))
        return desugar_with(arena, value, keys[0], text);
    return desugar_map(arena, origin, keys, (const Value *const[]){text, value}, COUNT_OF(keys));
}

const Value *desugar_abbreviations(Arena *arena, const Value *map) {
    if (map->kind != VALUE_MAP) return map;
    const Value **items = arena_push(arena, const Value *, map->n);
    for (size_t i = 0; i < map->n; i++) items[i] = abbreviation_of(arena, &map->members[i]);
    return desugar_list(arena, map, items, map->n);
}
