// SPDX-License-Identifier: MIT
// The parts of a timeline: planned once in integers, relative to its area, then drawn. Private to
// timeline*.c.
#ifndef RAPPORTEUR_TYPESET_TIMELINE_PARTS_H
#define RAPPORTEUR_TYPESET_TIMELINE_PARTS_H

#include "typeset/chart_legend.h"
#include "typeset/timeline.h"

typedef struct {
    SetText label, detail;
    Len y, height; // [Len] of the row
} TimelineRow;

typedef struct {
    const Setting *setting;
    Arena *arena;
    const TimelineBlock *timeline;
    Len width;
    Len plot_x, plot_width;
    bool has_days;         // some day is to be shown
    int32_t month, months; // the first (since 0000-01), and how many
    int32_t unit;          // months between ticks: 1, 3, 12 or a round number of years
    int32_t first, days;   // the first day, and how many
    TimelineRow *rows;
    Len rows_top, rows_height; // [Len] top: below the axis
    SetText as_of;
    Len as_of_height; // [Len] below the rows, with the gap
    Legend legend;
    Len legend_height; // [Len] with the gap above
} TimelinePlan;

TimelinePlan timeline_plan(const Setting *setting, Arena *arena, const TimelineBlock *timeline,
                           Len width);
// Finds the unit of the axis, and the months and days that it shows.
void plan_days(TimelinePlan *plan);
// [Len] of the axis above the rows.
Len timeline_axis_height(const TimelinePlan *plan);
// Lines of the ticks behind the rows, and their labels.
void draw_timeline_axis(const TimelinePlan *plan, Sink *sink, Point origin);
// Where a day begins, from the start of the area.
Len timeline_x(const TimelinePlan *plan, int64_t day);
// The first day of a month since 0000-01.
int32_t month_start(int32_t month);

#endif
