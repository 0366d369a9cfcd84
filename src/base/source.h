// SPDX-License-Identifier: MIT
// Source: the bytes of one input file, and places in it. Lines are found only when we complain.
#ifndef RAPPORTEUR_BASE_SOURCE_H
#define RAPPORTEUR_BASE_SOURCE_H

#include "base/str.h"

typedef struct {
    Str path;     // as shown in messages: relative to the workspace or as the user wrote it
    Str bytes;    // valid UTF-8 without a byte order mark; offsets count from here
    uint32_t bom; // [bytes] 3 when the file began with a byte order mark, else 0
    const uint32_t *line_marks; // newlines before each 64 KiB step; NULL: lines are counted from 0
} Source;

// Half-open byte range of a source.
typedef struct {
    uint32_t lo, hi;
} Span;

// Where in a table file a value stands; NULL in a Place outside CSV.
typedef struct {
    uint32_t row; // 1 is the first row below the header
    Str column;   // field name of the header
} CsvCell;

// A place in a source. A zeroed Place is "nowhere": a message of the whole run.
typedef struct {
    const Source *source;
    Span span;
    const CsvCell *cell; // owned by the job's arena
} Place;

typedef struct {
    uint32_t line, column; // 1-based; the column counts Unicode scalar values
} LineColumn;

// Counts the lines once, so that a place in a long file is found by a short scan. Optional.
void source_mark_lines(Arena *arena, Source *source);
// Of a NULL source: line 0, column 0.
LineColumn source_line_column(const Source *source, uint32_t offset);
// The bytes of 1-based `line` without its line end; empty when there is no such line.
Str source_line(const Source *source, uint32_t line);

#endif
