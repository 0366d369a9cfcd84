// SPDX-License-Identifier: MIT
// Buf: a growing byte buffer on the heap, for output.
// Invariant: a zeroed Buf is a valid empty one; if cap > 0, n < cap and at[n] is NUL.
#ifndef RAPPORTEUR_BASE_BUF_H
#define RAPPORTEUR_BASE_BUF_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

typedef struct {
    char *at;
    size_t n, cap; // [bytes]
} Buf;

// Frees what the buffer holds and leaves it empty and valid.
void buf_release(Buf *buf);
// Empties the buffer and keeps its memory.
void buf_clear(Buf *buf);
// Makes room for `more` bytes behind n; returns where they go. Grows by half at least.
char *buf_reserve(Buf *buf, size_t more);
void buf_put(Buf *buf, Str s);
void buf_putc(Buf *buf, char c);
// Decimal, without printf: these stand in hot paths.
void buf_put_int(Buf *buf, int64_t value);
// A fixed-point number of `value` / 1000 with at most three decimals and no trailing zeros.
void buf_put_milli(Buf *buf, int64_t value);
// The lowest `digits` hexadecimal digits of `value`, in lower case.
void buf_put_hex(Buf *buf, uint64_t value, int digits);
void buf_printf(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline Str buf_str(const Buf *buf) {
    return (Str){buf->cap ? buf->at : "", buf->n};
}

#endif
