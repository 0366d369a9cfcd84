// SPDX-License-Identifier: MIT
// Where the bars of a chart stand: in equal steps, or by time. Each category owns a cell that ends
// half way to its neighbours.
#include "typeset/chart_parts.h"

enum { BAR_WIDTH_MAX = 72000 }; // [Len] a few categories do not make a wall

// True when every category says its month and they grow.
static bool has_times(const ChartBlock *chart) {
    if (!chart->by_time || chart->category_count < 2) return false;
    for (size_t i = 0; i < chart->category_count; i++) {
        const int32_t month = chart->categories[i].month;
        if (month <= 0 || (i > 0 && month <= chart->categories[i - 1].month)) return false;
    }
    return true;
}

static int64_t shortest_step(const ChartBlock *chart) {
    int64_t shortest = INT32_MAX;
    for (size_t i = 1; i < chart->category_count; i++) {
        const int64_t step = (int64_t)chart->categories[i].month - chart->categories[i - 1].month;
        if (step < shortest) shortest = step;
    }
    return shortest;
}

// The first and last bar keep half of the shortest step to the ends of the plot.
static Len center_by_time(const ChartPlan *plan, size_t i, int64_t shortest, Len plot_width) {
    const ChartCategory *categories = plan->chart->categories;
    const int64_t span =
        (int64_t)categories[plan->chart->category_count - 1].month - categories[0].month;
    const int64_t twice = 2 * ((int64_t)categories[i].month - categories[0].month) + shortest;
    return plan->axis_width + len_scale(plot_width, twice, 2 * (span + shortest));
}

static Len center_by_step(const ChartPlan *plan, size_t i, Len plot_width) {
    const int64_t n = (int64_t)plan->chart->category_count;
    return plan->axis_width + len_scale(plot_width, 2 * (int64_t)i + 1, 2 * n);
}

// Cells end half way between centres, and are no wider to one side than to the other.
static void cut_cells(ChartPlan *plan) {
    const size_t n = plan->chart->category_count;
    for (size_t i = 0; i < n; i++) {
        Slot *slot = &plan->slots[i];
        Len half = len_min(slot->center - plan->axis_width, plan->width - slot->center);
        if (i > 0) half = len_min(half, (slot->center - plan->slots[i - 1].center) / 2);
        if (i + 1 < n) half = len_min(half, (plan->slots[i + 1].center - slot->center) / 2);
        slot->start = slot->center - half;
        slot->end = slot->center + half;
    }
}

void plan_slots(ChartPlan *plan) {
    const size_t n = plan->chart->category_count;
    const Len plot_width = len_max(plan->width - plan->axis_width, 0);
    const bool by_time = has_times(plan->chart);
    const int64_t shortest = by_time ? shortest_step(plan->chart) : 0;
    plan->slots = arena_push(plan->arena, Slot, n);
    Len narrowest = plot_width;
    for (size_t i = 0; i < n; i++)
        plan->slots[i].center = by_time ? center_by_time(plan, i, shortest, plot_width)
                                        : center_by_step(plan, i, plot_width);
    cut_cells(plan);
    for (size_t i = 0; i < n; i++)
        narrowest = len_min(narrowest, plan->slots[i].end - plan->slots[i].start);
    const bool grouped = plan->chart->kind == CHART_GROUPED;
    const Len bars = grouped ? (Len)plan->chart->series_count : 1;
    plan->bar_width = grouped ? len_min(narrowest / 5 * 4, BAR_WIDTH_MAX / 2 * bars)
                              : len_min(narrowest / 3 * 2, BAR_WIDTH_MAX);
}
