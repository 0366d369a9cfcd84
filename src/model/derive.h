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

// What was counted of one level of priority. A recommendation whose items have several levels is
// counted in `split` of each, never in `whole`: so `whole` and `Portfolio.split` add up.
typedef struct {
    Str level;
    size_t whole; // recommendations of which all has this level
    size_t split; // those of which only some items have it
} PriorityCount;

// Several reviews in one report. Sums are over all recommendations of the document.
typedef struct {
    const Summary *const *reviews; // one each, in the order of the data
    size_t review_count;
    const StatusCount *statuses; // over all reviews; without changes
    size_t status_count;
    size_t total;
    size_t without;                  // rows without a known status
    const PriorityCount *priorities; // by the declared scale, then others as they occur
    size_t priority_count;
    size_t split;            // recommendations with items of several levels, or of some items only
    size_t without_priority; // N/A, or nothing said
} Portfolio;

// Linear in the table times the reviews. Of one review only when `review` is not NULL.
const Portfolio *model_portfolio(Arena *arena, const Model *model, const Record *review);

// An action item and how it stands against as_of.
typedef struct {
    const Record *item;
    bool open;      // neither completed nor deferred
    bool undecided; // due TBD
    int32_t days;   // [days] overdue: open, and due for certain before as_of; else 0
} ActionItem;

// All action items of the document, in order.
size_t model_action_items(Arena *arena, const Model *model, const ActionItem **out);
// Neither completed nor deferred.
bool action_item_is_open(const Record *item);

// A hexagon of the map.
typedef struct {
    const Record *group;
    const Record *recommendation;
    const Record *briefing; // its word of the vocabulary; NULL when it has none
    bool this_deck;         // a slide of the deck is about it
} MapHexagon;

// The hexagons of the map, group by group; references to nothing are left out.
size_t model_hexagons(Arena *arena, const Model *model, const MapHexagon **out);

// An item of the agenda, the nested ones after the one they belong to.
typedef struct {
    const Record *item;
    Str number;   // as given, else by its place: "3", "3.1"
    size_t depth; // 0 at the top
} AgendaLine;

size_t model_agenda(Arena *arena, const Model *model, const AgendaLine **out);

// "rec-<review>-<id>": unique in the document. Bytes other than letters, digits, '-' and '.'
// become '_'.
Str model_destination(Arena *arena, const Record *recommendation);
// "rec-<id>" when no other review has that id, else empty.
Str model_destination_alias(Arena *arena, const Model *model, const Record *recommendation);

#endif
