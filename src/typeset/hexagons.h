// SPDX-License-Identifier: MIT
// Hexagon map: a cluster of hexagons for each group, its title above, the legend below.
//
// Structure: the map is one Figure with an alternative text that tells everything, group by group,
// because assistive technology speaks that and skips what is inside (ISO 14289-1, 7.3). What is
// inside is readable all the same, for copying and for reflow: the shapes are the Figure's own
// content; each title is a P, the labels of a group are a P in which every label is a Span whose
// ActualText ends with a separator, so that "16", "14" and "15" never run together.
#ifndef RAPPORTEUR_TYPESET_HEXAGONS_H
#define RAPPORTEUR_TYPESET_HEXAGONS_H

#include "typeset/setting.h"

// The height that the map needs at `width`. It stays within the block's height, or four fifths of
// the theme's text block, by smaller hexagons, and only where these are too many for the theme's
// sizes (some seventy in ten groups on a slide) by texts down to 10 pt. Even then it may be higher.
Len hexagons_height(const Setting *setting, Arena *arena, const HexagonsBlock *map, Len width);
// Draws it into `area`, whose height is by hexagons_height, within the sink's current element (the
// Figure), not between content and end. Texts are set in `arena`, which lives until the page is
// given away.
void hexagons_place(const Setting *setting, Arena *arena, Sink *sink, const HexagonsBlock *map,
                    Rect area);

#endif
