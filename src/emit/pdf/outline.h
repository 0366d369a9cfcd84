// SPDX-License-Identifier: MIT
// PdfOutline: bookmarks (ISO 32000-1, 12.3.3), gathered while pages pass.
#ifndef RAPPORTEUR_EMIT_PDF_OUTLINE_H
#define RAPPORTEUR_EMIT_PDF_OUTLINE_H

#include "base/len.h"
#include "emit/pdf/file.h"
#include "emit/pdf/haru.h"

typedef struct PdfOutline PdfOutline;

typedef struct {
    uint8_t level; // 1 is the highest; a jump downwards counts as one step
    Str title;
    size_t page_index;
    uint32_t page;    // object
    Point at;         // y counts up from the page's bottom edge
    uint32_t element; // object of the structure element, or 0
} PdfBookmark;

PdfOutline *pdf_outline_new(Arena *arena);
// Copies the title. Entries of one page come in order; pages come in any order.
void pdf_outline_add(PdfOutline *outline, const PdfBookmark *bookmark);
// Writes the outline; its root, or 0 when there is no entry.
uint32_t pdf_outline_write(PdfOutline *outline, PdfFile *file, Haru *haru);

#endif
