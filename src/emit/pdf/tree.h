// SPDX-License-Identifier: MIT
// Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7), balanced, of any size.
#ifndef RAPPORTEUR_EMIT_PDF_TREE_H
#define RAPPORTEUR_EMIT_PDF_TREE_H

#include "emit/pdf/file.h"

enum { PDF_FANOUT = 64 }; // children of a node, in all trees of the file

// Where a tree takes its entries from: `n` of them, sorted by key. They are written without
// libharu, which allocates each value: a long table has tens of thousands of destinations.
typedef struct {
    const void *entries;
    size_t n;
    const char *leaf; // "Names" or "Nums"
    void (*put_key)(const void *entries, size_t i, Buf *out);
    void (*put_value)(const void *entries, size_t i, Buf *out);
} PdfTree;

// Writes the tree and gives the object of its root, 0 when it has no entries.
uint32_t pdf_tree_write(const PdfTree *tree, PdfFile *file);

#endif
