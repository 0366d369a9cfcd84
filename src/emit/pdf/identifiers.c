// SPDX-License-Identifier: MIT
// Identifiers: a set of hashes by open addressing, at most half full.
#include "emit/pdf/identifiers.h"

uint64_t identifier_hash(Str id) {
    const uint64_t hash = str_hash(id);
    return hash ? hash : 1;
}

static Identifier *slot_of(Identifier *at, size_t cap, uint64_t hash) {
    size_t i = hash & (cap - 1);
    while (at[i].hash && at[i].hash != hash) i = (i + 1) & (cap - 1);
    return &at[i];
}

static void grow(Identifiers *ids) {
    const size_t cap = ids->cap ? ids->cap * 2 : 64;
    Identifier *at = arena_push(ids->arena, Identifier, cap);
    for (size_t i = 0; i < ids->cap; i++)
        if (ids->at[i].hash) *slot_of(at, cap, ids->at[i].hash) = ids->at[i];
    ids->at = at;
    ids->cap = cap;
}

bool identifiers_add(Identifiers *ids, Str id, uint32_t table) {
    if (2 * ids->n >= ids->cap) grow(ids);
    const uint64_t hash = identifier_hash(id);
    Identifier *slot = slot_of(ids->at, ids->cap, hash);
    if (slot->hash) return false;
    *slot = (Identifier){hash, table};
    ids->n++;
    return true;
}

uint32_t identifiers_table(const Identifiers *ids, uint64_t hash) {
    return ids->cap ? slot_of(ids->at, ids->cap, hash)->table : 0;
}
