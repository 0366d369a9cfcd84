// SPDX-License-Identifier: MIT
// Canonical: walks the records; what was given is written as it was written, in its full form.
#include "model/canonical.h"

#include "base/fs.h"
#include "model/bind.h"
#include "model/entities.h"

typedef struct {
    const Model *model;
    Buf *out;
} Writer;

enum { STEP = 2 }; // blanks of one level

static void put_record(const Writer *w, const Record *record, size_t indent);

static void put_blanks(const Writer *w, size_t n) {
    for (size_t i = 0; i < n; i++) buf_putc(w->out, ' ');
}

static void put_text(const Writer *w, Str text, size_t indent) {
    yaml_put_scalar(text, indent, w->out);
}

// A tree as it was read: prose in its forms.
static void put_value(const Writer *w, const Value *value, size_t indent) {
    if (value->kind == VALUE_SCALAR) {
        put_text(w, value->text, indent);
        return;
    }
    if (value->n == 0) buf_put(w->out, value->kind == VALUE_LIST ? STR("[]") : STR("{}"));
    for (size_t i = 0; i < value->n; i++) {
        if (i > 0) put_blanks(w, indent);
        const bool list = value->kind == VALUE_LIST;
        const Value *child = list ? value->items[i] : value->members[i].value;
        if (list) {
            buf_put(w->out, STR("- "));
        } else {
            put_text(w, value->members[i].key, indent);
            buf_put(w->out, STR(": "));
        }
        const bool below = !list && child->kind != VALUE_SCALAR && child->n > 0;
        if (below) {
            buf_putc(w->out, '\n');
            put_blanks(w, indent + STEP);
        }
        put_value(w, child, indent + STEP);
        if (i + 1 < value->n) buf_putc(w->out, '\n');
    }
}

static void put_datum(const Writer *w, const Datum *datum, size_t indent);

Str canonical_edition(Arena *arena, Str file) {
    return str_format(arena, CANONICAL_PREVIOUS "%.*s", STR_ARGS(fs_base_name(file)));
}

static void put_items(const Writer *w, const Datum *list, size_t indent) {
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].kind == DATUM_NONE) continue;
        if (n++) {
            buf_putc(w->out, '\n');
            put_blanks(w, indent);
        }
        buf_put(w->out, STR("- "));
        put_datum(w, &list->items[i], indent + STEP);
    }
    if (n == 0) buf_put(w->out, STR("[]"));
}

static void put_datum(const Writer *w, const Datum *datum, size_t indent) {
    switch (datum->kind) {
    case DATUM_NONE: break;
    case DATUM_COUNT: buf_put_int(w->out, datum->count); break;
    case DATUM_TRUTH: buf_put(w->out, datum->truth ? STR("yes") : STR("no")); break;
    case DATUM_RECORD: put_record(w, datum->record, indent); break;
    case DATUM_LIST: put_items(w, datum, indent); break;
    case DATUM_STRING:
    case DATUM_REFERENCE: put_text(w, datum->string, indent); break;
    case DATUM_DATE: buf_put(w->out, datum->value->text); break;
    case DATUM_NO_VALUE:
    case DATUM_TEXT:
    case DATUM_PROSE: put_value(w, datum->value, indent); break;
    }
}

static bool is_published(const Field *field) {
    return field->type != FIELD_WAIVERS && field->entity != &ENTITY_STATED &&
           !str_eq(field->name, STR("because"));
}

static bool is_for_each(const Record *record) {
    return record->entity == &ENTITY_DOCUMENT && record_string(record, STR("for_each")).n;
}

// One document of many is written as itself: about its recommendation, for no other.
static bool is_written(const Record *record, size_t index) {
    const Field *field = &record->entity->fields[index];
    const Datum *datum = &record->fields[index];
    if (datum->kind == DATUM_NONE || !is_published(field)) return false;
    const bool given = record->given >> index & 1;
    if (!is_for_each(record)) return given;
    if (str_eq(field->name, STR("recommendation"))) return true;
    return given && !str_eq(field->name, STR("for_each")) && !str_eq(field->name, STR("where"));
}

// Lists and maps begin on the next line, indented.
static bool stands_below(const Datum *datum) {
    const Value *value = datum->value;
    if (datum->kind == DATUM_LIST) return datum->n > 0;
    if (datum->kind == DATUM_RECORD) return true;
    return datum->kind == DATUM_PROSE && value->kind != VALUE_SCALAR && value->n > 0;
}

static void put_key(const Writer *w, Str key, size_t indent, size_t *n) {
    if ((*n)++) {
        buf_putc(w->out, '\n');
        put_blanks(w, indent);
    }
    yaml_put_scalar(key, indent, w->out);
    buf_putc(w->out, ':');
}

static bool names_pdf(const Record *record, Str key, const Datum *datum) {
    return record->entity == &ENTITY_PREVIOUS && str_eq(key, STR("file")) &&
           datum->kind == DATUM_STRING && edition_is_pdf(datum->string);
}

static void put_member(const Writer *w, Str key, const Datum *datum, size_t indent, size_t *n) {
    put_key(w, key, indent, n);
    if (stands_below(datum)) {
        buf_putc(w->out, '\n');
        put_blanks(w, indent + STEP);
    } else {
        buf_putc(w->out, ' ');
    }
    put_datum(w, datum, indent + STEP);
}

// The edition's own language: its words are in place of the original's.
static void put_language(const Writer *w, size_t indent, size_t *n) {
    put_key(w, STR("lang"), indent, n);
    buf_putc(w->out, ' ');
    put_text(w, w->model->lang, indent);
}

// The data of a PDF goes with that of the document that was compared with it.
static void put_edition(const Writer *w, Str file, size_t indent, size_t *n) {
    put_key(w, STR("file"), indent, n);
    buf_putc(w->out, ' ');
    put_text(w, canonical_edition(w->model->arena, file), indent);
}

static void put_record(const Writer *w, const Record *record, size_t indent) {
    const bool is_document = record->entity == &ENTITY_DOCUMENT;
    size_t n = 0;
    for (size_t i = 0; i < record->entity->n; i++) {
        const Str name = record->entity->fields[i].name;
        if (is_document && str_eq(name, STR("lang")))
            put_language(w, indent, &n);
        else if (names_pdf(record, name, &record->fields[i]))
            put_edition(w, record->fields[i].string, indent, &n);
        else if (is_written(record, i))
            put_member(w, name, &record->fields[i], indent, &n);
    }
    for (size_t i = 0; i < record->open.n; i++)
        put_member(w, record->open.at[i].key, record->open.at[i].value, indent, &n);
    if (n == 0) buf_put(w->out, STR("{}"));
}

void model_canonical(const Model *model, Buf *out) {
    put_record(&(Writer){model, out}, model->root, 0);
    buf_putc(out, '\n');
}
