// SPDX-License-Identifier: MIT
// Index: one map for each entity that references name; of two records with one id the first counts
// (rule ID-01 complains of the second).
#include "model/index.h"

#include "model/entities.h"

static const struct {
    const Entity *entity;
    Str field; // of the root, or of vocab
    bool in_vocabulary;
} LISTS[] = {
    {&ENTITY_ORGANISATION, STR_INIT("organisations"), false},
    {&ENTITY_PERSON, STR_INIT("people"), false},
    {&ENTITY_GROUP, STR_INIT("groups"), false},
    {&ENTITY_EVENT, STR_INIT("events"), false},
    {&ENTITY_THEME, STR_INIT("themes"), false},
    {&ENTITY_DOMAIN, STR_INIT("domains"), false},
    {&ENTITY_PERIOD, STR_INIT("periods"), false},
    {&ENTITY_REVIEW, STR_INIT("reviews"), false},
    {&ENTITY_BRIEFING, STR_INIT("briefing"), true},
};
_Static_assert(COUNT_OF(LISTS) == INDEX_ENTITIES, "one map a row");

static size_t row_of(const Entity *entity) {
    for (size_t i = 0; i < INDEX_ENTITIES; i++)
        if (LISTS[i].entity == entity) return i;
    return SIZE_MAX;
}

static void add_to(Arena *arena, Map *map, const Record *record) {
    const Str id = record_string(record, STR("id"));
    if (!map_lookup(map, id)) map_put(arena, map, id, (void *)record);
}

void index_add(Arena *arena, ModelIndex *index, const Record *record) {
    add_to(arena, &index->by_id[row_of(record->entity)], record);
}

void index_add_lists(Arena *arena, ModelIndex *index, const Record *root) {
    const Record *vocabulary = record_child(root, STR("vocab"));
    for (size_t i = 0; i < INDEX_ENTITIES; i++) {
        const Record *holder = LISTS[i].in_vocabulary ? vocabulary : root;
        const Datum *list = record_list(holder, LISTS[i].field);
        for (size_t k = 0; k < list->n; k++) add_to(arena, &index->by_id[i], list->items[k].record);
    }
    index->statuses = record_list(vocabulary, STR("status"));
}

static bool is_same_review(const SameId *same, const Record *review) {
    for (; same; same = same->next)
        if (record_child(same->recommendation, STR("review")) == review) return true;
    return false;
}

void index_add_recommendations(Arena *arena, ModelIndex *index, const Record *root) {
    const Datum *list = record_list(root, STR("recommendations"));
    for (size_t i = 0; i < list->n; i++) {
        const Record *recommendation = list->items[i].record;
        const Str id = record_string(recommendation, STR("id"));
        SameId *first = map_lookup(&index->recommendations, id);
        if (first && is_same_review(first, record_child(recommendation, STR("review")))) continue;
        SameId *same = arena_push(arena, SameId, 1);
        *same = (SameId){recommendation, first ? first->next : NULL};
        if (first)
            first->next = same;
        else
            map_put(arena, &index->recommendations, id, same);
    }
}

static const Record *lookup_party(const ModelIndex *index, Str id) {
    const Entity *const PARTIES[] = {&ENTITY_PERSON, &ENTITY_GROUP, &ENTITY_ORGANISATION};
    for (size_t i = 0; i < COUNT_OF(PARTIES); i++) {
        const Record *record = map_lookup(&index->by_id[row_of(PARTIES[i])], id);
        if (record) return record;
    }
    return NULL;
}

const Record *index_lookup(const ModelIndex *index, const Entity *entity, Str id) {
    const Record *variant = NULL;
    if (entity == &ENTITY_PARTY) return lookup_party(index, id);
    if (entity == &ENTITY_STATUS) return index_status(index, id, &variant);
    if (entity == &ENTITY_RECOMMENDATION) return index_match(index, id, NULL).record;
    const size_t row = row_of(entity);
    return row == SIZE_MAX ? NULL : map_lookup(&index->by_id[row], id);
}

static size_t add_ids(const Map *map, Str *ids, size_t n, size_t limit) {
    for (size_t i = 0; i < map->n && n < limit; i++) ids[n++] = map->at[i].key;
    return n;
}

size_t index_ids(Arena *arena, const ModelIndex *index, const Entity *entity, size_t limit,
                 Str **out) {
    Str *ids = *out = arena_push(arena, Str, limit);
    size_t n = 0;
    if (entity == &ENTITY_RECOMMENDATION) return add_ids(&index->recommendations, ids, 0, limit);
    for (size_t i = 0; entity == &ENTITY_PARTY && i < 3; i++)
        n = add_ids(&index->by_id[i], ids, n, limit);
    const size_t row = row_of(entity);
    return row == SIZE_MAX ? n : add_ids(&index->by_id[row], ids, n, limit);
}

static bool names_review(const Record *review, Str word) {
    return str_eq_ascii_fold(record_string(review, STR("id")), word) ||
           str_eq_ascii_fold(record_string(review, STR("short")), word);
}

static const Record *review_named(const ModelIndex *index, Str word) {
    const Map *reviews = &index->by_id[row_of(&ENTITY_REVIEW)];
    for (size_t i = 0; i < reviews->n; i++)
        if (names_review(reviews->at[i].value, word)) return reviews->at[i].value;
    return NULL;
}

static const Record *in_review(const SameId *same, const Record *review) {
    for (; same; same = same->next)
        if (record_child(same->recommendation, STR("review")) == review)
            return same->recommendation;
    return NULL;
}

// "WS2 2.3": a review's id or short name (it may hold blanks itself), a blank, an id.
static RecommendationMatch match_qualified(const ModelIndex *index, Str reference) {
    bool known = false;
    const size_t first = str_find_char(reference, ' ', 0);
    for (size_t at = first; at != SIZE_MAX; at = str_find_char(reference, ' ', at + 1)) {
        const Record *review = review_named(index, str_slice(reference, 0, at));
        const Str id = str_trim(str_slice(reference, at, reference.n));
        if (!review) continue;
        known = true;
        const Record *found = in_review(map_lookup(&index->recommendations, id), review);
        if (found) return (RecommendationMatch){.record = found};
    }
    return (RecommendationMatch){.names_other_review = first != SIZE_MAX && !known};
}

RecommendationMatch index_match(const ModelIndex *index, Str reference, const Record *review) {
    const SameId *same = map_lookup(&index->recommendations, reference);
    if (!same) return match_qualified(index, reference);
    const Record *near = review ? in_review(same, review) : NULL;
    if (near) return (RecommendationMatch){.record = near};
    if (!same->next) return (RecommendationMatch){.record = same->recommendation};
    return (RecommendationMatch){.other = same->next->recommendation};
}

const Record *review_around(const Record *record) {
    for (; record; record = record->owner) {
        if (record->entity == &ENTITY_REVIEW) return record;
        if (record->entity == &ENTITY_RECOMMENDATION) return record_child(record, STR("review"));
    }
    return NULL;
}

static char folded(char c) {
    if (c == ' ' || c == '_') return '-';
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_variant(Str a, Str b) {
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (folded(a.at[i]) != folded(b.at[i])) return false;
    return true;
}

const Record *index_status(const ModelIndex *index, Str word, const Record **variant) {
    *variant = NULL;
    for (size_t i = 0; i < index->statuses->n; i++) {
        const Record *status = index->statuses->items[i].record;
        const Str id = record_string(status, STR("id"));
        if (str_eq(id, word)) return status;
        if (*variant) continue;
        if (is_variant(id, word) || is_variant(record_string(status, STR("label")), word))
            *variant = status;
    }
    return NULL;
}
