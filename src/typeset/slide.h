// SPDX-License-Identifier: MIT
// Slide: one or more pages of a deck. The body is laid out once to count its parts, then placed
// part by part below the title, which every part repeats: the first time as the heading of the
// slide's Sect, then as a paragraph, since it says which part it is.
#ifndef RAPPORTEUR_TYPESET_SLIDE_H
#define RAPPORTEUR_TYPESET_SLIDE_H

#include "typeset/flow.h"

typedef struct {
    const SlideItem *item;
    Feed feed;
    Flow flow;
    Rect page, block;       // [Len] the whole page, and its text block
    const Element *section; // NULL until the first part is placed
    const Element *inside;  // current where placing stopped
    size_t part, parts;     // part: the next, from 0
    Len height;             // [Len] at most, of a part's body: the parts are of like height
    bool active;            // the next page is one of this slide
} Slide;

// Counts the parts of the slide, to be placed on pages with the text block of `outer`.
void slide_begin(Slide *slide, const Flow *outer, const SlideItem *item);
// Places the next part on page `index`, in the element that is current.
void slide_place(Slide *slide, size_t index);
// Drops what was needed only for the pages that were given.
void slide_release(Slide *slide);

#endif
