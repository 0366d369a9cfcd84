// SPDX-License-Identifier: MIT
// Flow: puts the items of a feed on pages, one page at a time: space between them collapsed, no
// line left alone, headings with what they head, groups on one page where a page has room.
#ifndef RAPPORTEUR_TYPESET_FLOW_H
#define RAPPORTEUR_TYPESET_FLOW_H

#include "typeset/footnote.h"

// A bar that stands on the page under construction.
typedef struct {
    const Bar *bar;
    size_t tint, line; // backdrops of the sink
} OpenBar;

typedef struct {
    const Setting *setting;
    Pool *pool;
    Sink *sink;
    Feed *feed;
    Footnotes *notes;        // of the page, shared by all its flows
    Rect block;              // the text block
    size_t page;             // index of the page under construction
    Len y;                   // [Len] where the next piece may begin
    Len pending;             // [Len] space that the last piece asks for
    Len beside;              // [Len] leading of the overlay that the next piece stands beside, or 0
    bool fresh;              // nothing but a repeated header stands on the page
    bool full;               // the next piece goes on a new page
    bool kept;               // the last piece must not end the page
    bool overlong;           // what must stand together is more than a page: only the least is kept
    Table *table;            // the one whose rows are being placed
    Len overlay_bottom;      // [Len] of the overlay that pieces stand beside, or 0
    VEC(OpenBar) bars;       // of the last piece on the page, outer ones first
    uint32_t words, bullets; // of texts on the page
    uint32_t max_words, max_bullets; // on a page, 0: as many as have room
    const Block *slide;              // whose body this is, or NULL
    VEC(Str) destinations;           // wait for the next piece
} Flow;

typedef enum {
    FLOW_FULL,    // the page is done and more follows
    FLOW_END,     // nothing follows
    FLOW_SPECIAL, // a cover, the contents or a slide follow, and the page is fresh
} FlowStop;

void flow_init(Flow *flow, const Setting *setting, Feed *feed, Footnotes *notes);
// Starts a page with what is repeated on every page of a table.
void flow_begin_page(Flow *flow);
FlowStop flow_run(Flow *flow);
// Where the text of the page ends: above its footnotes.
Len flow_bottom(const Flow *flow);

#endif
