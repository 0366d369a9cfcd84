// SPDX-License-Identifier: MIT
// Xref: the objects that one cross-reference section names (ISO 32000-1, 7.5.4 and 7.5.8). Private
// to archive/.
#ifndef RAPPORTEUR_ARCHIVE_XREF_H
#define RAPPORTEUR_ARCHIVE_XREF_H

#include "archive/pdf.h"

enum { XREF_MAX_ROWS = 4096 }; // of an update; a signature needs a dozen

typedef struct {
    int number, generation;
    bool freed;
} XrefRow;

typedef struct {
    XrefRow *at;
    size_t n;
} XrefRows;

// The section at `start` of the newest revision, a table or a stream. False when it cannot be read,
// is longer than XREF_MAX_ROWS, or is of both kinds at once.
bool xref_read(const Pdf *pdf, Arena *arena, size_t start, XrefRows *out);

#endif
