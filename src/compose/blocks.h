// SPDX-License-Identifier: MIT
// Blocks: making and chaining them.
#ifndef RAPPORTEUR_COMPOSE_BLOCKS_H
#define RAPPORTEUR_COMPOSE_BLOCKS_H

#include "compose/text.h"

// A chain of blocks while it grows. Zeroed is valid and empty.
typedef struct {
    Block *first, *last;
    unsigned depth; // of the deepest block
} BlockList;

Block *block_new(Arena *arena, BlockKind kind, Place place);
Block *block_paragraph(Arena *arena, Text text, TextRole role);
// Adds a chain of blocks (NULL is fine).
void block_append(BlockList *list, Block *first);
// Rows that stand in memory, as a source.
RowSource row_source_of(Arena *arena, const Row *rows, size_t n);

#endif
