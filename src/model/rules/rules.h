// SPDX-License-Identifier: MIT
// Rules: everything that is checked, as rows of one table (rules/table.c): id, severity, what it
// means, and a small function over the model, or NULL where a reader or the typesetter finds it.
#ifndef RAPPORTEUR_MODEL_RULES_RULES_H
#define RAPPORTEUR_MODEL_RULES_RULES_H

#include "model/model.h"

typedef struct {
    Str id;
    Severity severity;
    Str title;        // one line
    Str explanation;  // why it matters, and what to do
    void (*check)(const Model *model, Diag *diag); // NULL: found elsewhere, waived here
} Rule;

extern const Rule RULES[];
extern const size_t RULE_COUNT;
const Rule *rule_lookup(Str id);

// Runs every rule that has a check.
void rules_run(const Model *model, Diag *diag);
// Takes out the findings that a waiver (`allow: [ID], because: "…"` on the node or the document)
// covers, from whichever stage; then reports waivers that were not used or lack a reason.
void rules_apply_waivers(const Model *model, Diag *diag);

#endif
