// SPDX-License-Identifier: MIT
// Blocks: chains, and tables whose rows stand in memory.
#include "compose/blocks.h"

const char *block_kind_name(BlockKind kind) {
    static const char *const names[] = {
#define X(KIND, name) [BLOCK_##KIND] = name,
        BLOCK_KINDS(X)
#undef X
    };
    return names[kind];
}

Block *block_new(Arena *arena, BlockKind kind, Place place) {
    Block *block = arena_push(arena, Block, 1);
    block->kind = kind;
    block->place = place;
    return block;
}

Block *block_paragraph(Arena *arena, Text text, TextRole role) {
    Block *block = block_new(arena, BLOCK_PARAGRAPH, (Place){0});
    block->paragraph = (ParagraphBlock){text, role};
    return block;
}

void block_append(BlockList *list, Block *first) {
    if (!first) return;
    if (list->last) {
        list->last->next = first;
    } else {
        list->first = first;
    }
    list->last = first;
    while (list->last->next) list->last = (Block *)list->last->next;
}

static bool stored_row(void *self, size_t index, Arena *arena, Row *out) {
    (void)arena;
    *out = ((const Row *)self)[index];
    return true;
}

RowSource row_source_of(Arena *arena, const Row *rows, size_t n) {
    Row *copy = arena_push(arena, Row, n);
    if (n) memcpy(copy, rows, n * sizeof *copy);
    return (RowSource){n, stored_row, copy};
}
