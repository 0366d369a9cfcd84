// SPDX-License-Identifier: MIT
// Furniture: running head and foot of a page, as pagination artifacts.
#ifndef RAPPORTEUR_TYPESET_FURNITURE_H
#define RAPPORTEUR_TYPESET_FURNITURE_H

#include "typeset/setting.h"

// The texts that are the same on every page, set once.
typedef struct {
    const Setting *setting;
    SetText head_start, head_end, foot_start;
    Len x, width, head_end_width; // [Len] of the text block, and of the end part of the head
} PageFurniture;

void furniture_init(PageFurniture *furniture, const Setting *setting, Arena *arena);
// Head and foot, without the page number.
void furniture_place(const PageFurniture *furniture, Sink *sink);
// "Page 3 of 12" at the end of the foot; `page` counts from 1. Set in `arena`.
void furniture_place_number(const PageFurniture *furniture, Sink *sink, Arena *arena, size_t page,
                            size_t pages);

#endif
