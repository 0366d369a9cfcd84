// SPDX-License-Identifier: MIT
// PdfDevice: the parts that a PDF is made of while its pages come, and what ends it.
#ifndef RAPPORTEUR_EMIT_PDF_DEVICE_H
#define RAPPORTEUR_EMIT_PDF_DEVICE_H

#include "emit/emit.h"
#include "emit/pdf/conformance.h"
#include "emit/pdf/content.h"
#include "emit/pdf/font.h"
#include "emit/pdf/hash.h"
#include "emit/pdf/image.h"
#include "emit/pdf/marked.h"
#include "emit/pdf/names.h"
#include "emit/pdf/outline.h"
#include "emit/pdf/pages.h"
#include "emit/pdf/structure.h"

typedef struct {
    Device base;
    Arena *arena; // of the document; this struct is in it
    PdfOptions options;
    DocumentInfo info; // copied
    Str profile;
    PdfFile *file;
    Haru *haru;
    PdfFonts *fonts;
    PdfImages *images;
    PdfStructure *structure;
    PdfPages *pages;
    PdfNames *names;
    PdfOutline *outline;
    Conformance *conformance;
    PdfContent content;
    PdfPage *page;         // while in a page
    size_t page_index;     // of it
    const Element *opened; // the element that was opened just now, in PDF 2.0
    PdfMarked marked;
    Str lang;   // of the content that is open
    Hash *text; // of all pages, when files are attached
    size_t page_count;
} PdfDevice;

// Lets every part write what it kept, and commits the file. False with a finding.
bool pdf_device_end(PdfDevice *pdf);

#endif
