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
    uint16_t occupied[TABLE_COLUMNS_MAX]; // rows that a cell above still reaches into
    uint64_t group;                       // hash of the words of the last row's
    uint64_t seen[SEEN_SLOTS];            // hashes of texts measured before, with their column
} Measuring;

static void widen(Measuring *measuring, size_t column, Len indent, TextExtent extent) {
    Len *least = &measuring->extents->least[column],
        *natural = &measuring->extents->natural[column];
    *least = len_max(*least, extent.least + indent);
    *natural = len_max(*natural, extent.natural + indent);
}

// What the width of a span comes from.
static uint64_t span_hash(const TextSpan *span) {
    const unsigned look = (span->strong ? STYLE_STRONG : 0U) | (span->emph ? STYLE_EMPH : 0U) |
                          (span->code ? STYLE_CODE : 0U) |
                          (span->url.n || span->to.n ? STYLE_LINK : 0U);
    return str_hash(span->text) + str_hash(span->lang) * STYLE_VARIANTS + look;
}

// Status words and the like come again and again: true when this text was measured lately.
static bool was_seen(Measuring *measuring, size_t column, Text text, const TextManner *manner) {
    uint64_t hash = (column * ROLE__COUNT + manner->role) * STYLE_VARIANTS + manner->variant;
    for (size_t i = 0; i < text.n; i++) {
        if (text.at[i].page_of.n) return false; // its text is a number yet to come
        hash = (hash ^ span_hash(&text.at[i])) * UINT64_C(0x9e3779b97f4a7c15);
    }
    hash |= 1U;
    uint64_t *slot = &measuring->seen[(hash >> 8) % SEEN_SLOTS];
    const bool seen = *slot == hash;
    *slot = hash;
    return seen;
}

static void widen_by_text(Measuring *measuring, size_t column, Len indent, Text text,
                          const TextManner *manner) {
    if (indent == 0 && was_seen(measuring, column, text, manner)) return;
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
        if (block->kind == BLOCK_PARAGRAPH)
            own.role = role_within(manner->role, block->paragraph.role);
        if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_CODE)
            widen_by_text(measuring, column, indent, block->paragraph.text, &own);
        if (block->kind == BLOCK_GROUP || block->kind == BLOCK_QUOTE)
            widen_by_blocks(measuring, column, indent + LEN(12), block->children, manner);
        for (size_t i = 0; block->kind == BLOCK_LIST && i < block->list.n; i++)
            widen_by_blocks(measuring, column, indent + LEN(16), block->list.items[i].children,
                            manner);
    }
}

// Cells over several columns have no say: their text finds room in what these get.
static void widen_by_cell(Measuring *measuring, const Row *row, const Cell *cell, size_t column,
                          bool head) {
    const TableColumn *of = &measuring->table->block->columns[column];
    const Align align = cell->align != ALIGN_START ? cell->align : of->align;
    const TextRole body = align == ALIGN_END ? ROLE_TABLE_NUMBER : ROLE_TABLE_BODY;
    const TextManner manner = {.role = head ? ROLE_TABLE_HEAD : body,
                               .variant = row->total ? STYLE_STRONG : 0};
    widen_by_blocks(measuring, column, 0, cell->children, &manner);
}

// No cell reaches into another group.
static void regroup(Measuring *measuring, const Row *row) {
    const uint64_t group = row->group.n ? str_hash(row->group.at[0].text) : 0;
    if (group != measuring->group) memset(measuring->occupied, 0, sizeof measuring->occupied);
    measuring->group = group;
    measuring->extents->by_headers |= row->group.n > 0;
}

static void widen_by_row(Measuring *measuring, const Row *row, bool head, bool fit_only) {
    const TableBlock *block = measuring->table->block;
    uint16_t reach[TABLE_COLUMNS_MAX] = {0};
    size_t column = 0;
    regroup(measuring, row);
    for (size_t i = 0; i < row->n; i++) {
        const Cell *cell = &row->cells[i];
        const size_t span = cell->col_span ? cell->col_span : 1;
        while (column < block->column_count && measuring->occupied[column]) column++;
        if (column + span > block->column_count) break; // refused when the row is set
        if (span == 1 && !(fit_only && block->columns[column].width != WIDTH_FIT))
            widen_by_cell(measuring, row, cell, column, head);
        for (size_t c = column; c < column + span && cell->row_span > 1; c++)
            reach[c] = (uint16_t)(cell->row_span - 1);
        measuring->extents->by_headers |= span > 1 || cell->row_span > 1;
        column += span;
    }
    for (size_t c = 0; c < block->column_count; c++)
        measuring->occupied[c] =
            measuring->occupied[c] ? (uint16_t)(measuring->occupied[c] - 1) : reach[c];
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
    for (size_t i = 0; i < block->column_count; i++) {
        widen_by_text(measuring, i, 0, block->columns[i].head, &manner);
        measuring->extents->by_headers |= block->columns[i].row_header;
    }
}

bool table_measure(Feed *feed, const Table *table, TableExtents *out) {
    Arena *arena = feed_arena(feed);
    const size_t n = table->block->column_count;
    *out = (TableExtents){arena_push(arena, Len, n), arena_push(arena, Len, n), false};
    for (size_t i = 0; i < n; i++) out->least[i] = out->natural[i] = TABLE_COLUMN_LEAST;
    Measuring measuring = {.feed = feed, .table = table, .extents = out};
    measure_heads(&measuring);
    memset(measuring.occupied, 0, sizeof measuring.occupied);
    if (!measure_rows(&measuring)) return false;
    for (size_t i = 0; i < n; i++) out->natural[i] = len_max(out->natural[i], out->least[i]);
    return true;
}
