// SPDX-License-Identifier: MIT
// Chart: stacked vertical bars with axis, ticks, labels and legend, as vector fragments.
// The caption above, the note below and the Figure element are the caller's.
#ifndef RAPPORTEUR_TYPESET_CHART_H
#define RAPPORTEUR_TYPESET_CHART_H

#include "typeset/setting.h"

// The height that the chart needs at `width`: plot, axis labels and legend.
Len chart_height(const Setting *setting, Arena *arena, const ChartBlock *chart, Len width);
// Draws it into `area`, whose size is `width` by chart_height, as content of the sink's current
// element (the Figure): sink_content, boxes, rules and lines, sink_end. Texts are set in `arena`,
// which lives until the page is given away.
void chart_place(const Setting *setting, Arena *arena, Sink *sink, const ChartBlock *chart,
                 Rect area);

#endif
