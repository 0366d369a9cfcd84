// SPDX-License-Identifier: MIT
// PageRefs: see page_ref.h.
#include "typeset/page_ref.h"

typedef struct {
    size_t number; // as printed; 0: none
} PrintedPage;

static void note_printed(PageRefs *refs, Str destination, size_t number) {
    PrintedPage *printed = map_lookup(&refs->printed, destination);
    if (!printed) {
        printed = arena_push(refs->arena, PrintedPage, 1);
        printed->number = number;
        map_put(refs->arena, &refs->printed, str_copy(refs->arena, destination), printed);
    }
    // A number that changed within a pass was not right both times.
    if (printed->number != number) refs->wanting = true;
}

static void refuse(PageRefs *refs, const TextSpan *span) {
    for (size_t i = 0; i < refs->diag->findings.n; i++) {
        const Finding *made = &refs->diag->findings.at[i];
        if (str_eq(made->code, STR("LAY-12")) &&
            str_find(made->message, span->page_of, 0) != SIZE_MAX)
            return;
    }
    diag_add(refs->diag, SEVERITY_ERROR, "LAY-12", span->place,
             "the page of \"%.*s\" is referred to, but nothing on any page has that name",
             STR_ARGS(span->page_of));
}

// Two digits are the best guess at a number that is not known.
static Str number_of(PageRefs *refs, Arena *arena, const TextSpan *span) {
    size_t page = 0;
    const PagePlan *plan = refs->plan ? refs->plan : refs->learned;
    const bool known = plan && plan_page(plan, span->page_of, &page);
    if (known) {
        note_printed(refs, span->page_of, page + 1);
        return str_format(arena, "%zu", page + 1);
    }
    if (refs->plan)
        refuse(refs, span);
    else
        refs->wanting = true;
    return refs->plan ? STR("?") : STR("00");
}

static bool has_refs(Text text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.at[i].page_of.n) return true;
    return false;
}

Text page_refs_fill(PageRefs *refs, Arena *arena, Text text) {
    if (!refs || !has_refs(text)) return text;
    TextSpan *spans = arena_push(arena, TextSpan, text.n);
    for (size_t i = 0; i < text.n; i++) {
        spans[i] = text.at[i];
        if (spans[i].page_of.n) spans[i].text = number_of(refs, arena, &text.at[i]);
    }
    return (Text){spans, text.n};
}

bool page_refs_are_right(const PageRefs *refs) {
    if (refs->wanting) return false;
    for (size_t i = 0; i < refs->printed.n; i++) {
        const PrintedPage *printed = refs->printed.at[i].value;
        size_t page;
        if (!plan_page(refs->learned, refs->printed.at[i].key, &page)) return false;
        if (page + 1 != printed->number) return false;
    }
    return true;
}
