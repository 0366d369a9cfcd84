// SPDX-License-Identifier: MIT
// Dump: a Value tree as text. The tree's depth is bounded by its readers.
#include "read/dump.h"

void dump_quoted(Str text, Buf *out) {
    buf_putc(out, '"');
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.at[i];
        if (c == '"' || c == '\\') buf_putc(out, '\\');
        if (c == '\n')
            buf_put(out, STR("\\n"));
        else if ((unsigned char)c < 0x20)
            buf_printf(out, "\\u%04x", (unsigned)c);
        else
            buf_putc(out, c);
    }
    buf_putc(out, '"');
}

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
    case VALUE_SCALAR: dump_quoted(value->text, out); break;
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
