// SPDX-License-Identifier: MIT
// Document: one item of the worklist to its outcome; nothing is printed here.
#ifndef RAPPORTEUR_CLI_DOCUMENT_H
#define RAPPORTEUR_CLI_DOCUMENT_H

#include "cli/outcome.h"
#include "cli/worklist.h"

// What all documents of a run share.
typedef struct {
    const BuildOptions *options;
    bool check_only;
    const char *layouts, *fonts;
    CompileTools tools;
    const FileLog *shared;
} DocumentRun;

// The exit status that findings mean.
ExitStatus status_of(const Diag *diag, bool strict);
// Compiles an edition, or checks a text, in `arena`.
Outcome document_outcome(Arena *arena, const DocumentRun *run, const WorkItem *item);

#endif
