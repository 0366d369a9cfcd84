// SPDX-License-Identifier: MIT
// ToUnicode character maps (ISO 32000-1, 9.10.3).
#ifndef RAPPORTEUR_EMIT_PDF_CMAP_H
#define RAPPORTEUR_EMIT_PDF_CMAP_H

#include "base/buf.h"

typedef struct {
    uint16_t code;
    Str text;
} CmapEntry;

// Appends the map; entries are in the order of their codes.
void cmap_put(const CmapEntry *entries, size_t n, Buf *out);

#endif
