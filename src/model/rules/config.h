// SPDX-License-Identifier: MIT
// Severities as a workspace sets them, laid over findings.
#ifndef RAPPORTEUR_MODEL_RULES_CONFIG_H
#define RAPPORTEUR_MODEL_RULES_CONFIG_H

#include "model/rules/rules.h"

// Gives the findings from `first` on the severities of `config` (NULL: none). Idempotent.
void rules_configure(const RuleConfig *config, Diag *diag, size_t first);

#endif
