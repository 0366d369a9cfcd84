// SPDX-License-Identifier: MIT
// Desugar: a map with some members replaced; the lists come from the two small grammars of
// desugar_priority and desugar_items.
#include "model/desugar.h"

#include "model/desugar_parts.h"
#include "model/parts.h"

static bool is_text(const Value *value) {
    return value && value->kind == VALUE_SCALAR && str_trim(value->text).n > 0;
}

static Value *copy_of(Arena *arena, const Value *map, size_t more) {
    Value *copy = arena_push(arena, Value, 1);
    *copy = *map;
    Member *members = arena_push(arena, Member, map->n + more);
    if (map->n) memcpy(members, map->members, map->n * sizeof *members);
    copy->members = members;
    return copy;
}

static Value *with_member(Arena *arena, const Value *map, Str key, const Value *value) {
    Value *copy = copy_of(arena, map, 1);
    Member *members = (Member *)copy->members;
    for (size_t i = 0; i < copy->n; i++)
        if (str_eq(members[i].key, key)) {
            members[i].value = value;
            return copy;
        }
    members[copy->n++] = (Member){key, value->place, value};
    return copy;
}

static const Value *with_items(Arena *arena, const Value *map, const Value *text) {
    Str style = {0};
    const Value *items = desugar_items(arena, text, &style);
    if (!items) return map;
    map = with_member(arena, map, STR("items"), items);
    const Value *given = value_member(map, STR("item_style"));
    if (is_text(given)) return map;
    return with_member(arena, map, STR("item_style"), desugar_scalar(arena, text, style));
}

const Value *desugar_recommendation(Arena *arena, const Value *map) {
    if (map->kind != VALUE_MAP) return map;
    const Value *priority = value_member(map, STR("priority"));
    const Value *levels = is_text(priority) ? desugar_priority(arena, priority) : NULL;
    if (levels) map = with_member(arena, map, STR("priority"), levels);
    const Value *items = value_member(map, STR("items"));
    return is_text(items) ? with_items(arena, map, items) : map;
}

const Value *desugar_item(Arena *arena, const Entity *entity, const Value *item) {
    if (item->kind == VALUE_MAP || !entity->shorthand.n || item == &PART_FAILED) return item;
    return desugar_map(arena, item, &entity->shorthand, &item, 1);
}
