// SPDX-License-Identifier: MIT
// Any bytes as YAML: no crash, no leak, every place inside the source, and every scalar found
// again.
#include <stdlib.h>

#include "base/utf8.h"
#include "read/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check_span(Place place) {
    if (!place.source) return;
    if (place.span.lo > place.span.hi || place.span.hi > place.source->bytes.n) abort();
}

static void check_scalar(const Value *scalar) {
    const size_t n = scalar->text.n;
    const size_t steps[] = {0, n / 3, n / 2, n};
    for (size_t i = 0; i + 1 < COUNT_OF(steps); i++)
        check_span(value_place_at(scalar, steps[i], steps[i + 1]));
}

// Shared parts are visited once for each use, up to a budget.
static void check_value(const Value *value, size_t *budget) {
    if (*budget == 0) return;
    --*budget;
    check_span(value->place);
    if (value->kind == VALUE_SCALAR) check_scalar(value);
    for (size_t i = 0; i < value->n; i++) {
        if (value->kind == VALUE_MAP) check_span(value->members[i].key_place);
        check_value(value->kind == VALUE_MAP ? value->members[i].value : value->items[i], budget);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    Arena *arena = arena_new(1 << 12);
    Diag diag;
    diag_init(&diag, arena);
    const Source source = {.path = STR("fuzz"), .bytes = {(const char *)bytes, n}};
    if (utf8_invalid_at(source.bytes) == SIZE_MAX) {
        const Value *root = yaml_read(arena, &source, &diag);
        size_t budget = 10000;
        if (root) check_value(root, &budget);
        if (!root && !diag_is_fatal(&diag)) abort();
        for (size_t i = 0; i < diag.findings.n; i++) {
            check_span(diag.findings.at[i].place);
            for (size_t k = 0; k < diag.findings.at[i].notes.n; k++)
                check_span(diag.findings.at[i].notes.at[k].place);
        }
    }
    arena_drop(arena);
    return 0;
}
