// SPDX-License-Identifier: MIT
// Value: what a reader makes of a source: a tree of scalars, lists and maps with a place in every
// node. Scalars are strings until the schema types them, so "9.1" and "1.10" stay what they are.
#ifndef RAPPORTEUR_READ_VALUE_H
#define RAPPORTEUR_READ_VALUE_H

#include "base/source.h"
#include "base/vec.h"

typedef struct Value Value;

typedef enum { VALUE_SCALAR, VALUE_LIST, VALUE_MAP } ValueKind;

// How a scalar was written. An absent value and a quoted empty one differ.
typedef enum { SCALAR_PLAIN, SCALAR_QUOTED, SCALAR_BLOCK, SCALAR_CELL } ScalarStyle;

typedef struct {
    Str key;
    Place key_place;
    const Value *value;
} Member;

struct Value {
    ValueKind kind;
    ScalarStyle style;     // of a scalar
    bool clean;            // of a scalar: `text` is the source bytes of `place`, one to one
    Place place;           // scalar: the text without quotes; list, map: the whole node
    Str text;              // of a scalar: decoded
    const Value **items;   // of a list
    const Member *members; // of a map, in the order written; keys are unique
    size_t n;              // items or members
};

// The member `key` of a map, or NULL (also when `value` is no map).
const Value *value_member(const Value *value, Str key);
// The place of the decoded bytes [lo, hi) of a scalar, found again in its source: exact also in
// quoted, folded and literal scalars. Falls back to the whole scalar.
Place value_place_at(const Value *scalar, size_t lo, size_t hi);

#endif
