// SPDX-License-Identifier: MIT
// Data table: what a table keeps until its rows are asked for.
#ifndef RAPPORTEUR_COMPOSE_DATA_TABLE_H
#define RAPPORTEUR_COMPOSE_DATA_TABLE_H

#include "compose/values.h"

// How a column shows its field.
#define CELL_STYLES(X)                                                                             \
    X(TEXT, "text")                                                                                \
    X(STATUS, "status")                                                                            \
    X(PRIORITY, "priority")                                                                        \
    X(DESCRIPTION, "description")                                                                  \
    X(NOTES, "notes")                                                                              \
    X(NUMBER, "number")                                                                            \
    X(DATE, "date")                                                                                \
    X(LINK, "link")

typedef enum {
#define X(STYLE, name) CELL_##STYLE,
    CELL_STYLES(X)
#undef X
        CELL__COUNT
} CellStyle;

typedef struct {
    Str field; // empty: by position
    CellStyle style;
    int function; // reference in Lua's registry, or LUA_NOREF
    Align align;
} ColumnPlan;

typedef struct {
    Str id; // of the status
    const Block *block;
} StatusCell;

// Rows of a table over records of the model, made on demand.
typedef struct RecordRows {
    Composer *composer;
    const ColumnPlan *columns;
    size_t column_count;
    const Record *const *records;
    size_t n;
    const Row *totals; // behind the records
    size_t total_count;
    ColumnPlan group;           // what a record's row belongs to; without field and function: none
    const StatusCell *statuses; // made once, shared by all rows
    size_t status_count;
    Text elided;   // "[…]"
    TextRole role; // of what is written
    Place place;   // of the table in the layout
} RecordRows;

RowSource record_rows_source(RecordRows *rows);
// The cells of all statuses, in the job's arena.
void record_rows_prepare(RecordRows *rows, Arena *arena);

// The blocks of one cell of a record (table_cells.c), in `arena`.
const Block *record_cell(const RecordRows *rows, const ColumnPlan *column, const Record *record,
                         Arena *arena);
// A status as it stands everywhere: sign and label; the sign needs no words of its own, since the
// label says the same. needs the theme.
Text status_text(Composer *composer, const Record *status, Arena *arena);
// A recommendation's text with its nested items (item_list.c).
const Block *description_blocks(const RecordRows *rows, const Record *recommendation, Arena *arena);
// The label of an item: `style` ("1.", "(a)", "-") with its id, or with its place when it has none.
Str item_label(Arena *arena, Str style, Str id, size_t place);
// True when the text already shows that something is left out: "[...]" or "[…]".
bool shows_elision(Text text);

// The group of a row, and what stands on the pages after the first.
void row_set_group(Composer *composer, Arena *arena, Text group, Row *row);
// The style a field has without one in the layout.
CellStyle cell_style_of(Str field);
// A cell from the Lua value at `index`: cell{}, blocks, text or nil.
Cell lua_cell(lua_State *lua, int index, const ColumnPlan *column);

#endif
