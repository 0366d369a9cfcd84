// SPDX-License-Identifier: MIT
// Legend: swatch and label for each of some entries, in rows. Who plans it draws the swatches.
// For charts, hexagon maps and timelines.
#ifndef RAPPORTEUR_TYPESET_CHART_LEGEND_H
#define RAPPORTEUR_TYPESET_CHART_LEGEND_H

#include "typeset/setting.h"

typedef struct {
    SetText label;
    Rect swatch; // relative to the legend, like `at`
    Point at;    // of the label
} LegendItem;

typedef struct {
    LegendItem *items;
    size_t n;
    Len height; // [Len] without any space around
} Legend;

// Lays the labels out in rows, in `arena`. Swatches are as high as a line of the chart's labels is
// less its leading, and twice as wide.
Legend legend_plan(const Setting *setting, Arena *arena, const Text *labels, size_t n, Len width);
Rect legend_swatch(const Legend *legend, size_t i, Point origin);
void legend_label_place(const Legend *legend, size_t i, Sink *sink, Point origin);

// The box of a look in ink outline, as LOOK has it for segments and swatches.
void look_box(const Setting *setting, Sink *sink, const Look *look, Rect rect);

#endif
