// SPDX-License-Identifier: MIT
// DisplayList: a page recorded once, in visual coordinates, to be replayed to any device.
#ifndef RAPPORTEUR_PAINT_DISPLAY_LIST_H
#define RAPPORTEUR_PAINT_DISPLAY_LIST_H

#include "paint/device.h"

typedef struct DisplayList DisplayList;

// Records a page: mirrors it when it is right to left (here and nowhere else), turns boxes into
// paths and patterns into clipped lines. In `arena`; borrows glyph runs from the page.
const DisplayList *paint_page(Arena *arena, const Page *page);
// Plays the list to a device as one page, from begin_page to end_page. False when the device
// failed.
bool display_list_replay(const DisplayList *list, Device *device);

#endif
