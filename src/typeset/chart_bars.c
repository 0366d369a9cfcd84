// SPDX-License-Identifier: MIT
// The bars of a chart: segments from the axis up with a gap between them, counts inside where they
// fit and beside the bar where they do not, the total on top.
#include "typeset/chart_parts.h"

enum {
    SEGMENT_GAP = 1000,  // [Len] of paper between segments
    SEGMENT_MIN = 2200,  // [Len] with its gap: what is not zero can be seen
    INSIDE_ASIDE = 2200, // [Len] from a count inside to the side of its segment
    INSIDE_ABOVE = 1600, // [Len] and to its top
    PLATE_ASIDE = 1500,  // [Len] of plain colour around a count on a pattern, within the outline
    PLATE_ABOVE = 1000,  // [Len]
    BESIDE_GAP = 2500,   // [Len] between bar and count
    TOTAL_GAP = 3500,    // [Len] between bar and total
    LABEL_GAP = 1500,    // [Len] between counts beside a bar
    CELL_MARGIN = 1000,  // [Len] that labels keep from the edges of their cell
};

typedef struct {
    size_t series;
    int64_t value;
    Len height; // [Len] on the axis, with the gap
    Rect box;   // visible
    ChartNumber number;
    bool beside;
    Len label_y; // [Len] middle of a count beside the bar
} Segment;

typedef struct {
    Segment *segments; // from the axis up; none for a value of zero
    size_t n;
    Rect rect; // of the whole bar
    const Slot *slot;
    int64_t total;
} Bar;

static const TextStyle *value_style(const ChartPlan *plan) {
    return setting_style(plan->setting, ROLE_CHART_VALUE, 0);
}

static Len total_height(const Bar *bar) {
    Len height = 0;
    for (size_t i = 0; i < bar->n; i++) height += bar->segments[i].height;
    return height;
}

// Segments too low to be seen are made higher; the highest gives what they need as far as it can.
static void lift_segments(Bar *bar, Len plot_height) {
    if (bar->n == 0) return;
    const Len before = total_height(bar);
    const Len least = len_min(SEGMENT_MIN, plot_height / (Len)bar->n);
    Segment *highest = bar->segments;
    for (size_t i = 0; i < bar->n; i++) {
        Segment *segment = &bar->segments[i];
        segment->height = len_max(segment->height, least);
        if (segment->height > highest->height) highest = segment;
    }
    highest->height = len_max(highest->height - (total_height(bar) - before), least);
}

// The heights are differences of rounded sums, so that the bar is as high as its total.
static void measure_segments(const ChartPlan *plan, size_t category, Bar *bar) {
    const ChartBlock *chart = plan->chart;
    bar->segments = arena_push(plan->arena, Segment, chart->series_count);
    for (size_t i = 0; i < chart->series_count; i++) {
        const int64_t value = chart->series[i].values[category];
        const Len from = scale_length(&plan->scale, bar->total, plan->plot_height);
        bar->total = chart_add(bar->total, value);
        if (value <= 0) continue;
        bar->segments[bar->n++] = (Segment){
            .series = i,
            .value = value,
            .height = scale_length(&plan->scale, bar->total, plan->plot_height) - from,
        };
    }
    lift_segments(bar, plan->plot_height);
}

static void stack_segments(const ChartPlan *plan, Bar *bar, Point origin) {
    const Len x = origin.x + bar->slot->center - plan->bar_width / 2;
    const Len base = origin.y + plan->plot_top + plan->plot_height;
    Len y = base;
    for (size_t i = 0; i < bar->n; i++) {
        Segment *segment = &bar->segments[i];
        const Len gap = i + 1 < bar->n ? len_min(SEGMENT_GAP, segment->height / 2) : 0;
        y -= segment->height;
        segment->box = (Rect){x, y + gap, plan->bar_width, segment->height - gap};
    }
    bar->rect = (Rect){x, y, plan->bar_width, base - y};
}

static TextStyle *style_on(const ChartPlan *plan, const Look *look) {
    TextStyle *style = arena_push(plan->arena, TextStyle, 1);
    *style = *value_style(plan);
    style->color = look->text;
    return style;
}

static bool fits_inside(const Segment *segment, const ChartNumber *number) {
    return number->width + 2 * INSIDE_ASIDE <= segment->box.width &&
           chart_figure_height(number->style) + 2 * INSIDE_ABOVE <= segment->box.height;
}

// Where the room beside a bar ends: at the next bar when no total stands out over it, else with the
// cell.
static Len beside_end(const ChartPlan *plan, size_t category) {
    const Slot *slot = &plan->slots[category];
    const bool last = category + 1 == plan->chart->category_count;
    if (last || !plan->totals_narrow) return slot->end;
    return slot[1].center - plan->bar_width / 2;
}

static bool fits_beside(const ChartPlan *plan, size_t category, const ChartNumber *number) {
    const Len start = plan->slots[category].center + plan->bar_width / 2 + BESIDE_GAP;
    return start + number->width + CELL_MARGIN <= beside_end(plan, category);
}

static void leave_out(Segment *segment) {
    segment->beside = false;
    segment->number = (ChartNumber){0};
}

// A count that fits nowhere is left to the table of numbers; so is one that the total repeats.
static void number_segments(const ChartPlan *plan, size_t category, Bar *bar) {
    for (size_t i = 0; i < bar->n; i++) {
        Segment *segment = &bar->segments[i];
        const TextStyle *inside = style_on(plan, chart_look(plan, segment->series));
        segment->number = chart_number(plan, segment->value, inside, ALIGN_CENTER);
        if (fits_inside(segment, &segment->number)) continue;
        const ChartNumber beside =
            chart_number(plan, segment->value, value_style(plan), ALIGN_START);
        segment->beside = bar->n > 1 && fits_beside(plan, category, &beside);
        segment->number = beside;
        if (!segment->beside) leave_out(segment);
    }
}

