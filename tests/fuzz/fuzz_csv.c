// SPDX-License-Identifier: MIT
// Any bytes as CSV: the scan that finds places must stay in step with libcsv.
#include <stdlib.h>

#include "base/utf8.h"
#include "read/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check_span(Place place) {
    if (place.span.lo > place.span.hi || place.span.hi > place.source->bytes.n) abort();
}

// Undoing the doubled quotes of the source gives the text that libcsv gave.
static void check_cell(const Value *cell) {
    check_span(cell->place);
    const Str written =
        str_slice(cell->place.source->bytes, cell->place.span.lo, cell->place.span.hi);
    size_t at = 0;
    for (size_t i = 0; i < written.n; i++, at++) {
        if (at >= cell->text.n || written.at[i] != cell->text.at[at]) abort();
        if (written.at[i] == '"') i++;
    }
    if (at != cell->text.n) abort();
}

static void check_value(const Value *value) {
    if (value->kind == VALUE_SCALAR) {
        check_cell(value);
        return;
    }
    for (size_t i = 0; i < value->n; i++)
        check_value(value->kind == VALUE_MAP ? value->members[i].value : value->items[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    Arena *arena = arena_new(1 << 12);
    Diag diag;
    diag_init(&diag, arena);
    const Source source = {.path = STR("fuzz"), .bytes = {(const char *)bytes, n}};
    if (utf8_invalid_at(source.bytes) == SIZE_MAX) {
        const Value *rows = csv_read(arena, &source, &diag);
        if (rows) check_value(rows);
        if (!rows && !diag_is_fatal(&diag)) abort();
        for (size_t i = 0; i < diag.findings.n; i++) check_span(diag.findings.at[i].place);
    }
    arena_drop(arena);
    return 0;
}
