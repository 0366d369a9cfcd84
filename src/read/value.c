// SPDX-License-Identifier: MIT
// Value: look-ups in the tree, and the way from decoded text back to its source.
#include "read/value.h"

#include "read/scalar_map.h"

const Value *value_member(const Value *value, Str key) {
    if (!value || value->kind != VALUE_MAP) return NULL;
    for (size_t i = 0; i < value->n; i++)
        if (str_eq(value->members[i].key, key)) return value->members[i].value;
    return NULL;
}

static bool is_whole_unit(const ScalarPiece *piece) {
    return piece->hi - piece->lo != piece->text_hi - piece->text_lo;
}

// The places of decoded bytes [lo, hi), by one walk that ends where the last byte is found.
static void find_span(const Value *scalar, size_t lo, size_t hi, Span *out) {
    ScalarWalk walk = scalar_walk(scalar);
    ScalarPiece p;
    bool started = false;
    Span span = {0};
    while (scalar_walk_next(&walk, &p)) {
        const bool unit = is_whole_unit(&p);
        if (!started && p.text_hi > lo) {
            span.lo = unit ? p.lo : p.lo + (uint32_t)lo - p.text_lo;
            span.hi = span.lo;
            started = true;
        }
        if (started && p.text_hi >= hi) {
            if (hi > lo) span.hi = unit ? p.hi : p.lo + (uint32_t)hi - p.text_lo;
            *out = span;
            return;
        }
    }
}

Place value_place_at(const Value *scalar, size_t lo, size_t hi) {
    Place place = scalar->place;
    if (scalar->kind != VALUE_SCALAR || !place.source) return place;
    if (hi > scalar->text.n) hi = scalar->text.n;
    if (lo > hi) lo = hi;
    if (scalar->clean)
        place.span = (Span){place.span.lo + (uint32_t)lo, place.span.lo + (uint32_t)hi};
    else if (lo == scalar->text.n)
        place.span.lo = place.span.hi;
    else
        find_span(scalar, lo, hi, &place.span);
    return place;
}
