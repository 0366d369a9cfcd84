// SPDX-License-Identifier: MIT
// The numbers of a chart's bars: inside their segments where they fit and beside an upright bar
// where they do not, the total at the end.
#include "typeset/chart_parts.h"

enum {
    INSIDE_ASIDE = 2200, // [Len] from a count inside to the side of its segment
    INSIDE_ABOVE = 1600, // [Len] and to its top
    PLATE_ASIDE = 1500,  // [Len] of plain colour around a count on a pattern, within the outline
    PLATE_ABOVE = 1000,  // [Len]
    BESIDE_GAP = 2500,   // [Len] between bar and count
    TOTAL_GAP = 3500,    // [Len] between bar and total
    LABEL_GAP = 1500,    // [Len] between counts beside a bar
    CELL_MARGIN = 1000,  // [Len] that labels keep from the edges of their cell
};

static const TextStyle *value_style(const ChartPlan *plan) {
    return setting_style(plan->setting, ROLE_CHART_VALUE, 0);
}

bool chart_numbers_segments(const ChartPlan *plan) {
    const ChartBlock *chart = plan->chart;
    if (chart->kind == CHART_GROUPED) return false;
    return !chart->horizontal || chart->kind == CHART_PERCENT || chart->series_count > 1;
}

static TextStyle *style_on(const ChartPlan *plan, const Look *look) {
    TextStyle *style = arena_push(plan->arena, TextStyle, 1);
    *style = *value_style(plan);
    style->color = look->text;
    return style;
}

static ChartNumber segment_number(const ChartPlan *plan, int64_t value, const TextStyle *style,
                                  Align align) {
    const NumberManner manner = {style, align, chart_suffix(plan)};
    return chart_number(plan, value, &manner);
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
    if (plan->chart->horizontal) return false;
    const Len start = plan->slots[category].center + plan->bar_width / 2 + BESIDE_GAP;
    return start + number->width + CELL_MARGIN <= beside_end(plan, category);
}

static void leave_out(Segment *segment) {
    segment->beside = false;
    segment->number = (ChartNumber){0};
}

