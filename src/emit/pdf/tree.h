// SPDX-License-Identifier: MIT
// Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7), balanced, of any size.
#ifndef RAPPORTEUR_EMIT_PDF_TREE_H
#define RAPPORTEUR_EMIT_PDF_TREE_H

#include "emit/pdf/file.h"
#include "emit/pdf/haru.h"

enum { PDF_FANOUT = 64 }; // children of a node, in all trees of the file

// Where a tree takes its entries from: `n` of them, sorted by key.
typedef struct {
    const void *entries;
    size_t n;
    const char *leaf; // "Names" or "Nums"
    void (*add_key)(const void *entries, size_t i, Haru *haru, HaruArray *to);
    void (*add_value)(const void *entries, size_t i, Haru *haru, HaruArray *to);
} PdfTree;

// Writes the tree and gives the object of its root, 0 when it has no entries.
uint32_t pdf_tree_write(const PdfTree *tree, PdfFile *file, Haru *haru);

#endif
