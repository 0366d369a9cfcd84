// SPDX-License-Identifier: MIT
// Figure: places the Figure element of a chart.
#ifndef RAPPORTEUR_TYPESET_FIGURE_H
#define RAPPORTEUR_TYPESET_FIGURE_H

#include "typeset/feed.h"

// Places an ITEM_FIGURE with its top start corner at `at`. `arena` lives as long as the page.
void figure_place(const Setting *setting, Arena *arena, Sink *sink, const Item *item, Point at);

// The room a picture takes within `width` and `height`.
Rect figure_picture_size(const FigureBlock *figure, Len width, Len height);
// Places a picture as a Figure into an area of that size.
void figure_place_picture(Sink *sink, const FigureBlock *figure, Rect area);

#endif
