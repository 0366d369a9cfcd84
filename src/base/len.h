// SPDX-License-Identifier: MIT
// Len: lengths as integers, so that no floating point decides a line or a page break.
#ifndef RAPPORTEUR_BASE_LEN_H
#define RAPPORTEUR_BASE_LEN_H

#include <stdint.h>

typedef int32_t Len; // [1/1000 pt]; A4 is 595276 wide, on every machine

// A literal length in points: LEN(9.75). Only for constants, where the compiler does the sum.
#define LEN(points) ((Len)((points)*1000 + ((points) < 0 ? -0.5 : 0.5)))
#define LEN_MM(mm)  LEN((mm)*72.0 / 25.4)
#define LEN_MAX     INT32_MAX

// Positions grow to the end (right in a left-to-right page) and down from the top of the page.
typedef struct {
    Len x, y;
} Point;

typedef struct {
    Len x, y, width, height; // [Len] x, y: start and top edge
} Rect;

static inline Len len_min(Len a, Len b) {
    return a < b ? a : b;
}
static inline Len len_max(Len a, Len b) {
    return a > b ? a : b;
}
static inline Len len_clamp(Len v, Len lo, Len hi) {
    return len_max(lo, len_min(v, hi));
}
// a * b / c in 64 bits, rounded half away from zero; c > 0.
static inline Len len_scale(Len a, int64_t b, int64_t c) {
    const int64_t product = (int64_t)a * b;
    return (Len)((product + (product < 0 ? -(c / 2) : c / 2)) / c);
}

#endif
