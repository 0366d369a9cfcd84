// SPDX-License-Identifier: MIT
// Hash: SHA-256 by libmd.
#include "emit/pdf/hash.h"

#include <sys/types.h>

#include <sha2.h>

struct Hash {
    SHA2_CTX state;
};

Hash *hash_new(Arena *arena) {
    Hash *hash = arena_push(arena, Hash, 1);
    SHA256Init(&hash->state);
    return hash;
}

void hash_put(Hash *hash, Str bytes) {
    if (bytes.n) SHA256Update(&hash->state, (const uint8_t *)bytes.at, bytes.n);
}

void hash_end(Hash *hash, uint8_t out[HASH_SIZE]) {
    SHA256Final(out, &hash->state);
}
