// SPDX-License-Identifier: MIT
// Combs: where the hexagons of a group stand to each other.
#include "typeset/hexagons_parts.h"

enum { GAP = 2000 }; // [Len] of paper between hexagons

static bool is_narrow(CombKind kind, size_t row) {
    return kind == COMB_WIDE_FIRST ? row % 2 == 1 : kind == COMB_NARROW_FIRST && row % 2 == 0;
}

static size_t row_size(CombKind kind, size_t columns, size_t row) {
    return is_narrow(kind, row) ? columns - 1 : columns;
}

// Sets the rows; gives how many places of the last stay empty.
static size_t count_rows(Comb *comb) {
    size_t places = 0;
    comb->rows = 0;
    while (places < comb->n) places += row_size(comb->kind, comb->columns, comb->rows++);
    return places - comb->n;
}

Comb comb_for(size_t n, size_t columns) {
    columns = columns < n ? columns : n;
    Comb best = {.kind = COMB_SHIFTED, .n = n, .columns = columns};
    if (n == 0) return best;
    size_t best_empty = count_rows(&best);
    static const CombKind KINDS[] = {COMB_NARROW_FIRST, COMB_WIDE_FIRST};
    for (size_t i = 0; i < COUNT_OF(KINDS) && columns > 1; i++) {
        Comb comb = {.kind = KINDS[i], .n = n, .columns = columns};
        const size_t empty = count_rows(&comb);
        if (comb.rows > best.rows || (comb.rows == best.rows && empty > best_empty)) continue;
        best = comb;
        best_empty = empty;
    }
    return best;
}

Comb comb_compact(size_t n) {
    size_t columns = 1;
    Comb comb = comb_for(n, columns);
    while (comb.rows > columns) comb = comb_for(n, ++columns);
    return comb;
}

static Len pitch_across(Len radius) {
    return 2 * hexagon_half_width(radius) + GAP;
}

static Len pitch_down(Len radius) {
    return radius + radius / 2 + len_scale(GAP, SIN_60, 1000000);
}

Len comb_width(const Comb *comb, Len radius) {
    if (comb->n == 0) return 0;
    const Len pitch = pitch_across(radius);
    const Len width = (Len)comb->columns * pitch - GAP;
    return comb->kind == COMB_SHIFTED && comb->rows > 1 ? width + pitch / 2 : width;
}

Len comb_height(const Comb *comb, Len radius) {
    return comb->n ? (Len)(comb->rows - 1) * pitch_down(radius) + 2 * radius : 0;
}

Point comb_center(const Comb *comb, size_t i, Len radius) {
    size_t row = 0;
    for (size_t size; i >= (size = row_size(comb->kind, comb->columns, row)); row++) i -= size;
    const bool moved = comb->kind == COMB_SHIFTED ? row % 2 == 1 : is_narrow(comb->kind, row);
    const Len pitch = pitch_across(radius);
    return (Point){hexagon_half_width(radius) + (Len)i * pitch + (moved ? pitch / 2 : 0),
                   radius + (Len)row * pitch_down(radius)};
}
