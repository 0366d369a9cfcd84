// SPDX-License-Identifier: MIT
// Galley: the finite content of a table cell, set and waiting for a place. It may be placed in
// parts, at a break between lines, on one page after another.
#ifndef RAPPORTEUR_TYPESET_GALLEY_H
#define RAPPORTEUR_TYPESET_GALLEY_H

#include "typeset/item.h"

typedef struct {
    Item *items; // OPEN, CLOSE, SPACE and TEXT only
    size_t n;
    size_t item;           // what is placed: items before this one, and
    uint32_t line;         // this many of its lines
    const Element *inside; // the element current where placing stopped, NULL before it began
} Galley;

typedef struct {
    uint32_t lines; // [lines] beside an overlay counts once
    Len height;     // [Len] from the top of the first line to the bottom of the last
    bool lone;      // a break here leaves one line of its paragraph alone
} Extent;

// How much of what is not yet placed stands in `height`, and in `lines`, whichever ends first.
Extent galley_measure(const Galley *galley, Len height, uint32_t lines);
// Places at most `lines` lines with the top of the first at `at`. The current element of the sink
// is the cell's; it is again afterwards.
Extent galley_place(Galley *galley, Sink *sink, Point at, uint32_t lines);
// Places what stands in `height` from the very beginning, without structure, within an artifact.
Extent galley_repeat(const Galley *galley, Sink *sink, Point at, Len height);
static inline bool galley_is_done(const Galley *galley) {
    return galley->item == galley->n;
}

#endif
