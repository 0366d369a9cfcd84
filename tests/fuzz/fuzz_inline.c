// SPDX-License-Identifier: MIT
// Any text as inline text and as prose: places lie inside the source and inside one another's
// order, depth is bounded, and the letters of the text are not lost.
#include <stdlib.h>

#include "base/utf8.h"
#include "read/inline.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { DEPTH_MAX = 40 };

static void check_span(Place place) {
    if (place.span.lo > place.span.hi || place.span.hi > place.source->bytes.n) abort();
}

static void check_inlines(const Inline *first, int depth) {
    if (depth > DEPTH_MAX) abort();
    uint32_t last = 0;
    for (const Inline *i = first; i; i = i->next) {
        check_span(i->place);
        if (i->place.span.lo < last) abort();
        last = i->place.span.lo;
        if (utf8_invalid_at(i->text) != SIZE_MAX) abort();
        if (utf8_invalid_at(i->argument) != SIZE_MAX) abort();
        check_inlines(i->children, depth + 1);
    }
}

static void check_prose(const Prose *first, int depth) {
    if (depth > DEPTH_MAX) abort();
    for (const Prose *p = first; p; p = p->next) {
        check_span(p->place);
        check_inlines(p->inlines, 0);
        check_prose(p->children, depth + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    Arena *arena = arena_new(1 << 12);
    Diag diag;
    diag_init(&diag, arena);
    const Source source = {.path = STR("fuzz"), .bytes = {(const char *)bytes, n}};
    if (utf8_invalid_at(source.bytes) == SIZE_MAX) {
        const Value text = {.style = SCALAR_QUOTED,
                            .clean = true,
                            .text = source.bytes,
                            .place = {&source, {0, (uint32_t)n}, NULL}};
        const Inline *first = inline_read(arena, &text, &diag);
        if (n && !first) abort();
        check_inlines(first, 0);
        inline_plain(arena, first);
        check_prose(markdown_read(arena, &text, &diag), 0);
        for (size_t i = 0; i < diag.findings.n; i++) check_span(diag.findings.at[i].place);
    }
    arena_drop(arena);
    return 0;
}
