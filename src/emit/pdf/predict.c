// SPDX-License-Identifier: MIT
// Filters from the last row up, so that a row still finds the one above as it was. The filter of a
// row is the one with the least sum of differences, as PNG recommends (12.8).
#include "emit/pdf/predict.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef enum { NONE, SUB, UP, AVERAGE, PAETH, FILTER__COUNT } Filter; // PNG, 9.2

static int paeth(int a, int b, int c) {
    const int p = a + b - c;
    const int pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);
    if (pa <= pb && pa <= pc) return a;
    return pb <= pc ? b : c;
}

// What the filter says about a sample between `a` on its left, `b` above, `c` above on the left.
static int guess(Filter filter, int a, int b, int c) {
    switch (filter) {
    case NONE: return 0;
    case SUB: return a;
    case UP: return b;
    case AVERAGE: return (a + b) / 2;
    case PAETH: return paeth(a, b, c);
    case FILTER__COUNT: break;
    }
    return 0;
}

// A row and the one above, NULL for the first.
typedef struct {
    uint8_t *row;
    const uint8_t *above;
    size_t n, step;
} Row;

static uint8_t difference(const Row *r, Filter filter, size_t i) {
    const bool inner = i >= r->step;
    const int a = inner ? r->row[i - r->step] : 0;
    const int b = r->above ? r->above[i] : 0;
    const int c = r->above && inner ? r->above[i - r->step] : 0;
    return (uint8_t)(r->row[i] - guess(filter, a, b, c));
}

// The sum of the differences as signed bytes; stops where it is above `limit`.
static uint64_t cost(const Row *r, Filter filter, uint64_t limit) {
    uint64_t sum = 0;
    for (size_t i = 0; i < r->n && sum <= limit; i++) {
        const uint8_t byte = difference(r, filter, i);
        sum += byte < 128 ? byte : 256u - byte;
    }
    return sum;
}

static Filter choose(const Row *r) {
    Filter best = NONE;
    uint64_t least = cost(r, NONE, UINT64_MAX);
    for (Filter filter = SUB; filter < FILTER__COUNT; filter++) {
        const uint64_t sum = cost(r, filter, least);
        if (sum >= least) continue;
        best = filter;
        least = sum;
    }
    return best;
}

// From the last sample back: the ones on the left are needed as they were.
static void apply(const Row *r, Filter filter) {
    for (size_t i = r->n; i > 0; i--) r->row[i - 1] = difference(r, filter, i - 1);
    r->row[-1] = (uint8_t)filter;
}

void predict_rows(uint8_t *rows, size_t n, size_t step, size_t height) {
    for (size_t y = height; y > 0; y--) {
        uint8_t *row = rows + (y - 1) * (n + 1) + 1;
        const Row r = {row, y > 1 ? row - (n + 1) : NULL, n, step};
        apply(&r, choose(&r));
    }
}
