// SPDX-License-Identifier: MIT
// Moment: the second at which a document is said to be signed. It is given, never the clock's.
#ifndef RAPPORTEUR_SIGN_MOMENT_H
#define RAPPORTEUR_SIGN_MOMENT_H

#include "base/buf.h"

// "YYYY-MM-DDThh:mm:ssZ" (ISO 8601, UTC, from 1970 on) as seconds since 1970-01-01T00:00:00Z. False
// when it is none.
bool moment_parse(Str text, int64_t *out);
// The decimal seconds of SOURCE_DATE_EPOCH (reproducible-builds.org), up to the year 9999.
bool moment_parse_epoch(Str text, int64_t *out);
// Appends a PDF date without brackets: "D:20240509081500Z" (ISO 32000-1, 7.9.4).
void moment_put(Buf *out, int64_t moment);

#endif
