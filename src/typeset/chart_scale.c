// SPDX-License-Identifier: MIT
// The values of a chart: totals, shares, and the axis they are drawn on, in integers.
#include "typeset/chart_parts.h"

enum { INTERVALS_MIN = 2, INTERVALS_MAX = 4, PERCENT = 100 };

// 1, 2, 5, 10, 20, 50 ...
static int64_t next_round(int64_t step) {
    int64_t leading = step;
    while (leading >= 10) leading /= 10;
    return leading == 2 ? step / 2 * 5 : step * 2;
}

Scale scale_for(int64_t most) {
    int64_t step = 1;
    while (step * INTERVALS_MAX < most) step = next_round(step);
    const int64_t reach = (most + step - 1) / step;
    const unsigned intervals = reach < INTERVALS_MIN ? INTERVALS_MIN : (unsigned)reach;
    return (Scale){.step = step, .top = step * intervals, .intervals = intervals};
}

Len scale_length(const Scale *scale, int64_t value, Len height) {
    return len_scale(height, value, scale->top);
}

int64_t chart_total(const ChartBlock *chart, size_t category) {
    int64_t total = 0;
    for (size_t i = 0; i < chart->series_count; i++)
        total = chart_add(total, chart->series[i].values[category]);
    return total;
}

bool chart_has_value(const ChartBlock *chart, size_t category) {
    for (size_t i = 0; i < chart->series_count; i++)
        if (chart->series[i].values[category] >= 0) return true;
    return false;
}

int64_t chart_target(const ChartBlock *chart, size_t category) {
    const int64_t target = chart->targets ? chart->targets[category] : -1;
    return target < CHART_SUM_MAX ? target : CHART_SUM_MAX;
}

// A count of the category, as its total sums it.
static int64_t bounded(int64_t value) {
    return chart_add(0, value);
}

// The series whose share lost most by rounding; those that got one back (`up`) have had theirs.
static size_t largest_remainder(const ChartBlock *chart, size_t category, const bool *up) {
    const int64_t total = chart_total(chart, category);
    size_t largest = 0;
    int64_t most = -1;
    for (size_t i = 0; i < chart->series_count; i++) {
        const int64_t remainder = bounded(chart->series[i].values[category]) * PERCENT % total;
        if (up[i] || remainder <= most) continue;
        most = remainder;
        largest = i;
    }
    return largest;
}

enum { SHARES_MAX = 256 }; // series whose remainders are told apart

void chart_shares(const ChartBlock *chart, size_t category, int64_t *shares) {
    const int64_t total = chart_total(chart, category);
    bool up[SHARES_MAX] = {false};
    int64_t left = PERCENT;
    for (size_t i = 0; i < chart->series_count; i++) {
        shares[i] = total ? bounded(chart->series[i].values[category]) * PERCENT / total : 0;
        left -= shares[i];
    }
    if (total == 0 || chart->series_count > SHARES_MAX) return;
    for (; left > 0 && left < (int64_t)chart->series_count; left--) {
        const size_t i = largest_remainder(chart, category, up);
        up[i] = true;
        shares[i]++;
    }
}

// The highest value that a bar of the category reaches.
static int64_t highest(const ChartBlock *chart, size_t category) {
    if (chart->kind != CHART_GROUPED) return chart_total(chart, category);
    int64_t most = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        const int64_t value = bounded(chart->series[i].values[category]);
        if (value > most) most = value;
    }
    return most;
}

void plan_scale(ChartPlan *plan) {
    const ChartBlock *chart = plan->chart;
    if (chart->kind == CHART_PERCENT) {
        plan->most = PERCENT;
        plan->scale = (Scale){.step = PERCENT / 4, .top = PERCENT, .intervals = 4};
        return;
    }
    for (size_t i = 0; i < chart->category_count; i++) {
        const int64_t most = highest(chart, i), target = chart_target(chart, i);
        if (most > plan->most) plan->most = most;
        if (target > plan->most) plan->most = target;
    }
    plan->scale = scale_for(plan->most);
}

Len chart_reach(const ChartPlan *plan, int64_t value) {
    const Len length = plan->chart->horizontal ? plan->plot_width : plan->plot_height;
    return value < plan->scale.top ? scale_length(&plan->scale, value, length) : length;
}
