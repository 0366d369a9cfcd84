// SPDX-License-Identifier: MIT
// Verify: what the parts of `rapporteur verify` share.
#ifndef RAPPORTEUR_CLI_VERIFY_H
#define RAPPORTEUR_CLI_VERIFY_H

#include "archive/manifest.h"
#include "archive/reader.h"
#include "base/diag.h"

// One verification as it goes. Everything is in the report's arena.
typedef struct {
    Arena *arena;
    Diag *diag;
    const char *file, *with;
    Str pdf; // its bytes
    ArchivedFiles files;
    ManifestFacts manifest;
    const char *temporary; // folder
    Str again;             // bytes of the second PDF
} Verify;

// What there is to compile again from.
typedef enum {
    VERIFY_WORKSPACE, // the one of --with
    VERIFY_SOURCES,   // those in the PDF
    VERIFY_DATA,      // nothing but the data in the PDF: the installed layouts must do
} VerifyFrom;

VerifyFrom verify_from(const Verify *v);
// Finding PDF-27: the file differs in that. Returns false.
bool verify_differs(const Verify *v, const char *what, Str name);
// Compiles again into `again`. False with findings when that cannot be.
bool verify_compile(Verify *v);

#endif
