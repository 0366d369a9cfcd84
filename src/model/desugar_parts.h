// SPDX-License-Identifier: MIT
// The grammars of desugar, and the making of Values that keep the places of their words.
#ifndef RAPPORTEUR_MODEL_DESUGAR_PARTS_H
#define RAPPORTEUR_MODEL_DESUGAR_PARTS_H

#include "read/value.h"

// phrases = phrase {";" phrase};  phrase = ("Item" | "Items") ref {"," ref} "prioritized as" level
// ref = id ["(in part)"]. A list of {level, items, in_part}, or NULL when `text` is none of it.
const Value *desugar_priority(Arena *arena, const Value *text);
// Lines that begin with a label: "1." "(1)" "a." "1)" "-"; two blanks more nest; a line without a
// label goes on with the item above. The list of {id, text, items}, and the style of its labels;
// NULL when the first line has no label.
const Value *desugar_items(Arena *arena, const Value *text, Str *style);

// A scalar whose place is that of `origin`.
const Value *desugar_scalar(Arena *arena, const Value *origin, Str text);
// A scalar of the bytes [lo, hi) of `origin`, at their exact place.
const Value *desugar_slice(Arena *arena, const Value *origin, size_t lo, size_t hi);
// A map of `n` members from `keys` and `values` (NULL values are left out).
const Value *desugar_map(Arena *arena, const Value *origin, const Str *keys,
                         const Value *const *values, size_t n);
// The map with `value` at `key`, in place of what stood there.
const Value *desugar_with(Arena *arena, const Value *map, Str key, const Value *value);
const Value *desugar_list(Arena *arena, const Value *origin, const Value **items, size_t n);

#endif
