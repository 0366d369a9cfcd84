// SPDX-License-Identifier: MIT
// Timeline: plans rows and axis, then draws the marks of the milestones over them.
#include "typeset/timeline_parts.h"

enum {
    LABEL_GAP = 10000,     // [Len] between labels and plot
    PLOT_MARGIN = 8000,    // [Len] after the plot: a point may stand at its end
    LABEL_PARTS_MAX = 38,  // percent of the width that labels take at most
    LABEL_PARTS_WORD = 50, // and when a word needs more
    ROW_GAP = 8000,        // [Len] between the texts of two rows
    AS_OF_WIDTH = 1400,    // [Len] of the line
    AS_OF_TICK = 3000,     // [Len] that the line goes on below the rows
    AS_OF_GAP = 4000,      // [Len] between rows and label
    LEGEND_GAP = 10000,    // [Len]
    BAR_LEAST = 3000,      // [Len] of a bar or a thin part, so that it can be seen
    VAGUE_DAYS = 31,       // an end known to more days than this is drawn thin
    OUTLINE = 600,         // [Len]
};

static const TextStyle *style_of(const TimelinePlan *plan) {
    return setting_style(plan->setting, ROLE_CHART_LABEL, 0);
}

static Len bar_height(const TimelinePlan *plan) {
    return len_scale(style_of(plan)->size, 5, 4);
}

static Len label_column(const TimelinePlan *plan) {
    const TextManner manner = {.role = ROLE_CHART_LABEL, .width = plan->width};
    Len natural = 0, least = 0;
    for (size_t i = 0; i < plan->timeline->n; i++) {
        const Milestone *milestone = &plan->timeline->milestones[i];
        const Text texts[] = {milestone->label, milestone->detail};
        for (size_t k = 0; k < COUNT_OF(texts); k++) {
            const TextExtent extent = setting_extent(plan->setting, plan->arena, texts[k], &manner);
            natural = len_max(natural, extent.natural);
            least = len_max(least, extent.least);
        }
    }
    const Len share = len_scale(plan->width, LABEL_PARTS_MAX, 100);
    const Len most = len_max(share, len_min(least, len_scale(plan->width, LABEL_PARTS_WORD, 100)));
    return len_max(len_min(natural, most), 1);
}

static void plan_rows(TimelinePlan *plan, Len column) {
    plan->rows = arena_push(plan->arena, TimelineRow, plan->timeline->n);
    TextManner manner = {.role = ROLE_CHART_LABEL, .width = column, .tight = true};
    Len y = 0;
    for (size_t i = 0; i < plan->timeline->n; i++) {
        TimelineRow *row = &plan->rows[i];
        const Milestone *milestone = &plan->timeline->milestones[i];
        manner.variant = 0;
        row->label = setting_text(plan->setting, plan->arena, milestone->label, &manner);
        manner.variant = STYLE_MUTED;
        row->detail = setting_text(plan->setting, plan->arena, milestone->detail, &manner);
        const Len texts = set_text_height(&row->label) + set_text_height(&row->detail);
        row->y = y;
        row->height = len_max(texts, bar_height(plan)) + ROW_GAP;
        y += row->height;
    }
    plan->rows_height = y;
}

static void plan_as_of(TimelinePlan *plan) {
    const TextManner manner = {.role = ROLE_CHART_LABEL,
                               .variant = STYLE_STRONG,
                               .align = ALIGN_CENTER,
                               .width = len_max(plan->width, 1),
                               .tight = true};
    plan->as_of = setting_text(plan->setting, plan->arena, plan->timeline->as_of_label, &manner);
    const Len height = set_text_height(&plan->as_of);
    plan->as_of_height = height ? AS_OF_GAP + height : 0;
}

