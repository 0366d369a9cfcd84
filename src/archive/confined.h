// SPDX-License-Identifier: MIT
// Confined: work on hostile bytes in a child process whose time and memory are bounded. Whatever a
// foreign parser does there (runs, grows or crashes), this process only reads what it was told.
#ifndef RAPPORTEUR_ARCHIVE_CONFINED_H
#define RAPPORTEUR_ARCHIVE_CONFINED_H

#include "base/str.h"

// Runs in the child: writes to `out` by confined_put, and keeps nothing.
typedef void ConfinedWork(void *context, int out);

typedef struct {
    unsigned seconds; // of processor time
    size_t memory;    // [bytes] of address space beyond what the process has now
    size_t output;    // [bytes] that the work may write
} ConfinedLimits;

typedef enum {
    CONFINED_DONE,
    CONFINED_SLOW,      // out of time
    CONFINED_LONG,      // wrote more than it may
    CONFINED_CRASHED,   // ended by another signal, or said that it failed
    CONFINED_IMPOSSIBLE // no child, or no pipe to it
} ConfinedEnd;

// What the work wrote is in the arena, with CONFINED_DONE whole. The sanitizers reserve terabytes:
// under them memory is not bounded.
ConfinedEnd confined_run(Arena *arena, ConfinedWork *work, void *context, ConfinedLimits limits,
                         Str *out);
// Writes all of it, or ends the child.
void confined_put(int out, Str bytes);

#endif
