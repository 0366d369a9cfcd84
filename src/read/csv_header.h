// SPDX-License-Identifier: MIT
// The header of a table file: names of columns to the shape of the maps that rows become.
#ifndef RAPPORTEUR_READ_CSV_HEADER_H
#define RAPPORTEUR_READ_CSV_HEADER_H

#include "base/diag.h"
#include "read/value.h"

enum {
    CSV_MAX_COLUMNS = 1000, // a table for people has dozens; more is a file of another kind
    CSV_MAX_NESTING = 8,    // parts of a name "a.b.c"
};

typedef struct CsvColumn CsvColumn;
struct CsvColumn {
    Str key;      // its part of the name
    Str name;     // of a leaf: the whole name
    Place place;  // in the header
    size_t index; // of a leaf: which field of a row
    bool group;   // has children instead of a field
    CsvColumn *children, *last, *next;
    size_t child_count;
};

// The group of all columns. Adds a fatal finding for each empty, repeated or contradicting name.
CsvColumn *csv_header_new(Arena *arena, const Value *const *names, size_t n, Diag *diag);
// The map of a row of `cells`, one for each column. A group whose cells are all empty was not
// given.
const Value *csv_header_row(Arena *arena, const CsvColumn *header, const Value *const *cells);

#endif
