// SPDX-License-Identifier: MIT
// The value axis of a chart: its ticks and the grid behind the bars.
#include "typeset/chart_parts.h"

enum {
    TICK_GAP = 6000,      // [Len] between tick label and plot
    TICK_DISTANCE = 6000, // [Len] between tick labels beside each other
    AXIS_WIDTH = 600,     // [Len] of the line at zero
};

ChartNumber chart_tick(const ChartPlan *plan, unsigned tick, Align align) {
    const NumberManner manner = {setting_style(plan->setting, ROLE_CHART_LABEL, 0), align,
                                 chart_suffix(plan)};
    return chart_number(plan, plan->scale.step * tick, &manner);
}

static Len widest_tick(const ChartPlan *plan) {
    Len widest = 0;
    for (unsigned i = 0; i <= plan->scale.intervals; i++)
        widest = len_max(widest, chart_tick(plan, i, ALIGN_END).width);
    return widest;
}

void plan_axis(ChartPlan *plan) {
    plan->axis_width = widest_tick(plan) + TICK_GAP;
}

// The line of a tick across the whole plot, centred on its value.
static Rect tick_line(const ChartPlan *plan, unsigned tick, Len thickness) {
    const Len at = chart_reach(plan, plan->scale.step * tick);
    if (plan->chart->horizontal)
        return (Rect){plan->axis_width + at - thickness / 2, plan->plot_top, thickness,
                      plan->plot_height};
    return (Rect){plan->axis_width, plan->plot_top + plan->plot_height - at - thickness / 2,
                  plan->plot_width, thickness};
}

static void draw_tick_line(const ChartPlan *plan, unsigned tick, Sink *sink, Point origin) {
    const Theme *theme = plan->setting->theme;
    Rect line = tick_line(plan, tick, tick ? theme->rule_thin : AXIS_WIDTH);
    if (tick == 0 && plan->chart->horizontal) line.x = plan->axis_width - AXIS_WIDTH;
    if (tick == 0 && !plan->chart->horizontal) line.y = plan->plot_top + plan->plot_height;
    line.x += origin.x;
    line.y += origin.y;
    sink_rule(sink, line, tick ? theme->hairline : theme->ink);
}

void draw_grid(const ChartPlan *plan, Sink *sink, Point origin) {
    for (unsigned i = 1; i <= plan->scale.intervals; i++) draw_tick_line(plan, i, sink, origin);
    draw_tick_line(plan, 0, sink, origin);
}

// Labels below a plot keep their distance: where they would meet, only the first and last stay, and
// of those only the last.
static unsigned tick_stride(const ChartPlan *plan) {
    const Len room = chart_reach(plan, plan->scale.step) - widest_tick(plan) - TICK_DISTANCE;
    if (!plan->chart->horizontal || room >= 0) return 1;
    const Len whole = plan->plot_width - widest_tick(plan) - TICK_DISTANCE;
    return whole >= 0 ? plan->scale.intervals : plan->scale.intervals + 1;
}

static void draw_tick(const ChartPlan *plan, unsigned tick, Sink *sink, Point origin) {
    const bool below = plan->chart->horizontal;
    const Align align = below ? ALIGN_CENTER : ALIGN_END;
    const ChartNumber number = chart_tick(plan, tick, align);
    const Len reach = chart_reach(plan, plan->scale.step * tick);
    const Len bottom = origin.y + plan->plot_top + plan->plot_height;
    Point at = {origin.x + plan->axis_width - TICK_GAP, bottom - reach};
    if (below) {
        const Len half = number.width / 2;
        const Len x = len_clamp(plan->axis_width + reach, half, len_max(plan->width - half, half));
        at = (Point){origin.x + x, bottom + plan->labels_height - number.style->leading / 2};
    }
    chart_number_place(&number, sink, align, at);
}

void draw_ticks(const ChartPlan *plan, Sink *sink, Point origin) {
    const unsigned stride = tick_stride(plan);
    for (unsigned i = 0; i <= plan->scale.intervals; i++)
        if ((plan->scale.intervals - i) % stride == 0) draw_tick(plan, i, sink, origin);
}
