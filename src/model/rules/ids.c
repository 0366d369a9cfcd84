// SPDX-License-Identifier: MIT
// ID-01: an id stands for one record of its list; for a recommendation, of its review.
#include "model/entities.h"
#include "model/index.h"
#include "model/rules/checks.h"
#include "model/rules/rows.h"

typedef struct {
    const Model *model;
    Diag *diag;
} IdCheck;

static void report(const IdCheck *check, const Record *first, const Record *second) {
    const Str id = record_string(second, STR("id"));
    diag_add(check->diag, SEVERITY_ERROR, "ID-01", record_place(second, STR("id")),
             "the id '%.*s' is used twice for a %.*s", STR_ARGS(id),
             STR_ARGS(second->entity->name));
    diag_note(check->diag, record_place(first, STR("id")), "it is used here already");
    check_path(check->diag, second, STR("id"));
    diag_help(check->diag, "give one of the two another id, or remove it");
}

// The index keeps the first record of each id: another one with that id comes second.
static const Record *indexed(const ModelIndex *index, const Record *record) {
    const Str id = record_string(record, STR("id"));
    if (record->entity != &ENTITY_RECOMMENDATION) return index_lookup(index, record->entity, id);
    return index_match(index, id, record_child(record, STR("review"))).record;
}

static void check_indexed(const IdCheck *check, const Datum *list) {
    for (size_t i = 0; i < list->n; i++) {
        const Record *record = list->items[i].record;
        const Record *first = indexed(check->model->index, record);
        if (first && first != record) report(check, first, record);
    }
}

// Items are known only below their recommendation. Their number is the writer's: so a map.
static void check_items(const IdCheck *check, const Datum *list) {
    Map seen = {0};
    Arena *scratch = arena_new(4096);
    for (size_t i = 0; i < list->n; i++) {
        const Record *item = list->items[i].record;
        const Str id = record_string(item, STR("id"));
        const Record *first = id.n ? map_put(scratch, &seen, id, (void *)item) : NULL;
        if (first) report(check, first, item);
    }
    arena_drop(scratch);
}

static void check_item_lists(void *self, const Record *record) {
    const bool has_items =
        record->entity == &ENTITY_RECOMMENDATION || record->entity == &ENTITY_ITEM;
    const Datum *items = has_items ? record_list(record, STR("items")) : NULL;
    if (items && items->n > 1) check_items(self, items);
}

void check_ids(const Model *model, Diag *diag) {
    IdCheck check = {model, diag};
    const Record *root = model->root, *vocabulary = record_child(root, STR("vocab"));
    for (size_t i = 0; i < root->entity->n; i++) {
        const Datum *list = &root->fields[i];
        const bool records = list->kind == DATUM_LIST && list->n && root->entity->fields[i].entity;
        const Entity *entity = records ? root->entity->fields[i].entity : NULL;
        if (entity && entity_field_index(entity, STR("id")) != SIZE_MAX)
            check_indexed(&check, list);
    }
    check_indexed(&check, record_list(vocabulary, STR("status")));
    check_indexed(&check, record_list(vocabulary, STR("briefing")));
    check_series(model, diag);
    model_visit(&(Visitor){.record = check_item_lists, .self = &check}, root);
}
