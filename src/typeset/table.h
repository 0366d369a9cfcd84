// SPDX-License-Identifier: MIT
// Table: the state of one table while its rows are made, placed and split, and its header repeated.
// A table that is too wide for the measure becomes several, its parts, set one below the other.
#ifndef RAPPORTEUR_TYPESET_TABLE_H
#define RAPPORTEUR_TYPESET_TABLE_H

#include "typeset/feed.h"

// Columns beyond this number are refused (LAY-04): nobody finds a value among so many.
enum { TABLE_COLUMNS_MAX = 64 };
// No column is narrower.
#define TABLE_COLUMN_LEAST LEN(6)

typedef struct {
    Galley galley;
    uint16_t column, col_span, row_span; // of the part; spans at least 1
    bool header;
    uint32_t take;    // lines for the part being placed
    Element *element; // NULL until its first part is placed
} TableCell;

struct TableRow {
    Table *table;
    TableCell *cells;
    size_t n;
    size_t index; // among the head rows or the body rows
    bool head, last_head, total;
    bool label;           // of a group: one cell over all columns
    uint32_t group;       // of the body, from 1; 0: none
    Text group_continued; // what stands above the rest of the group on a new page
    Str destination, alias;
    Place place;            // in the data
    const Element *element; // TR, NULL until its first part is placed
    uint32_t spanning;      // cells that reach into rows below and are not done
};

// A cell that reaches from a placed row into rows to come.
typedef struct {
    TableCell *cell;
    TableRow *row;
    uint32_t rows_left;
    Len y; // [Len] where its next line stands, on page `page`
    size_t page;
    uint8_t pin;   // of the pool, for the row's memory
    uint32_t take; // lines for the part being placed
} Carried;

// Which columns of the block a part shows.
typedef struct {
    uint16_t *source; // [n] the column of the block
    uint16_t *before; // [columns of the block + 1] own columns before a column of the block
    size_t n;
} TablePart;

struct Table {
    Arena *arena;
    Table *next; // among the live ones
    bool done;   // dropped when the next page begins
    const TableBlock *block;
    Frame frame;
    uint32_t number; // from 1, for header ids
    TablePart part;
    bool first_part;
    Table *next_part; // or NULL
    size_t columns;   // of the part
    Len *x, *width;   // [Len] of each column
    Len total_width;  // [Len]
    TableRow **head;
    size_t head_count;
    Len *head_heights; // [Len]
    SetText continued;
    bool repeats;       // caption and header stand on new pages, too
    bool by_headers;    // cells name their headers: there are spans, groups or row headers
    Str *header_ids;    // [head_count][columns], empty where no cell begins
    uint16_t *occupied; // rows for which a cell above still reaches into the block's column
    uint16_t *reach;    // rows below the one being made that its cells reach into
    Carried *carried;   // at most one a column
    size_t carried_count;
    bool in_body;      // a TBody is open
    bool in_group;     // the row before belongs to a group
    uint32_t groups;   // so far
    Str group;         // words of the last one; the room for them is kept
    size_t group_room; // [bytes]
};

// What the content of the block's columns asks for.
typedef struct {
    Len *least, *natural; // [Len] of each column: longest word, all in one line
    bool by_headers;      // there is a span, a group or a row header
} TableExtents;

// Looks at the heads and the rows of a table of at most TABLE_COLUMNS_MAX columns. False when a row
// could not be made.
bool table_measure(Feed *feed, const Table *table, TableExtents *out);
// The columns of the block cut into parts that have room in the table's frame, `gap` between two,
// in `arena`. Columns of row headers, or else the first, stand in every part. Gives the number of
// parts.
size_t table_cut(const Table *table, const TableExtents *extents, Len gap, Arena *arena,
                 TablePart **parts);
// Widths of the part's columns by content and weight. False with a finding when there is no room.
bool table_set_widths(Feed *feed, Table *table, const TableExtents *extents);
Len table_span_width(const Table *table, size_t column, size_t span);

// A row of the source as galleys, in the feed's arena. NULL with a finding (LAY-04).
TableRow *table_make_row(Feed *feed, Table *table, const Row *row, size_t index, bool head);
// The row of column heads.
TableRow *table_make_heads(Feed *feed, Table *table, size_t index);

// Begins and ends the groups of rows (TBody), as the row asks for. Gives the label row that stands
// above it, or NULL.
TableRow *table_regroup(Feed *feed, Table *table, const Row *row);
// How many of `most` rows, from the body row `index` on, belong to its group.
size_t table_rows_in_group(const Feed *feed, const Table *table, size_t index, size_t most);

// Where a row or a part of it goes.
typedef struct {
    const Setting *setting;
    Sink *sink;
    Pool *pool;
    uint8_t pin; // of the row's item
    Point at;    // top start corner
    Len room;    // [Len] to the bottom of the text block
    bool force;  // at least one line, even if one is left alone
    size_t page;
} RowPlace;

// Height of what is left of the row, and of the least part that may stand alone.
Len row_height(const TableRow *row, const Setting *setting, Len top, size_t page);
Len row_least(const TableRow *row, const Setting *setting, Len top, size_t page);
// Decides the lines of every cell for the part that has room at the place (`take`), none left
// alone. Gives the height of its text, -1 when no part can stand there.
Len row_share(const TableRow *row, const RowPlace *place);
// True when every cell that counts for the row is placed wholly.
bool row_is_done(const TableRow *row, Len top, size_t page);
// Places as much as has room. Gives the height used, 0 when nothing could be placed; *done when
// the row is complete.
Len row_place(TableRow *row, const RowPlace *place, bool *done);
// For a row that has no cells carried into it, ask with this top.
enum { ROW_NOWHERE = -1 };

// The header and the label of the group that `first` goes on with, on a new page, as an artifact.
// Gives their height.
Len table_repeat_head(const TableRow *first, const RowPlace *place);

#endif
