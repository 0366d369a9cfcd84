// SPDX-License-Identifier: MIT
// Chart: plans the parts from top to bottom (legend, plot, labels of an axis), then draws them:
// grid behind bars behind labels.
#include "typeset/chart_parts.h"

enum {
    PLOT_HEIGHT = 168000, // [Len] when the chart does not say; twelve lines of the grid
    LEGEND_GAP = 14000,   // [Len] below
};

// Room above the plot for the number on the highest bar, as far as the plot does not leave it.
static Len headroom(const ChartPlan *plan) {
    if (plan->chart->kind == CHART_PERCENT) return 0;
    const Len needed = setting_style(plan->setting, ROLE_CHART_TOTAL, 0)->leading;
    const Len bar = scale_length(&plan->scale, plan->most, plan->plot_height);
    return len_max(needed - (plan->plot_height - bar), 0);
}

const Look *chart_look(const ChartPlan *plan, size_t series) {
    return theme_look(plan->setting->theme, plan->chart->series[series].look, series);
}

// A single series without a name is what the caption says.
static size_t named_series(const ChartBlock *chart) {
    const bool nameless = chart->series_count == 1 && text_is_empty(chart->series[0].label);
    return nameless ? 0 : chart->series_count;
}

// The series in stacking order, then the targets.
void plan_legend(ChartPlan *plan) {
    const ChartBlock *chart = plan->chart;
    const size_t n = named_series(chart);
    const bool targets = chart_has_targets(plan);
    Text *labels = arena_push(plan->arena, Text, n + 1);
    for (size_t i = 0; i < n; i++) labels[i] = chart->series[i].label;
    labels[n] = chart->target_label;
    plan->legend = legend_plan(plan->setting, plan->arena, labels, n + targets, plan->width);
    plan->legend_height = plan->legend.n > 0 ? plan->legend.height + LEGEND_GAP : 0;
}

void draw_legend(const ChartPlan *plan, Sink *sink, Point origin) {
    for (size_t i = 0; i < plan->legend.n; i++) {
        const Rect swatch = legend_swatch(&plan->legend, i, origin);
        if (i < named_series(plan->chart))
            look_box(plan->setting, sink, chart_look(plan, i), swatch);
        else
            draw_target_swatch(plan, sink, swatch);
        legend_label_place(&plan->legend, i, sink, origin);
    }
}

static void plan_upright(ChartPlan *plan) {
    plan_axis(plan);
    plan->plot_width = len_max(plan->width - plan->axis_width, 0);
    plan_slots(plan);
    plan_totals(plan);
    plan_labels(plan);
    plan->plot_height = plan->chart->height > 0 ? plan->chart->height : PLOT_HEIGHT;
    plan->plot_top = plan->legend_height + headroom(plan);
}

static void plan_sideways(ChartPlan *plan) {
    plan->plot_top = plan->legend_height;
    plan->totals_shown = plan->chart->kind != CHART_PERCENT && plan->most < CHART_SUM_MAX;
    plan_rows(plan);
    plan_row_ends(plan);
}

ChartPlan chart_plan(const Setting *setting, Arena *arena, const ChartBlock *chart, Len width) {
    ChartPlan plan = {.setting = setting, .arena = arena, .chart = chart, .width = width};
    plan_scale(&plan);
    plan_legend(&plan);
    if (chart->horizontal)
        plan_sideways(&plan);
    else
        plan_upright(&plan);
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
    if (chart->horizontal)
        draw_row_labels(&plan, sink, origin);
    else
        draw_labels(&plan, sink, origin);
    sink_end(sink);
}
