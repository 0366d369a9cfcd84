// SPDX-License-Identifier: MIT
// PdfOutline: entries sorted by page, linked to a tree by their levels, then written one by one.
#include "emit/pdf/outline.h"

#include <stdlib.h>

#include "base/vec.h"

enum { MAX_DEPTH = 256 }; // levels are one byte

// Links are 1 + index of another entry, 0 for none; a parent of 0 is the root.
typedef struct {
    PdfBookmark bookmark;
    uint32_t order; // of arrival
    uint32_t parent, prev, next, first, last;
    uint32_t below; // entries below it, at any depth
} Entry;

struct PdfOutline {
    Arena *arena;
    VEC(Entry) entries;
};

PdfOutline *pdf_outline_new(Arena *arena) {
    PdfOutline *outline = arena_push(arena, PdfOutline, 1);
    outline->arena = arena;
    return outline;
}

void pdf_outline_add(PdfOutline *outline, const PdfBookmark *bookmark) {
    Entry *entry = vec_push(outline->arena, &outline->entries);
    *entry = (Entry){.bookmark = *bookmark, .order = (uint32_t)outline->entries.n};
    entry->bookmark.title = str_copy(outline->arena, bookmark->title);
}

static int compare_entries(const void *a, const void *b) {
    const Entry *left = a, *right = b;
    if (left->bookmark.page_index != right->bookmark.page_index)
        return left->bookmark.page_index < right->bookmark.page_index ? -1 : 1;
    return left->order < right->order ? -1 : 1;
}

// Hangs entry `self` (1 + index) below `parent`, behind its earlier children.
static void hang(Entry *entries, Entry *root, uint32_t parent, uint32_t self) {
    Entry *above = parent ? &entries[parent - 1] : root;
    Entry *entry = &entries[self - 1];
    entry->parent = parent;
    entry->prev = above->last;
    if (above->last)
        entries[above->last - 1].next = self;
    else
        above->first = self;
    above->last = self;
    for (uint32_t up = parent; up; up = entries[up - 1].parent) entries[up - 1].below++;
    root->below++;
}

static void link_entries(PdfOutline *outline, Entry *root) {
    uint32_t path[MAX_DEPTH]; // the newest entry of each depth
    size_t depth = 0;
    for (uint32_t self = 1; self <= outline->entries.n; self++) {
        const uint8_t level = outline->entries.at[self - 1].bookmark.level;
        const size_t above = level > 0 ? (size_t)level - 1 : 0;
        if (depth > above) depth = above;
        hang(outline->entries.at, root, depth ? path[depth - 1] : 0, self);
        path[depth++] = self;
    }
}

static void set_link(Haru *haru, HaruDict *dict, const char *key, uint32_t object, uint32_t to) {
    if (to) haru_set_ref(haru, dict, key, object + to);
}

// [page /XYZ left top null] (12.3.2.2); in PDF 2.0 also with an element in place of the page.
static HaruArray *destination(Haru *haru, uint32_t object, Point at) {
    HaruArray *place = haru_array(haru);
    haru_add_ref(haru, place, object);
    haru_add_name(haru, place, "XYZ");
    haru_add_milli(haru, place, at.x);
    haru_add_milli(haru, place, at.y);
    haru_add_null(haru, place);
    return place;
}

// In PDF 2.0 an action leads to the element (ISO 32000-2, 12.6.4.2), and readers that know no
// structure destinations to the page.
static void set_target(const PdfBookmark *bookmark, HaruDict *dict, bool pdf_2, Haru *haru) {
    HaruArray *place = destination(haru, bookmark->page, bookmark->at);
    if (!pdf_2 || !bookmark->element) {
        haru_set_array(haru, dict, "Dest", place);
        if (bookmark->element) haru_set_ref(haru, dict, "SE", bookmark->element);
        return;
    }
    HaruDict *action = haru_dict(haru);
    haru_set_name(haru, action, "S", "GoTo");
    haru_set_array(haru, action, "D", place);
    haru_set_array(haru, action, "SD", destination(haru, bookmark->element, bookmark->at));
    haru_set_dict(haru, dict, "A", action);
}

// `root` is the object of the root; entry i has the number root + 1 + i.
static void write_entry(const Entry *entry, uint32_t object, uint32_t root, PdfFile *file,
                        Haru *haru) {
    HaruDict *dict = haru_dict(haru);
    const Str title = entry->bookmark.title;
    haru_set_text(haru, dict, "Title", title.n ? title : STR(" ")); // required, so never left out
    haru_set_ref(haru, dict, "Parent", root + entry->parent);
    set_link(haru, dict, "Prev", root, entry->prev);
    set_link(haru, dict, "Next", root, entry->next);
    set_link(haru, dict, "First", root, entry->first);
    set_link(haru, dict, "Last", root, entry->last);
    if (entry->below) haru_set_int(haru, dict, "Count", -(int64_t)entry->below); // shown closed
    set_target(&entry->bookmark, dict, pdf_file_is_2(file), haru);
    haru_write_dict(haru, dict, pdf_file_open(file, object));
    pdf_file_close(file);
}

// Children of `parent`: what is seen when it is open and they are closed.
static int64_t count_children(const PdfOutline *outline, const Entry *parent) {
    int64_t n = 0;
    for (uint32_t child = parent->first; child; child = outline->entries.at[child - 1].next) n++;
    return n;
}

uint32_t pdf_outline_write(PdfOutline *outline, PdfFile *file, Haru *haru) {
    const size_t n = outline->entries.n;
    if (n == 0) return 0;
    qsort(outline->entries.at, n, sizeof *outline->entries.at, compare_entries);
    Entry root = {0};
    link_entries(outline, &root);
    const uint32_t object = pdf_file_reserve_block(file, n + 1);
    for (size_t i = 0; i < n; i++)
        write_entry(&outline->entries.at[i], object + 1 + (uint32_t)i, object, file, haru);
    HaruDict *dict = haru_dict(haru);
    haru_set_name(haru, dict, "Type", "Outlines");
    set_link(haru, dict, "First", object, root.first);
    set_link(haru, dict, "Last", object, root.last);
    haru_set_int(haru, dict, "Count", count_children(outline, &root));
    haru_write_dict(haru, dict, pdf_file_open(file, object));
    pdf_file_close(file);
    return object;
}
