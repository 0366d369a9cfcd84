// SPDX-License-Identifier: MIT
// PdfNames: named destinations (ISO 32000-1, 12.3.2.3) and the links that lead to them.
#ifndef RAPPORTEUR_EMIT_PDF_NAMES_H
#define RAPPORTEUR_EMIT_PDF_NAMES_H

#include "base/diag.h"
#include "base/len.h"
#include "emit/pdf/file.h"

typedef struct PdfNames PdfNames;

PdfNames *pdf_names_new(Arena *arena);
// Names the place at `x` and `y` (up from the page's bottom edge). The first of two places with
// one name keeps it.
void pdf_names_add(PdfNames *names, Str name, uint32_t page, Point at);
// Remembers that a link leads to `name`.
void pdf_names_want(PdfNames *names, Str name);
// Writes the name tree: its root, or 0. A name that is wanted and has no place gives the warning
// PDF-03.
uint32_t pdf_names_write(PdfNames *names, PdfFile *file, Diag *diag);

#endif
