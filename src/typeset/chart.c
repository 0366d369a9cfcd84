// SPDX-License-Identifier: MIT
// Chart: plans the parts from top to bottom (legend, plot, labels of the categories), then draws
// them: grid behind bars behind labels.
#include "typeset/chart_parts.h"

enum { PLOT_HEIGHT = 168000 }; // [Len] when the chart does not say; twelve lines of the grid

// Room above the plot for the total of the highest bar, as far as the plot does not leave it.
static Len headroom(const ChartPlan *plan) {
    const Len needed = setting_style(plan->setting, ROLE_CHART_TOTAL, 0)->leading;
    const Len bar = scale_length(&plan->scale, plan->most, plan->plot_height);
    return len_max(needed - (plan->plot_height - bar), 0);
}

ChartPlan chart_plan(const Setting *setting, Arena *arena, const ChartBlock *chart, Len width) {
    ChartPlan plan = {.setting = setting, .arena = arena, .chart = chart, .width = width};
    plan_scale(&plan);
    plan_legend(&plan);
    plan_axis(&plan);
    plan_slots(&plan);
    plan_totals(&plan);
    plan_labels(&plan);
    plan.plot_height = chart->height > 0 ? chart->height : PLOT_HEIGHT;
    plan.plot_top = plan.legend_height + headroom(&plan);
    return plan;
}

Len chart_height(const Setting *setting, Arena *arena, const ChartBlock *chart, Len width) {
    const ArenaMark mark = arena_mark(arena);
    const ChartPlan plan = chart_plan(setting, arena, chart, width);
    arena_rewind(arena, mark);
    return plan.plot_top + plan.plot_height + plan.labels_height;
}

void chart_place(const Setting *setting, Arena *arena, Sink *sink, const ChartBlock *chart,
                 Rect area) {
    const ChartPlan plan = chart_plan(setting, arena, chart, area.width);
    const Point origin = {area.x, area.y};
    sink_content(sink);
    draw_legend(&plan, sink, origin);
    draw_grid(&plan, sink, origin);
    draw_ticks(&plan, sink, origin);
    draw_bars(&plan, sink, origin);
    draw_labels(&plan, sink, origin);
    sink_end(sink);
}
