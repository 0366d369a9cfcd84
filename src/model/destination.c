// SPDX-License-Identifier: MIT
// Destinations: names by which links, also from other documents, reach a recommendation.
#include "model/derive.h"
#include "model/index.h"

static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.';
}

static Str made_safe(Arena *arena, const char *prefix, Str review, Str id) {
    const Str name = review.n
                         ? str_format(arena, "%s-%.*s-%.*s", prefix, STR_ARGS(review), STR_ARGS(id))
                         : str_format(arena, "%s-%.*s", prefix, STR_ARGS(id));
    char *at = (char *)name.at;
    for (size_t i = 0; i < name.n; i++)
        if (!is_plain(at[i])) at[i] = '_';
    return name;
}

Str model_destination(Arena *arena, const Record *recommendation) {
    const Record *review = record_child(recommendation, STR("review"));
    return made_safe(arena, "rec", record_string(review, STR("id")),
                     record_string(recommendation, STR("id")));
}

Str model_destination_alias(Arena *arena, const Model *model, const Record *recommendation) {
    const Str id = record_string(recommendation, STR("id"));
    const SameId *same = map_lookup(&model->index->recommendations, id);
    return same && !same->next ? made_safe(arena, "rec", (Str){0}, id) : (Str){0};
}
