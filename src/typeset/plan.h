// SPDX-License-Identifier: MIT
// Plan: what a pass over the pages learns: their number, and the page of every destination.
#ifndef RAPPORTEUR_TYPESET_PLAN_H
#define RAPPORTEUR_TYPESET_PLAN_H

#include "base/map.h"
#include "typeset/typeset.h"

struct PagePlan {
    size_t pages;
    Map destinations; // name -> PlannedPage
};

// Notes the destinations among the fragments of a page; names are copied to the arena. The first
// page of a name counts.
void plan_note(PagePlan *plan, Arena *arena, const Page *page);
// The page of a destination; false when it has none.
bool plan_page(const PagePlan *plan, Str destination, size_t *page);

#endif
