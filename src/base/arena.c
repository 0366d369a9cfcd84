// SPDX-License-Identifier: MIT
// Arena: a chain of blocks, newest first; a mark is a block and the bytes used in it.
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Block Block;
struct Block {
    Block *older;
    size_t size, used; // [bytes] of `bytes`
    alignas(max_align_t) unsigned char bytes[];
};

struct Arena {
    Block *newest;
    size_t block_size;
};

enum { EXIT_SYSTEM = 3 };

_Noreturn void fatal_out_of_memory(size_t bytes) {
    fprintf(stderr, "rapporteur: out of memory (%zu bytes wanted)\n", bytes);
    exit(EXIT_SYSTEM);
}

static Block *block_new(size_t size, Block *older) {
    if (size > SIZE_MAX - sizeof(Block)) fatal_out_of_memory(size);
    Block *block = malloc(sizeof(Block) + size);
    if (!block) fatal_out_of_memory(size);
    block->older = older;
    block->size = size;
    block->used = 0;
    return block;
}

Arena *arena_new(size_t block_size) {
    Arena *arena = malloc(sizeof *arena);
    if (!arena) fatal_out_of_memory(sizeof *arena);
    arena->block_size = block_size;
    arena->newest = block_new(block_size, NULL);
    return arena;
}

static void drop_until(Arena *arena, const Block *last) {
    while (arena->newest != last) {
        Block *older = arena->newest->older;
        free(arena->newest);
        arena->newest = older;
    }
}

void arena_drop(Arena *arena) {
    if (!arena) return;
    drop_until(arena, NULL);
    free(arena);
}

void arena_reset(Arena *arena) {
    const Block *first = arena->newest;
    while (first->older) first = first->older;
    drop_until(arena, first);
    arena->newest->used = 0;
}

ArenaMark arena_mark(Arena *arena) {
    return (ArenaMark){arena->newest, arena->newest->used};
}

void arena_rewind(Arena *arena, ArenaMark mark) {
    drop_until(arena, mark.block);
    arena->newest->used = mark.used;
}

size_t arena_used(const Arena *arena) {
    size_t sum = 0;
    for (const Block *block = arena->newest; block; block = block->older) sum += block->used;
    return sum;
}

static size_t aligned(size_t offset, size_t align) {
    return (offset + align - 1) & ~(align - 1);
}

void *arena_alloc(Arena *arena, size_t size, size_t count, size_t align) {
    if (count && size > (SIZE_MAX / 2) / count) fatal_out_of_memory(SIZE_MAX);
    const size_t bytes = size * count;
    size_t start = aligned(arena->newest->used, align);
    if (start > arena->newest->size || bytes > arena->newest->size - start) {
        const size_t room = bytes > arena->block_size ? bytes : arena->block_size;
        arena->newest = block_new(room, arena->newest);
        start = 0;
    }
    void *at = arena->newest->bytes + start;
    arena->newest->used = start + bytes;
    memset(at, 0, bytes);
    return at;
}

void *arena_grow(Arena *arena, void *old, size_t size, size_t old_count, size_t new_count,
                 size_t align) {
    assert(new_count >= old_count);
    if (new_count && size > (SIZE_MAX / 2) / new_count) fatal_out_of_memory(SIZE_MAX);
    Block *block = arena->newest;
    const size_t old_bytes = size * old_count, more = size * new_count - old_bytes;
    const int at_end = old && (unsigned char *)old + old_bytes == block->bytes + block->used;
    if (at_end && more <= block->size - block->used) {
        memset(block->bytes + block->used, 0, more);
        block->used += more;
        return old;
    }
    void *at = arena_alloc(arena, size, new_count, align);
    if (old_bytes) memcpy(at, old, old_bytes);
    return at;
}
