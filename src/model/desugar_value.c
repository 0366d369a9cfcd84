// SPDX-License-Identifier: MIT
// Values made while desugaring.
#include "model/desugar_parts.h"

static Value *new_value(Arena *arena, const Value *origin, ValueKind kind) {
    Value *value = arena_push(arena, Value, 1);
    *value = (Value){.kind = kind, .style = origin->style, .place = origin->place};
    return value;
}

const Value *desugar_scalar(Arena *arena, const Value *origin, Str text) {
    Value *value = new_value(arena, origin, VALUE_SCALAR);
    value->text = text;
    return value;
}

const Value *desugar_slice(Arena *arena, const Value *origin, size_t lo, size_t hi) {
    Value *value = new_value(arena, origin, VALUE_SCALAR);
    value->text = str_slice(origin->text, lo, hi);
    value->place = value_place_at(origin, lo, hi);
    value->clean = value->place.span.hi - value->place.span.lo == hi - lo;
    return value;
}

const Value *desugar_map(Arena *arena, const Value *origin, const Str *keys,
                         const Value *const *values, size_t n) {
    Value *map = new_value(arena, origin, VALUE_MAP);
    Member *members = arena_push(arena, Member, n);
    for (size_t i = 0; i < n; i++)
        if (values[i]) members[map->n++] = (Member){keys[i], values[i]->place, values[i]};
    map->members = members;
    if (map->n) map->place = members[0].value->place;
    return map;
}

const Value *desugar_list(Arena *arena, const Value *origin, const Value **items, size_t n) {
    Value *list = new_value(arena, origin, VALUE_LIST);
    list->items = items;
    list->n = n;
    return list;
}

static Value *copy_of(Arena *arena, const Value *map, size_t more) {
    Value *copy = arena_push(arena, Value, 1);
    *copy = *map;
    Member *members = arena_push(arena, Member, map->n + more);
    if (map->n) memcpy(members, map->members, map->n * sizeof *members);
    copy->members = members;
    return copy;
}

const Value *desugar_with(Arena *arena, const Value *map, Str key, const Value *value) {
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
