// SPDX-License-Identifier: MIT
// The catalog (ISO 32000-1, 7.7.2) and the output intent, which says that colours are sRGB.
#ifndef RAPPORTEUR_EMIT_PDF_CATALOG_H
#define RAPPORTEUR_EMIT_PDF_CATALOG_H

#include "emit/pdf/attach.h"
#include "emit/pdf/file.h"
#include "emit/pdf/haru.h"
#include "paint/device.h"

// Objects the catalog leads to; 0: left out.
typedef struct {
    uint32_t pages, structure, outline, destinations, labels, metadata, intent;
    PdfAttached attached;
} PdfRoots;

// Reads the colour profile at `path`, or where the system keeps it when that is empty. False with
// finding PDF-04 of `severity`, which names the package.
bool pdf_profile_read(Arena *arena, Str path, Severity severity, Diag *diag, Str *out);
// Writes the profile and its output intent (14.11.5); the intent's object.
uint32_t pdf_intent_write(Str profile, PdfFile *file, Haru *haru);
// Writes the catalog; its object.
uint32_t pdf_catalog_write(const PdfRoots *roots, const DocumentInfo *info, PdfFile *file,
                           Haru *haru);

#endif
