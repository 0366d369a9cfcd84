// SPDX-License-Identifier: MIT
// Arena: memory named after its lifetime, freed in one step.
//
// Allocation never fails: when the system has no more memory, the process reports it and ends with
// exit status 3 (see fatal_out_of_memory). Memory is zeroed.
#ifndef RAPPORTEUR_BASE_ARENA_H
#define RAPPORTEUR_BASE_ARENA_H

#include <stdalign.h>
#include <stddef.h>

typedef struct Arena Arena;

// A position in an arena; everything pushed after it goes with arena_rewind.
typedef struct {
    void *block;
    size_t used;
} ArenaMark;

// The caller owns the arena and ends it with arena_drop. `block_size` is in bytes; a larger single
// allocation gets a block of its own.
Arena *arena_new(size_t block_size);
// Frees the arena and everything in it. NULL is fine.
void arena_drop(Arena *arena);
// Empties the arena and keeps its first block for reuse.
void arena_reset(Arena *arena);
ArenaMark arena_mark(Arena *arena);
void arena_rewind(Arena *arena, ArenaMark mark);
// Bytes handed out at present, for measurements.
size_t arena_used(const Arena *arena);

// Returns zeroed memory for `count` items of `size` bytes; checks the product for overflow.
// A count of zero gives a valid, unique-enough pointer that must not be dereferenced.
void *arena_alloc(Arena *arena, size_t size, size_t count, size_t align);
// Grows the last allocation in place where it can, else copies `old_count` items to a new place.
void *arena_grow(Arena *arena, void *old, size_t size, size_t old_count, size_t new_count,
                 size_t align);

#define arena_push(arena, Type, count)                                                             \
    ((Type *)arena_alloc((arena), sizeof(Type), (count), alignof(Type)))

// Says that memory ran out and ends the process with exit status 3: the one place that does.
_Noreturn void fatal_out_of_memory(size_t bytes);

#endif
