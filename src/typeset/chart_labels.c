// SPDX-License-Identifier: MIT
// The labels of a chart's categories below upright bars. They never meet: they wrap, and when that
// is not enough, every second, third ... keeps its own. (They do not turn: a run of glyphs has no
// angle.)
#include "typeset/chart_parts.h"

enum {
    LABEL_GAP = 4000,      // [Len] between plot and category labels
    LABEL_DISTANCE = 4000, // [Len] between neighbouring labels, at least
    LABEL_LINES_MAX = 3,   // of one label; a longer one is better left out
};

Text chart_label_text(const ChartPlan *plan, size_t category) {
    const ChartCategory *c = &plan->chart->categories[category];
    const bool borne = plan->totals_shown && plan->chart->kind == CHART_STACKED;
    if (c->mark.n == 0 || borne) return c->label;
    TextSpan *spans = arena_push(plan->arena, TextSpan, c->label.n + 1);
    for (size_t i = 0; i < c->label.n; i++) spans[i] = c->label.at[i];
    spans[c->label.n].text = c->mark;
    return (Text){spans, c->label.n + 1};
}

// The last category, which is the latest, always has a label.
bool chart_is_labelled(const ChartPlan *plan, size_t category) {
    return (plan->chart->category_count - 1 - category) % plan->label_stride == 0;
}

// The width that a label is set in when every stride-th is kept: as far as its neighbours.
static Len label_room(const ChartPlan *plan, size_t i) {
    const Slot *slots = plan->slots;
    const size_t stride = plan->label_stride;
    Len room = plan->width;
    if (i >= stride)
        room = len_min(room, slots[i].center - slots[i - stride].center - LABEL_DISTANCE);
    if (i + stride < plan->chart->category_count)
        room = len_min(room, slots[i + stride].center - slots[i].center - LABEL_DISTANCE);
    return len_max(room, 1);
}

// Sets one of a label's two texts. `least` grows to its widest word: words are not broken.
static SetText set_part(const ChartPlan *plan, Text text, Len room, Len *least) {
    const TextManner manner = {.role = ROLE_CHART_LABEL, .align = ALIGN_CENTER, .width = room};
    const TextExtent extent = setting_extent(plan->setting, plan->arena, text, &manner);
    *least = len_max(*least, extent.least);
    return setting_text(plan->setting, plan->arena, text, &manner);
}

// Sets a label at its bar's centre, but within the area.
static CategoryLabel set_label(const ChartPlan *plan, size_t i) {
    const ChartCategory *category = &plan->chart->categories[i];
    const Len room = label_room(plan, i);
    CategoryLabel label = {.measure = room};
    label.first = set_part(plan, chart_label_text(plan, i), room, &label.least);
    label.second = set_part(plan, category->second_label, room, &label.least);
    label.width = len_max(label.first.paragraph->width, label.second.paragraph->width);
    label.center = len_clamp(plan->slots[i].center, label.width / 2, plan->width - label.width / 2);
    return label;
}

static bool label_fits(const CategoryLabel *label, Len from) {
    return label->first.paragraph->n <= LABEL_LINES_MAX &&
           label->second.paragraph->n <= LABEL_LINES_MAX && label->width <= label->measure &&
           label->least <= label->measure && label->center - label->width / 2 >= from;
}

// True when all labels of this stride fit.
static bool set_labels(ChartPlan *plan) {
    Len from = 0; // the end of the label before
    for (size_t i = 0; i < plan->chart->category_count; i++) {
        if (!chart_is_labelled(plan, i)) continue;
        CategoryLabel *label = &plan->labels[i];
        *label = set_label(plan, i);
        if (!label_fits(label, from)) return false;
        from = label->center + label->width / 2 + LABEL_DISTANCE;
    }
    return true;
}

static Len label_height(const CategoryLabel *label) {
    return set_text_height(&label->first) + set_text_height(&label->second);
}

void plan_labels(ChartPlan *plan) {
    const size_t n = plan->chart->category_count;
    plan->labels = arena_push(plan->arena, CategoryLabel, n);
    plan->label_stride = 1;
    while (!set_labels(plan) && plan->label_stride < n) plan->label_stride++;
    for (size_t i = 0; i < n; i++)
        if (chart_is_labelled(plan, i))
            plan->labels_height = len_max(plan->labels_height, label_height(&plan->labels[i]));
    plan->labels_height += LABEL_GAP;
}

static void draw_label(const ChartPlan *plan, size_t i, Sink *sink, Point origin) {
    const CategoryLabel *label = &plan->labels[i];
    Point at = {origin.x + label->center - label->measure / 2,
                origin.y + plan->plot_top + plan->plot_height + LABEL_GAP};
    set_text_place(&label->first, sink, at, 0, label->first.paragraph->n);
    at.y += set_text_height(&label->first);
    set_text_place(&label->second, sink, at, 0, label->second.paragraph->n);
}

void draw_labels(const ChartPlan *plan, Sink *sink, Point origin) {
    for (size_t i = 0; i < plan->chart->category_count; i++)
        if (chart_is_labelled(plan, i)) draw_label(plan, i, sink, origin);
}
