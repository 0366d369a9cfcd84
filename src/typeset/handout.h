// SPDX-License-Identifier: MIT
// Handout: two or three slides on a sheet of A4, in their order, with ruled lines for notes. A
// slide is laid out as ever; its fragments are then made smaller, so that devices know nothing of
// it: text stays text, links stay links.
#ifndef RAPPORTEUR_TYPESET_HANDOUT_H
#define RAPPORTEUR_TYPESET_HANDOUT_H

#include "typeset/setting.h"

typedef struct {
    const Setting *setting;
    unsigned per_sheet; // 2 or 3; 0: no handout
    unsigned placed;    // slides on the sheet
    size_t from;        // first fragment of the slide under construction
    size_t sheet;       // index of the sheet under construction
    size_t sheets;
} Handout;

// The size of a sheet.
#define HANDOUT_WIDTH  LEN(595.276)
#define HANDOUT_HEIGHT LEN(841.89)

// For so many slides.
void handout_init(Handout *handout, const Setting *setting, unsigned per_sheet, size_t slides);
// The slide's fragments begin here.
void handout_begin_slide(Handout *handout, const Sink *sink);
// Moves the slide to its place on the sheet, with lines for notes. True when the sheet is full.
bool handout_end_slide(Handout *handout, Sink *sink);
// Head and foot of the sheet; another one may follow.
void handout_end_sheet(Handout *handout, Sink *sink);

#endif
