// SPDX-License-Identifier: MIT
// Deflater: the border to libdeflate. Streams are small and whole, so each is packed in one call.
#ifndef RAPPORTEUR_EMIT_PDF_DEFLATE_H
#define RAPPORTEUR_EMIT_PDF_DEFLATE_H

#include "base/buf.h"

typedef struct Deflater Deflater;

// Stands in the arena; the caller ends it with deflater_drop, NULL is fine.
Deflater *deflater_new(Arena *arena);
void deflater_drop(Deflater *deflater);
// Appends the zlib form (RFC 1950) of `bytes`.
void deflater_put(Deflater *deflater, Str bytes, Buf *out);

// CRC-32 (RFC 1952) and Adler-32 (RFC 1950) of the bytes, side by side: no hash, and a hundred
// times as fast as one.
uint64_t checksums_of(Str bytes);

#endif
