// SPDX-License-Identifier: MIT
// CLI: the command line: verbs, options, exit status. One file a verb; main.c picks it.
#ifndef RAPPORTEUR_CLI_CLI_H
#define RAPPORTEUR_CLI_CLI_H

#include "base/diag.h"

// Stable: scripts rely on these.
typedef enum {
    STATUS_DONE = 0,
    STATUS_FINDINGS = 1, // errors in the documents
    STATUS_USAGE = 2,    // bad command line
    STATUS_SYSTEM = 3,   // input/output or memory
} ExitStatus;

// A verb gets the arguments from its own name on.
typedef struct {
    const char *name;
    ExitStatus (*run)(int argc, char **argv);
    const char *summary;
} Verb;

ExitStatus verb_build(int argc, char **argv);
ExitStatus verb_check(int argc, char **argv);
ExitStatus verb_diff(int argc, char **argv);
ExitStatus verb_explain(int argc, char **argv);
ExitStatus verb_extract(int argc, char **argv);
ExitStatus verb_init(int argc, char **argv);
ExitStatus verb_schema(int argc, char **argv);
ExitStatus verb_sign(int argc, char **argv);
ExitStatus verb_verify(int argc, char **argv);

// Prints "rapporteur: <message>" and where to find help on standard error; returns STATUS_USAGE.
ExitStatus usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
// usage_error for `word`, which is none of the candidates, with a "did you mean".
ExitStatus usage_unknown(const char *what, const char *word, const Str *candidates, size_t count);

#endif
