// SPDX-License-Identifier: MIT
// Pool: two arenas in turn; see pool.h.
#include "typeset/pool.h"

void pool_init(Pool *pool, size_t block_size) {
    *pool = (Pool){.at = {arena_new(block_size), arena_new(block_size)}};
}

void pool_release(Pool *pool) {
    arena_drop(pool->at[0]);
    arena_drop(pool->at[1]);
    *pool = (Pool){0};
}

void pool_turn(Pool *pool) {
    const uint8_t other = pool->current ^ 1U;
    if (pool->pins[other] == 0) pool->current = other;
    if (pool->pins[pool->current] == 0) arena_reset(pool->at[pool->current]);
}
