// SPDX-License-Identifier: MIT
// The parts of a chart: planned once in integers, relative to the chart's area, then drawn.
// Values grow along one axis (up, or from the start edge), categories follow across it.
// Private to chart*.c.
#ifndef RAPPORTEUR_TYPESET_CHART_PARTS_H
#define RAPPORTEUR_TYPESET_CHART_PARTS_H

#include "typeset/chart.h"
#include "typeset/chart_legend.h"

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
// Percentages of a category's total, one for each series, that sum to 100 (or are all 0): rounded
// down, and the largest remainders rounded up.
void chart_shares(const ChartBlock *chart, size_t category, int64_t *shares);
// The target of a category, -1 when it has none.
int64_t chart_target(const ChartBlock *chart, size_t category);

// A category's share of the room across: x in the area, or y in the plot of horizontal bars. Cells
// never overlap; what stands in one never meets another's.
typedef struct {
    Len start, end; // [Len] of the cell
    Len center;     // [Len] of the bar
} Slot;

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
    Len axis_width; // [Len] before the plot: of the tick labels, or of horizontal bars' labels
    Legend legend;
    Len legend_height; // [Len] with the gap below
    Slot *slots;
    Len bar_width;      // [Len] of a bar or of a group of bars
    bool totals_shown;  // all or none: they fit in their cells
    bool totals_narrow; // none shown is wider than its bar
    Len plot_top, plot_height;
    Len plot_width;        // [Len] from axis_width to the highest tick
    size_t label_stride;   // every so many categories have a label, the last among them
    CategoryLabel *labels; // of the categories, only of those with a label
    Len labels_height;     // [Len] below the plot, with the gap above
} ChartPlan;

ChartPlan chart_plan(const Setting *setting, Arena *arena, const ChartBlock *chart, Len width);

// Each plans its part: sets its members of the plan from those above them.
void plan_scale(ChartPlan *plan);
void plan_legend(ChartPlan *plan);
void plan_axis(ChartPlan *plan);
void plan_slots(ChartPlan *plan);
void plan_totals(ChartPlan *plan);
void plan_labels(ChartPlan *plan);
// Of horizontal bars: labels and slots; then the room for numbers at the ends of the bars.
void plan_rows(ChartPlan *plan);
void plan_row_ends(ChartPlan *plan);

// True when category `i` has a label, every stride-th being kept.
bool chart_is_labelled(const ChartPlan *plan, size_t category);
// The text of a category's label, with its mark when no number bears it.
Text chart_label_text(const ChartPlan *plan, size_t category);

// Each draws its part, `origin` being the top start corner of the area.
void draw_legend(const ChartPlan *plan, Sink *sink, Point origin);
void draw_grid(const ChartPlan *plan, Sink *sink, Point origin);
void draw_ticks(const ChartPlan *plan, Sink *sink, Point origin);
void draw_labels(const ChartPlan *plan, Sink *sink, Point origin);
void draw_row_labels(const ChartPlan *plan, Sink *sink, Point origin);
void draw_bars(const ChartPlan *plan, Sink *sink, Point origin);

// A number of one line. Thousands are set apart by a thin space (ISO 80000-1, 7.3.1), which reads
// the same in every language.
typedef struct {
    const Paragraph *paragraph;
    const TextStyle *style;
    Len width; // [Len] of the ink
} ChartNumber;

// How a number is written.
typedef struct {
    const TextStyle *style;
    Align align;
    Str suffix; // right after the digits
} NumberManner;

ChartNumber chart_number(const ChartPlan *plan, int64_t value, const NumberManner *manner);
// Places it: `at.x` is its start, centre or end by its alignment, `at.y` the middle of its figures.
void chart_number_place(const ChartNumber *number, Sink *sink, Align align, Point at);
// Height of the figures.
Len chart_figure_height(const TextStyle *style);
// What stands after the numbers of the chart: the sign of percent bars.
Str chart_suffix(const ChartPlan *plan);
// A number on the value axis.
ChartNumber chart_tick(const ChartPlan *plan, unsigned tick, Align align);

// A stretch of a bar: `from` the axis and `length` along it, `across` and `thickness` across.
typedef struct {
    Len from, length, across, thickness;
} Stretch;

Rect chart_stretch(const ChartPlan *plan, Point origin, Stretch stretch);
// From the axis to `value`.
Len chart_reach(const ChartPlan *plan, int64_t value);

typedef struct {
    size_t series;
    int64_t value; // as printed
    Len from;      // [Len] on the axis
    Len length;    // [Len] on the axis, with the gap
    Rect box;      // visible
    ChartNumber number;
    bool beside;
    Len label_y; // [Len] middle of a count beside the bar
} Segment;

typedef struct {
    Segment *segments; // from the axis up; none for a value of zero
    size_t n;
    size_t category;
    Len across, thickness;
    Rect rect;     // of the whole bar
    int64_t total; // printed at its end; -1: nothing is
} Bar;

// The bars of the chart with their segments' boxes; `n` gets their number.
Bar *chart_bars(const ChartPlan *plan, Point origin, size_t *n);
// The number at the end of a bar of the category.
ChartNumber chart_end_number(const ChartPlan *plan, size_t category, int64_t value);
// True when numbers stand in and beside the segments, not only at the end of bars.
bool chart_numbers_segments(const ChartPlan *plan);
// Sets the numbers of a bar's segments, and draws them.
void number_bar(const ChartPlan *plan, Bar *bar, Point origin);
void draw_bar_numbers(const ChartPlan *plan, const Bar *bar, Sink *sink);

// The line of targets: what joins them lies behind the bars, the marks over them.
bool chart_has_targets(const ChartPlan *plan);
// Where a number of `extent` along the value axis begins so that its category's mark does not run
// through it: at `from`, or beyond the mark.
Len clear_of_target(const ChartPlan *plan, size_t category, Len from, Len extent);
// Where a number in the middle of a stretch is centred: there, or in the larger part beside the
// mark if it fits.
Len center_off_target(const ChartPlan *plan, size_t category, Stretch room, Len extent);
void draw_target_line(const ChartPlan *plan, Sink *sink, Point origin);
void draw_target_marks(const ChartPlan *plan, Sink *sink, Point origin);
void draw_target_swatch(const ChartPlan *plan, Sink *sink, Rect rect);

const Look *chart_look(const ChartPlan *plan, size_t series);

#endif
