// SPDX-License-Identifier: MIT
// Library: a shared library that is loaded at run time, when something asks for it, into a table of
// its functions. Start-up does not pay for what few runs need.
#ifndef RAPPORTEUR_BASE_LIBRARY_H
#define RAPPORTEUR_BASE_LIBRARY_H

#include "base/diag.h"

typedef struct {
    const char *name; // symbol
    size_t slot;      // [bytes] from the start of the table to its function pointer
} LibraryFunction;

typedef struct {
    const char *file;    // as dlopen(3) finds it
    const char *code;    // of the finding when it is not there
    const char *purpose; // "cairo, which draws PNG and SVG"
    const char *package; // of Debian 12
    const LibraryFunction *functions;
    size_t n;
} Library;

// Fills `table`. The library stays loaded: its caches must not lose their owner. False with a
// finding of severity system when the library or a function is not there.
bool library_load(const Library *library, void *table, Diag *diag);
// The finding for a library that cannot be used for another reason. False.
bool library_missing(const Library *library, const char *why, Diag *diag);

#endif
