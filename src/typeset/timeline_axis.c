// SPDX-License-Identifier: MIT
// The axis of a timeline: years, and below them months or quarters, as fine as their names have
// room between the ticks.
#include "model/date.h"
#include "typeset/timeline_parts.h"

enum {
    MONTHS = 12,
    QUARTER = 3,
    LABEL_MARGIN = 3000, // [Len] on both sides of a label
    AXIS_GAP = 3000,     // [Len] below the labels
    DAYS_PER_400_YEARS = 146097,
    DAYS_BEFORE_1970 = 719528, // from 0000-01-01
};

static int32_t floor_div(int32_t a, int32_t b) {
    return a / b - (a % b < 0);
}

// Leap days before the year within 400 years, the first of which is a leap year itself.
static int32_t leap_days(int32_t year) {
    return year == 0 ? 0 : (year + 3) / 4 - (year - 1) / 100;
}

int32_t month_start(int32_t month) {
    static const int16_t BEFORE[MONTHS] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const int32_t year = floor_div(month, MONTHS), m = month - year * MONTHS;
    const int32_t cycle = floor_div(year, 400), y = year - cycle * 400;
    const bool leap = y % 4 == 0 && (y % 100 != 0 || y == 0);
    const int32_t days = y * 365 + leap_days(y) + BEFORE[m] + (leap && m > 1);
    return cycle * DAYS_PER_400_YEARS + days - DAYS_BEFORE_1970;
}

static int32_t month_of_day(int32_t day) {
    int32_t year, month, day_of_month;
    date_civil(day, &year, &month, &day_of_month);
    return year * MONTHS + month - 1;
}

static const TextStyle *style_of(const TimelinePlan *plan) {
    return setting_style(plan->setting, ROLE_CHART_LABEL, 0);
}

static SetText set_words(const TimelinePlan *plan, Str words, unsigned variant) {
    TextSpan *span = arena_push(plan->arena, TextSpan, 1);
    span->text = words;
    const TextManner manner = {
        .role = ROLE_CHART_LABEL, .variant = variant, .width = len_max(plan->plot_width, 1)};
    return setting_text(plan->setting, plan->arena, (Text){span, 1}, &manner);
}

static SetText year_label(const TimelinePlan *plan, int32_t month) {
    const int32_t year = floor_div(month, MONTHS);
    return set_words(plan, str_format(plan->arena, "%d", (int)year), STYLE_STRONG);
}

// The name of a month or quarter.
static SetText part_label(const TimelinePlan *plan, int32_t month) {
    const TimelineBlock *timeline = plan->timeline;
    const int32_t m = month - floor_div(month, MONTHS) * MONTHS;
    const int32_t part = m / plan->unit;
    const Str *names = plan->unit == 1 ? timeline->months : timeline->quarters;
    const Str name = names ? names[part] : str_format(plan->arena, "%d", (int)part + 1);
    return set_words(plan, name, 0);
}

static Len widest_part(const TimelinePlan *plan) {
    Len widest = 0;
    for (int32_t m = 0; m < MONTHS; m += plan->unit)
        widest = len_max(widest, part_label(plan, m).paragraph->width);
    return widest;
}

// From the start of a unit to the end of one.
static void round_months(TimelinePlan *plan, int32_t from, int32_t to) {
    plan->month = floor_div(from, plan->unit) * plan->unit;
    plan->months = (floor_div(to, plan->unit) + 1) * plan->unit - plan->month;
}

static bool unit_fits(const TimelinePlan *plan) {
    const bool years = plan->unit >= MONTHS;
    const Len widest =
        years ? year_label(plan, plan->month + plan->months).paragraph->width : widest_part(plan);
    const Len room = len_scale(plan->plot_width, plan->unit, plan->months);
    return widest + 2 * LABEL_MARGIN <= room;
}

// 1, 3, 12 months; 2, 5, 10, 20, 50 ... years.
static int32_t next_unit(int32_t unit) {
    if (unit < MONTHS) return unit == 1 ? QUARTER : MONTHS;
    int32_t leading = unit / MONTHS;
    while (leading >= 10) leading /= 10;
    return leading == 2 ? unit / 2 * 5 : unit * 2;
}

