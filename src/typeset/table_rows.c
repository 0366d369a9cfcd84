// SPDX-License-Identifier: MIT
// Rows of a table as galleys: each cell set to the width of its columns, with its header's name
// where headers span. Cells above that reach down keep their columns.
#include "typeset/table.h"

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
    while (column < table->columns && table->occupied[column]) column++;
    return column;
}

static size_t free_span(const Table *table, size_t column) {
    size_t n = 0;
    while (column + n < table->columns && !table->occupied[column + n]) n++;
    return n;
}

static void occupy(Table *table, const TableRow *row) {
    for (size_t i = 0; i < table->columns; i++)
        if (table->occupied[i]) table->occupied[i]--;
    for (size_t i = 0; i < row->n; i++)
        for (size_t c = 0; c < row->cells[i].col_span; c++)
            if (row->cells[i].row_span > 1)
                table->occupied[row->cells[i].column + c] = (uint16_t)(row->cells[i].row_span - 1);
}

static TableRow *new_row(Feed *feed, Table *table, size_t index, bool head) {
    TableRow *row = arena_push(feed_arena(feed), TableRow, 1);
    row->table = table;
    row->index = index;
    row->head = head;
    row->cells = arena_push(feed_arena(feed), TableCell, table->columns);
    return row;
}

static TableCell *add_cell(TableRow *row, size_t column, size_t span) {
    TableCell *cell = &row->cells[row->n++];
    cell->column = (uint16_t)column;
    cell->col_span = (uint16_t)span;
    cell->row_span = 1;
    return cell;
}

// Rows that a cell may still reach into; the heads of columns are the last head row.
static size_t rows_below(const Table *table, size_t index, bool head) {
    return head ? table->head_count - index : table->block->rows.n - index;
}

static bool refuse_row(const Feed *feed, const Table *table, const Row *row) {
    diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-04", row->place,
             "a row has more cells than its table has columns (%zu)", table->columns);
    return false;
}

static bool make_cells(Feed *feed, Table *table, const Row *from, TableRow *row) {
    size_t column = 0;
    for (size_t i = 0; i < from->n; i++) {
        const Cell *cell = &from->cells[i];
        const size_t span = cell->col_span ? cell->col_span : 1;
        column = free_column(table, column);
        if (free_span(table, column) < span) return refuse_row(feed, table, from);
        TableCell *made = add_cell(row, column, span);
        const size_t most = rows_below(table, row->index, row->head);
        const size_t reach = cell->row_span ? cell->row_span : 1;
        made->row_span = (uint16_t)(reach < most ? reach : most);
        made->header = cell->header || row->head || table->block->columns[column].row_header;
        const Frame frame = cell_frame(table, row, made, align_of(table, cell, column));
        made->galley = feed_galley(feed, cell->children, &frame);
        column += span;
    }
    return true;
}

// A row with too few cells is filled up: every row of a tagged table has the same columns.
static void fill_up(const Table *table, TableRow *row) {
    size_t column = 0;
    if (row->n) column = (size_t)row->cells[row->n - 1].column + row->cells[row->n - 1].col_span;
    for (column = free_column(table, column); column < table->columns;
         column = free_column(table, column + 1))
        add_cell(row, column, 1)->header = row->head;
}

TableRow *table_make_row(Feed *feed, Table *table, const Row *from, size_t index, bool head) {
    TableRow *row = new_row(feed, table, index, head);
    row->total = from->total;
    row->destination = from->destination;
    row->alias = from->destination_alias;
    if (!make_cells(feed, table, from, row)) return NULL;
    fill_up(table, row);
    occupy(table, row);
    return row;
}

TableRow *table_make_heads(Feed *feed, Table *table, size_t index) {
    TableRow *row = new_row(feed, table, index, true);
    row->last_head = true;
    for (size_t i = 0; i < table->columns; i++) {
        const TableColumn *column = &table->block->columns[i];
        if (table->occupied[i]) continue;
        TableCell *cell = add_cell(row, i, 1);
        cell->header = true;
        const Frame frame = cell_frame(table, row, cell, column->align);
        const Block head = {.kind = BLOCK_PARAGRAPH, .paragraph = {.text = column->head}};
        cell->galley = feed_galley(feed, &head, &frame);
    }
    occupy(table, row);
    return row;
}
