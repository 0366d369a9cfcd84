// SPDX-License-Identifier: MIT
// What many rules ask of a model, in one word each.
#ifndef RAPPORTEUR_MODEL_RULES_ASK_H
#define RAPPORTEUR_MODEL_RULES_ASK_H

#include "model/rules/checks.h"

// The date of a field, NULL when it holds none.
const Date *ask_date(const Record *record, Str field);
// The day or period of a record that has `date` or `period`; NULL without.
const Date *ask_when(const Record *record);
// The field was given and says yes.
bool ask_truth(const Record *record, Str field);
// The field holds words: a text, a string, prose; not N/A or its like.
bool ask_says(const Record *record, Str field);
// The words of a string or text; empty when it holds none.
Str ask_plain(Arena *arena, const Record *record, Str field);
bool ask_is_kind(const Model *model, Str kind);
const Record *ask_document(const Model *model);
const Datum *ask_table(const Model *model);
// The place of a status in the vocabulary, from least to most progress; SIZE_MAX for NULL.
size_t ask_rank(const Model *model, const Record *status);
// Work is over with that status.
bool ask_is_over(const Record *status);
// Where a snapshot counts a status, else the snapshot.
Place ask_count_place(const Record *snapshot, const Record *status);
// Years times twelve and months of a day, from 0.
int32_t ask_month_of(int32_t day);
// Case and accents aside: letters of one base are equal (Unicode NFKD, then case folding).
Str ask_folded(Arena *arena, Str text);

// Ends a finding: the path of a field, the advice, and how to waive.
void ask_end(Diag *diag, const Record *record, Str field, const char *advice, const char *rule);

// Calls `check` for each record of the list.
typedef void RecordCheck(const Model *model, Diag *diag, const Record *record);
void ask_each(const Model *model, Diag *diag, const Datum *list, RecordCheck *check);
void ask_each_review(const Model *model, Diag *diag, RecordCheck *check);

#endif
