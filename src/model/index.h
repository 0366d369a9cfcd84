// SPDX-License-Identifier: MIT
// Index: ids to records, status words to their vocabulary, and the nodes that carry waivers.
#ifndef RAPPORTEUR_MODEL_INDEX_H
#define RAPPORTEUR_MODEL_INDEX_H

#include "model/model.h"

// Recommendations with one id, one for each review that has it.
typedef struct SameId SameId;
struct SameId {
    const Record *recommendation;
    const SameId *next;
};

// A scalar that holds words.
typedef struct {
    const Record *owner;
    const Field *field;
    const Value *value;
} OwnedText;

enum { INDEX_ENTITIES = 9 };

struct ModelIndex {
    Map by_id[INDEX_ENTITIES]; // in the order of the rows in index.c: id -> const Record *
    Map recommendations;       // id -> const SameId *
    const Datum *statuses;     // the vocabulary, in order
    VEC(OwnedText) texts;      // all, in the order of the records: a dozen rules look at each
    const Record *const *waived;
    size_t waived_n;
    bool *const *waiver_used; // of each node that waives: which of its ids covered a finding so far
};

// needs the model's root; gives every list but the recommendations.
void index_add_lists(Arena *arena, ModelIndex *index, const Record *root);
// needs recommendation.review.
void index_add_recommendations(Arena *arena, ModelIndex *index, const Record *root);
// needs every field as it will be; gives the texts (rules/text.c).
void index_add_texts(Arena *arena, ModelIndex *index, const Record *root);
// A record that is not in the data: a period named only by its month.
void index_add(Arena *arena, ModelIndex *index, const Record *record);

const Record *index_lookup(const ModelIndex *index, const Entity *entity, Str id);
// Ids of `entity`, for suggestions; as many as `limit`.
size_t index_ids(Arena *arena, const ModelIndex *index, const Entity *entity, size_t limit,
                 Str **out);

typedef struct {
    const Record *record;    // NULL when none or several match
    const Record *other;     // a second one that matches as well: the reference is ambiguous
    bool names_other_review; // it is qualified by a review that is not declared here
} RecommendationMatch;
// The review a reference stands in: that of the recommendation or review around it, or NULL.
const Record *review_around(const Record *record);
// `review` is the one the reference stands in, or NULL.
RecommendationMatch index_match(const ModelIndex *index, Str reference, const Record *review);

// The status of that id; or, in *variant, one whose id or label differs only by case and hyphens.
const Record *index_status(const ModelIndex *index, Str word, const Record **variant);

#endif