static void plan_timeline_legend(TimelinePlan *plan) {
    const TimelineBlock *timeline = plan->timeline;
    Text *labels = arena_push(plan->arena, Text, timeline->key_count);
    for (size_t i = 0; i < timeline->key_count; i++) labels[i] = timeline->keys[i].label;
    plan->legend =
        legend_plan(plan->setting, plan->arena, labels, timeline->key_count, plan->width);
    plan->legend_height = plan->legend.n ? LEGEND_GAP + plan->legend.height : 0;
}

TimelinePlan timeline_plan(const Setting *setting, Arena *arena, const TimelineBlock *timeline,
                           Len width) {
    TimelinePlan plan = {
        .setting = setting, .arena = arena, .timeline = timeline, .width = len_max(width, 1)};
    const Len column = label_column(&plan);
    plan.plot_x = column + LABEL_GAP;
    plan.plot_width = len_max(plan.width - plan.plot_x - PLOT_MARGIN, 0);
    plan_days(&plan);
    plan.rows_top = timeline_axis_height(&plan);
    plan_rows(&plan, column);
    plan_as_of(&plan);
    plan_timeline_legend(&plan);
    return plan;
}

Len timeline_height(const Setting *setting, Arena *arena, const TimelineBlock *timeline,
                    Len width) {
    const ArenaMark mark = arena_mark(arena);
    const TimelinePlan plan = timeline_plan(setting, arena, timeline, width);
    arena_rewind(arena, mark);
    return plan.rows_top + plan.rows_height + plan.as_of_height + plan.legend_height;
}

// Hairlines above each row and below the last.
static void draw_rows(const TimelinePlan *plan, Sink *sink, Point origin) {
    const Theme *theme = plan->setting->theme;
    for (size_t i = 0; i <= plan->timeline->n && plan->timeline->n > 0; i++) {
        const Len y = i < plan->timeline->n ? plan->rows[i].y : plan->rows_height;
        const Rect line = {origin.x, origin.y + plan->rows_top + y, plan->width, theme->rule_thin};
        sink_rule(sink, line, theme->hairline);
    }
}

static void draw_row_texts(const TimelineRow *row, Sink *sink, Point at) {
    set_text_place(&row->label, sink, at, 0, row->label.paragraph->n);
    at.y += set_text_height(&row->label);
    set_text_place(&row->detail, sink, at, 0, row->detail.paragraph->n);
}

typedef struct {
    const TimelinePlan *plan;
    Sink *sink;
    const Look *look;
    Point middle; // of the row, at the start of the area
} MarkPen;

// A bar over days [from, to), as high as given, within the plot.
static void draw_days(const MarkPen *pen, int64_t from, int64_t to, Len height) {
    const TimelinePlan *plan = pen->plan;
    const Len end = plan->plot_x + plan->plot_width;
    Len x = timeline_x(plan, from);
    const Len width = len_max(timeline_x(plan, to) - x, len_min(BAR_LEAST, plan->plot_width));
    x = len_min(x, end - width);
    look_box(plan->setting, pen->sink, pen->look,
             (Rect){pen->middle.x + x, pen->middle.y - height / 2, width, height});
}

static bool is_vague(DaySpan span) {
    return span.last - (int64_t)span.first >= VAGUE_DAYS;
}

// What is certain of it is as high as the bar, what is not a third of that.
static void draw_bar(const MarkPen *pen, const Milestone *milestone) {
    const Len height = bar_height(pen->plan);
    const int64_t from = milestone->from.first, to = (int64_t)milestone->to.last + 1;
    const int64_t sure_from = is_vague(milestone->from) ? milestone->from.last + (int64_t)1 : from;
    const int64_t sure_to = is_vague(milestone->to) ? milestone->to.first : to;
    if (sure_from >= sure_to) {
        draw_days(pen, from, to, height);
        return;
    }
    if (sure_from > from || sure_to < to) draw_days(pen, from, to, height / 3);
    draw_days(pen, sure_from, sure_to, height);
}

