// SPDX-License-Identifier: MIT
// PdfPages: page objects in object streams; each about a hundred bytes of memory until then.
#include "emit/pdf/pages.h"

#include "emit/pdf/token.h"
#include "emit/pdf/tree.h"

typedef struct {
    uint32_t object, next; // next: 1 + index in the pool, or 0
} ListItem;

struct PdfPages {
    Arena *arena;
    VEC(PdfPage) all;
    VEC(ListItem) pool;
    Str last_prefix;    // labels of neighbours share it
    uint32_t resources; // of all pages
};

PdfPages *pdf_pages_new(Arena *arena) {
    PdfPages *pages = arena_push(arena, PdfPages, 1);
    pages->arena = arena;
    return pages;
}

size_t pdf_pages_count(const PdfPages *pages) {
    return pages->all.n;
}
const PdfPage *pdf_pages_at(const PdfPages *pages, size_t index) {
    return &pages->all.at[index];
}

void pdf_pages_add(PdfPages *pages, PdfList *list, uint32_t object) {
    *vec_push(pages->arena, &pages->pool) = (ListItem){.object = object};
    const uint32_t item = (uint32_t)pages->pool.n;
    if (list->tail)
        pages->pool.at[list->tail - 1].next = item;
    else
        list->head = item;
    list->tail = item;
    list->n++;
}

// Splits "A-12" into "A-" and 12; a number with a leading zero stays in the prefix.
static void set_label(PdfPages *pages, PdfPage *page, Str label) {
    size_t digits = 0;
    while (digits < label.n && digits < 9 && label.at[label.n - digits - 1] >= '0' &&
           label.at[label.n - digits - 1] <= '9')
        digits++;
    while (digits > 0 && label.at[label.n - digits] == '0') digits--;
    int64_t number = 0;
    if (digits) str_to_int64(str_slice(label, label.n - digits, label.n), &number);
    const Str prefix = str_slice(label, 0, label.n - digits);
    if (!str_eq(prefix, pages->last_prefix)) pages->last_prefix = str_copy(pages->arena, prefix);
    page->label_prefix = pages->last_prefix;
    page->label_number = (uint32_t)number;
}

PdfPage *pdf_pages_begin(PdfPages *pages, const PageInfo *info, PdfFile *file) {
    if (info->index >= PDF_MAX_PAGES) return NULL;
    while (pages->all.n <= info->index) (void)vec_push(pages->arena, &pages->all);
    PdfPage *page = &pages->all.at[info->index];
    if (page->object == 0) page->object = pdf_file_reserve(file);
    if (info->addition) return page;
    page->width = info->width;
    page->height = info->height;
    set_label(pages, page, info->label);
    return page;
}

// "[5 0 R 9 0 R]"
static void put_list(const PdfPages *pages, const PdfList *list, Buf *out) {
    buf_putc(out, '[');
    for (uint32_t item = list->head; item; item = pages->pool.at[item - 1].next) {
        if (item != list->head) buf_putc(out, ' ');
        pdf_put_ref(out, pages->pool.at[item - 1].object);
    }
    buf_putc(out, ']');
}

static void put_page(const PdfPages *pages, const PdfPage *page, uint32_t parent, Buf *out) {
    pdf_put(out, "<</Type/Page/Parent ");
    pdf_put_ref(out, parent);
    pdf_put(out, "/Resources "); // PDF/A has no inherited ones: ISO 19005-3, 6.2.2
    pdf_put_ref(out, pages->resources);
    pdf_put(out, "/MediaBox[0 0 ");
    pdf_put_point(out, (Point){page->width, 0}, page->height);
    pdf_put(out, "]/Contents");
    put_list(pages, &page->contents, out);
    // Says in which space colours are blended (11.6.6; ISO 19005-3, 6.2.10).
    if (page->transparent) pdf_put(out, "/Group<</S/Transparency/CS/DeviceRGB>>");
    if (page->annotations.n) {
        pdf_put(out, "/Annots");
        put_list(pages, &page->annotations, out);
    }
    pdf_put(out, "/Tabs/S"); // in the order of the structure: ISO 14289-1, 7.18.3
    if (page->owners.n) {
        pdf_put(out, "/StructParents ");
        buf_put_int(out, page->owners_key);
    }
    pdf_put(out, ">>");
}

