// SPDX-License-Identifier: MIT
// OpenElements: the structure elements that are open, found by their ids in constant time. Memory
// of closed ones is used again, so that a million rows cost no more than the deepest nesting.
#ifndef RAPPORTEUR_EMIT_PDF_OPEN_H
#define RAPPORTEUR_EMIT_PDF_OPEN_H

#include "base/buf.h"
#include "base/vec.h"
#include "typeset/structure.h"

typedef struct OpenElement OpenElement;
struct OpenElement {
    uint32_t id;
    uint32_t object;
    uint32_t parent; // object
    uint32_t page;   // object of /Pg: the page of its first content, or 0
    uint32_t refers; // object of the array of /Ref, or 0
    Buf kids;        // entries of /K
    size_t kid_count;
    bool bounded;
    Rect bounds;
    Len page_height;
    OpenElement *next; // in its bucket, or among those to be used again
};

typedef struct {
    Arena *arena;
    OpenElement **buckets; // a power of two
    size_t bucket_count, n;
    OpenElement *unused;
    VEC(OpenElement *) all; // for the release
} OpenElements;

void open_elements_release(OpenElements *open);
// NULL when the element is not open; NULL is fine.
OpenElement *open_elements_find(const OpenElements *open, const Element *element);
// A fresh entry for `id`, which is not open.
OpenElement *open_elements_add(OpenElements *open, uint32_t id);
void open_elements_remove(OpenElements *open, OpenElement *entry);

#endif
