// SPDX-License-Identifier: MIT
// TableCheck: a row is judged when the next row, the end of its group or of the table shows that
// no cell of it comes any more.
#include "emit/pdf/check_table.h"

static const TableColumnCheck NOTHING = {0};

void check_table_begin(TableCheck *check, const Element *table) {
    check->table = table->id;
    check->grid.n = check->missing.n = 0;
    check->next = check->columns = 0;
    check->in_row = check->unheaded = false;
}

static TableColumnCheck *column_at(TableCheck *check, size_t column) {
    while (check->grid.n <= column) *vec_push(check->breaches->arena, &check->grid) = NOTHING;
    return &check->grid.at[column];
}

// A hole leaves a row with fewer columns, too: those before it.
static void judge_columns(TableCheck *check) {
    size_t n = 0;
    while (n < check->grid.n && check->grid.at[n].reach) n++;
    if (check->columns == 0) check->columns = n;
    if (check->columns == n) return;
    breaches_add(check->breaches, REQUIREMENT_GRID, check->row,
                 "a row of the table has %zu columns, the first one %zu", n, check->columns);
}

static bool has_row_header(const TableCheck *check) {
    for (size_t i = 0; i < check->grid.n; i++)
        if (check->grid.at[i].reach && check->grid.at[i].header) return true;
    return false;
}

static void end_row(TableCheck *check) {
    if (!check->in_row) return;
    check->in_row = false;
    judge_columns(check);
    if (check->unheaded && !has_row_header(check))
        breaches_add(check->breaches, REQUIREMENT_HEADERS, check->unheaded_at,
                     "a cell of the table has no header");
    for (size_t i = 0; i < check->grid.n; i++)
        if (check->grid.at[i].reach) check->grid.at[i].reach--;
}

void check_table_row(TableCheck *check, const Element *row) {
    end_row(check);
    check->in_row = true;
    check->unheaded = false;
    check->next = 0;
    check->row = row->place;
}

// Takes the columns of a cell; true when all of them have headers above.
static bool take_columns(TableCheck *check, const Element *cell, size_t first, size_t span) {
    const bool header = cell->tag == TAG_TH;
    const bool of_row = header && (cell->scope == SCOPE_ROW || cell->scope == SCOPE_BOTH);
    const bool of_column = header && (cell->scope == SCOPE_COLUMN || cell->scope == SCOPE_BOTH);
    bool headed = true;
    for (size_t i = first; i < first + span; i++) {
        TableColumnCheck *column = column_at(check, i);
        if (column->reach)
            breaches_add(check->breaches, REQUIREMENT_GRID, cell->place,
                         "two cells of the table stand in column %zu of one row", i + 1);
        column->reach = cell->row_span > 1 ? cell->row_span : 1;
        column->header = of_row;
        column->headed |= of_column;
        headed &= column->headed;
    }
    return headed;
}

static void look_up_headers(TableCheck *check, const Element *cell) {
    for (size_t i = 0; i < cell->header_count; i++) {
        const uint64_t hash = identifier_hash(cell->headers[i]);
        if (identifiers_table(check->ids, hash) == check->table) continue;
        *vec_push(check->breaches->arena, &check->missing) = (MissingHeader){hash, cell->place};
    }
}

void check_table_cell(TableCheck *check, const Element *cell) {
    size_t first = check->next;
    while (first < check->grid.n && check->grid.at[first].reach) first++;
    const size_t span = cell->col_span > 1 ? cell->col_span : 1;
    const bool headed = take_columns(check, cell, first, span);
    check->next = first + span;
    if (cell->header_id.n && !identifiers_add(check->ids, cell->header_id, check->table))
        breaches_add(check->breaches, REQUIREMENT_IDENTIFIER, cell->place,
                     "two headers have the identifier \"%.*s\"", STR_ARGS(cell->header_id));
    look_up_headers(check, cell);
    if (cell->tag == TAG_TH || headed || cell->header_count || check->unheaded) return;
    check->unheaded = true;
    check->unheaded_at = cell->place;
}

void check_table_group(TableCheck *check) {
    end_row(check);
    for (size_t i = 0; i < check->grid.n; i++) {
        if (check->grid.at[i].reach)
            breaches_add(check->breaches, REQUIREMENT_GRID, check->row,
                         "a cell of the table reaches below its group of rows");
        check->grid.at[i].reach = 0;
    }
}

void check_table_end(TableCheck *check) {
    check_table_group(check);
    for (size_t i = 0; i < check->missing.n; i++)
        if (identifiers_table(check->ids, check->missing.at[i].hash) != check->table)
            breaches_add(check->breaches, REQUIREMENT_IDENTIFIER, check->missing.at[i].place,
                         "a cell of the table names a header that is not there");
}
