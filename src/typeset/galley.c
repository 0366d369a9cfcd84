// SPDX-License-Identifier: MIT
// Galley: one walk over the items that measures, places or repeats them; see galley.h.
#include "typeset/galley.h"

typedef enum { MEASURE, PLACE, REPEAT } Purpose;

typedef struct {
    Galley *galley;
    Sink *sink; // NULL to measure
    Purpose purpose;
    Point at;
    Len limit; // [Len] height
    uint32_t max_lines;
    Extent extent;
    Len pending; // [Len] space that the item before asks for
    bool begun;  // something stands above
    bool beside; // an overlay has already moved down by the space
} Walk;

static void open_element(Walk *walk, const Item *item) {
    if (walk->purpose != PLACE) return;
    sink_open_at(walk->sink, item->tag, item->place)->numbering = item->numbering;
}

static void close_element(Walk *walk) {
    if (walk->purpose == PLACE) sink_close(walk->sink, walk->sink->current);
}

// The space above the next text. An overlay takes it for the text beside it, too.
static Len space_above(const Walk *walk, const Item *item) {
    if (!walk->begun || walk->beside) return 0;
    Len space = len_max(walk->pending, item->before);
    const Item *end = walk->galley->items + walk->galley->n;
    for (; item->overlay && item + 1 < end; item++) {
        const Item *next = item + 1;
        while (next < end && next->kind != ITEM_TEXT) next++;
        if (next == end) break;
        space = len_max(space, next->before);
        item = next - 1;
    }
    return space;
}

static void place_lines(Walk *walk, Item *item, uint32_t from, uint32_t to) {
    if (walk->purpose == MEASURE) return;
    const Point at = {walk->at.x + item->x, walk->at.y + walk->extent.height};
    const bool structured = walk->purpose == PLACE && item->tag != TAG__COUNT;
    if (structured && from == 0) item->element = sink_open_at(walk->sink, item->tag, item->place);
    set_text_place(&item->text, walk->sink, at, from, to);
    if (structured && to == item->text.paragraph->n) sink_close(walk->sink, item->element);
}

static void place_bars(const Walk *walk, const Item *item, Len top, Len bottom) {
    if (walk->purpose == MEASURE) return;
    for (const Bar *bar = item->bar; bar; bar = bar->outer) {
        const Rect rect = {walk->at.x + bar->x, walk->at.y + top, BAR_WIDTH, bottom - top};
        if (walk->purpose == PLACE) sink_hairline(walk->sink, rect, bar->color);
        if (walk->purpose == REPEAT) sink_rule(walk->sink, rect, bar->color);
    }
}

// False when not all of it has a place: *line is then the first that has none.
static bool walk_text(Walk *walk, Item *item, uint32_t *line) {
    const uint32_t n = (uint32_t)item->text.paragraph->n;
    const Len leading = item->text.style->leading;
    const Len space = space_above(walk, item);
    const Len top = walk->extent.height + space;
    const uint32_t room = walk->max_lines - walk->extent.lines;
    const Len depth = walk->limit - top;
    const uint32_t fits = depth < leading || room == 0 ? 0 : (uint32_t)(depth / leading);
    if (n > *line && fits == 0) return false;
    const uint32_t take =
        item->overlay ? n : (uint32_t)len_min((Len)(n - *line), (Len)(fits < room ? fits : room));
    const Len above = walk->extent.height;
    walk->extent.height = top;
    place_lines(walk, item, *line, *line + take);
    walk->beside = item->overlay ? leading : 0;
    walk->begun = true;
    walk->pending = item->after;
    if (!item->overlay) {
        walk->extent.height += (Len)take * leading;
        walk->extent.lines += take;
        place_bars(walk, item, above, walk->extent.height);
    }
    *line += take;
    return *line == n;
}

// A label without a text beside it takes a line of its own.
static void clear_overlay(Walk *walk) {
    walk->extent.height += walk->beside;
    walk->extent.lines += walk->beside ? 1 : 0;
    walk->beside = 0;
}

// Walks on from (item, line) until a line has no place; leaves both at what comes next.
static void walk_items(Walk *walk, size_t *at, uint32_t *line) {
    for (; *at < walk->galley->n; (*at)++, *line = 0) {
        Item *item = &walk->galley->items[*at];
        if (item->kind == ITEM_OPEN) open_element(walk, item);
        if (item->kind == ITEM_CLOSE) close_element(walk);
        if (item->kind == ITEM_CLEAR) clear_overlay(walk);
        if (item->kind == ITEM_SPACE) walk->pending = len_max(walk->pending, item->after);
        if (item->kind == ITEM_TEXT && !walk_text(walk, item, line)) return;
    }
}

Extent galley_measure(const Galley *galley, Len height, uint32_t lines) {
    size_t item = galley->item;
    uint32_t line = galley->line;
    // Measuring leaves the galley as it is; the walk is shared with placing.
    Walk walk = {.galley = (Galley *)galley, .limit = height, .max_lines = lines};
    walk_items(&walk, &item, &line);
    if (line > 0) {
        const size_t n = galley->items[item].text.paragraph->n;
        walk.extent.lone = line == 1 || n - line == 1;
    }
    return walk.extent;
}

Extent galley_place(Galley *galley, Sink *sink, Point at, uint32_t lines) {
    const Element *cell = sink->current;
    if (galley->inside) sink_enter(sink, galley->inside);
    Walk walk = {.galley = galley,
                 .sink = sink,
                 .purpose = PLACE,
                 .at = at,
                 .limit = LEN_MAX,
                 .max_lines = lines};
    walk_items(&walk, &galley->item, &galley->line);
    galley->inside = sink_enter(sink, cell);
    return walk.extent;
}

Extent galley_repeat(const Galley *galley, Sink *sink, Point at, Len height) {
    size_t item = 0;
    uint32_t line = 0;
    Walk walk = {.galley = (Galley *)galley,
                 .sink = sink,
                 .purpose = REPEAT,
                 .at = at,
                 .limit = height,
                 .max_lines = UINT32_MAX};
    walk_items(&walk, &item, &line);
    return walk.extent;
}
