// SPDX-License-Identifier: MIT
// Only: see only.h.
#include "typeset/only.h"

typedef struct {
    Str name;
    Arena *arena;
    VEC(Str) names; // seen on the way, for the suggestion
} Search;

static const Block *search(Search *in, const Block *blocks, int nesting);

static Str name_of(const Block *block) {
    switch (block->kind) {
    case BLOCK_CHART: return block->chart.name;
    case BLOCK_HEXAGONS: return block->hexagons.name;
    case BLOCK_TIMELINE: return block->timeline.name;
    default: return (Str){0};
    }
}

static bool matches(Search *in, const Block *block) {
    const Str own = name_of(block);
    if (own.n) *vec_push(in->arena, &in->names) = own;
    if (block->id.n) *vec_push(in->arena, &in->names) = block->id;
    return str_eq(in->name, own) || str_eq(in->name, block->id);
}

static const Block *search_list(Search *in, const ListBlock *list, int nesting) {
    const Block *found = NULL;
    for (size_t i = 0; i < list->n && !found; i++)
        found = search(in, list->items[i].children, nesting + 1);
    return found;
}

static const Block *search_columns(Search *in, const ColumnsBlock *columns, int nesting) {
    const Block *found = NULL;
    for (size_t i = 0; i < columns->n && !found; i++)
        found = search(in, columns->columns[i], nesting + 1);
    return found;
}

static const Block *search_terms(Search *in, const DefinitionsBlock *list, int nesting) {
    const Block *found = NULL;
    for (size_t i = 0; i < list->n && !found; i++)
        found = search(in, list->items[i].children, nesting + 1);
    return found;
}

static const Block *search_within(Search *in, const Block *block, int nesting) {
    switch (block->kind) {
    case BLOCK_LIST: return search_list(in, &block->list, nesting);
    case BLOCK_COLUMNS: return search_columns(in, &block->columns, nesting);
    case BLOCK_DEFINITIONS: return search_terms(in, &block->definitions, nesting);
    default: return search(in, block->children, nesting + 1);
    }
}

static const Block *search(Search *in, const Block *blocks, int nesting) {
    if (nesting > 64) return NULL; // refused when it is expanded
    for (const Block *block = blocks; block; block = block->next) {
        if (matches(in, block)) return block;
        const Block *found = search_within(in, block, nesting);
        if (found) return found;
    }
    return NULL;
}

const Block *only_find(const Block *blocks, Str name, Arena *arena, Diag *diag) {
    Search in = {.name = name, .arena = arena};
    const Block *found = search(&in, blocks, 0);
    if (found) return found;
    diag_add(diag, SEVERITY_FATAL, "LAY-05", (Place){0},
             "no chart and no block of the document is named \"%.*s\"", STR_ARGS(name));
    const Str near = diag_did_you_mean(name, in.names.at, in.names.n);
    if (near.n) diag_help(diag, "did you mean \"%.*s\"?", STR_ARGS(near));
    return NULL;
}
