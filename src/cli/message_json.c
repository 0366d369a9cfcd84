// SPDX-License-Identifier: MIT
// A finding as JSON: one object a line, so that a reader needs no end of the run.
#include "base/json.h"
#include "cli/message_log.h"

static const char *const NAMES[] = {"info", "warning", "error", "fatal", "system"};
_Static_assert(COUNT_OF(NAMES) == SEVERITY__COUNT, "one name a severity");

static void put_given(Buf *out, const char *key, Str text) {
    if (text.n) json_put_member(out, key, text);
}

static void put_place(Buf *out, Place place) {
    if (!place.source) return;
    const LineColumn from = source_line_column(place.source, place.span.lo);
    const LineColumn to = source_line_column(place.source, place.span.hi);
    json_put_member(out, "file", place.source->path);
    json_put_number(out, "line", from.line);
    json_put_number(out, "column", from.column);
    json_put_number(out, "end_line", to.line);
    json_put_number(out, "end_column", to.column);
    if (!place.cell) return;
    json_put_number(out, "row", place.cell->row);
    json_put_member(out, "field", place.cell->column);
}

static void put_note(Buf *out, const DiagNote *note) {
    json_put_comma(out);
    buf_putc(out, '{');
    json_put_member(out, "message", note->text);
    put_place(out, note->place);
    buf_putc(out, '}');
}

void message_json(const Finding *finding, Buf *out) {
    buf_putc(out, '{');
    json_put_member(out, "severity", str_of(NAMES[finding->severity]));
    json_put_member(out, "code", finding->code);
    json_put_member(out, "message", finding->message);
    put_place(out, finding->place);
    put_given(out, "path", finding->path);
    put_given(out, "help", finding->help);
    json_put_key(out, "notes");
    buf_putc(out, '[');
    for (size_t i = 0; i < finding->notes.n; i++) put_note(out, &finding->notes.at[i]);
    buf_put(out, STR("]}\n"));
}
