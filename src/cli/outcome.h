// SPDX-License-Identifier: MIT
// Outcome: all that compiling or checking one document leaves behind for the run: what is to be
// printed, and where. The same bytes on whichever process made it.
#ifndef RAPPORTEUR_CLI_OUTCOME_H
#define RAPPORTEUR_CLI_OUTCOME_H

#include "cli/cli.h"
#include "cli/message_log.h"
#include "model/facts.h"

typedef struct {
    ExitStatus status;
    MessagePart findings;
    Str said;    // to standard error, behind the findings
    Str printed; // to standard output
    Str deps;    // rules of the depfile
    FactList facts;
    VEC(Str) pdfs; // that were read, resolved
} Outcome;

void outcome_encode(const Outcome *outcome, Buf *out);
// Texts are borrowed from `bytes`, lists are in `arena`. False when the bytes are no outcome.
bool outcome_decode(Arena *arena, Str bytes, Outcome *out);

#endif
