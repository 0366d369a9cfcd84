// SPDX-License-Identifier: MIT
// Pool: two arenas taken in turn, page by page. Whatever must outlive its page (a paragraph that
// goes on overleaf, an element still open) pins its arena; an arena without pins is emptied when a
// page begins. So memory follows what is pending, not the number of pages.
#ifndef RAPPORTEUR_TYPESET_POOL_H
#define RAPPORTEUR_TYPESET_POOL_H

#include "base/arena.h"

#include <stdint.h>

typedef struct {
    Arena *at[2];
    size_t pins[2];
    uint8_t current;
} Pool;

void pool_init(Pool *pool, size_t block_size);
void pool_release(Pool *pool);
// Empties an arena that nothing pins and makes it the current one. When both are pinned the current
// one goes on growing.
void pool_turn(Pool *pool);
static inline Arena *pool_arena(const Pool *pool) {
    return pool->at[pool->current];
}
// Holds the current arena; the result is what pool_unpin wants back.
static inline uint8_t pool_pin(Pool *pool) {
    pool->pins[pool->current]++;
    return pool->current;
}
// One more pin on the arena of an earlier one.
static inline void pool_repin(Pool *pool, uint8_t pin) {
    pool->pins[pin]++;
}
static inline void pool_unpin(Pool *pool, uint8_t pin) {
    pool->pins[pin]--;
}

#endif
