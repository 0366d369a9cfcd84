// SPDX-License-Identifier: MIT
// Trees: leaves of at most PDF_FANOUT entries, then level upon level until one node is left.
#include "emit/pdf/tree.h"

// One level: nodes with numbers that follow each other, each over `span` entries.
typedef struct {
    uint32_t first;
    size_t n, span;
} Level;

static size_t parts(size_t n, size_t size) {
    return (n + size - 1) / size;
}
static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

// The root has no limits; every other node says its first and last key.
static void set_limits(const PdfTree *tree, size_t lo, size_t hi, Haru *haru, HaruDict *node) {
    if (lo == 0 && hi == tree->n) return;
    HaruArray *limits = haru_array(haru);
    tree->add_key(tree->entries, lo, haru, limits);
    tree->add_key(tree->entries, hi - 1, haru, limits);
    haru_set_array(haru, node, "Limits", limits);
}

static void write_node(PdfFile *file, uint32_t object, Haru *haru, HaruDict *node) {
    haru_write_dict(haru, node, pdf_file_open(file, object));
    pdf_file_close(file);
}

static void write_leaf(const PdfTree *tree, size_t index, uint32_t object, PdfFile *file,
                       Haru *haru) {
    const size_t lo = index * PDF_FANOUT, hi = least(lo + PDF_FANOUT, tree->n);
    HaruDict *node = haru_dict(haru);
    HaruArray *pairs = haru_array(haru);
    for (size_t i = lo; i < hi; i++) {
        tree->add_key(tree->entries, i, haru, pairs);
        tree->add_value(tree->entries, i, haru, pairs);
    }
    set_limits(tree, lo, hi, haru, node);
    haru_set_array(haru, node, tree->leaf, pairs);
    write_node(file, object, haru, node);
}

static Level write_leaves(const PdfTree *tree, PdfFile *file, Haru *haru) {
    Level level = {.n = parts(tree->n, PDF_FANOUT), .span = PDF_FANOUT};
    level.first = pdf_file_reserve_block(file, level.n);
    for (size_t i = 0; i < level.n; i++) write_leaf(tree, i, level.first + (uint32_t)i, file, haru);
    return level;
}

static Level write_branches(const PdfTree *tree, Level below, PdfFile *file, Haru *haru) {
    Level level = {.n = parts(below.n, PDF_FANOUT), .span = below.span * PDF_FANOUT};
    level.first = pdf_file_reserve_block(file, level.n);
    for (size_t i = 0; i < level.n; i++) {
        HaruDict *node = haru_dict(haru);
        HaruArray *kids = haru_array(haru);
        const size_t end = least((i + 1) * PDF_FANOUT, below.n);
        for (size_t kid = i * PDF_FANOUT; kid < end; kid++)
            haru_add_ref(haru, kids, below.first + (uint32_t)kid);
        set_limits(tree, i * level.span, least((i + 1) * level.span, tree->n), haru, node);
        haru_set_array(haru, node, "Kids", kids);
        write_node(file, level.first + (uint32_t)i, haru, node);
    }
    return level;
}

uint32_t pdf_tree_write(const PdfTree *tree, PdfFile *file, Haru *haru) {
    if (tree->n == 0) return 0;
    Level level = write_leaves(tree, file, haru);
    while (level.n > 1) level = write_branches(tree, level, file, haru);
    return level.first;
}
