// SPDX-License-Identifier: MIT
// PdfNames: destinations gathered while pages pass, sorted by bytes and written at the end.
#include "emit/pdf/names.h"

#include <stdlib.h>

#include "base/vec.h"
#include "emit/pdf/token.h"
#include "emit/pdf/tree.h"

typedef struct {
    Str name;
    uint32_t order; // of arrival
    uint32_t page;  // 0: wanted by a link
    Point at;
} Target;

// Each place and each wish, also for one name: sorting at the end brings them together, which is
// dearer by less than a map of them all.
struct PdfNames {
    Arena *arena;
    VEC(Target) all;
};

PdfNames *pdf_names_new(Arena *arena) {
    PdfNames *names = arena_push(arena, PdfNames, 1);
    names->arena = arena;
    return names;
}

static void add(PdfNames *names, Str name, uint32_t page, Point at) {
    const uint32_t order = (uint32_t)names->all.n;
    *vec_push(names->arena, &names->all) = (Target){str_copy(names->arena, name), order, page, at};
}

void pdf_names_add(PdfNames *names, Str name, uint32_t page, Point at) {
    if (name.n) add(names, name, page, at);
}

void pdf_names_want(PdfNames *names, Str name) {
    add(names, name, 0, (Point){0});
}

// By name; of one name places come first, in the order of arrival.
static int compare_targets(const void *a, const void *b) {
    const Target *left = a, *right = b;
    const int by_name = str_cmp(left->name, right->name);
    if (by_name) return by_name;
    if (!left->page != !right->page) return left->page ? -1 : 1;
    return left->order < right->order ? -1 : 1;
}

static void put_key(const void *entries, size_t i, Buf *out) {
    const Target *targets = entries;
    pdf_put_string(out, targets[i].name);
}

static void put_value(const void *entries, size_t i, Buf *out) {
    const Target *target = (const Target *)entries + i;
    buf_putc(out, '[');
    pdf_put_ref(out, target->page);
    pdf_put(out, "/XYZ ");
    buf_put_milli(out, target->at.x);
    buf_putc(out, ' ');
    buf_put_milli(out, target->at.y);
    pdf_put(out, " null]");
}

uint32_t pdf_names_write(PdfNames *names, PdfFile *file, Diag *diag) {
    Target *all = names->all.at;
    if (names->all.n) qsort(all, names->all.n, sizeof *all, compare_targets);
    size_t n = 0; // those kept, at the front
    const Target *before = NULL;
    for (size_t i = 0; i < names->all.n; i++) {
        const bool again = before && str_eq(before->name, all[i].name);
        before = &all[i];
        if (again) continue;
        if (all[i].page) {
            all[n++] = all[i];
        } else {
            diag_add(diag, SEVERITY_WARNING, "PDF-03", (Place){0},
                     "a link leads to \"%.*s\", which is nowhere in the document",
                     STR_ARGS(all[i].name));
        }
    }
    const PdfTree tree = {all, n, "Names", put_key, put_value};
    return pdf_tree_write(&tree, file);
}
