// SPDX-License-Identifier: MIT
// The bars of a chart: segments from the axis on with a gap between them, stacked, or one a bar
// when the bars are grouped.
#include "typeset/chart_parts.h"

enum {
    SEGMENT_GAP = 1000, // [Len] of paper between segments
    SEGMENT_MIN = 2200, // [Len] with its gap: what is not zero can be seen
    GROUP_GAP = 1500,   // [Len] between the bars of a group, at most
};

Rect chart_stretch(const ChartPlan *plan, Point origin, Stretch s) {
    const Len top = origin.y + plan->plot_top;
    if (plan->chart->horizontal)
        return (Rect){origin.x + plan->axis_width + s.from, top + s.across, s.length, s.thickness};
    const Len base = top + plan->plot_height;
    return (Rect){origin.x + s.across, base - s.from - s.length, s.thickness, s.length};
}

static Len full_length(const ChartPlan *plan) {
    return plan->chart->horizontal ? plan->plot_width : plan->plot_height;
}

// Where a segment that ends at the sum `value` ends.
static Len segment_end(const ChartPlan *plan, int64_t value, int64_t total) {
    if (plan->chart->kind != CHART_PERCENT) return chart_reach(plan, value);
    return total > 0 ? len_scale(full_length(plan), value, total) : 0;
}

static Len total_length(const Bar *bar) {
    Len length = 0;
    for (size_t i = 0; i < bar->n; i++) length += bar->segments[i].length;
    return length;
}

// Segments too short to be seen are made longer; the longest gives what they need as far as it can.
static void lift_segments(Bar *bar, Len full) {
    if (bar->n == 0) return;
    const Len before = total_length(bar);
    const Len least = len_min(SEGMENT_MIN, full / (Len)bar->n);
    Segment *longest = bar->segments;
    for (size_t i = 0; i < bar->n; i++) {
        Segment *segment = &bar->segments[i];
        segment->length = len_max(segment->length, least);
        if (segment->length > longest->length) longest = segment;
    }
    longest->length = len_max(longest->length - (total_length(bar) - before), least);
}

// Segments follow each other from the axis on; all but the last give a little for the gap.
static void place_segments(const ChartPlan *plan, Bar *bar, Point origin) {
    Len from = 0;
    for (size_t i = 0; i < bar->n; i++) {
        Segment *segment = &bar->segments[i];
        const Len gap = i + 1 < bar->n ? len_min(SEGMENT_GAP, segment->length / 2) : 0;
        segment->from = from;
        segment->box = chart_stretch(
            plan, origin, (Stretch){from, segment->length - gap, bar->across, bar->thickness});
        from += segment->length;
    }
    bar->rect = chart_stretch(plan, origin, (Stretch){0, from, bar->across, bar->thickness});
}

// The lengths are differences of rounded sums, so that the bar is as long as its total.
static void stack_bar(const ChartPlan *plan, Bar *bar, Point origin) {
    const ChartBlock *chart = plan->chart;
    const int64_t total = chart_total(chart, bar->category);
    int64_t *shares = arena_push(plan->arena, int64_t, chart->series_count);
    if (chart->kind == CHART_PERCENT) chart_shares(chart, bar->category, shares);
    bar->segments = arena_push(plan->arena, Segment, chart->series_count);
    bar->across = plan->slots[bar->category].center - plan->bar_width / 2;
    bar->thickness = plan->bar_width;
    int64_t sum = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        const int64_t value = chart->series[i].values[bar->category];
        const Len from = segment_end(plan, sum, total);
        sum = chart_add(sum, value);
        if (value <= 0) continue;
        bar->segments[bar->n++] = (Segment){
            .series = i,
            .value = chart->kind == CHART_PERCENT ? shares[i] : value,
            .length = segment_end(plan, sum, total) - from,
        };
    }
    bar->total = plan->totals_shown ? total : -1;
    lift_segments(bar, full_length(plan));
    place_segments(plan, bar, origin);
}

// One bar of a group; `series` says which. No value is no bar, and a zero is one without length.
static void group_bar(const ChartPlan *plan, Bar *bar, size_t series, Point origin) {
    const Len n = (Len)plan->chart->series_count;
    const Len gap = n > 1 ? len_min(GROUP_GAP, plan->bar_width / n / 4) : 0;
    const Len pitch = (plan->bar_width + gap) / n;
    const int64_t value = plan->chart->series[series].values[bar->category];
    bar->segments = arena_push(plan->arena, Segment, 1);
    bar->across = plan->slots[bar->category].center - plan->bar_width / 2 + (Len)series * pitch;
    bar->thickness = len_max(pitch - gap, 1);
    bar->total = plan->totals_shown ? value : -1;
    if (value > 0) {
        const Len length = chart_reach(plan, chart_add(0, value));
        bar->segments[bar->n++] = (Segment){.series = series, .value = value, .length = length};
        lift_segments(bar, full_length(plan));
    }
    place_segments(plan, bar, origin);
}

Bar *chart_bars(const ChartPlan *plan, Point origin, size_t *n) {
    const ChartBlock *chart = plan->chart;
    const bool grouped = chart->kind == CHART_GROUPED;
    const size_t each = grouped ? chart->series_count : 1;
    Bar *bars = arena_push(plan->arena, Bar, chart->category_count * each);
    *n = 0;
    for (size_t category = 0; category < chart->category_count; category++) {
        if (!chart_has_value(chart, category)) continue;
        for (size_t i = 0; i < each; i++) {
            Bar *bar = &bars[(*n)++];
            bar->category = category;
            if (grouped)
                group_bar(plan, bar, i, origin);
            else
                stack_bar(plan, bar, origin);
        }
    }
    return bars;
}

void draw_bars(const ChartPlan *plan, Sink *sink, Point origin) {
    size_t n;
    Bar *bars = chart_bars(plan, origin, &n);
    if (chart_has_targets(plan)) draw_target_line(plan, sink, origin);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < bars[i].n; k++)
            look_box(plan->setting, sink, chart_look(plan, bars[i].segments[k].series),
                     bars[i].segments[k].box);
    if (chart_has_targets(plan)) draw_target_marks(plan, sink, origin);
    for (size_t i = 0; i < n; i++) {
        number_bar(plan, &bars[i], origin);
        draw_bar_numbers(plan, &bars[i], sink);
    }
}
