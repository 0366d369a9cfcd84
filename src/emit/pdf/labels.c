// SPDX-License-Identifier: MIT
// Page labels: pages whose labels count on with one prefix share an entry of the number tree.
#include "base/vec.h"
#include "emit/pdf/pages.h"
#include "emit/pdf/token.h"
#include "emit/pdf/tree.h"

typedef struct {
    size_t page; // the first page that it holds for
    Str prefix;
    uint32_t number;
} LabelRange;

typedef VEC(LabelRange) LabelRanges;

static bool counts_on(const PdfPage *before, const PdfPage *page) {
    if (page->label_number == 0) return false;
    return str_eq(before->label_prefix, page->label_prefix) &&
           page->label_number == before->label_number + 1;
}

static LabelRanges ranges_of(const PdfPages *pages, Arena *arena) {
    LabelRanges ranges = {0};
    bool labelled = false;
    for (size_t i = 0; i < pdf_pages_count(pages); i++) {
        const PdfPage *page = pdf_pages_at(pages, i);
        labelled = labelled || page->label_number || page->label_prefix.n;
        if (i > 0 && counts_on(pdf_pages_at(pages, i - 1), page)) continue;
        *vec_push(arena, &ranges) = (LabelRange){i, page->label_prefix, page->label_number};
    }
    if (!labelled) ranges.n = 0;
    return ranges;
}

static void put_key(const void *entries, size_t i, Buf *out) {
    const LabelRange *ranges = entries;
    buf_put_int(out, (int64_t)ranges[i].page);
}

static void put_value(const void *entries, size_t i, Buf *out) {
    const LabelRange *range = (const LabelRange *)entries + i;
    pdf_put(out, "<<");
    if (range->prefix.n) pdf_put(out, "/P");
    if (range->prefix.n) pdf_put_text(out, range->prefix);
    if (range->number) pdf_put(out, "/S/D/St ");
    if (range->number) buf_put_int(out, range->number);
    pdf_put(out, ">>");
}

uint32_t pdf_labels_write(const PdfPages *pages, Arena *arena, PdfFile *file) {
    const LabelRanges ranges = ranges_of(pages, arena);
    const PdfTree tree = {ranges.at, ranges.n, "Nums", put_key, put_value};
    return pdf_tree_write(&tree, file);
}
