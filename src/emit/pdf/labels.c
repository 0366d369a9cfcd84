// SPDX-License-Identifier: MIT
// Page labels: pages whose labels count on with one prefix share an entry of the number tree.
#include "base/vec.h"
#include "emit/pdf/pages.h"
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

static void add_key(const void *entries, size_t i, Haru *haru, HaruArray *to) {
    const LabelRange *ranges = entries;
    haru_add_int(haru, to, (int64_t)ranges[i].page);
}

static void add_value(const void *entries, size_t i, Haru *haru, HaruArray *to) {
    const LabelRange *range = (const LabelRange *)entries + i;
    HaruDict *label = haru_dict(haru);
    haru_set_text(haru, label, "P", range->prefix);
    if (range->number) {
        haru_set_name(haru, label, "S", "D");
        haru_set_int(haru, label, "St", range->number);
    }
    haru_add_dict(haru, to, label);
}

uint32_t pdf_labels_write(const PdfPages *pages, Arena *arena, PdfFile *file, Haru *haru) {
    const LabelRanges ranges = ranges_of(pages, arena);
    const PdfTree tree = {ranges.at, ranges.n, "Nums", add_key, add_value};
    return pdf_tree_write(&tree, file, haru);
}
