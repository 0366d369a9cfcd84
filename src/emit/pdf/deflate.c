// SPDX-License-Identifier: MIT
// Deflater: one libdeflate compressor used for every stream of a document.
#include "emit/pdf/deflate.h"

#include <libdeflate.h>

// Tried on eleven hundred pages of a table, all streams: level 6 takes 0.15 s for 3.8 MB, level 2
// 0.08 s for 4.2 MB, level 1 0.06 s for 4.3 MB; all else together takes 0.25 s.
enum { DEFLATE_LEVEL = 1 };

struct Deflater {
    struct libdeflate_compressor *compressor; // owned
};

Deflater *deflater_new(Arena *arena) {
    Deflater *deflater = arena_push(arena, Deflater, 1);
    deflater->compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!deflater->compressor) fatal_out_of_memory(0);
    return deflater;
}

void deflater_drop(Deflater *deflater) {
    if (deflater) libdeflate_free_compressor(deflater->compressor);
}

void deflater_put(Deflater *deflater, Str bytes, Buf *out) {
    struct libdeflate_compressor *compressor = deflater->compressor;
    const size_t bound = libdeflate_zlib_compress_bound(compressor, bytes.n);
    char *to = buf_reserve(out, bound);
    out->n += libdeflate_zlib_compress(compressor, bytes.n ? bytes.at : "", bytes.n, to, bound);
    out->at[out->n] = '\0';
}

uint64_t checksums_of(Str bytes) {
    const uint64_t crc = libdeflate_crc32(0, bytes.at, bytes.n);
    return crc << 32 | libdeflate_adler32(1, bytes.at, bytes.n);
}
