// SPDX-License-Identifier: MIT
// PdfPages: what is known of each page until the end, when page objects and their balanced tree
// are written; pages come in any order, and more content may come for a finished one.
#ifndef RAPPORTEUR_EMIT_PDF_PAGES_H
#define RAPPORTEUR_EMIT_PDF_PAGES_H

#include "base/diag.h"
#include "emit/pdf/file.h"
#include "paint/device.h"

enum { PDF_MAX_PAGES = 4000000 }; // half of the object numbers; also stops a wild index

typedef struct PdfPages PdfPages;

// Numbers in the order they came; the items stand in the pages' pool.
typedef struct {
    uint32_t head, tail, n;
} PdfList;

typedef struct {
    uint32_t object; // 0: not seen yet
    Len width, height;
    PdfList contents, annotations;
    PdfList owners;        // the structure element of each marked content, by its MCID
    uint32_t owners_array; // object of that list, 0 when it is empty
    uint32_t owners_key;   // its key in the parent tree
    Str label_prefix;
    uint32_t label_number; // 0: the label is its prefix
    bool transparent;      // something on it is not opaque
} PdfPage;

PdfPages *pdf_pages_new(Arena *arena);
// The page of `info`, with its object reserved. The pointer holds until the next call. NULL when
// the index is out of all bounds.
PdfPage *pdf_pages_begin(PdfPages *pages, const PageInfo *info, PdfFile *file);
void pdf_pages_add(PdfPages *pages, PdfList *list, uint32_t object);
size_t pdf_pages_count(const PdfPages *pages);
// In the order of the document.
const PdfPage *pdf_pages_at(const PdfPages *pages, size_t index);
// Writes pages and tree with `resources` for all; gives the tree's root. 0 with finding PDF-01 when
// a page is missing.
uint32_t pdf_pages_write(PdfPages *pages, PdfFile *file, uint32_t resources, Diag *diag);
// Writes the number tree of page labels (12.4.2); its root, or 0 when no page has a label.
uint32_t pdf_labels_write(const PdfPages *pages, Arena *arena, PdfFile *file);

#endif
