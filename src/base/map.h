// SPDX-License-Identifier: MIT
// Map: Str keys to pointers, open addressing, in an arena. Iterates in the order of insertion.
// A zeroed Map is a valid empty one. Keys are borrowed.
#ifndef RAPPORTEUR_BASE_MAP_H
#define RAPPORTEUR_BASE_MAP_H

#include "base/str.h"

typedef struct {
    Str key;
    void *value;
} MapEntry;

typedef struct {
    MapEntry *at; // in order of insertion
    size_t n, cap;
    uint32_t *slots; // 1 + index into `at`, or 0; slot_count is a power of two
    size_t slot_count;
} Map;

// The value of `key`, or NULL.
void *map_lookup(const Map *map, Str key);
// Sets `key` to `value`; the earlier value is returned, NULL when there was none.
void *map_put(Arena *arena, Map *map, Str key, void *value);

#endif
