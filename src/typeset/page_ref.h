// SPDX-License-Identifier: MIT
// PageRefs: the page numbers that stand in the text ("on page 4"). Those of pages that are done are
// known; a forward one is known only to a second pass, with the plan of the first. Numbers differ
// in width, so that a pass may move what it printed the page of: passes are made until every number
// was right.
#ifndef RAPPORTEUR_TYPESET_PAGE_REF_H
#define RAPPORTEUR_TYPESET_PAGE_REF_H

#include "typeset/plan.h"

typedef struct PageRefs {
    Arena *arena; // of the job
    Diag *diag;
    const PagePlan *plan;    // of an earlier pass, or NULL
    const PagePlan *learned; // of this one
    Map printed;             // destination -> PrintedPage
    bool wanting;            // a number was not known
} PageRefs;

// The text with the numbers in place of what stands there, in `arena`; the same when it has none.
// With a plan, a destination that no page has is the error LAY-12.
Text page_refs_fill(PageRefs *refs, Arena *arena, Text text);
// At the end of a pass: every number that was printed is right.
bool page_refs_are_right(const PageRefs *refs);

#endif
