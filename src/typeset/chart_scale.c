// SPDX-License-Identifier: MIT
// The value axis of a chart: round steps from zero, and lengths on it, in integers.
#include "typeset/chart_parts.h"

enum { INTERVALS_MIN = 2, INTERVALS_MAX = 4 };

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

void plan_scale(ChartPlan *plan) {
    for (size_t i = 0; i < plan->chart->category_count; i++) {
        const int64_t total = chart_total(plan->chart, i);
        if (total > plan->most) plan->most = total;
    }
    plan->scale = scale_for(plan->most);
}
