// SPDX-License-Identifier: MIT
// Run: the whole of a build or check: the worklist, its documents (by workers where that is
// faster), what they say to one another, and the exit status.
#ifndef RAPPORTEUR_CLI_RUN_H
#define RAPPORTEUR_CLI_RUN_H

#include "cli/options.h"

ExitStatus run_targets(const BuildOptions *options, bool check_only);

#endif
