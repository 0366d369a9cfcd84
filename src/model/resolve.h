// SPDX-License-Identifier: MIT
// Resolve: what could be done only when all records were there: references and status words get
// their records, defaults and derived records are filled in.
#ifndef RAPPORTEUR_MODEL_RESOLVE_H
#define RAPPORTEUR_MODEL_RESOLVE_H

#include "model/binder.h"
#include "model/index.h"

// Gives vocab.status when the data has none (ICANN's three), ordered by `order` where given.
void complete_vocabulary(Binder *binder, Record *root);
// The statuses of documents that have none of their own, as the data would say them; `lang` is that
// of the edition.
const Value *standard_statuses(Arena *arena, Str lang, Diag *diag);
// Gives every period its date; a period named only by its month gets a record.
void complete_periods(Binder *binder, const Record *root);
const Record *complete_period(Binder *binder, ModelIndex *index, Str id);
// Gives the document its review, every recommendation its review, and the one review what the
// document says at its top level. needs references to reviews.
void complete_reviews(Binder *binder, ModelIndex *index, Record *root);

// Fills in all but references to recommendations; then, when these have their reviews, those.
void resolve_words(Binder *binder, ModelIndex *index);
void resolve_recommendations(Binder *binder, const ModelIndex *index);

#endif
