// SPDX-License-Identifier: MIT
// Rows of a table as galleys: each cell set to the width of its columns, with its header's name
// where headers span. Cells above that reach down keep their columns.
#include "typeset/table.h"

// `column` is the block's, as everywhere here but in a TableCell.
static Align align_of(const Table *table, const Cell *cell, size_t column) {
    return cell->align != ALIGN_START ? cell->align : table->block->columns[column].align;
}

static Frame cell_frame(const Table *table, const TableRow *row, const TableCell *cell,
                        Align align) {
    const TextRole body = align == ALIGN_END ? ROLE_TABLE_NUMBER : ROLE_TABLE_BODY;
    return (Frame){
        .width = table_span_width(table, cell->column, cell->col_span),
        .level = (uint8_t)(table->frame.level + 1),
        .in_cell = true,
        .role = row->head ? ROLE_TABLE_HEAD : body,
        .variant = row->total ? STYLE_STRONG : 0,
        .align = align,
    };
}

// Cells below a spanning cell start behind it.
static size_t free_column(const Table *table, size_t column) {
    while (column < table->block->column_count && table->occupied[column]) column++;
    return column;
}

static size_t free_span(const Table *table, size_t column) {
    size_t n = 0;
    while (column + n < table->block->column_count && !table->occupied[column + n]) n++;
    return n;
}

// The row is made: what reached into it from above reaches one row less far.
static void occupy(Table *table) {
    for (size_t i = 0; i < table->block->column_count; i++) {
        table->occupied[i] =
            table->occupied[i] ? (uint16_t)(table->occupied[i] - 1) : table->reach[i];
        table->reach[i] = 0;
    }
}

static TableRow *new_row(Feed *feed, Table *table, size_t index, bool head) {
    TableRow *row = arena_push(feed_arena(feed), TableRow, 1);
    row->table = table;
    row->index = index;
    row->head = head;
    row->group = head || !table->in_group ? 0 : table->groups;
    row->cells = arena_push(feed_arena(feed), TableCell, table->columns);
    return row;
}

// The part's share of a cell; NULL when none of its columns is in the part.
static TableCell *add_cell(TableRow *row, size_t column, size_t span) {
    const uint16_t *before = row->table->part.before;
    if (before[column + span] == before[column]) return NULL;
    TableCell *cell = &row->cells[row->n++];
    cell->column = before[column];
    cell->col_span = (uint16_t)(before[column + span] - before[column]);
    cell->row_span = 1;
    return cell;
}

// Rows that a cell of a head row may reach into: not that of the column heads, where they have
// words.
static size_t head_rows_below(const Table *table, size_t index, size_t column, size_t span) {
    const size_t below = table->head_count - index;
    for (size_t c = column; c < column + span; c++)
        if (!text_is_empty(table->block->columns[c].head)) return below - 1;
    return below;
}

static uint16_t row_span_of(const Feed *feed, const TableRow *row, const Cell *cell, size_t column,
                            size_t span) {
    if (cell->row_span <= 1) return 1;
    const size_t most = row->head ? head_rows_below(row->table, row->index, column, span)
                                  : row->table->block->rows.n - row->index;
    const size_t reach = cell->row_span < most ? cell->row_span : most;
    return (uint16_t)(row->head ? reach : table_rows_in_group(feed, row->table, row->index, reach));
}

static bool refuse_row(const Feed *feed, const Table *table, const Row *row) {
    diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-04", row->place,
             "a row has more cells than its table has columns (%zu)", table->block->column_count);
    return false;
}

// A cell that reaches over two parts says its words in the first of them, a header in both.
static bool has_words_here(const Table *table, const TableCell *cell, size_t column) {
    return cell->header || table->part.before[column + 1] > table->part.before[column];
}

// A corner without words heads nothing.
static bool says_something(const TableCell *cell) {
    return !galley_is_done(&cell->galley);
}

static void make_cell(Feed *feed, TableRow *row, const Cell *from, size_t column, size_t span) {
    Table *table = row->table;
    const uint16_t row_span = row_span_of(feed, row, from, column, span);
    for (size_t c = column; c < column + span; c++) table->reach[c] = (uint16_t)(row_span - 1);
    TableCell *cell = add_cell(row, column, span);
    if (!cell) return;
    cell->row_span = row_span;
    cell->header = from->header || row->head || table->block->columns[column].row_header;
    if (!has_words_here(table, cell, column)) return;
    const Frame frame = cell_frame(table, row, cell, align_of(table, from, column));
    cell->galley = feed_galley(feed, from->children, &frame);
    cell->header = cell->header && says_something(cell);
}

// A row with too few cells is filled up: every row of a tagged table has the same columns.
static void fill_up(const Table *table, TableRow *row, size_t column) {
    for (column = free_column(table, column); column < table->block->column_count;
         column = free_column(table, column + 1)) {
        add_cell(row, column, 1);
    }
}

static bool make_cells(Feed *feed, TableRow *row, const Row *from) {
    const Table *table = row->table;
    size_t column = 0;
    for (size_t i = 0; i < from->n; i++) {
        const size_t span = from->cells[i].col_span ? from->cells[i].col_span : 1;
        column = free_column(table, column);
        if (free_span(table, column) < span) return refuse_row(feed, table, from);
        make_cell(feed, row, &from->cells[i], column, span);
        column += span;
    }
    fill_up(table, row, column);
    return true;
}

TableRow *table_make_row(Feed *feed, Table *table, const Row *from, size_t index, bool head) {
    TableRow *row = new_row(feed, table, index, head);
    row->total = from->total;
    row->place = from->place;
    row->group_continued =
        text_is_empty(from->group_continued) ? from->group : from->group_continued;
    if (table->first_part) { // a name is given to one place
        row->destination = from->destination;
        row->alias = from->destination_alias;
    }
    if (!make_cells(feed, row, from)) return NULL;
    occupy(table);
    return row;
}

TableRow *table_make_heads(Feed *feed, Table *table, size_t index) {
    TableRow *row = new_row(feed, table, index, true);
    row->last_head = true;
    for (size_t i = 0; i < table->block->column_count; i++) {
        const TableColumn *column = &table->block->columns[i];
        TableCell *cell = table->occupied[i] ? NULL : add_cell(row, i, 1);
        if (!cell) continue;
        const Frame frame = cell_frame(table, row, cell, column->align);
        const Block head = {.kind = BLOCK_PARAGRAPH, .paragraph = {.text = column->head}};
        cell->galley = feed_galley(feed, &head, &frame);
        cell->header = says_something(cell);
    }
    occupy(table);
    return row;
}
