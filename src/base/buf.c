// SPDX-License-Identifier: MIT
// Buf: grows by half; numbers are written digit by digit, since content streams are full of them.
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_release(Buf *buf) {
    free(buf->at);
    *buf = (Buf){0};
}

void buf_clear(Buf *buf) {
    buf->n = 0;
    if (buf->cap) buf->at[0] = '\0';
}

char *buf_reserve(Buf *buf, size_t more) {
    if (more >= SIZE_MAX / 2 - buf->n) fatal_out_of_memory(more);
    const size_t need = buf->n + more + 1;
    if (need > buf->cap) {
        size_t cap = buf->cap + buf->cap / 2;
        if (cap < need) cap = need < 64 ? 64 : need;
        char *at = realloc(buf->at, cap);
        if (!at) fatal_out_of_memory(cap);
        buf->at = at;
        buf->cap = cap;
    }
    return buf->at + buf->n;
}

void buf_put(Buf *buf, Str s) {
    char *to = buf_reserve(buf, s.n);
    if (s.n) memcpy(to, s.at, s.n);
    buf->n += s.n;
    buf->at[buf->n] = '\0';
}

void buf_putc(Buf *buf, char c) {
    *buf_reserve(buf, 1) = c;
    buf->at[++buf->n] = '\0';
}

// Writes the digits of `value` so that they end before `end`; returns where they begin.
static char *put_digits_before(char *end, uint64_t value) {
    do *--end = (char)('0' + value % 10);
    while (value /= 10);
    return end;
}

static uint64_t magnitude(int64_t value) {
    return value < 0 ? 0u - (uint64_t)value : (uint64_t)value;
}

void buf_put_int(Buf *buf, int64_t value) {
    char space[24], *const end = space + sizeof space;
    char *at = put_digits_before(end, magnitude(value));
    if (value < 0) *--at = '-';
    buf_put(buf, (Str){at, (size_t)(end - at)});
}

void buf_put_milli(Buf *buf, int64_t value) {
    const uint64_t size = magnitude(value);
    char space[24], *end = space + sizeof space;
    char *const point = end - 4;
    *point = '.';
    for (uint64_t i = 3, rest = size % 1000; i > 0; i--, rest /= 10)
        point[i] = (char)('0' + rest % 10);
    while (end[-1] == '0') end--;
    if (end == point + 1) end = point;
    char *at = put_digits_before(point, size / 1000);
    if (value < 0) *--at = '-';
    buf_put(buf, (Str){at, (size_t)(end - at)});
}

void buf_put_hex(Buf *buf, uint64_t value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        buf_putc(buf, "0123456789abcdef"[(value >> shift) & 15]);
}

void buf_printf(Buf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0) {
        vsnprintf(buf_reserve(buf, (size_t)n), (size_t)n + 1, format, again);
        buf->n += (size_t)n;
    }
    va_end(again);
}
