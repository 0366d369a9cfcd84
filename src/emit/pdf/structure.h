// SPDX-License-Identifier: MIT
// PdfStructure: the structure tree (ISO 32000-1, 14.7). An element is written when it is closed and
// then forgotten; only open elements, the parent tree and identifiers are kept.
#ifndef RAPPORTEUR_EMIT_PDF_STRUCTURE_H
#define RAPPORTEUR_EMIT_PDF_STRUCTURE_H

#include "base/diag.h"
#include "emit/pdf/file.h"
#include "typeset/structure.h"

typedef struct PdfStructure PdfStructure;

PdfStructure *pdf_structure_new(Arena *arena, PdfFile *file, Diag *diag);
void pdf_structure_drop(PdfStructure *structure);

// Opens the element below its parent, which must be open, as its next child. Of the element, what
// is written is read at the close. False with finding PDF-01 when elements are out of order.
bool pdf_structure_open(PdfStructure *structure, const Element *element);
bool pdf_structure_close(PdfStructure *structure, const Element *element);
// The object of an open element, or 0.
uint32_t pdf_structure_object(const PdfStructure *structure, const Element *element);
// Marked content `mcid` of `page` (an object) as the element's next child. The element's object,
// or 0 with a finding.
uint32_t pdf_structure_add_content(PdfStructure *structure, const Element *element, uint32_t page,
                                   uint32_t mcid);
// An annotation as the element's next child. False with a finding.
bool pdf_structure_add_object(PdfStructure *structure, const Element *element, uint32_t page,
                              uint32_t object);
// The next key of the parent tree; it leads to `object`.
uint32_t pdf_structure_add_parent(PdfStructure *structure, uint32_t object);
// The array in which the elements are listed that an open element refers to, or that refer to it
// (/Ref: ISO 32000-2, 14.7.2), to be written by who asks for it first: 0 for all others.
uint32_t pdf_structure_refer(PdfStructure *structure, const Element *element);
// Where a figure stands, in points / 1000 up from the page's bottom edge.
bool pdf_structure_set_bounds(PdfStructure *structure, const Element *element, Rect bounds,
                              Len page_height);
// Writes the root with its trees; its object.
uint32_t pdf_structure_write(PdfStructure *structure);

#endif
