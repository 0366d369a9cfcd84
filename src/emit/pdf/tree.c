// SPDX-License-Identifier: MIT
// Trees: leaves of at most PDF_FANOUT entries, then level upon level until one node is left.
#include "emit/pdf/tree.h"

#include "emit/pdf/token.h"

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
static void put_limits(const PdfTree *tree, size_t lo, size_t hi, Buf *out) {
    if (lo == 0 && hi == tree->n) return;
    pdf_put(out, "/Limits[");
    tree->put_key(tree->entries, lo, out);
    buf_putc(out, ' ');
    tree->put_key(tree->entries, hi - 1, out);
    buf_putc(out, ']');
}

static void write_leaf(const PdfTree *tree, size_t index, uint32_t object, PdfFile *file) {
    const size_t lo = index * PDF_FANOUT, hi = least(lo + PDF_FANOUT, tree->n);
    Buf *out = pdf_file_open(file, object);
    pdf_put(out, "<<");
    put_limits(tree, lo, hi, out);
    buf_putc(out, '/');
    buf_put(out, str_of(tree->leaf));
    buf_putc(out, '[');
    for (size_t i = lo; i < hi; i++) {
        if (i > lo) buf_putc(out, ' ');
        tree->put_key(tree->entries, i, out);
        buf_putc(out, ' ');
        tree->put_value(tree->entries, i, out);
    }
    pdf_put(out, "]>>");
    pdf_file_close(file);
}

static Level write_leaves(const PdfTree *tree, PdfFile *file) {
    Level level = {.n = parts(tree->n, PDF_FANOUT), .span = PDF_FANOUT};
    level.first = pdf_file_reserve_block(file, level.n);
    for (size_t i = 0; i < level.n; i++) write_leaf(tree, i, level.first + (uint32_t)i, file);
    return level;
}

static void write_branch(const PdfTree *tree, Level below, size_t index, uint32_t object,
                         PdfFile *file) {
    const size_t lo = index * PDF_FANOUT, hi = least(lo + PDF_FANOUT, below.n);
    Buf *out = pdf_file_open(file, object);
    pdf_put(out, "<<");
    put_limits(tree, lo * below.span, least(hi * below.span, tree->n), out);
    pdf_put(out, "/Kids[");
    for (size_t kid = lo; kid < hi; kid++) {
        if (kid > lo) buf_putc(out, ' ');
        pdf_put_ref(out, below.first + (uint32_t)kid);
    }
    pdf_put(out, "]>>");
    pdf_file_close(file);
}

static Level write_branches(const PdfTree *tree, Level below, PdfFile *file) {
    Level level = {.n = parts(below.n, PDF_FANOUT), .span = below.span * PDF_FANOUT};
    level.first = pdf_file_reserve_block(file, level.n);
    for (size_t i = 0; i < level.n; i++)
        write_branch(tree, below, i, level.first + (uint32_t)i, file);
    return level;
}

uint32_t pdf_tree_write(const PdfTree *tree, PdfFile *file) {
    if (tree->n == 0) return 0;
    Level level = write_leaves(tree, file);
    while (level.n > 1) level = write_branches(tree, level, file);
    return level.first;
}
