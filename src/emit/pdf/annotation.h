// SPDX-License-Identifier: MIT
// Link annotations (ISO 32000-1, 12.5.6.5).
#ifndef RAPPORTEUR_EMIT_PDF_ANNOTATION_H
#define RAPPORTEUR_EMIT_PDF_ANNOTATION_H

#include "base/len.h"
#include "emit/pdf/file.h"

typedef struct {
    Rect rect;
    Len page_height;
    uint32_t page;       // object
    uint32_t parent_key; // in the parent tree
    Str url, to;         // one of the two
    Str description;     // for people who do not see the page; else the target is named
} PdfLink;

// Writes the annotation as `object`.
void pdf_link_write(PdfFile *file, uint32_t object, const PdfLink *link);

#endif
