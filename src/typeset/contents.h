// SPDX-License-Identifier: MIT
// Contents: the list of sections with leaders and page numbers. Its entries are known before any
// page is laid out, so its pages are counted first and painted when the page numbers are known.
#ifndef RAPPORTEUR_TYPESET_CONTENTS_H
#define RAPPORTEUR_TYPESET_CONTENTS_H

#include "typeset/plan.h"
#include "typeset/setting.h"

enum { CONTENTS_DEPTH_MAX = 6 };

typedef struct {
    Text title;      // without the links of the heading
    Str destination; // of the section
    uint8_t level;   // from 1
} ContentsEntry;

typedef struct {
    const Setting *setting;
    const ContentsBlock *block;
    Rect area; // the text block
    VEC(ContentsEntry) entries;
    size_t first_page, pages;
    size_t next;                              // entry
    const Element *lists[CONTENTS_DEPTH_MAX]; // open TOC elements
    size_t open;                              // how many
} Contents;

// Collects the entries and counts the pages; setting, block and area are given. `scratch` is used
// and left as it was.
void contents_collect(Contents *contents, Arena *job, Arena *scratch);
// Opens the TOC element as a child of the current one, which stays the current one.
void contents_open(Contents *contents, Sink *sink);
// Places the next page of entries; closes the TOC element after the last.
void contents_place_page(Contents *contents, Sink *sink, Arena *arena, const PagePlan *plan);

#endif
