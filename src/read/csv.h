// SPDX-License-Identifier: MIT
// CSV (RFC 4180, libcsv) to a list of maps: the first row names the fields.
#ifndef RAPPORTEUR_READ_CSV_H
#define RAPPORTEUR_READ_CSV_H

#include "base/diag.h"
#include "read/value.h"

// A list with a map for each row, or NULL with findings. Cells keep their blanks; empty lines are
// skipped; every cell's Place has its row, column name and bytes. A field more or less than the
// header, an unclosed quote, an empty or repeated field name are findings with row and column.
// A cell in a column named "a.b" is member b of map a.
const Value *csv_read(Arena *arena, const Source *source, Diag *diag);

#endif
