// SPDX-License-Identifier: MIT
// Horizontal bars: a column of labels at the start edge, one row a category as high as its label or
// its bars, numbers at the ends of the bars, ticks below.
#include "typeset/chart_parts.h"

enum {
    LABEL_GAP = 8000,     // [Len] between labels and bars
    ROW_GAP = 7000,       // [Len] between rows
    BAR_PADDING = 4000,   // [Len] a bar is higher than a line of its numbers
    TICK_GAP = 5000,      // [Len] between plot and tick labels
    TOTAL_GAP = 3500,     // [Len] between bar and number
    TICK_LEAST = 4000,    // [Len] half of a narrow tick label
    BAR_GROWTH_MAX = 2,   // bars become at most so many times thicker in a high plot
    LABEL_PARTS_MAX = 40, // percent of the width that labels take at most, unless a word needs more
};

static TextManner label_manner(Len width) {
    return (TextManner){.role = ROLE_CHART_LABEL, .width = width};
}

// As wide as the longest label, but no wider than its share; a word may have half of the width.
static Len label_column(const ChartPlan *plan) {
    const TextManner manner = label_manner(plan->width);
    Len natural = 0, least = 0;
    for (size_t i = 0; i < plan->chart->category_count; i++) {
        const Text texts[] = {chart_label_text(plan, i), plan->chart->categories[i].second_label};
        for (size_t k = 0; k < COUNT_OF(texts); k++) {
            const TextExtent extent = setting_extent(plan->setting, plan->arena, texts[k], &manner);
            natural = len_max(natural, extent.natural);
            least = len_max(least, extent.least);
        }
    }
    const Len most = len_max(len_scale(plan->width, LABEL_PARTS_MAX, 100), least);
    return len_max(len_min(len_min(natural, most), plan->width / 2), 1);
}

static Len label_height(const CategoryLabel *label) {
    return set_text_height(&label->first) + set_text_height(&label->second);
}

static void set_labels(ChartPlan *plan, Len column) {
    TextManner manner = label_manner(column);
    for (size_t i = 0; i < plan->chart->category_count; i++) {
        CategoryLabel *label = &plan->labels[i];
        label->measure = column;
        manner.variant = 0;
        label->first = setting_text(plan->setting, plan->arena, chart_label_text(plan, i), &manner);
        manner.variant = STYLE_MUTED;
        label->second = setting_text(plan->setting, plan->arena,
                                     plan->chart->categories[i].second_label, &manner);
    }
}

// Thickness of the bars of one category: of one bar, or of a group that stands on each other.
static Len bars_thickness(const ChartPlan *plan) {
    const Len bar = setting_style(plan->setting, ROLE_CHART_VALUE, 0)->leading + BAR_PADDING;
    const bool grouped = plan->chart->kind == CHART_GROUPED;
    return grouped ? (bar - BAR_PADDING / 2) * (Len)plan->chart->series_count : bar;
}

// What each row has beyond what it needs, in a plot higher than its rows.
static Len spare_height(const ChartPlan *plan, Len needed) {
    const Len n = (Len)plan->chart->category_count;
    return n ? len_max(plan->chart->height - needed, 0) / n : 0;
}

static void place_rows(ChartPlan *plan, Len thickness) {
    const size_t n = plan->chart->category_count;
    Len needed = 0, lowest = LEN_MAX;
    for (size_t i = 0; i < n; i++) {
        const Len height = len_max(label_height(&plan->labels[i]), thickness) + ROW_GAP;
        plan->slots[i].end = height;
        needed += height;
        lowest = len_min(lowest, height);
    }
    const Len spare = spare_height(plan, needed);
    Len y = 0;
    for (size_t i = 0; i < n; i++) {
        Slot *slot = &plan->slots[i];
        slot->start = y;
        y += slot->end + spare;
        slot->end = y;
        slot->center = slot->start + (slot->end - slot->start) / 2;
    }
    plan->plot_height = y;
    const Len roomy = n ? (lowest + spare) / 3 * 2 : 0;
    plan->bar_width = len_clamp(roomy, thickness, BAR_GROWTH_MAX * thickness);
    if (plan->chart->kind == CHART_GROUPED) plan->bar_width = thickness;
}

void plan_rows(ChartPlan *plan) {
    const size_t n = plan->chart->category_count;
    plan->slots = arena_push(plan->arena, Slot, n);
    plan->labels = arena_push(plan->arena, CategoryLabel, n);
    plan->label_stride = 1;
    const Len column = label_column(plan);
    plan->axis_width = column + LABEL_GAP;
    set_labels(plan, column);
    place_rows(plan, bars_thickness(plan));
    plan->labels_height = TICK_GAP + setting_style(plan->setting, ROLE_CHART_LABEL, 0)->leading;
}

// The plot width at which a bar of `value` and the number after it fill `room`.
static Len width_for(const ChartPlan *plan, Len room, int64_t value, Len number) {
    if (value <= 0) return room;
    const int64_t rest = len_max(room - TOTAL_GAP - number, 0);
    const int64_t width = rest * plan->scale.top / value;
    return width < room ? (Len)width : room;
}

static Len width_for_category(const ChartPlan *plan, size_t category, Len room) {
    const ChartBlock *chart = plan->chart;
    const bool grouped = chart->kind == CHART_GROUPED;
    Len width = room;
    for (size_t i = 0; i < (grouped ? chart->series_count : 1); i++) {
        const int64_t value = chart_add(0, grouped ? chart->series[i].values[category]
                                                   : chart_total(chart, category));
        const int64_t target = chart_target(chart, category);
        const Len number = chart_end_number(plan, category, value).width;
        width = len_min(width, width_for(plan, room, value > target ? value : target, number));
    }
    return width;
}

void plan_row_ends(ChartPlan *plan) {
    const ChartNumber last = chart_tick(plan, plan->scale.intervals, ALIGN_CENTER);
    const Len room = len_max(plan->width - plan->axis_width, 0);
    Len width = len_max(room - len_max(last.width / 2, TICK_LEAST), 0);
    if (plan->totals_shown)
        for (size_t i = 0; i < plan->chart->category_count; i++)
            width = len_min(width, width_for_category(plan, i, room));
    plan->plot_width = width;
}

void draw_row_labels(const ChartPlan *plan, Sink *sink, Point origin) {
    for (size_t i = 0; i < plan->chart->category_count; i++) {
        const CategoryLabel *label = &plan->labels[i];
        const Len top = plan->slots[i].center - label_height(label) / 2;
        Point at = {origin.x, origin.y + plan->plot_top + top};
        set_text_place(&label->first, sink, at, 0, label->first.paragraph->n);
        at.y += set_text_height(&label->first);
        set_text_place(&label->second, sink, at, 0, label->second.paragraph->n);
    }
}
