// SPDX-License-Identifier: MIT
// What the columns of a table ask for: the longest word and the longest line of each, over its
// heads and rows.
#include "typeset/table.h"

// Weighted columns of a longer table are measured by its first rows: wrapping tolerates what a
// later row brings, and a row's text is the dear part. Fitted columns look at every row.
enum { SAMPLE_ROWS = 300 };
enum { SEEN_SLOTS = 256 };

typedef struct {
    Feed *feed;
    const Table *table;
    TableExtents *extents;
    uint64_t seen[SEEN_SLOTS]; // hashes of texts measured before, with their column
} Measuring;

static void widen(Measuring *measuring, size_t column, Len indent, TextExtent extent) {
    Len *least = &measuring->extents->least[column],
        *natural = &measuring->extents->natural[column];
    *least = len_max(*least, extent.least + indent);
    *natural = len_max(*natural, extent.natural + indent);
}

// Status words and the like come again and again: true when this text was measured lately.
static bool was_seen(Measuring *measuring, size_t column, Text text, unsigned variant) {
    if (text.n != 1) return false;
    const uint64_t hash = (str_hash(text.at[0].text) ^ (column * STYLE_VARIANTS + variant)) | 1U;
    uint64_t *slot = &measuring->seen[(hash >> 8) % SEEN_SLOTS];
    const bool seen = *slot == hash;
    *slot = hash;
    return seen;
}

static void widen_by_text(Measuring *measuring, size_t column, Len indent, Text text,
                          const TextManner *manner) {
    if (indent == 0 && was_seen(measuring, column, text, manner->variant)) return;
    const Setting *setting = measuring->feed->setting;
    Arena *arena = feed_arena(measuring->feed);
    widen(measuring, column, indent, setting_extent(setting, arena, text, manner));
}

// Depth is bounded: a block deeper than FEED_DEPTH_MAX is refused when it is set.
static void widen_by_blocks(Measuring *measuring, size_t column, Len indent, const Block *blocks,
                            const TextManner *manner) {
    if (indent > measuring->table->frame.width) return;
    for (const Block *block = blocks; block; block = block->next) {
        TextManner own = *manner;
        if (block->kind == BLOCK_CODE) own.role = ROLE_CODE;
        if (block->kind == BLOCK_PARAGRAPH && block->paragraph.role != ROLE_BODY)
            own.role = block->paragraph.role;
        if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_CODE)
            widen_by_text(measuring, column, indent, block->paragraph.text, &own);
        if (block->kind == BLOCK_GROUP || block->kind == BLOCK_QUOTE)
            widen_by_blocks(measuring, column, indent + LEN(12), block->children, manner);
        for (size_t i = 0; block->kind == BLOCK_LIST && i < block->list.n; i++)
            widen_by_blocks(measuring, column, indent + LEN(16), block->list.items[i].children,
                            manner);
    }
}

static void widen_by_row(Measuring *measuring, const Row *row, bool head, bool fit_only) {
    const TableBlock *block = measuring->table->block;
    size_t column = 0;
    measuring->extents->by_headers |= !text_is_empty(row->group);
    for (size_t i = 0; i < row->n && column < block->column_count; i++) {
        const Cell *cell = &row->cells[i];
        const size_t span = cell->col_span ? cell->col_span : 1;
        const TableColumn *of = &block->columns[column];
        const Align align = cell->align != ALIGN_START ? cell->align : of->align;
        const TextManner manner = {
            .role =
                head ? ROLE_TABLE_HEAD : (align == ALIGN_END ? ROLE_TABLE_NUMBER : ROLE_TABLE_BODY),
            .variant = row->total ? STYLE_STRONG : 0,
        };
        if (span == 1 && cell->row_span <= 1 && !(fit_only && of->width != WIDTH_FIT))
            widen_by_blocks(measuring, column, 0, cell->children, &manner);
        measuring->extents->by_headers |= span > 1 || cell->row_span > 1;
        column += span;
    }
}

static bool has_fit(const TableBlock *block) {
    for (size_t i = 0; i < block->column_count; i++)
        if (block->columns[i].width == WIDTH_FIT) return true;
    return false;
}

static bool measure_rows(Measuring *measuring) {
    const TableBlock *block = measuring->table->block;
    const size_t n = has_fit(block) || block->rows.n < SAMPLE_ROWS ? block->rows.n : SAMPLE_ROWS;
    Arena *arena = feed_arena(measuring->feed);
    for (size_t i = 0; i < n; i++) {
        const ArenaMark mark = arena_mark(arena);
        Row row = {0};
        const bool made = block->rows.row(block->rows.self, i, arena, &row);
        if (made) widen_by_row(measuring, &row, false, i >= SAMPLE_ROWS);
        arena_rewind(arena, mark);
        if (!made) return false;
    }
    return true;
}

static void measure_heads(Measuring *measuring) {
    const TableBlock *block = measuring->table->block;
    const TextManner manner = {.role = ROLE_TABLE_HEAD};
    for (size_t i = 0; i < block->head_row_count; i++)
        widen_by_row(measuring, &block->head_rows[i], true, false);
    for (size_t i = 0; i < block->column_count; i++)
        widen_by_text(measuring, i, 0, block->columns[i].head, &manner);
}

bool table_measure(Feed *feed, const Table *table, TableExtents *out) {
    Arena *arena = feed_arena(feed);
    const size_t n = table->block->column_count;
    *out = (TableExtents){arena_push(arena, Len, n), arena_push(arena, Len, n), false};
    for (size_t i = 0; i < n; i++) out->least[i] = out->natural[i] = TABLE_COLUMN_LEAST;
    Measuring measuring = {.feed = feed, .table = table, .extents = out};
    measure_heads(&measuring);
    if (!measure_rows(&measuring)) return false;
    for (size_t i = 0; i < n; i++) out->natural[i] = len_max(out->natural[i], out->least[i]);
    return true;
}
