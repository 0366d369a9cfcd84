// SPDX-License-Identifier: MIT
// Items: which recommendations a document with `for_each` is made of, and the model of one.
#include "model/items.h"

#include "base/fs.h"
#include "model/bind.h"
#include "model/entities.h"
#include "model/index.h"

static const Record *document_of(const Model *model) {
    return record_child(model->root, STR("document"));
}

static bool is_for_each(const Model *model) {
    return record_string(document_of(model), STR("for_each")).n > 0;
}

static bool meets(const Record *recommendation, const Record *where) {
    static const Str FIELDS[] = {STR_INIT("status"), STR_INIT("review"), STR_INIT("theme"),
                                 STR_INIT("briefing")};
    for (size_t i = 0; where && i < COUNT_OF(FIELDS); i++) {
        const Datum *wanted = record_field(where, FIELDS[i]);
        const Datum *is = record_field(recommendation, FIELDS[i]);
        if (wanted->kind == DATUM_NONE) continue;
        if (is->kind != wanted->kind) return false;
        if (wanted->kind == DATUM_NO_VALUE && is->no_value != wanted->no_value) return false;
        if (wanted->kind == DATUM_REFERENCE && (!is->record || is->record != wanted->record))
            return false;
    }
    return true;
}

static bool is_unique(const Model *model, Str id) {
    const SameId *same = map_lookup(&model->index->recommendations, id);
    return same && !same->next;
}

// "9.1", or "ssr2 9.1" when two reviews have a 9.1.
static Str reference_to(Arena *arena, const Model *model, const Record *recommendation) {
    const Str id = record_string(recommendation, STR("id"));
    if (is_unique(model, id)) return id;
    return str_format(arena, "%.*s %.*s", STR_ARGS(record_string(recommendation, STR("review"))),
                      STR_ARGS(id));
}

static size_t selected(Arena *arena, const Model *model, Str **out) {
    const Datum *table = record_list(model->root, STR("recommendations"));
    const Record *where = record_child(document_of(model), STR("where"));
    Str *items = *out = arena_push(arena, Str, table->n);
    size_t n = 0;
    for (size_t i = 0; i < table->n; i++)
        if (meets(table->items[i].record, where))
            items[n++] = str_copy(arena, reference_to(arena, model, table->items[i].record));
    return n;
}

// Most documents do not say `for_each`: they need not be loaded to know it.
static bool may_have_items(Arena *scratch, const char *document, Diag *diag) {
    const Source *source = source_read(scratch, document, str_of(document), (Place){0}, diag);
    return source && str_find(source->bytes, STR("for_each"), 0) != SIZE_MAX;
}

size_t model_items(Arena *arena, const char *root, const char *document, Str **out) {
    Arena *scratch = arena_new(64 * 1024);
    Diag diag; // what is wrong with the document is said when it is made
    diag_init(&diag, scratch);
    const BindOptions options = {.arena = scratch, .diag = &diag, .root = root, .lang = {0}};
    const bool maybe = may_have_items(scratch, document, &diag);
    const Model *model = maybe ? model_load(&options, document, str_of(document)) : NULL;
    const size_t n = model && is_for_each(model) ? selected(arena, model, out) : 0;
    arena_drop(scratch);
    return n;
}

static void set_item(Binder *binder, const Model *model, const Record *recommendation, Str item) {
    const Record *document = document_of(model);
    const size_t named = entity_field_index(&ENTITY_DOCUMENT, STR("recommendation"));
    Datum *id = record_slot(document, STR("id"));
    *record_slot(document, STR("recommendation")) =
        (Datum){.kind = DATUM_REFERENCE, .string = item, .record = recommendation};
    ((Record *)document)->given &= ~((uint64_t)1 << named); // derived: no rule looks at it
    id->string = str_format(binder->arena, "%.*s-%.*s", STR_ARGS(id->string), STR_ARGS(item));
}

static bool any_is_selected(const Model *model, const Record *where) {
    const Datum *table = record_list(model->root, STR("recommendations"));
    for (size_t i = 0; i < table->n; i++)
        if (meets(table->items[i].record, where)) return true;
    return false;
}

static void report_nothing(Binder *binder, const Record *document, Str item) {
    const Record *where = record_child(document, STR("where"));
    const Datum *status = record_field(where, STR("status"));
    diag_add(binder->diag, SEVERITY_FATAL, "DATA-16", record_place(document, STR("for_each")),
             item.n ? "the document is not made for '%.*s'"
                    : "no recommendation is selected%.*s: there is no document to make",
             STR_ARGS(item));
    if (where) diag_note(binder->diag, where->value->place, "the conditions are here");
    diag_path(binder->diag, STR("document.for_each"));
    if (status->kind == DATUM_REFERENCE && !status->record)
        diag_help(binder->diag, "'%.*s' is no status word", STR_ARGS(status->string));
    else
        diag_help(binder->diag, "correct 'where', or the data it selects from");
}

void choose_item(Binder *binder, const Model *model, Str item) {
    if (!is_for_each(model)) return;
    const Record *document = document_of(model), *where = record_child(document, STR("where"));
    const Record *named = item.n ? index_match(model->index, item, NULL).record : NULL;
    if (named && meets(named, where))
        set_item(binder, model, named, item);
    else if (item.n || !any_is_selected(model, where))
        report_nothing(binder, document, item);
}
