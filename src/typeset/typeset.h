// SPDX-License-Identifier: MIT
// Typeset: a composition to pages, pulled one at a time; memory does not grow with the pages.
#ifndef RAPPORTEUR_TYPESET_TYPESET_H
#define RAPPORTEUR_TYPESET_TYPESET_H

#include "base/diag.h"
#include "compose/block.h"
#include "text/paragraph.h"
#include "typeset/page.h"

typedef struct Typesetter Typesetter;

// What a first pass learned: how many pages, and the page of each named destination and heading.
typedef struct PagePlan PagePlan;

typedef struct {
    const Composition *composition;
    TextEngine *engine;
    Arena *arena; // of the job: elements, destinations
    Diag *diag;
    const PagePlan *plan; // NULL: pages stream; contents pages and page numbers come late
    Str only;             // name of the one block to set on a page of its own size, or empty
    // Slides on a sheet of A4: 2 or 3; 0: each on a page of its own. With a plan, that of the
    // slides.
    unsigned handout;
} TypesetOptions;

Typesetter *typesetter_new(const TypesetOptions *options);
void typesetter_drop(Typesetter *typesetter);
// The next page, or NULL at the end or after a fatal finding. It holds until the next call.
// Without a plan: body pages first, in order, with the index they will have; then the contents
// pages; then additions with "Page N of M". With a plan: all in order, complete.
const Page *typesetter_next(Typesetter *typesetter);
// After the last page: false when a page number in the text was not known or not right, and another
// pass with the plan of this one is needed.
bool typesetter_is_settled(const Typesetter *typesetter);
// After the last page: what a second pass needs. In the job's arena.
const PagePlan *typesetter_plan(const Typesetter *typesetter);

#endif
