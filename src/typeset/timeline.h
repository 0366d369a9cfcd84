// SPDX-License-Identifier: MIT
// Timeline of milestones: bars and points over months, quarters or years, one row each, with the
// line of an as-of day and a legend, as vector fragments. The caption above, the note below and the
// Figure element with its alternative text are the caller's.
//
// Dates are intervals. A milestone covers all days it may: from the first day of its beginning to
// the last of its end. Where an end is known to no more than a month, that part of the bar is thin;
// a point known so little stands in the middle of a thin bar.
#ifndef RAPPORTEUR_TYPESET_TIMELINE_H
#define RAPPORTEUR_TYPESET_TIMELINE_H

#include "typeset/setting.h"

// The height that the timeline needs at `width`: axis, rows, label of the as-of line and legend.
Len timeline_height(const Setting *setting, Arena *arena, const TimelineBlock *timeline, Len width);
// Draws it into `area`, whose height is by timeline_height, as content of the sink's current
// element (the Figure): sink_content, shapes and lines, sink_end. Texts are set in `arena`, which
// lives until the page is given away.
void timeline_place(const Setting *setting, Arena *arena, Sink *sink, const TimelineBlock *timeline,
                    Rect area);

#endif
