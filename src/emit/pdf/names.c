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
    uint32_t element; // that stands there, or that refers to it
    uint32_t refers;  // array of what is at the other end, or 0
} Target;

// Each place and each wish, also for one name: sorting at the end brings them together, which is
// dearer by less than a map of them all.
struct PdfNames {
    Arena *arena;
    VEC(Target) all;
    size_t settled; // of them
};

PdfNames *pdf_names_new(Arena *arena) {
    PdfNames *names = arena_push(arena, PdfNames, 1);
    names->arena = arena;
    return names;
}

void pdf_names_add(PdfNames *names, Str name, const PdfPlace *place) {
    if (name.n == 0) return;
    const uint32_t order = (uint32_t)names->all.n;
    *vec_push(names->arena, &names->all) = (Target){str_copy(names->arena, name),
                                                    order,
                                                    place->page,
                                                    place->at,
                                                    place->element,
                                                    place->referrers};
}

void pdf_names_settle(PdfNames *names, uint32_t element) {
    for (; names->settled < names->all.n; names->settled++) {
        Target *target = &names->all.at[names->settled];
        if (target->page && !target->element) target->element = element;
    }
}

void pdf_names_want(PdfNames *names, Str name, uint32_t element, uint32_t refers) {
    const uint32_t order = (uint32_t)names->all.n;
    *vec_push(names->arena, &names->all) = (Target){
        .name = str_copy(names->arena, name), .order = order, .element = element, .refers = refers};
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

// "[5 0 R/XYZ 72 700 null]" (12.3.2.2); the object is a page or, in PDF 2.0, an element.
static void put_place(uint32_t object, Point at, Buf *out) {
    buf_putc(out, '[');
    pdf_put_ref(out, object);
    pdf_put(out, "/XYZ ");
    buf_put_milli(out, at.x);
    buf_putc(out, ' ');
    buf_put_milli(out, at.y);
    pdf_put(out, " null]");
}

// With an element it is a structure destination too (ISO 32000-2, 12.3.2.3).
static void put_value(const void *entries, size_t i, Buf *out) {
    const Target *target = (const Target *)entries + i;
    if (target->element) pdf_put(out, "<</D");
    put_place(target->page, target->at, out);
    if (!target->element) return;
    pdf_put(out, "/SD");
    put_place(target->element, target->at, out);
    pdf_put(out, ">>");
}

// The elements of the targets [from, to) as the array `object`.
static void write_elements(const Target *from, const Target *to, uint32_t object, PdfFile *file) {
    Buf *out = pdf_file_open(file, object);
    buf_putc(out, '[');
    bool first = true;
    for (const Target *target = from; target < to; target++) {
        if (!target->element) continue;
        if (!first) buf_putc(out, ' ');
        pdf_put_ref(out, target->element);
        first = false;
    }
    buf_putc(out, ']');
    pdf_file_close(file);
}

// What refers to each other by one name, the targets [from, to): the place is the first of them.
static void write_references(const Target *from, const Target *to, PdfFile *file) {
    const Target *wish = from;
    while (wish < to && wish->page) wish++;
    const Target *end_of_place = from->page ? from + 1 : from;
    for (const Target *target = wish; target < to; target++)
        if (target->refers) write_elements(from, end_of_place, target->refers, file);
    for (const Target *place = from; place < wish; place++)
        if (place->refers) write_elements(wish, to, place->refers, file);
}

static void say_nowhere(const Target *target, Diag *diag) {
    diag_add(diag, SEVERITY_WARNING, "PDF-03", (Place){0},
             "a link leads to \"%.*s\", which is nowhere in the document", STR_ARGS(target->name));
}

uint32_t pdf_names_write(PdfNames *names, PdfFile *file, Diag *diag) {
    Target *all = names->all.at;
    const size_t count = names->all.n;
    if (count) qsort(all, count, sizeof *all, compare_targets);
    size_t n = 0; // those kept, at the front
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && str_eq(all[from].name, all[to].name);) to++;
        write_references(all + from, all + to, file);
        if (all[from].page)
            all[n++] = all[from];
        else
            say_nowhere(&all[from], diag);
    }
    const PdfTree tree = {all, n, "Names", put_key, put_value};
    return pdf_tree_write(&tree, file);
}
