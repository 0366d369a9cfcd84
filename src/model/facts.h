// SPDX-License-Identifier: MIT
// Facts: what documents of a workspace say that others may say as well: counts of snapshots, the
// status of a recommendation on a day, dates of reports, figures. Rules XD-01 and VO-02 compare
// them once all documents are read; only what differs is read again for its message.
#ifndef RAPPORTEUR_MODEL_FACTS_H
#define RAPPORTEUR_MODEL_FACTS_H

#include "model/rules/rules.h"

typedef struct Facts Facts;

// In `arena`, which outlives the documents: of each fact its words and place are kept, no more.
Facts *facts_new(Arena *arena);
// Adds what `model` says; `root` is the folder of its workspace: only documents of one workspace
// are compared. Editions of a document that was seen add nothing.
void facts_collect(Facts *facts, Str root, const Model *model);
// Reports contradictions, with the places in both documents. Nothing with one document.
void facts_check(const Facts *facts, const RuleConfig *config, Diag *diag);

#endif
