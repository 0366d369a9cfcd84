// SPDX-License-Identifier: MIT
// Signature: whether what was appended to a PDF is signatures and nothing else. Whether these hold
// is for those to say who know the certificates. Private to archive/.
#ifndef RAPPORTEUR_ARCHIVE_SIGNATURE_H
#define RAPPORTEUR_ARCHIVE_SIGNATURE_H

#include "archive/reader.h"
#include "archive/revisions.h"

// Fills in `change` and `what`.
void signature_judge(const QpdfLib *lib, Arena *arena, Str pdf, const Revisions *revisions,
                     ArchivedFiles *out);

#endif
