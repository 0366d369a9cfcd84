// SPDX-License-Identifier: MIT
// SlideHead: kicker, title, subtitle and accent rule of a slide, and the tint behind a title slide.
#ifndef RAPPORTEUR_TYPESET_SLIDE_HEAD_H
#define RAPPORTEUR_TYPESET_SLIDE_HEAD_H

#include "typeset/slide.h"

typedef struct {
    SetText kicker, title, subtitle;
    Str words; // of the title
    Len top;   // [Len] from the top of the text block to the first text
    Len body;  // [Len] and to the body
} SlideHead;

// The head of one part, set in `arena`.
SlideHead slide_head_set(const Slide *slide, Arena *arena, size_t part, size_t parts);
void slide_head_place(const Slide *slide, const SlideHead *head, size_t part);

#endif
