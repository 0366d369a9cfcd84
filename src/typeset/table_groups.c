// SPDX-License-Identifier: MIT
// Groups of rows: each a TBody, begun by a row with the group's label over all columns. Neighbours
// with the same words belong together.
#include "typeset/table.h"

static void remember(Table *table, Str words) {
    if (words.n > table->group_room) {
        table->group_room = 2 * words.n;
        table->group.at = arena_push(table->arena, char, table->group_room);
    }
    if (words.n) memcpy((char *)table->group.at, words.at, words.n);
    table->group.n = words.n;
}

static void begin_body(Feed *feed, Table *table) {
    if (table->in_body) feed_emit(feed, ITEM_CLOSE);
    feed_emit(feed, ITEM_OPEN)->tag = TAG_TBODY;
    table->in_body = true;
}

static TableRow *make_label(Feed *feed, Table *table, Text words) {
    Arena *arena = feed_arena(feed);
    TableRow *row = arena_push(arena, TableRow, 1);
    *row = (TableRow){.table = table,
                      .cells = arena_push(arena, TableCell, 1),
                      .n = 1,
                      .label = true,
                      .group = table->groups};
    const Block label = {.kind = BLOCK_PARAGRAPH, .paragraph = {.text = words}};
    const Frame frame = {.width = table->total_width,
                         .level = (uint8_t)(table->frame.level + 1),
                         .in_cell = true,
                         .role = ROLE_TABLE_BODY,
                         .variant = STYLE_STRONG};
    *row->cells = (TableCell){.galley = feed_galley(feed, &label, &frame),
                              .col_span = (uint16_t)table->columns,
                              .row_span = 1,
                              .header = true};
    return row;
}

TableRow *table_regroup(Feed *feed, Table *table, const Row *row) {
    Arena *arena = feed_arena(feed);
    const ArenaMark mark = arena_mark(arena);
    const Str words = text_words(arena, row->group);
    const bool same = table->in_body && str_eq(words, table->group);
    if (!same) remember(table, words);
    arena_rewind(arena, mark);
    if (same) return NULL;
    table->in_group = !text_is_empty(row->group);
    begin_body(feed, table);
    if (!table->in_group) return NULL;
    table->groups++;
    return make_label(feed, table, row->group);
}

size_t table_rows_in_group(const Feed *feed, const Table *table, size_t index, size_t most) {
    const RowSource *rows = &table->block->rows;
    Arena *arena = feed_arena(feed);
    size_t n = 1;
    for (; n < most; n++) {
        const ArenaMark mark = arena_mark(arena);
        Row row = {0};
        const bool same = rows->row(rows->self, index + n, arena, &row) &&
                          str_eq(text_words(arena, row.group), table->group);
        arena_rewind(arena, mark);
        if (!same) break;
    }
    return n;
}