// A count that fits nowhere is left to the table of numbers; so is one that the total repeats.
static void number_segments(const ChartPlan *plan, Bar *bar) {
    for (size_t i = 0; i < bar->n; i++) {
        Segment *segment = &bar->segments[i];
        const TextStyle *inside = style_on(plan, chart_look(plan, segment->series));
        segment->number = segment_number(plan, segment->value, inside, ALIGN_CENTER);
        if (fits_inside(segment, &segment->number)) continue;
        const ChartNumber beside =
            segment_number(plan, segment->value, value_style(plan), ALIGN_START);
        segment->beside = bar->n > 1 && fits_beside(plan, bar->category, &beside);
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

void number_bar(const ChartPlan *plan, Bar *bar, Point origin) {
    if (!chart_numbers_segments(plan)) return;
    number_segments(plan, bar);
    const Len top = origin.y + plan->plot_top;
    spread_labels(plan, bar, plan->totals_narrow ? len_min(top, bar->rect.y) : bar->rect.y,
                  bar->rect.y + bar->rect.height);
}

// Plain colour behind a number, so that no pattern and no line runs through its figures.
static void draw_plate(Sink *sink, Point center, Len width, Len height, Color color) {
    const SinkBox box = {.fill = color, .filled = true};
    const Rect rect = {center.x - width / 2, center.y - height / 2, width, height};
    sink_box(sink, rect, &box);
}

static Point inside_center(const ChartPlan *plan, const Bar *bar, const Segment *segment) {
    const Rect box = segment->box;
    Point center = {box.x + box.width / 2, box.y + box.height / 2};
    const bool across = plan->chart->horizontal;
    const Stretch room = {.from = segment->from, .length = across ? box.width : box.height};
    const Len extent = across ? segment->number.width : chart_figure_height(segment->number.style);
    const Len moved =
        center_off_target(plan, bar->category, room, extent) - room.from - room.length / 2;
    if (across)
        center.x += moved;
    else
        center.y -= moved;
    return center;
}

static void draw_inside(const ChartPlan *plan, const Bar *bar, const Segment *segment, Sink *sink) {
    const ChartNumber *number = &segment->number;
    if (!number->paragraph || segment->beside) return;
    const Look *look = chart_look(plan, segment->series);
    const Point center = inside_center(plan, bar, segment);
    if (look->pattern != PATTERN_NONE || chart_has_targets(plan))
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

ChartNumber chart_end_number(const ChartPlan *plan, size_t category, int64_t value) {
    const bool grouped = plan->chart->kind == CHART_GROUPED;
    const NumberManner manner = {
        .style = grouped ? value_style(plan) : setting_style(plan->setting, ROLE_CHART_TOTAL, 0),
        .align = plan->chart->horizontal ? ALIGN_START : ALIGN_CENTER,
        .suffix = grouped ? (Str){0} : plan->chart->categories[category].mark,
    };
    return chart_number(plan, value, &manner);
}

// The room that the number on an upright bar has: its cell, or its part of the group.
static Len end_room(const ChartPlan *plan, const Slot *slot) {
    if (plan->chart->kind == CHART_GROUPED) return plan->bar_width / (Len)plan->chart->series_count;
    return slot->end - slot->start;
}

static void fit_total(ChartPlan *plan, size_t category, int64_t value) {
    const Len width = chart_end_number(plan, category, value).width;
    if (width + 2 * CELL_MARGIN > end_room(plan, &plan->slots[category]))
        plan->totals_shown = false;
    if (width > plan->bar_width) plan->totals_narrow = false;
}

// Totals on some bars and not on others would puzzle: they are all shown or none is.
void plan_totals(ChartPlan *plan) {
    const ChartBlock *chart = plan->chart;
    plan->totals_shown = plan->most < CHART_SUM_MAX && chart->kind != CHART_PERCENT;
    plan->totals_narrow = true;
    for (size_t i = 0; i < chart->category_count; i++) {
        if (chart->kind != CHART_GROUPED) {
            fit_total(plan, i, chart_total(chart, i));
            continue;
        }
        for (size_t k = 0; k < chart->series_count; k++)
            fit_total(plan, i, chart_add(0, chart->series[k].values[i]));
    }
    plan->totals_narrow = plan->totals_narrow || !plan->totals_shown;
}

// Where the middle of the number at the end of a bar stands.
static Point end_center(const ChartPlan *plan, const Bar *bar, const ChartNumber *number) {
    const Rect r = bar->rect;
    if (plan->chart->horizontal) {
        const Len from = clear_of_target(plan, bar->category, r.width + TOTAL_GAP, number->width);
        return (Point){r.x + from + number->width / 2, r.y + r.height / 2};
    }
    const Len figure = chart_figure_height(number->style);
    const Len from = clear_of_target(plan, bar->category, r.height + TOTAL_GAP, figure);
    return (Point){r.x + r.width / 2, r.y + r.height - from - figure / 2};
}

static void draw_end(const ChartPlan *plan, const Bar *bar, Sink *sink) {
    const ChartNumber number = chart_end_number(plan, bar->category, bar->total);
    const Len figure = chart_figure_height(number.style);
    const Point center = end_center(plan, bar, &number);
    draw_plate(sink, center, number.width + 2 * PLATE_ASIDE, figure + 2 * PLATE_ABOVE,
               plan->setting->theme->paper);
    const bool across = plan->chart->horizontal;
    const Point start = {center.x - number.width / 2, center.y};
    chart_number_place(&number, sink, across ? ALIGN_START : ALIGN_CENTER, across ? start : center);
}

void draw_bar_numbers(const ChartPlan *plan, const Bar *bar, Sink *sink) {
    for (size_t i = 0; i < bar->n && chart_numbers_segments(plan); i++) {
        draw_inside(plan, bar, &bar->segments[i], sink);
        draw_beside(plan, bar, &bar->segments[i], sink);
    }
    if (bar->total >= 0) draw_end(plan, bar, sink);
}
