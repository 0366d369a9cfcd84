// SPDX-License-Identifier: MIT
// Revisions: a PDF and what was appended to it by incremental updates (ISO 32000-1, 7.5.6).
// Private to archive/.
#ifndef RAPPORTEUR_ARCHIVE_REVISIONS_H
#define RAPPORTEUR_ARCHIVE_REVISIONS_H

#include "archive/pdf.h"

enum { REVISIONS_MAX = 16 }; // signatures upon signatures; more is no document of ours

// Newest first: the bytes [0, ends[i]) are a PDF, whose newest cross-references are at `starts[i]`.
typedef struct {
    size_t ends[REVISIONS_MAX], starts[REVISIONS_MAX];
    size_t n;
    const char *untidy; // what stands outside of the revisions, NULL when nothing does
} Revisions;

// NULL and at least one revision, else why there is none. Text is put in the arena.
const char *revisions_find(const QpdfLib *lib, Arena *arena, Str pdf, Revisions *out);

#endif