static void take_days(TimelinePlan *plan, DaySpan span, DaySpan *all) {
    all->first = plan->has_days && all->first < span.first ? all->first : span.first;
    all->last = plan->has_days && all->last > span.last ? all->last : span.last;
    plan->has_days = true;
}

void plan_days(TimelinePlan *plan) {
    const TimelineBlock *timeline = plan->timeline;
    DaySpan all = {0};
    for (size_t i = 0; i < timeline->n; i++) {
        const Milestone *milestone = &timeline->milestones[i];
        if (milestone->kind != MILESTONE_UNDATED) take_days(plan, milestone->from, &all);
        if (milestone->kind == MILESTONE_BAR) take_days(plan, milestone->to, &all);
    }
    if (!text_is_empty(timeline->as_of_label))
        take_days(plan, (DaySpan){timeline->as_of, timeline->as_of}, &all);
    if (!plan->has_days) return;
    const int32_t from = month_of_day(all.first), to = month_of_day(all.last);
    plan->unit = 1;
    round_months(plan, from, to);
    while (!unit_fits(plan) && plan->unit < plan->months) {
        plan->unit = next_unit(plan->unit);
        round_months(plan, from, to);
    }
    plan->first = month_start(plan->month);
    plan->days = month_start(plan->month + plan->months) - plan->first;
}

Len timeline_x(const TimelinePlan *plan, int64_t day) {
    const int64_t past = day - plan->first;
    const int64_t within = past < 0 ? 0 : past < plan->days ? past : plan->days;
    return plan->plot_x + len_scale(plan->plot_width, within, plan->days);
}

Len timeline_axis_height(const TimelinePlan *plan) {
    if (!plan->has_days) return 0;
    const Len leading = style_of(plan)->leading;
    return (plan->unit < MONTHS ? 2 * leading : leading) + AXIS_GAP;
}

// A label in the room from one month to another, if it has room there.
static void place_label(const TimelinePlan *plan, const SetText *label, Sink *sink, Point top,
                        DaySpan months) {
    const Len from = timeline_x(plan, month_start(months.first));
    const Len to = timeline_x(plan, month_start(months.last));
    const bool fits = label->paragraph->width + 2 * LABEL_MARGIN <= to - from;
    const Point at = {top.x + from + LABEL_MARGIN, top.y};
    if (fits && label->paragraph->n == 1) set_text_place(label, sink, at, 0, 1);
}

static void draw_years(const TimelinePlan *plan, Sink *sink, Point origin) {
    const int32_t step = plan->unit < MONTHS ? MONTHS : plan->unit;
    const int32_t end = plan->month + plan->months;
    for (int32_t m = plan->month; m < end; m = (floor_div(m, step) + 1) * step) {
        const SetText label = year_label(plan, m);
        const int32_t next = (floor_div(m, step) + 1) * step;
        place_label(plan, &label, sink, origin, (DaySpan){m, next < end ? next : end});
    }
}

static void draw_parts(const TimelinePlan *plan, Sink *sink, Point origin) {
    const Point top = {origin.x, origin.y + style_of(plan)->leading};
    for (int32_t m = plan->month; m < plan->month + plan->months; m += plan->unit) {
        const SetText label = part_label(plan, m);
        place_label(plan, &label, sink, top, (DaySpan){m, m + plan->unit});
    }
}

// The line of a year begins at its label, that of a month or quarter at theirs.
static void draw_tick(const TimelinePlan *plan, int32_t month, Sink *sink, Point origin) {
    const Theme *theme = plan->setting->theme;
    const bool year = month % MONTHS == 0;
    const Len top = year ? 0 : style_of(plan)->leading;
    const Len width = year ? 2 * theme->rule_thin : theme->rule_thin;
    const Rect line = {origin.x + timeline_x(plan, month_start(month)) - width / 2, origin.y + top,
                       width, plan->rows_top + plan->rows_height - top};
    sink_rule(sink, line, theme->hairline);
}

void draw_timeline_axis(const TimelinePlan *plan, Sink *sink, Point origin) {
    if (!plan->has_days) return;
    for (int32_t m = plan->month; m <= plan->month + plan->months; m += plan->unit)
        draw_tick(plan, m, sink, origin);
    draw_years(plan, sink, origin);
    if (plan->unit < MONTHS) draw_parts(plan, sink, origin);
}
