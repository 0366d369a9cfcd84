// SPDX-License-Identifier: MIT
// Facts: what documents of a workspace say that others may say as well: counts of snapshots, the
// status of a recommendation on a day, dates of reports, figures. Rules XD-01 and VO-02 compare
// them once all documents are read; only what differs is read again for its message.
#ifndef RAPPORTEUR_MODEL_FACTS_H
#define RAPPORTEUR_MODEL_FACTS_H

#include "model/rules/rules.h"

// One thing that a document says. Keys name what it is about, so that two documents that speak of
// one thing have one key.
typedef struct {
    Str key, value;
    const char *code; // of the rule that compares it; of the rule table
    Date date;        // of a date: it contradicts another only when no day is in both
    bool is_date;
    int64_t count;
    Str path; // of the source
    Span span;
    const Str *parts; // keys of the facts that must add up to this count
    size_t part_count;
} Fact;

typedef struct {
    Str document; // path of its file; empty when there is none
    VEC(Fact) all;
} FactList;

// What `model` says, in `arena`.
FactList facts_of(Arena *arena, const Model *model);

// The facts of the documents of a run.
typedef struct Facts Facts;

// In `arena`, which outlives the documents: of each fact its words and place are kept, no more.
Facts *facts_new(Arena *arena);
// Adds what a document says, copied; `root` is the folder of its workspace: only documents of one
// workspace are compared. Editions of a document that was seen add nothing.
void facts_add(Facts *facts, Str root, const FactList *said);
// Reports contradictions, with the places in both documents. Nothing with one document.
void facts_check(const Facts *facts, const RuleConfig *config, Diag *diag);

#endif
