// SPDX-License-Identifier: MIT
// YamlProblem: why a source is no YAML, in the parser's words, and its translation into a finding
// that names the usual mistake and its fix.
#ifndef RAPPORTEUR_READ_YAML_PROBLEM_H
#define RAPPORTEUR_READ_YAML_PROBLEM_H

#include "base/diag.h"

typedef struct {
    const Source *source;
    const char *problem, *context; // of libyaml, NUL-terminated; context may be NULL
    uint32_t at, context_at;       // byte offsets; context_at is 0 without a context
    Span last_quoted;              // the newest quoted scalar with its quotes; empty without one
} YamlProblem;

// Adds one fatal finding.
void yaml_problem_report(const YamlProblem *problem, Diag *diag);
// Looks behind a plain scalar: a comment right there that reads like lost text
// ("Recommendation #13", "Rec #") is a warning.
void yaml_warn_lost_comment(Place scalar, Diag *diag);

#endif
