// SPDX-License-Identifier: MIT
// Identifiers: which table each /ID of a header stands in. Only hashes are kept.
#ifndef RAPPORTEUR_EMIT_PDF_IDENTIFIERS_H
#define RAPPORTEUR_EMIT_PDF_IDENTIFIERS_H

#include "base/source.h"
#include "base/vec.h"

typedef struct {
    uint64_t hash; // 0: free
    uint32_t table;
} Identifier;

typedef struct {
    Arena *arena;
    Identifier *at; // open addressing, a power of two
    size_t n, cap;
} Identifiers;

// A header that a cell names before it is there.
typedef struct {
    uint64_t hash;
    Place place; // of the cell
} MissingHeader;

uint64_t identifier_hash(Str id);
// False when the identifier is there already.
bool identifiers_add(Identifiers *ids, Str id, uint32_t table);
// The table that the identifier stands in, 0 when it is nowhere.
uint32_t identifiers_table(const Identifiers *ids, uint64_t hash);

#endif
