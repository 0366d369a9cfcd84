// SPDX-License-Identifier: MIT
// The parts of a hexagon map: planned in integers, relative to its area, then drawn. Hexagons stand
// on a corner; `radius` is from the centre to a corner. Private to hexagons*.c.
#ifndef RAPPORTEUR_TYPESET_HEXAGONS_PARTS_H
#define RAPPORTEUR_TYPESET_HEXAGONS_PARTS_H

#include "typeset/chart_legend.h"
#include "typeset/hexagons.h"

// Sine of 60 degrees, in millionths: half of a hexagon's width for its radius.
#define SIN_60 INT64_C(866025)
static inline Len hexagon_half_width(Len radius) {
    return len_scale(radius, SIN_60, 1000000);
}

enum {
    MAP_TITLE_GAP = 6000,   // [Len] between title and cluster
    MAP_LEGEND_GAP = 16000, // [Len] above the legend
};

// How the rows of a honeycomb follow each other: neighbours are half a hexagon apart.
typedef enum {
    COMB_WIDE_FIRST,   // c, c - 1, c ...
    COMB_NARROW_FIRST, // c - 1, c, c - 1 ...
    COMB_SHIFTED,      // c, and c half a hexagon further, ...
} CombKind;

typedef struct {
    CombKind kind;
    size_t n, columns, rows;
} Comb;

// The comb of `n` hexagons at most `columns` wide that has the fewest rows, and of those one whose
// last row is full.
Comb comb_for(size_t n, size_t columns);
// About as high as it is wide.
Comb comb_compact(size_t n);
Len comb_width(const Comb *comb, Len radius);
Len comb_height(const Comb *comb, Len radius);
// The centre of hexagon `i`, from the top start corner of the comb.
Point comb_center(const Comb *comb, size_t i, Len radius);

typedef struct {
    Comb comb;
    SetText title;
    Len title_least;  // [Len] width that its title needs at least to be read well
    Len x, y;         // [Len] of its column; y: top of the title
    Len column;       // [Len] width of its column
    Len title_height; // [Len] room for titles in its row
} Cluster;

typedef struct {
    const Setting *setting;
    Arena *arena;
    const HexagonsBlock *map;
    Len width;
    Len radius;
    Cluster *clusters;
    Len groups_height, groups_most; // [Len] of all rows; what they should stay within
    Legend legend;
    SetText legend_title;
    Len legend_height; // [Len] with its title and the gap above
} MapPlan;

MapPlan map_plan(const Setting *setting, Arena *arena, const HexagonsBlock *map, Len width);
// Sets the clusters for the radius into so many rows of groups; false when they are too wide.
bool map_try(MapPlan *plan, size_t rows);
// The label of a hexagon in one span, read with what stands between it and the next.
Text map_label(const MapPlan *plan, const HexagonGroup *group, size_t i);
// The setting in which labels are as large as the hexagons allow, in `color`.
Setting map_label_setting(const MapPlan *plan, Color color);
// Width within a hexagon that a label is set in.
Len map_label_width(Len radius);

#endif
