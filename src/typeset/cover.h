// SPDX-License-Identifier: MIT
// Cover: the first page of a report, without furniture. Its title is a paragraph, not a heading:
// the headings of the sections are H1, and a title above them would make them H2 or leave a gap.
#ifndef RAPPORTEUR_TYPESET_COVER_H
#define RAPPORTEUR_TYPESET_COVER_H

#include "typeset/feed.h"

// Whether the cover has room on a page by itself.
bool cover_fits(const Setting *setting, Arena *arena, const CoverBlock *cover, Len width,
                Len height);
// Places the cover into the text block, where it fits.
void cover_place(const Setting *setting, Arena *arena, Sink *sink, const CoverBlock *cover,
                 Rect block);
// The texts of the cover as items, for a page without enough room.
void cover_expand(Feed *feed, const CoverBlock *cover, const Frame *frame);

#endif
