// SPDX-License-Identifier: MIT
// Depfile: for make and ninja, the files that each output was made of.
#ifndef RAPPORTEUR_CLI_DEPFILE_H
#define RAPPORTEUR_CLI_DEPFILE_H

#include "base/buf.h"
#include "base/diag.h"

// Adds the rule "output: input …" in the syntax of make; each input once, in the order of reading.
// An empty rule for each input lets make go on when one is deleted.
void depfile_add(Buf *rules, Str output, const FileLog *inputs);
// Writes the rules; false with a finding.
bool depfile_write(Arena *arena, Str path, const Buf *rules, Diag *diag);

#endif
