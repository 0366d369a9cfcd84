// SPDX-License-Identifier: MIT
// Drawing: a hash of what is seen on the pages of a PDF and where its links lead: contents, fonts,
// pictures. PDFs with the same hash look alike, however their files are made.
#ifndef RAPPORTEUR_ARCHIVE_DRAWING_H
#define RAPPORTEUR_ARCHIVE_DRAWING_H

#include "base/diag.h"

enum {
    DRAWING_MAX_DEPTH = 64,        // of objects within each other; a page has a dozen
    DRAWING_MAX_OBJECTS = 4 << 20, // more is no document of ours
};

// SHA-256 in lower-case hexadecimal, in the arena; worked out in a process of its own. False with
// finding PDF-20, PDF-21 or PDF-23 (see archive/reader.h).
bool drawing_hash(Arena *arena, Str pdf, Str shown, Diag *diag, Str *out);
// The same in this process, without bounds.
bool drawing_hash_here(Arena *arena, Str pdf, Str shown, Diag *diag, Str *out);

#endif
