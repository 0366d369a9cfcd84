// SPDX-License-Identifier: MIT
// First fit: the greedy way, for cells and other narrow text.
#include "text/fit.h"

static const uint32_t NOWHERE = UINT32_MAX;

LineRangeVec fit_first(const Draft *draft, Len measure) {
    Arena *scratch = draft->engine->scratch;
    const Item *items = draft->items.at;
    const uint32_t n = (uint32_t)draft->items.n;
    LineRangeVec lines = {0};
    uint32_t lo = 0, candidate = NOWHERE;
    int64_t width = 0; // of the items from lo, with blanks
    for (uint32_t i = 0; i < n; i++) {
        const Item *item = &items[i];
        const int64_t end = width + item->width;
        if (end > measure && candidate != NOWHERE) {
            *vec_push(scratch, &lines) = (LineRange){lo, candidate + 1};
            i = candidate;
            lo = candidate + 1;
            candidate = NOWHERE;
            width = 0;
            continue;
        }
        width = end + item_blanks(item);
        if (item->forced) {
            *vec_push(scratch, &lines) = (LineRange){lo, i + 1};
            lo = i + 1;
            candidate = NOWHERE;
            width = 0;
        } else if (item->breaks) {
            const Len hyphen = item->hyphen ? draft->settings[item->run]->hyphen : 0;
            if (candidate == NOWHERE || end + hyphen <= measure) candidate = i;
        }
    }
    if (lo < n) *vec_push(scratch, &lines) = (LineRange){lo, n};
    return lines;
}
