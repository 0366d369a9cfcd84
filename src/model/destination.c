// SPDX-License-Identifier: MIT
// Destinations: names by which links, also from other documents, reach a recommendation.
#include "model/derive.h"
#include "model/index.h"

static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.';
}

static char *put_safe(char *to, Str part) {
    for (size_t i = 0; i < part.n; i++) *to++ = is_plain(part.at[i]) ? part.at[i] : '_';
    return to;
}

// "rec-REVIEW-ID"; without printf, for it is made for each row of a table.
static Str made_safe(Arena *arena, Str review, Str id) {
    const Str prefix = STR("rec-");
    const size_t n = prefix.n + (review.n ? review.n + 1 : 0) + id.n;
    char *const name = arena_push(arena, char, n + 1);
    char *to = put_safe(name, prefix);
    to = put_safe(to, review);
    if (review.n) *to++ = '-';
    put_safe(to, id);
    return (Str){name, n};
}

Str model_destination(Arena *arena, const Record *recommendation) {
    const Record *review = record_child(recommendation, STR("review"));
    return made_safe(arena, record_string(review, STR("id")),
                     record_string(recommendation, STR("id")));
}

Str model_destination_alias(Arena *arena, const Model *model, const Record *recommendation) {
    const Str id = record_string(recommendation, STR("id"));
    const SameId *same = map_lookup(&model->index->recommendations, id);
    return same && !same->next ? made_safe(arena, (Str){0}, id) : (Str){0};
}
