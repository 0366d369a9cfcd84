// SPDX-License-Identifier: MIT
// Desugar: short forms that fit a table cell are rewritten into the full form before binding, so
// that no later code meets them.
//
//     priority: Items 1, 2, 4 (in part) prioritized as P1; Item 3 prioritized as P2
//     items: |
//       1. first item
//       2. second item
//         a) an item of the second
#ifndef RAPPORTEUR_MODEL_DESUGAR_H
#define RAPPORTEUR_MODEL_DESUGAR_H

#include "model/schema.h"
#include "read/value.h"

// The map of one recommendation with `priority` and `items` in full form; the map itself when there
// is nothing to rewrite. New nodes are in `arena` and keep the places of their words.
const Value *desugar_recommendation(Arena *arena, const Value *map);
// An item of a list of `entity`: what is no map stands for the field `entity->shorthand`.
const Value *desugar_item(Arena *arena, const Entity *entity, const Value *item);

// `abbreviations` written as a map: {SSR: words} is the list [{short: SSR, long: words}]. Words may
// be a map of languages, or of the fields of an entry.
const Value *desugar_abbreviations(Arena *arena, const Value *map);

#endif
