// SPDX-License-Identifier: MIT
// Handover: records from a confined child (archive/confined.h) to its parent: a letter, the length,
// the bytes. Findings travel as records with small letters; what else there is, and its letters,
// is for the two sides to agree on.
#ifndef RAPPORTEUR_ARCHIVE_HANDOVER_H
#define RAPPORTEUR_ARCHIVE_HANDOVER_H

#include "archive/confined.h"
#include "base/diag.h"

// In the child: writes a record, or ends the child.
void handover_put(int out, char letter, Str bytes);
// In the child: writes every finding.
void handover_put_findings(int out, const Diag *diag);
// In the parent: takes the next record off `rest`; the bytes stay where they are. False at the end,
// or when what is left is no record.
bool handover_take(Str *rest, char *letter, Str *bytes);
// In the parent: takes a record of a finding, which is added when it is whole. `finding` holds the
// parts of one between calls, and is zeroed at first. Other letters are passed over.
void handover_take_finding(Finding *finding, char letter, Str bytes, Diag *diag);
// Says why reading `shown` did not end well: PDF-20, PDF-21 or PDF-23. Returns false.
bool handover_refuse(Diag *diag, Str shown, ConfinedEnd end);

#endif