static void draw_point(const MarkPen *pen, DaySpan span) {
    const TimelinePlan *plan = pen->plan;
    const Len height = bar_height(plan), half = height / 2 + OUTLINE;
    if (is_vague(span)) draw_days(pen, span.first, (int64_t)span.last + 1, height / 3);
    const Len x = pen->middle.x +
                  (timeline_x(plan, span.first) + timeline_x(plan, (int64_t)span.last + 1)) / 2;
    const Len y = pen->middle.y;
    const Point corners[] = {{x, y - half}, {x + half, y}, {x, y + half}, {x - half, y}};
    const SinkPath path = {.points = corners, .n = COUNT_OF(corners), .closed = true};
    const SinkBox box = {.fill = pen->look->fill,
                         .filled = true,
                         .pattern = pen->look->pattern,
                         .pattern_color = pen->look->pattern_color,
                         .outline = plan->setting->theme->ink,
                         .outline_width = OUTLINE};
    sink_path(pen->sink, &path, &box);
}

static void draw_milestone(const TimelinePlan *plan, size_t i, Sink *sink, Point origin) {
    const Milestone *milestone = &plan->timeline->milestones[i];
    const TimelineRow *row = &plan->rows[i];
    const Len top = origin.y + plan->rows_top + row->y;
    draw_row_texts(row, sink, (Point){origin.x, top + ROW_GAP / 2});
    const Look *look = theme_look(plan->setting->theme, milestone->look, i);
    const MarkPen pen = {plan, sink, look, {origin.x, top + row->height / 2}};
    if (milestone->kind == MILESTONE_POINT) draw_point(&pen, milestone->from);
    if (milestone->kind == MILESTONE_BAR) draw_bar(&pen, milestone);
}

// The line passes behind the marks; its label stands below the rows, within the area.
static void draw_as_of_line(const TimelinePlan *plan, Sink *sink, Point origin) {
    if (plan->as_of_height == 0) return;
    const Len x = timeline_x(plan, plan->timeline->as_of);
    const Rect line = {origin.x + x - AS_OF_WIDTH / 2, origin.y + plan->rows_top, AS_OF_WIDTH,
                       plan->rows_height + AS_OF_TICK};
    sink_rule(sink, line, plan->setting->theme->accent);
}

static void draw_as_of_label(const TimelinePlan *plan, Sink *sink, Point origin) {
    if (plan->as_of_height == 0) return;
    const Len half = plan->as_of.paragraph->width / 2;
    const Len center =
        len_clamp(timeline_x(plan, plan->timeline->as_of), half, len_max(plan->width - half, half));
    const Len top = plan->rows_top + plan->rows_height + AS_OF_GAP;
    const Point at = {origin.x + center - plan->as_of.width / 2, origin.y + top};
    set_text_place(&plan->as_of, sink, at, 0, plan->as_of.paragraph->n);
}

static void draw_timeline_legend(const TimelinePlan *plan, Sink *sink, Point origin) {
    const Len top = plan->rows_top + plan->rows_height + plan->as_of_height;
    const Point at = {origin.x, origin.y + top + LEGEND_GAP};
    for (size_t i = 0; i < plan->legend.n; i++) {
        look_box(plan->setting, sink,
                 theme_look(plan->setting->theme, plan->timeline->keys[i].look, i),
                 legend_swatch(&plan->legend, i, at));
        legend_label_place(&plan->legend, i, sink, at);
    }
}

void timeline_place(const Setting *setting, Arena *arena, Sink *sink, const TimelineBlock *timeline,
                    Rect area) {
    const TimelinePlan plan = timeline_plan(setting, arena, timeline, area.width);
    const Point origin = {area.x, area.y};
    sink_content(sink);
    draw_rows(&plan, sink, origin);
    draw_timeline_axis(&plan, sink, origin);
    draw_as_of_line(&plan, sink, origin);
    for (size_t i = 0; i < timeline->n; i++) draw_milestone(&plan, i, sink, origin);
    draw_as_of_label(&plan, sink, origin);
    draw_timeline_legend(&plan, sink, origin);
    sink_end(sink);
}
