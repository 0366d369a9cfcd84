// SPDX-License-Identifier: MIT
// ScalarMap: from the decoded bytes of a scalar back to the source bytes they were written as.
#ifndef RAPPORTEUR_READ_SCALAR_MAP_H
#define RAPPORTEUR_READ_SCALAR_MAP_H

#include "read/value.h"

// Decoded bytes [text_lo, text_hi) were written as the source bytes [lo, hi); one to one when both
// are equally long, else as one unit (an escape, a folded line end).
typedef struct {
    uint32_t text_lo, text_hi, lo, hi;
} ScalarPiece;

typedef struct {
    const Value *scalar;
    VEC(ScalarPiece) pieces; // empty for a clean scalar
    bool known; // false: the scalar could not be followed, every place is the whole scalar
} ScalarMap;

// Follows the scalar through its source once; later questions take logarithmic time.
ScalarMap scalar_map_new(Arena *arena, const Value *scalar);
// The place of the decoded bytes [lo, hi).
Place scalar_map_place(const ScalarMap *map, size_t lo, size_t hi);

// Walks the pieces of a scalar in order, without memory.
typedef struct {
    Str source; // the scalar's source bytes, from `base`
    Str text;
    size_t base, at, text_at;
    size_t indent; // of a block scalar: spaces taken off each line
    ScalarStyle style;
    char quote; // of a quoted scalar
} ScalarWalk;

ScalarWalk scalar_walk(const Value *scalar);
// False at the end. A walk that ends before the text does could not follow it.
bool scalar_walk_next(ScalarWalk *walk, ScalarPiece *piece);

#endif
