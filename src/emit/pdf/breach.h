// SPDX-License-Identifier: MIT
// Breaches: the requirements that a PDF was found not to meet, with the places of the first of
// each, until they become findings.
#ifndef RAPPORTEUR_EMIT_PDF_BREACH_H
#define RAPPORTEUR_EMIT_PDF_BREACH_H

#include "base/diag.h"
#include "emit/pdf/requirement.h"

enum { BREACH_PLACES = 6 }; // shown of one requirement

typedef struct {
    Str text; // of the first
    Place places[BREACH_PLACES];
    size_t shown, more;
} Breach;

typedef struct {
    Arena *arena;
    StandardSet asked; // requirements of no other standard count
    Breach of[REQUIREMENT__COUNT];
} Breaches;

// Notes that a requirement is not met at a place. One place counts once in a row.
void breaches_add(Breaches *breaches, Requirement requirement, Place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
// Those of the standards asked for that a breach concerns.
StandardSet breaches_broken(const Breaches *breaches);
// A finding of severity error for each requirement that is not met.
void breaches_report(const Breaches *breaches, Diag *diag);

#endif
