// SPDX-License-Identifier: MIT
// OpenElements: chained buckets, as many as there are open elements.
#include "emit/pdf/open.h"

void open_elements_release(OpenElements *open) {
    for (size_t i = 0; i < open->all.n; i++) buf_release(&open->all.at[i]->kids);
}

OpenElement *open_elements_find(const OpenElements *open, const Element *element) {
    if (!element || open->n == 0) return NULL;
    OpenElement *entry = open->buckets[element->id & (open->bucket_count - 1)];
    while (entry && entry->id != element->id) entry = entry->next;
    return entry;
}

static void enter(OpenElements *open, OpenElement *entry) {
    OpenElement **bucket = &open->buckets[entry->id & (open->bucket_count - 1)];
    entry->next = *bucket;
    *bucket = entry;
}

static void grow(OpenElements *open) {
    OpenElement **old = open->buckets;
    const size_t n = open->bucket_count;
    open->bucket_count = n ? n * 2 : 64;
    open->buckets = arena_push(open->arena, OpenElement *, open->bucket_count);
    for (size_t i = 0; i < n; i++) {
        for (OpenElement *entry = old[i], *next; entry; entry = next) {
            next = entry->next;
            enter(open, entry);
        }
    }
}

static OpenElement *fresh(OpenElements *open) {
    OpenElement *entry = open->unused;
    if (!entry) {
        entry = arena_push(open->arena, OpenElement, 1);
        *vec_push(open->arena, &open->all) = entry;
        return entry;
    }
    open->unused = entry->next;
    Buf kids = entry->kids;
    buf_clear(&kids);
    *entry = (OpenElement){.kids = kids};
    return entry;
}

OpenElement *open_elements_add(OpenElements *open, uint32_t id) {
    if (open->n == open->bucket_count) grow(open);
    OpenElement *entry = fresh(open);
    entry->id = id;
    enter(open, entry);
    open->n++;
    return entry;
}

void open_elements_remove(OpenElements *open, OpenElement *entry) {
    OpenElement **link = &open->buckets[entry->id & (open->bucket_count - 1)];
    while (*link != entry) link = &(*link)->next;
    *link = entry->next;
    entry->next = open->unused;
    open->unused = entry;
    open->n--;
}