// Counts beside the bar stand at their segments' middle, pushed up where they would meet, and down
// again from the limit. One that then falls below the axis is left out.
static void spread_labels(const ChartPlan *plan, Bar *bar, Len top, Len base) {
    const Len figure = chart_figure_height(value_style(plan));
    const Len pitch = figure + LABEL_GAP;
    Len lowest = base - figure / 2 - LABEL_GAP;
    for (size_t i = 0; i < bar->n; i++) {
        Segment *segment = &bar->segments[i];
        if (!segment->beside) continue;
        segment->label_y = len_min(segment->box.y + segment->box.height / 2, lowest);
        lowest = segment->label_y - pitch;
    }
    Len highest = top + figure / 2;
    for (size_t i = bar->n; i-- > 0;) {
        Segment *segment = &bar->segments[i];
        if (!segment->beside) continue;
        segment->label_y = len_max(segment->label_y, highest);
        highest = segment->label_y + pitch;
        if (segment->label_y + figure / 2 > base) leave_out(segment);
    }
}

// Plain colour behind a number, so that no pattern and no grid line runs through its figures.
static void draw_plate(Sink *sink, Point center, Len width, Len height, Color color) {
    const SinkBox box = {.fill = color, .filled = true};
    const Rect rect = {center.x - width / 2, center.y - height / 2, width, height};
    sink_box(sink, rect, &box);
}

static void draw_inside(const ChartPlan *plan, const Segment *segment, Sink *sink) {
    const ChartNumber *number = &segment->number;
    if (!number->paragraph || segment->beside) return;
    const Look *look = chart_look(plan, segment->series);
    const Point center = {segment->box.x + segment->box.width / 2,
                          segment->box.y + segment->box.height / 2};
    if (look->pattern != PATTERN_NONE)
        draw_plate(sink, center, number->width + 2 * PLATE_ASIDE,
                   chart_figure_height(number->style) + 2 * PLATE_ABOVE, look->fill);
    chart_number_place(number, sink, ALIGN_CENTER, center);
}

static void draw_beside(const ChartPlan *plan, const Bar *bar, const Segment *segment, Sink *sink) {
    if (!segment->beside) return;
    const ChartNumber *number = &segment->number;
    const Point at = {bar->rect.x + bar->rect.width + BESIDE_GAP, segment->label_y};
    draw_plate(sink, (Point){at.x + number->width / 2, at.y}, number->width + PLATE_ASIDE,
               chart_figure_height(number->style), plan->setting->theme->paper);
    chart_number_place(number, sink, ALIGN_START, at);
}

static ChartNumber total_number(const ChartPlan *plan, int64_t total) {
    const TextStyle *style = setting_style(plan->setting, ROLE_CHART_TOTAL, 0);
    return chart_number(plan, total, style, ALIGN_CENTER);
}

// Totals on some bars and not on others would puzzle: they are all shown or none is.
void plan_totals(ChartPlan *plan) {
    plan->totals_shown = plan->most < CHART_SUM_MAX;
    plan->totals_narrow = true;
    for (size_t i = 0; i < plan->chart->category_count; i++) {
        const Slot *slot = &plan->slots[i];
        const Len width = total_number(plan, chart_total(plan->chart, i)).width;
        if (width + 2 * CELL_MARGIN > slot->end - slot->start) plan->totals_shown = false;
        if (width > plan->bar_width) plan->totals_narrow = false;
    }
    plan->totals_narrow = plan->totals_narrow || !plan->totals_shown;
}

static void draw_total(const ChartPlan *plan, const Bar *bar, Sink *sink) {
    const ChartNumber number = total_number(plan, bar->total);
    const Len figure = chart_figure_height(number.style);
    const Point at = {bar->rect.x + bar->rect.width / 2, bar->rect.y - TOTAL_GAP - figure / 2};
    draw_plate(sink, at, number.width + 2 * PLATE_ASIDE, figure + 2 * PLATE_ABOVE,
               plan->setting->theme->paper);
    chart_number_place(&number, sink, ALIGN_CENTER, at);
}

static void draw_bar(const ChartPlan *plan, size_t category, Sink *sink, Point origin) {
    Bar bar = {.slot = &plan->slots[category]};
    measure_segments(plan, category, &bar);
    stack_segments(plan, &bar, origin);
    number_segments(plan, category, &bar);
    const Len plot_top = origin.y + plan->plot_top;
    spread_labels(plan, &bar, plan->totals_narrow ? len_min(plot_top, bar.rect.y) : bar.rect.y,
                  bar.rect.y + bar.rect.height);
    for (size_t i = 0; i < bar.n; i++)
        chart_look_box(plan, sink, chart_look(plan, bar.segments[i].series), bar.segments[i].box);
    for (size_t i = 0; i < bar.n; i++) {
        draw_inside(plan, &bar.segments[i], sink);
        draw_beside(plan, &bar, &bar.segments[i], sink);
    }
    if (plan->totals_shown) draw_total(plan, &bar, sink);
}

void draw_bars(const ChartPlan *plan, Sink *sink, Point origin) {
    for (size_t i = 0; i < plan->chart->category_count; i++)
        if (chart_has_value(plan->chart, i)) draw_bar(plan, i, sink, origin);
}
