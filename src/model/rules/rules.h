// SPDX-License-Identifier: MIT
// Rules: everything that is checked, as rows of one table (rules/table.c): id, severity, what it
// means, and a small function over the model, or NULL where a reader or the typesetter finds it.
#ifndef RAPPORTEUR_MODEL_RULES_RULES_H
#define RAPPORTEUR_MODEL_RULES_RULES_H

#include "base/buf.h"
#include "model/model.h"

typedef struct {
    Str id;
    Severity severity;
    Str title;        // one line
    Str explanation;  // why it matters, and what to do
    Str wrong, right; // data that breaks it, and the same put right; may be empty
    void (*check)(const Model *model, Diag *diag); // NULL: found elsewhere, waived here
} Rule;

extern const Rule RULES[];
extern const size_t RULE_COUNT;
const Rule *rule_lookup(Str id);

// Prints one rule for people (the verb explain): id, title, severity, explanation, examples.
void rule_print(const Rule *rule, Buf *out);
// Prints all rules as Markdown: docs/RULES.md.
void rules_print_markdown(Buf *out);

// Severities as a workspace sets them (`rules: {ST-02: warning}`). A zeroed config changes nothing.
typedef struct {
    const Rule *const *rules;
    const Severity *severities; // of rules, in the same order
    size_t n;
} RuleConfig;

// From the record of rapporteur.yaml (see model/bind.h); unknown rule ids are findings. In `arena`.
RuleConfig rule_config_of(Arena *arena, const Record *workspace, Diag *diag);

// `base` with what `over` says instead. In `arena`.
RuleConfig rule_config_over(Arena *arena, const RuleConfig *base, const RuleConfig *over);

// Runs every rule that has a check; findings of a rule get the severity of `config`.
void rules_run(const Model *model, const RuleConfig *config, Diag *diag);
// Takes out the findings that a waiver (`allow: [ID], because: "…"` on the node or the document)
// covers, from whichever stage; then reports waivers that were not used or lack a reason. Counts in
// `diag` are kept right. Idempotent.
void rules_apply_waivers(const Model *model, const RuleConfig *config, Diag *diag);

#endif
