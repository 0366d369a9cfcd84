// SPDX-License-Identifier: MIT
// Shared: members added to the tree before it is bound, so that nothing after it need know.
#include "model/shared.h"

#include "model/abbreviations.h"
#include "model/desugar_parts.h"

static Str text_of(const Value *map, Str key) {
    const Value *value = value_member(map, key);
    return value && value->kind == VALUE_SCALAR ? value->text : (Str){0};
}

static const Value *list_of(const Value *map, Str key) {
    const Value *list = value_member(map, key);
    return list && list->kind == VALUE_LIST ? list : NULL;
}

// The map with more items at the end of a list of it.
static const Value *with_items(Arena *arena, const Value *map, Str key, const Value *const *more,
                               size_t n) {
    const Value *list = list_of(map, key);
    const size_t before = list ? list->n : 0;
    const Value **items = arena_push(arena, const Value *, before + n);
    for (size_t i = 0; i < before; i++) items[i] = list->items[i];
    for (size_t i = 0; i < n; i++) items[before + i] = more[i];
    const Value *origin = list ? list : more[0];
    return desugar_with(arena, map, key, desugar_list(arena, origin, items, before + n));
}

static const Value *id_of_organisation(const Value *organisations, Str name) {
    static const Str KEYS[] = {STR_INIT("id"), STR_INIT("name"), STR_INIT("short")};
    for (size_t i = 0; organisations && i < organisations->n; i++)
        for (size_t k = 0; name.n && k < COUNT_OF(KEYS); k++)
            if (str_eq(text_of(organisations->items[i], KEYS[k]), name))
                return value_member(organisations->items[i], STR("id"));
    return NULL;
}

static const Value *lay_publisher(Arena *arena, const Value *tree, const Value *organisation) {
    const Value *document = value_member(tree, STR("document"));
    if (!document || document->kind != VALUE_MAP) return tree;
    const bool says = organisation && (organisation->kind == VALUE_MAP || organisation->text.n);
    if (!says || value_member(document, STR("publisher"))) return tree;
    const bool plain = organisation->kind == VALUE_SCALAR;
    const Str name = plain ? organisation->text : (Str){0};
    const Value *id = id_of_organisation(list_of(tree, STR("organisations")), name);
    if (!id) {
        id = desugar_scalar(arena, organisation, plain ? name : STR("organisation"));
        const Str keys[] = {STR("id"), STR("name")};
        const Value *added = desugar_map(arena, organisation, keys,
                                         (const Value *const[]){id, organisation}, COUNT_OF(keys));
        tree = with_items(arena, tree, STR("organisations"), &added, 1);
    }
    document = desugar_with(arena, document, STR("publisher"), id);
    return desugar_with(arena, tree, STR("document"), document);
}

static bool is_defined(const Value *list, Str text) {
    for (size_t i = 0; list && i < list->n; i++)
        if (str_eq(text_of(list->items[i], STR("short")), text)) return true;
    return false;
}

// The forms of those that the document does not explain itself.
static const Abbreviations *foreign_forms(Arena *arena, const Value *own, const Value *list) {
    Abbreviation *forms = arena_push(arena, Abbreviation, 2 * list->n);
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        const Str text = text_of(list->items[i], STR("short"));
        if (text.n == 0 || is_defined(own, text)) continue;
        forms[n++] = (Abbreviation){.text = text, .item = i};
        if (value_member(list->items[i], STR("plural")))
            forms[n++] =
                (Abbreviation){.text = str_format(arena, "%.*ss", STR_ARGS(text)), .item = i};
    }
    return abbreviations_new(arena, forms, n);
}

// Only those that it uses: the others would be published with its data for nothing.
static const Value *lay_abbreviations(Arena *arena, const Value *tree, const Value *list) {
    const Str key = STR("abbreviations");
    if (!list || list->kind != VALUE_LIST || list->n == 0) return tree;
    const Value *own = value_member(tree, key);
    if (own && own->kind != VALUE_LIST) return tree; // wrong, which is said later
    bool *used = arena_push(arena, bool, list->n);
    abbreviations_note_used(foreign_forms(arena, own, list), tree, used);
    const Value **more = arena_push(arena, const Value *, list->n);
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (used[i]) more[n++] = list->items[i];
    return n ? with_items(arena, tree, key, more, n) : tree;
}

const Value *shared_lay(Arena *arena, const Value *tree, const Value *shared) {
    if (!shared || tree->kind != VALUE_MAP) return tree;
    tree = lay_publisher(arena, tree, value_member(shared, STR("organisation")));
    return lay_abbreviations(arena, tree, value_member(shared, STR("abbreviations")));
}
