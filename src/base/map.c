// SPDX-License-Identifier: MIT
// Map: entries in a vector, found through a table of indices kept at most half full.
#include "base/map.h"

#include "base/vec.h"

static size_t slot_of(const Map *map, Str key) {
    size_t slot = (size_t)str_hash(key) & (map->slot_count - 1);
    while (map->slots[slot] && !str_eq(map->at[map->slots[slot] - 1].key, key))
        slot = (slot + 1) & (map->slot_count - 1);
    return slot;
}

void *map_lookup(const Map *map, Str key) {
    if (map->n == 0) return NULL;
    const uint32_t index = map->slots[slot_of(map, key)];
    return index ? map->at[index - 1].value : NULL;
}

static void rehash(Arena *arena, Map *map) {
    map->slot_count = map->slot_count ? map->slot_count * 2 : 16;
    map->slots = arena_push(arena, uint32_t, map->slot_count);
    for (size_t i = 0; i < map->n; i++) map->slots[slot_of(map, map->at[i].key)] = (uint32_t)i + 1;
}

void *map_put(Arena *arena, Map *map, Str key, void *value) {
    if ((map->n + 1) * 2 > map->slot_count) rehash(arena, map);
    const size_t slot = slot_of(map, key);
    if (map->slots[slot]) {
        MapEntry *entry = &map->at[map->slots[slot] - 1];
        void *earlier = entry->value;
        entry->value = value;
        return earlier;
    }
    *vec_push(arena, map) = (MapEntry){key, value};
    map->slots[slot] = (uint32_t)map->n;
    return NULL;
}
