// SPDX-License-Identifier: MIT
// Derive: what is never typed in: counts by status, changes since the last snapshot, what is late,
// what moved; and the names by which links reach a recommendation.
#ifndef RAPPORTEUR_MODEL_DERIVE_H
#define RAPPORTEUR_MODEL_DERIVE_H

#include "model/model.h"

// One status of the vocabulary, counted in the table of a review.
typedef struct {
    const Record *status;
    const Record *const *recommendations; // those that have it, in the order of the table
    size_t count;
    int64_t change;  // against `Summary.before`: count less what that snapshot says
    bool has_change; // that snapshot has a count for this status
    int64_t step;    // against the snapshot before: last snapshot's count less that one's
    bool has_step;
} StatusCount;

// A recommendation, or one of its milestones, that was due before the document's as_of.
typedef struct {
    const Record *recommendation;
    const Record *milestone; // NULL: its timeline.expected
    Date due;
    int32_t days; // [days] from the last day it was due to the first day of as_of; at least 1
} Late;

// A change of status in the document's period, from a recommendation's history.
typedef struct {
    const Record *recommendation;
    const Record *entry; // of the history
    const Record *from;  // status before; NULL when the history does not say
    const Record *to;    // status after; NULL when the entry gives none
} Move;

typedef struct {
    const Record *review;
    const StatusCount *statuses; // in the order of the vocabulary
    size_t status_count;
    size_t total;         // rows of the table, whatever their status
    size_t without;       // of these, rows without a known status
    const Record *last;   // newest snapshot that is not after document.period; NULL without any
    const Record *before; // the newest before it (and before document.period); may be NULL
    const Late *late;     // in the order of the table
    size_t late_count;
    const Move *moves; // in the order of the table
    size_t move_count;
} Summary;

// Linear in the table. `review` NULL means the document's own (its first when it names none).
const Summary *model_summary(Arena *arena, const Model *model, const Record *review);

// The review the document is about: document.review, else the first.
const Record *model_review(const Model *model);
// The day or days the data was right on: document.as_of, else document.period. False without both.
bool model_as_of(const Model *model, Date *out);
// Snapshots of a review that have a date, oldest first.
size_t model_snapshots(Arena *arena, const Record *review, const Record ***out);
// The count of a status in a snapshot; -1 when it has none.
int64_t snapshot_count(const Record *snapshot, const Record *status);
// The period of a record that has one; NULL without.
const Record *record_period(const Record *record);

// "rec-<review>-<id>": unique in the document. Bytes other than letters, digits, '-' and '.'
// become '_'.
Str model_destination(Arena *arena, const Record *recommendation);
// "rec-<id>" when no other review has that id, else empty.
Str model_destination_alias(Arena *arena, const Model *model, const Record *recommendation);

#endif
