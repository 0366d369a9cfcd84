// SPDX-License-Identifier: MIT
// Parts: a table with more columns than fit is cut into several. The columns that name the row
// stand in all of them, the others are dealt out in order, as evenly as their widths allow.
#include "typeset/table.h"

// Longer words may be hyphenated or broken before a table is cut for them.
#define WORD_MOST LEN(64)

typedef struct {
    size_t n;           // columns
    const Len *wanted;  // [Len] of each column with the gap after it
    const bool *shared; // columns that stand in every part
    Len room;           // [Len] for the others
} Cutting;

// Columns of row headers, or else the first, as long as they leave half of the measure. Gives their
// width.
static Len share_columns(const TableBlock *block, const Len *wanted, Len width, bool *shared) {
    bool any = false;
    for (size_t i = 0; i < block->column_count; i++) any |= block->columns[i].row_header;
    Len total = 0;
    for (size_t i = 0; i < block->column_count; i++) {
        shared[i] = any ? block->columns[i].row_header : i == 0;
        shared[i] = shared[i] && total + wanted[i] <= width / 2;
        total += shared[i] ? wanted[i] : 0;
    }
    return total;
}

// Deals out the columns so that no part is wider than `limit`, but for a column that is wider
// alone. Gives the number of parts; `part_of` may be NULL.
static size_t deal(const Cutting *cutting, int64_t limit, size_t *part_of) {
    size_t part = 0;
    int64_t used = 0;
    for (size_t i = 0; i < cutting->n; i++) {
        if (cutting->shared[i]) continue;
        if (used > 0 && used + cutting->wanted[i] > limit) {
            part++;
            used = 0;
        }
        used += cutting->wanted[i];
        if (part_of) part_of[i] = part;
    }
    return part + 1;
}

// The least limit that needs no more parts than the room does.
static int64_t even_limit(const Cutting *cutting, size_t parts) {
    int64_t low = 0, high = cutting->room;
    while (low < high) {
        const int64_t middle = (low + high) / 2;
        if (deal(cutting, middle, NULL) <= parts)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

static TablePart make_part(const Cutting *cutting, const size_t *part_of, size_t part,
                           Arena *arena) {
    TablePart made = {arena_push(arena, uint16_t, cutting->n),
                      arena_push(arena, uint16_t, cutting->n + 1), 0};
    for (size_t i = 0; i < cutting->n; i++) {
        made.before[i] = (uint16_t)made.n;
        if (cutting->shared[i] || part_of[i] == part) made.source[made.n++] = (uint16_t)i;
    }
    made.before[cutting->n] = (uint16_t)made.n;
    return made;
}

size_t table_cut(const Table *table, const TableExtents *extents, Len gap, Arena *arena,
                 TablePart **parts) {
    const TableBlock *block = table->block;
    const Len width = table->frame.width;
    Len wanted[TABLE_COLUMNS_MAX];
    bool shared[TABLE_COLUMNS_MAX] = {false};
    size_t part_of[TABLE_COLUMNS_MAX] = {0};
    Cutting cutting = {.n = block->column_count, .wanted = wanted, .shared = shared};
    int64_t total = 0;
    for (size_t i = 0; i < cutting.n; i++) {
        wanted[i] = len_min(extents->least[i], WORD_MOST) + gap;
        total += wanted[i];
    }
    size_t n = 1;
    if (total > (int64_t)width + gap) {
        cutting.room = width + gap - share_columns(block, wanted, width, shared);
        n = deal(&cutting, cutting.room, NULL);
        deal(&cutting, even_limit(&cutting, n), part_of);
    }
    *parts = arena_push(arena, TablePart, n);
    for (size_t i = 0; i < n; i++) (*parts)[i] = make_part(&cutting, part_of, i, arena);
    return n;
}
