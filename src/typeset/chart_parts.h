// SPDX-License-Identifier: MIT
// The parts of a chart: planned once in integers, relative to the chart's area, then drawn.
// Private to chart*.c.
#ifndef RAPPORTEUR_TYPESET_CHART_PARTS_H
#define RAPPORTEUR_TYPESET_CHART_PARTS_H

#include "typeset/chart.h"

// The value axis: from 0 in round steps.
typedef struct {
    int64_t step, top; // top = step * intervals
    unsigned intervals;
} Scale;

// The smallest round step (1, 2 or 5 times a power of ten) that reaches `most` in 2 to 4
// intervals, that is with 3 to 5 ticks.
Scale scale_for(int64_t most);
// Height of `value` on an axis as high as `height`.
Len scale_length(const Scale *scale, int64_t value, Len height);

// Sums beyond this are drawn as high as this and not printed: products with a length must fit.
#define CHART_SUM_MAX INT64_C(1000000000000)
// A sum with one more count, at most the maximum. "No value" adds nothing.
static inline int64_t chart_add(int64_t sum, int64_t value) {
    if (value < 0) return sum;
    return value < CHART_SUM_MAX - sum ? sum + value : CHART_SUM_MAX;
}
int64_t chart_total(const ChartBlock *chart, size_t category);
bool chart_has_value(const ChartBlock *chart, size_t category);

// A category's share of the width. Cells never overlap; what stands in one never meets another's.
typedef struct {
    Len start, end; // [Len] of the cell
    Len center;     // [Len] of the bar
} Slot;

typedef struct {
    SetText label;
    Point at; // of the swatch
} LegendItem;

typedef struct {
    SetText first, second;
    Len measure; // [Len] that both are centred in
    Len center;  // [Len] of the measure
    Len width;   // [Len] of the wider
    Len least;   // [Len] of the widest word
} CategoryLabel;

typedef struct {
    const Setting *setting;
    Arena *arena;
    const ChartBlock *chart;
    Len width;
    int64_t most; // the highest total
    Scale scale;
    Len axis_width; // [Len] of the tick labels and the gap after them
    LegendItem *legend;
    Len legend_measure; // [Len] that its labels are set in
    Len legend_height;  // [Len] with the gap below
    Slot *slots;
    Len bar_width;
    bool totals_shown;  // all or none: they fit in their cells
    bool totals_narrow; // none shown is wider than its bar
    Len plot_top, plot_height;
    size_t label_stride;   // every so many categories have a label, the last among them
    CategoryLabel *labels; // of the categories, only of those with a label
    Len labels_height;     // [Len] with the gap above
} ChartPlan;

ChartPlan chart_plan(const Setting *setting, Arena *arena, const ChartBlock *chart, Len width);

// Each plans its part: sets its members of the plan from those above them.
void plan_scale(ChartPlan *plan);
void plan_legend(ChartPlan *plan);
void plan_axis(ChartPlan *plan);
void plan_slots(ChartPlan *plan);
void plan_totals(ChartPlan *plan);
void plan_labels(ChartPlan *plan);

// True when category `i` has a label, every stride-th being kept.
bool chart_is_labelled(const ChartPlan *plan, size_t category);

// Each draws its part, `origin` being the top start corner of the area.
void draw_legend(const ChartPlan *plan, Sink *sink, Point origin);
void draw_grid(const ChartPlan *plan, Sink *sink, Point origin);
void draw_ticks(const ChartPlan *plan, Sink *sink, Point origin);
void draw_labels(const ChartPlan *plan, Sink *sink, Point origin);
void draw_bars(const ChartPlan *plan, Sink *sink, Point origin);

// A number of one line. Thousands are set apart by a thin space (ISO 80000-1, 7.3.1), which reads
// the same in every language.
typedef struct {
    const Paragraph *paragraph;
    const TextStyle *style;
    Len width; // [Len] of the ink
} ChartNumber;

ChartNumber chart_number(const ChartPlan *plan, int64_t value, const TextStyle *style, Align align);
// Places it: `at.x` is its start, centre or end by its alignment, `at.y` the middle of its figures.
void chart_number_place(const ChartNumber *number, Sink *sink, Align align, Point at);
// Height of the figures.
Len chart_figure_height(const TextStyle *style);

// The box of a look in ink outline, as LOOK has it for segments and swatches.
void chart_look_box(const ChartPlan *plan, Sink *sink, const Look *look, Rect rect);
const Look *chart_look(const ChartPlan *plan, size_t series);

#endif
