// SPDX-License-Identifier: MIT
// Attachments: embedded files that are associated with the document (ISO 32000-2, 7.11.4 and
// 14.13; ISO 19005-3, 6.8).
#ifndef RAPPORTEUR_EMIT_PDF_ATTACH_H
#define RAPPORTEUR_EMIT_PDF_ATTACH_H

#include "emit/emit.h"
#include "emit/pdf/file.h"

typedef struct {
    uint32_t names;        // object of the name tree /EmbeddedFiles, 0 without attachments
    const uint32_t *files; // objects of the file specifications, for /AF
    size_t n;
} PdfAttached;

// Writes the files. `date` (YYYY-MM-DD or empty) is when they were made, as far as the data says.
PdfAttached pdf_attachments_write(Arena *arena, const PdfAttachmentList *list, Str date,
                                  PdfFile *file);

#endif
