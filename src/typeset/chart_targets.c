// SPDX-License-Identifier: MIT
// The targets of a chart: a mark across each bar, and where the categories are times, a dashed line
// from mark to mark. The mark is longer than the bar is thick, so that no number hides it.
#include "typeset/chart_parts.h"

enum {
    MARK_WIDTH = 1600,   // [Len]
    CASING = 800,        // [Len] of paper along both sides of a mark
    OVERHANG_MAX = 6000, // [Len] beyond the bar on both sides
    LINE_WIDTH = 800,    // [Len] of the line from mark to mark
    DASH = 3000,         // [Len]
    DASH_GAP = 2000,     // [Len]
};

bool chart_has_targets(const ChartPlan *plan) {
    for (size_t i = 0; plan->chart->targets && i < plan->chart->category_count; i++)
        if (plan->chart->targets[i] >= 0) return true;
    return false;
}

// From the middle of a mark to what keeps clear of it.
static const Len CLEARANCE = MARK_WIDTH / 2 + CASING + 1000;

Len clear_of_target(const ChartPlan *plan, size_t category, Len from, Len extent) {
    const int64_t target = chart_target(plan->chart, category);
    const Len mark = target < 0 ? 0 : chart_reach(plan, target);
    const bool meets = target >= 0 && mark + CLEARANCE > from && mark - CLEARANCE < from + extent;
    return meets ? mark + CLEARANCE : from;
}

Len center_off_target(const ChartPlan *plan, size_t category, Stretch room, Len extent) {
    const int64_t target = chart_target(plan->chart, category);
    const Len middle = room.from + room.length / 2;
    const Len mark = target < 0 ? 0 : chart_reach(plan, target);
    const Len half = extent / 2 + CLEARANCE;
    if (target < 0 || mark <= middle - half || mark >= middle + half) return middle;
    const Len below = mark - room.from, above = room.from + room.length - mark;
    if (len_max(below, above) < extent + 2 * CLEARANCE) return middle;
    return below > above ? mark - below / 2 : mark + above / 2;
}

// Between different things nothing leads from one to the next.
static bool is_joined(const ChartPlan *plan) {
    const ChartBlock *chart = plan->chart;
    for (size_t i = 0; i < chart->category_count; i++)
        if (chart->categories[i].month <= 0) return false;
    return !chart->horizontal && chart->category_count > 1;
}

static void draw_line(const ChartPlan *plan, Sink *sink, const Point *points, size_t n) {
    const SinkPath path = {.points = points, .n = n, .dash = DASH, .gap = DASH_GAP};
    const SinkBox look = {.outline = plan->setting->theme->accent, .outline_width = LINE_WIDTH};
    if (n > 1) sink_path(sink, &path, &look);
}

// A category without a target breaks the line.
void draw_target_line(const ChartPlan *plan, Sink *sink, Point origin) {
    if (!is_joined(plan)) return;
    const size_t n = plan->chart->category_count;
    Point *points = arena_push(plan->arena, Point, n);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        const int64_t target = chart_target(plan->chart, i);
        if (target < 0) {
            draw_line(plan, sink, points, count);
            count = 0;
            continue;
        }
        const Rect mark = chart_stretch(
            plan, origin, (Stretch){chart_reach(plan, target), 0, plan->slots[i].center, 0});
        points[count++] = (Point){mark.x, mark.y};
    }
    draw_line(plan, sink, points, count);
}

// From the value half a mark to both sides, but within the plot's end.
static void draw_mark(const ChartPlan *plan, size_t category, Sink *sink, Point origin) {
    const Slot *slot = &plan->slots[category];
    const Len cell = slot->end - slot->start;
    const Len overhang = len_clamp((cell - plan->bar_width) / 2, 0, OVERHANG_MAX);
    const Len at = chart_reach(plan, chart_target(plan->chart, category));
    const Len thickness = plan->bar_width + 2 * overhang;
    const Len across = slot->center - plan->bar_width / 2 - overhang;
    const Stretch casing = {at - MARK_WIDTH / 2 - CASING, MARK_WIDTH + 2 * CASING, across,
                            thickness};
    const Stretch mark = {at - MARK_WIDTH / 2, MARK_WIDTH, across, thickness};
    sink_rule(sink, chart_stretch(plan, origin, casing), plan->setting->theme->paper);
    sink_rule(sink, chart_stretch(plan, origin, mark), plan->setting->theme->accent);
}

void draw_target_marks(const ChartPlan *plan, Sink *sink, Point origin) {
    for (size_t i = 0; i < plan->chart->category_count; i++)
        if (chart_target(plan->chart, i) >= 0) draw_mark(plan, i, sink, origin);
}

// As it looks in the plot: across the bar, joined to its neighbours.
void draw_target_swatch(const ChartPlan *plan, Sink *sink, Rect r) {
    const Len middle = r.y + r.height / 2, center = r.x + r.width / 2;
    const Color color = plan->setting->theme->accent;
    if (plan->chart->horizontal) {
        sink_rule(sink, (Rect){center - MARK_WIDTH / 2, r.y, MARK_WIDTH, r.height}, color);
        return;
    }
    if (is_joined(plan)) {
        const Point points[] = {{r.x, middle}, {r.x + r.width, middle}};
        draw_line(plan, sink, points, COUNT_OF(points));
    }
    const Len inset = is_joined(plan) ? r.width / 4 : 0;
    sink_rule(sink, (Rect){r.x + inset, middle - MARK_WIDTH / 2, r.width - 2 * inset, MARK_WIDTH},
              color);
}
