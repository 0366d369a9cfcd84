// SPDX-License-Identifier: MIT
// Changes: what differs between two editions of a report, recommendation by recommendation.
#ifndef RAPPORTEUR_MODEL_CHANGES_H
#define RAPPORTEUR_MODEL_CHANGES_H

#include "model/model.h"

typedef enum {
    CHANGE_NEW,      // after
    CHANGE_VANISHED, // before
    CHANGE_MOVED,    // from, to; illegal: work that was over is not, without a note
    CHANGE_PRIORITY, // both: compare the fields
    CHANGE_DUE,      // due_before, due; days > 0: it slipped
    CHANGE__COUNT
} ChangeKind;

typedef struct {
    ChangeKind kind;
    bool illegal;
    const Record *before, *after;               // the recommendation in each edition, or NULL
    const Record *from, *to;                    // statuses
    const Record *milestone_before, *milestone; // NULL: timeline.expected
    Date due_before, due;
    int32_t days;       // [days] between the last days on which it was due
    const Record *note; // of document.previous.notes, or NULL
} Change;

typedef struct {
    const Change *at; // in the order of the newer table, then what vanished
    size_t n;
    size_t counts[CHANGE__COUNT];
} Changes;

// n log n in the tables. Recommendations are the same by review and id; where each edition has one
// review, by id.
const Changes *model_changes(Arena *arena, const Model *before, const Model *after);
const char *change_kind_word(ChangeKind kind);
// The levels of a priority in words: "P1", "P1: 1, 4; P2: 3"; empty without one.
Str change_priority_words(Arena *arena, const Record *recommendation);

#endif
