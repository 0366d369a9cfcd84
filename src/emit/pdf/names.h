// SPDX-License-Identifier: MIT
// PdfNames: named destinations (ISO 32000-1, 12.3.2.3) and the links that lead to them.
#ifndef RAPPORTEUR_EMIT_PDF_NAMES_H
#define RAPPORTEUR_EMIT_PDF_NAMES_H

#include "base/diag.h"
#include "base/len.h"
#include "emit/pdf/file.h"

typedef struct PdfNames PdfNames;

PdfNames *pdf_names_new(Arena *arena);
// A place with a name. All numbers are objects.
typedef struct {
    uint32_t page;
    Point at;           // y counts up from the page's bottom edge
    uint32_t element;   // of PDF 2.0: the structure element that stands there, or 0
    uint32_t referrers; // of PDF 2.0: array to be written of those that refer to it, or 0
} PdfPlace;

// The first of two places with one name keeps it. Names without an element have that of the next
// pdf_names_settle.
void pdf_names_add(PdfNames *names, Str name, const PdfPlace *place);
void pdf_names_settle(PdfNames *names, uint32_t element);
// Remembers that a link leads to `name`. In PDF 2.0 `element` refers to what stands there, which is
// to be listed in the array `refers`; else both are 0.
void pdf_names_want(PdfNames *names, Str name, uint32_t element, uint32_t refers);
// Writes the name tree and the arrays: the root, or 0. A name that is wanted and has no place gives
// the warning PDF-03.
uint32_t pdf_names_write(PdfNames *names, PdfFile *file, Diag *diag);

#endif
