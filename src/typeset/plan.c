// SPDX-License-Identifier: MIT
// Plan: the page of every destination; see plan.h.
#include "typeset/plan.h"

typedef struct {
    size_t page;
} PlannedPage;

void plan_note(PagePlan *plan, Arena *arena, const Page *page) {
    for (size_t i = 0; i < page->n; i++) {
        const Fragment *fragment = &page->fragments[i];
        if (fragment->kind != FRAGMENT_DESTINATION) continue;
        if (map_lookup(&plan->destinations, fragment->name)) continue;
        PlannedPage *planned = arena_push(arena, PlannedPage, 1);
        planned->page = page->index;
        map_put(arena, &plan->destinations, str_copy(arena, fragment->name), planned);
    }
}

bool plan_page(const PagePlan *plan, Str destination, size_t *page) {
    const PlannedPage *planned = map_lookup(&plan->destinations, destination);
    if (planned) *page = planned->page;
    return planned != NULL;
}
