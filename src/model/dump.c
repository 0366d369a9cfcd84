// SPDX-License-Identifier: MIT
// Dump: what the schema made of the data: every field that was given, with its type.
#include "model/dump.h"

#include "base/json.h"

static void dump_record(const Record *record, unsigned depth, Buf *out);

static void put_indent(Buf *out, unsigned depth) {
    for (unsigned i = 0; i < depth; i++) buf_put(out, STR("  "));
}

static void put_date(Date date, Buf *out) {
    int32_t year, month, day;
    date_civil(date.first, &year, &month, &day);
    buf_printf(out, "date %04d-%02d-%02d", year, month, day);
    if (date.first == date.last) return;
    date_civil(date.last, &year, &month, &day);
    buf_printf(out, " to %04d-%02d-%02d", year, month, day);
}

static void put_text(const Inline *inlines, Buf *out) {
    Arena *arena = arena_new(1024);
    buf_put(out, STR("text "));
    json_put_string(out, inline_plain(arena, inlines));
    arena_drop(arena);
}

static void put_no_value(NoValue no_value, Buf *out) {
    static const char *const NAMES[] = {"not applicable", "to be decided", "unknown", "empty",
                                        "nil"};
    _Static_assert(COUNT_OF(NAMES) == NO_VALUE__COUNT, "one name a no-value");
    buf_printf(out, "(%s)", NAMES[no_value]);
}

static void dump_datum(const Datum *datum, unsigned depth, Buf *out);

static void dump_items(const Datum *list, unsigned depth, Buf *out) {
    buf_printf(out, "list of %zu", list->n);
    for (size_t i = 0; i < list->n; i++) {
        buf_putc(out, '\n');
        put_indent(out, depth);
        buf_put(out, STR("- "));
        dump_datum(&list->items[i], depth + 1, out);
    }
}

static void dump_datum(const Datum *datum, unsigned depth, Buf *out) {
    switch (datum->kind) {
    case DATUM_NONE: buf_put(out, STR("none")); break;
    case DATUM_NO_VALUE: put_no_value(datum->no_value, out); break;
    case DATUM_STRING: json_put_string(out, datum->string); break;
    case DATUM_TEXT: put_text(datum->inlines, out); break;
    case DATUM_PROSE: buf_put(out, STR("prose")); break;
    case DATUM_DATE: put_date(datum->date, out); break;
    case DATUM_COUNT: buf_put_int(out, datum->count); break;
    case DATUM_TRUTH: buf_put(out, datum->truth ? STR("yes") : STR("no")); break;
    case DATUM_REFERENCE:
        buf_put(out, datum->record ? STR("-> ") : STR("-> (nothing) "));
        json_put_string(out, datum->string);
        break;
    case DATUM_RECORD: dump_record(datum->record, depth, out); break;
    case DATUM_LIST: dump_items(datum, depth, out); break;
    }
}

static void dump_field(Str name, const Datum *datum, unsigned depth, Buf *out) {
    if (datum->kind == DATUM_NONE) return;
    buf_putc(out, '\n');
    put_indent(out, depth);
    buf_printf(out, "%.*s: ", STR_ARGS(name));
    dump_datum(datum, depth + 1, out);
}

static void dump_record(const Record *record, unsigned depth, Buf *out) {
    buf_put(out, record->entity->name);
    for (size_t i = 0; i < record->entity->n; i++)
        dump_field(record->entity->fields[i].name, &record->fields[i], depth, out);
    for (size_t i = 0; i < record->open.n; i++)
        dump_field(record->open.at[i].key, record->open.at[i].value, depth, out);
}

void model_dump(const Model *model, Buf *out) {
    dump_record(model->root, 1, out);
    buf_putc(out, '\n');
}
