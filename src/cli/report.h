// SPDX-License-Identifier: MIT
// Report: the findings of a verb that looks at one file, for people, on standard error.
#ifndef RAPPORTEUR_CLI_REPORT_H
#define RAPPORTEUR_CLI_REPORT_H

#include "cli/cli.h"

typedef struct {
    Arena *arena;
    Diag diag;
} Report;

void report_begin(Report *report);
// Prints what was found, frees, and gives the exit status of it.
ExitStatus report_end(Report *report);

#endif
