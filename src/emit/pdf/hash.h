// SPDX-License-Identifier: MIT
// Hash: SHA-256 (FIPS 180-4), the border to libmd.
#ifndef RAPPORTEUR_EMIT_PDF_HASH_H
#define RAPPORTEUR_EMIT_PDF_HASH_H

#include "base/str.h"

enum { HASH_SIZE = 32 }; // [bytes]

typedef struct Hash Hash;

// In the arena; nothing needs to be ended.
Hash *hash_new(Arena *arena);
void hash_put(Hash *hash, Str bytes);
void hash_end(Hash *hash, uint8_t out[HASH_SIZE]);

#endif
