// SPDX-License-Identifier: MIT
// PdfNames: destinations gathered while pages pass, sorted by bytes and written at the end.
#include "emit/pdf/names.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/vec.h"
#include "emit/pdf/token.h"
#include "emit/pdf/tree.h"

typedef struct {
    Str name;
    uint32_t page; // 0: wanted by a link, and not yet seen
    Point at;
} Target;

struct PdfNames {
    Arena *arena;
    Map by_name; // to Target
};

PdfNames *pdf_names_new(Arena *arena) {
    PdfNames *names = arena_push(arena, PdfNames, 1);
    names->arena = arena;
    return names;
}

static Target *target_of(PdfNames *names, Str name) {
    Target *target = map_lookup(&names->by_name, name);
    if (target) return target;
    target = arena_push(names->arena, Target, 1);
    target->name = str_copy(names->arena, name);
    map_put(names->arena, &names->by_name, target->name, target);
    return target;
}

void pdf_names_add(PdfNames *names, Str name, uint32_t page, Point at) {
    if (name.n == 0) return;
    Target *target = target_of(names, name);
    if (target->page) return;
    target->page = page;
    target->at = at;
}

void pdf_names_want(PdfNames *names, Str name) {
    target_of(names, name);
}

static int compare_targets(const void *a, const void *b) {
    const Target *const *left = a, *const *right = b;
    return str_cmp((*left)->name, (*right)->name);
}

static void put_key(const void *entries, size_t i, Buf *out) {
    const Target *const *targets = entries;
    pdf_put_string(out, targets[i]->name);
}

static void put_value(const void *entries, size_t i, Buf *out) {
    const Target *target = ((const Target *const *)entries)[i];
    buf_putc(out, '[');
    pdf_put_ref(out, target->page);
    pdf_put(out, "/XYZ ");
    buf_put_milli(out, target->at.x);
    buf_putc(out, ' ');
    buf_put_milli(out, target->at.y);
    pdf_put(out, " null]");
}

uint32_t pdf_names_write(PdfNames *names, PdfFile *file, Diag *diag) {
    const Target **targets = arena_push(names->arena, const Target *, names->by_name.n);
    size_t n = 0;
    for (size_t i = 0; i < names->by_name.n; i++) {
        const Target *target = names->by_name.at[i].value;
        if (target->page) {
            targets[n++] = target;
        } else {
            diag_add(diag, SEVERITY_WARNING, "PDF-03", (Place){0},
                     "a link leads to \"%.*s\", which is nowhere in the document",
                     STR_ARGS(target->name));
        }
    }
    if (n) qsort(targets, n, sizeof(*targets), compare_targets);
    const PdfTree tree = {targets, n, "Names", put_key, put_value};
    return pdf_tree_write(&tree, file);
}
