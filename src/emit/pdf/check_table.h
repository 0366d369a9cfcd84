// SPDX-License-Identifier: MIT
// TableCheck: follows the cells of a table as they are opened, row by row: whether the rows have
// the same columns and every cell a header (ISO 14289-1, 7.5; ISO 14289-2, 8.2.5.26). It keeps one
// row, whatever the table's length.
#ifndef RAPPORTEUR_EMIT_PDF_CHECK_TABLE_H
#define RAPPORTEUR_EMIT_PDF_CHECK_TABLE_H

#include "emit/pdf/breach.h"
#include "emit/pdf/identifiers.h"
#include "typeset/structure.h"

// A column as the row being read has it.
typedef struct {
    uint32_t reach; // rows, this one included, that a cell from here or above takes
    bool header;    // that cell is the header of its row
    bool headed;    // a header of the column stood above
} TableColumnCheck;

typedef struct TableCheck TableCheck;
struct TableCheck {
    Breaches *breaches;
    Identifiers *ids;
    uint32_t table;             // id of the element
    VEC(TableColumnCheck) grid; // as many columns as any row had
    VEC(MissingHeader) missing; // named by cells and not seen yet
    size_t next;                // column that the next cell may begin at
    size_t columns;             // of the first row; 0: no row yet
    Place row;                  // of the row being read
    bool in_row;
    bool unheaded; // a cell of the row has no header above
    Place unheaded_at;
    TableCheck *unused; // among those to be used again
};

// Begins a table; what an earlier one left is forgotten.
void check_table_begin(TableCheck *check, const Element *table);
// A row (TR) or a cell (TH, TD) is opened.
void check_table_row(TableCheck *check, const Element *row);
void check_table_cell(TableCheck *check, const Element *cell);
// A group of rows (THead, TBody) is opened or closed: no cell reaches across.
void check_table_group(TableCheck *check);
void check_table_end(TableCheck *check);

#endif