static void write_page(const PdfPages *pages, const PdfPage *page, uint32_t parent, PdfFile *file) {
    put_page(pages, page, parent, pdf_file_open(file, page->object));
    pdf_file_close(file);
    if (page->owners.n == 0) return;
    put_list(pages, &page->owners, pdf_file_open(file, page->owners_array));
    pdf_file_close(file);
}

// A level of the page tree, bottom up: level 0 is the pages themselves.
typedef struct {
    uint32_t first; // of numbers that follow each other
    size_t n;
    size_t span; // pages below a node
} PageLevel;

static size_t parts(size_t n) {
    return (n + PDF_FANOUT - 1) / PDF_FANOUT;
}

// A node over the kids [lo, hi) of `below`, or over pages when there is no level below.
static void put_node(const PdfPages *pages, const PageLevel *below, size_t lo, size_t hi,
                     Buf *out) {
    pdf_put(out, "<</Type/Pages/Kids[");
    for (size_t kid = lo; kid < hi; kid++) {
        if (kid != lo) buf_putc(out, ' ');
        pdf_put_ref(out, below ? below->first + (uint32_t)kid : pages->all.at[kid].object);
    }
    const size_t span = below ? below->span : 1;
    const size_t last = hi * span < pages->all.n ? hi * span : pages->all.n;
    pdf_put(out, "]/Count ");
    buf_put_int(out, (int64_t)(last - lo * span));
}

static void write_level(const PdfPages *pages, const PageLevel *level, const PageLevel *below,
                        uint32_t parents, PdfFile *file) {
    const size_t kids = below ? below->n : pages->all.n;
    for (size_t i = 0; i < level->n; i++) {
        const size_t hi = (i + 1) * PDF_FANOUT < kids ? (i + 1) * PDF_FANOUT : kids;
        Buf *out = pdf_file_open(file, level->first + (uint32_t)i);
        put_node(pages, below, i * PDF_FANOUT, hi, out);
        pdf_put(out, "/Parent ");
        pdf_put_ref(out, parents + (uint32_t)(i / PDF_FANOUT));
        pdf_put(out, ">>");
        pdf_file_close(file);
    }
}

static void write_root(const PdfPages *pages, const PageLevel *root, const PageLevel *below,
                       PdfFile *file) {
    Buf *out = pdf_file_open(file, root->first);
    put_node(pages, below, 0, below ? below->n : pages->all.n, out);
    pdf_put(out, ">>");
    pdf_file_close(file);
}

static bool all_are_written(const PdfPages *pages, Diag *diag) {
    for (size_t i = 0; i < pages->all.n; i++) {
        if (pages->all.at[i].width > 0) continue;
        diag_add(diag, SEVERITY_FATAL, "PDF-01", (Place){0}, "page %zu of %zu was never laid out",
                 i + 1, pages->all.n);
        return false;
    }
    if (pages->all.n == 0)
        diag_add(diag, SEVERITY_FATAL, "PDF-01", (Place){0}, "the document has no page");
    return pages->all.n > 0;
}

enum { MAX_LEVELS = 5 }; // 64^5 pages, more than PDF_MAX_PAGES

uint32_t pdf_pages_write(PdfPages *pages, PdfFile *file, uint32_t resources, Diag *diag) {
    if (!all_are_written(pages, diag)) return 0;
    pages->resources = resources;
    PageLevel levels[MAX_LEVELS];
    size_t depth = 0;
    for (size_t n = parts(pages->all.n), span = PDF_FANOUT;; n = parts(n), span *= PDF_FANOUT) {
        levels[depth++] = (PageLevel){pdf_file_reserve_block(file, n), n, span};
        if (n == 1) break;
    }
    for (size_t i = 0; i < pages->all.n; i++)
        write_page(pages, &pages->all.at[i], levels[0].first + (uint32_t)(i / PDF_FANOUT), file);
    for (size_t i = 0; i + 1 < depth; i++)
        write_level(pages, &levels[i], i ? &levels[i - 1] : NULL, levels[i + 1].first, file);
    const PageLevel *root = &levels[depth - 1];
    write_root(pages, root, depth > 1 ? root - 1 : NULL, file);
    return root->first;
}
