// SPDX-License-Identifier: MIT
// Marked content: the sequences of a page (ISO 32000-1, 14.6) and the structure elements they
// belong to. A sequence begins when the first thing is drawn in it; lines of one element are one
// sequence. An abbreviation is a Span with an expansion (14.9.5) between two sequences of what is
// around it: not nested in it, since readers lose what follows a nested one.
#ifndef RAPPORTEUR_EMIT_PDF_MARKED_H
#define RAPPORTEUR_EMIT_PDF_MARKED_H

#include "emit/pdf/content.h"
#include "emit/pdf/pages.h"
#include "emit/pdf/structure.h"

typedef struct {
    PdfFile *file;
    PdfStructure *structure;
    PdfPages *pages;
    PdfContent *content;
    PdfPage *page;
    const Element *element;    // what is drawn belongs to it; NULL: to an artifact
    const Element *resumable;  // its content ended just now
    bool open;                 // its sequence has begun, and can go on
    const Expansion *expanded; // the abbreviation whose sequence is open, or NULL
    Element span;              // of it
    uint32_t spans;            // so far
} PdfMarked;

// What comes is on another page.
void pdf_marked_page(PdfMarked *marked, PdfPage *page);
// False with finding PDF-01 when the element is not open.
bool pdf_marked_begin(PdfMarked *marked, const Element *element);
void pdf_marked_artifact(PdfMarked *marked, ArtifactKind kind);
void pdf_marked_end(PdfMarked *marked);
// Something else comes between the kids of elements: nothing is resumed.
void pdf_marked_interrupt(PdfMarked *marked);
// Before something is drawn: begins the sequence. False with finding PDF-01.
bool pdf_marked_draw(PdfMarked *marked);
// The same before glyphs of an abbreviation, or (NULL) of none.
bool pdf_marked_expand(PdfMarked *marked, const Expansion *expansion);

#endif
