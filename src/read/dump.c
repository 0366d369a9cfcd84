// SPDX-License-Identifier: MIT
// Dump: a Value tree as text. The tree's depth is bounded by its readers.
#include "read/dump.h"

#include "base/json.h"

static void put_indent(Buf *out, unsigned depth) {
    for (unsigned i = 0; i < depth; i++) buf_put(out, STR("  "));
}

static void put_place(Buf *out, Place place) {
    if (!place.source) return;
    const LineColumn at = source_line_column(place.source, place.span.lo);
    buf_printf(out, "  @%u:%u", at.line, at.column);
}

static void dump_at(const Value *value, unsigned depth, Buf *out);

static void dump_children(const Value *value, unsigned depth, Buf *out) {
    for (size_t i = 0; i < value->n; i++) {
        put_indent(out, depth);
        if (value->kind == VALUE_MAP)
            buf_printf(out, "%.*s: ", STR_ARGS(value->members[i].key));
        else
            buf_put(out, STR("- "));
        dump_at(value->kind == VALUE_MAP ? value->members[i].value : value->items[i], depth + 1,
                out);
    }
}

static void dump_at(const Value *value, unsigned depth, Buf *out) {
    switch (value->kind) {
    case VALUE_SCALAR: json_put_string(out, value->text); break;
    case VALUE_LIST: buf_printf(out, "list of %zu", value->n); break;
    case VALUE_MAP: buf_printf(out, "map of %zu", value->n); break;
    }
    put_place(out, value->place);
    buf_putc(out, '\n');
    if (value->kind != VALUE_SCALAR) dump_children(value, depth, out);
}

void value_dump(const Value *value, Buf *out) {
    dump_at(value, 0, out);
}
