// SPDX-License-Identifier: MIT
// Flow: places the first item of the queue, or finds that the page is full; see flow.h.
#include "typeset/flow.h"

#include "typeset/ahead.h"
#include "typeset/bars.h"
#include "typeset/columns.h"
#include "typeset/figure.h"
#include "typeset/table.h"
#include "typeset/tiles.h"

void flow_init(Flow *flow, const Setting *setting, Feed *feed, Footnotes *notes) {
    const Theme *theme = setting->theme;
    *flow = (Flow){
        .setting = setting,
        .pool = feed->pool,
        .sink = notes->sink,
        .feed = feed,
        .notes = notes,
        .block = {theme->margin_start, theme->margin_top,
                  theme->page_width - theme->margin_start - theme->margin_end,
                  theme->page_height - theme->margin_top - theme->margin_bottom},
    };
}

Len flow_bottom(const Flow *flow) {
    const Rect page = flow->notes->block;
    const Len above_notes = page.y + page.height - flow->notes->taken;
    return len_min(flow->block.y + flow->block.height, above_notes);
}

static void repeat_head(Flow *flow) {
    const Item *first = feed_peek(flow->feed, 0);
    const bool in_rows = flow->table && first && first->kind == ITEM_ROW && !first->row->head &&
                         first->row->table == flow->table;
    if (!in_rows) return;
    const RowPlace place = {.setting = flow->setting,
                            .sink = flow->sink,
                            .pool = flow->pool,
                            .at = {flow->block.x + flow->table->frame.x, flow->y},
                            .room = flow->block.height};
    flow->y += table_repeat_head(first->row, &place);
}

void flow_begin_page(Flow *flow) {
    flow->y = flow->block.y;
    flow->pending = flow->beside = 0;
    flow->fresh = true;
    flow->full = flow->kept = flow->overlong = false;
    flow->bars.n = 0;
    flow->overlay_bottom = 0;
    flow->words = flow->bullets = 0;
    repeat_head(flow);
    if (flow->notes->taken && feed_peek(flow->feed, 0))
        footnotes_yield(flow->notes, flow->block.y, flow->y + ahead_need(flow));
}

static void place_destinations(Flow *flow, Point at) {
    for (size_t i = 0; i < flow->destinations.n; i++)
        sink_destination(flow->sink, flow->destinations.at[i], at);
    flow->destinations.n = 0;
}

static void wait_for_piece(Flow *flow, Str destination) {
    if (destination.n == 0) return;
    *vec_push(flow->feed->job, &flow->destinations) = destination;
}

static void open_text(Flow *flow, Item *item, Point at) {
    if (item->tag != TAG__COUNT) item->element = sink_open_at(flow->sink, item->tag, item->place);
    const Heading *heading = item->heading;
    if (!heading) return;
    sink_destination(flow->sink, heading->destination, at);
    if (heading->listed)
        sink_outline(flow->sink, heading->level, heading->title, at, item->element);
}

// Lines of the text that go on this page, 0 when it must begin on the next.
static size_t lines_here(const Flow *flow, const Item *item) {
    const size_t left = item->text.paragraph->n - item->placed;
    const Len room = flow_bottom(flow) - flow->y;
    const size_t most = room <= 0 ? 0 : (size_t)(room / item->text.style->leading);
    const size_t fits =
        footnotes_lines(flow->notes, &item->text, item->placed, most < left ? most : left, flow->y);
    if (fits >= left || item->overlay) return left;
    size_t lines = fits;
    if (left - lines < FLOW_LINES_TOGETHER) lines = left > 2 ? left - FLOW_LINES_TOGETHER : 0;
    if (lines >= FLOW_LINES_TOGETHER && !item->whole) return lines;
    if (!flow->fresh) return 0;
    return fits ? fits : 1; // more than a page: a line alone is better than none
}

static bool place_text(Flow *flow, Item *item) {
    const size_t lines = lines_here(flow, item);
    if (lines == 0) return false;
    const Point at = {flow->block.x + item->x, flow->y};
    bars_begin(flow, item->bar);
    if (item->placed == 0) open_text(flow, item, at);
    const size_t to = item->placed + lines;
    set_text_place(&item->text, flow->sink, at, item->placed, to);
    item->placed = (uint32_t)to;
    const Len height = (Len)lines * item->text.style->leading;
    bars_reach(flow, flow->y + height);
    footnotes_take(flow->notes, flow->y + height);
    if (item->overlay) {
        flow->beside = item->text.style->leading;
        flow->overlay_bottom = flow->y + height;
    } else {
        flow->y += height;
        flow->beside = 0;
    }
    if (to < item->text.paragraph->n) return false;
    if (item->element) sink_close(flow->sink, item->element);
    return true;
}

static bool row_is_noted(const TableRow *row) {
    for (size_t i = 0; i < row->n; i++) {
        const Galley *galley = &row->cells[i].galley;
        for (size_t k = galley->item; k < galley->n; k++)
            if (galley->items[k].kind == ITEM_TEXT && galley->items[k].text.noted) return true;
    }
    return false;
}

// Height of the notes of the lines that a row would place. A long note goes on overleaf.
static Len row_notes(const Flow *flow, const TableRow *row) {
    Len height = 0;
    for (size_t i = 0; i < row->n; i++)
        height += footnotes_of_galley(flow->notes, &row->cells[i].galley, row->cells[i].take);
    return len_min(height, flow->notes->block.height / 2);
}

// The room that leaves enough for the notes of what is placed in it.
static Len room_above_notes(const Flow *flow, const TableRow *row, const RowPlace *place) {
    const Len padding = 2 * flow->setting->theme->cell_padding_block;
    RowPlace tried = *place;
    for (Len last = LEN_MAX;;) {
        const Len height = row_share(row, &tried);
        const bool fits = height + padding + row_notes(flow, row) <= place->room;
        if (height < 0 || height == last || fits) return tried.room;
        last = height;
        tried.room = height + padding - 1;
    }
}

static bool place_row(Flow *flow, const Item *item) {
    RowPlace place = {
        .setting = flow->setting,
        .sink = flow->sink,
        .pool = flow->pool,
        .pin = item->pin,
        .at = {flow->block.x + item->x, flow->y},
        .room = flow_bottom(flow) - flow->y,
        .force = flow->fresh,
        .page = flow->page,
    };
    if (row_is_noted(item->row)) place.room = room_above_notes(flow, item->row, &place);
    bool done = false;
    const size_t before = flow->sink->fragments.n;
    bars_begin(flow, item->bar);
    const Len height = row_place(item->row, &place, &done);
    if (height == 0) sink_take_back(flow->sink, before);
    if (height > 0) bars_reach(flow, flow->y + height);
    footnotes_take(flow->notes, flow->y + height);
    flow->y += height;
    flow->beside = 0;
    return done;
}

static void place_line(Flow *flow, const Item *item, Point at) {
    const Theme *theme = flow->setting->theme;
    const Len thick = len_max(theme->rule_thin, 1);
    const Rect rule = {at.x, at.y + item->height - thick, item->width, thick};
    sink_hairline(flow->sink, rule, theme->muted);
}

static bool place_columns(Flow *flow, const Item *item) {
    bars_begin(flow, item->bar);
    const bool done = columns_place(item->columns, flow, item->x);
    bars_reach(flow, flow->y);
    flow->beside = 0;
    return done;
}

static bool place_block(Flow *flow, const Item *item) {
    if (flow->y + item->height > flow_bottom(flow) && !flow->fresh) return false;
    const Point at = {flow->block.x + item->x, flow->y};
    bars_begin(flow, item->bar);
    if (item->kind == ITEM_TILES) tiles_place(flow->setting, flow->sink, item, at);
    if (item->kind == ITEM_FIGURE)
        figure_place(flow->setting, pool_arena(flow->pool), flow->sink, item, at);
    if (item->kind == ITEM_RULE)
        sink_hairline(flow->sink, (Rect){at.x, at.y, item->width, item->height},
                      flow->setting->theme->hairline);
    if (item->kind == ITEM_LINE) place_line(flow, item, at);
    bars_reach(flow, flow->y + item->height);
    footnotes_take(flow->notes, flow->y + item->height);
    flow->y += item->height;
    flow->beside = 0;
    return true;
}

static bool is_begun(const Item *item) {
    return item->placed > 0 || (item->kind == ITEM_ROW && item->row->element) ||
           (item->kind == ITEM_COLUMNS && columns_are_begun(item->columns));
}

static bool place_kind(Flow *flow, Item *item) {
    switch (item->kind) {
    case ITEM_TEXT: return place_text(flow, item);
    case ITEM_ROW: return place_row(flow, item);
    case ITEM_COLUMNS: return place_columns(flow, item);
    default: return place_block(flow, item);
    }
}

// Whether the first piece may begin here with all that it must not be parted from. A chain of more
// than a page is cut where it must be, but not at once after its heading.
static bool has_room(Flow *flow) {
    const bool fits = flow->y + ahead_need(flow) <= flow_bottom(flow);
    if (flow->fresh) flow->overlong = !fits;
    if (flow->fresh || fits) return true;
    return flow->overlong && flow->kept && flow->y + ahead_least(flow) <= flow_bottom(flow);
}

// Words that begin in a line: blanks stand between them, and at the ends of lines.
static uint32_t words_in_line(const Line *line) {
    uint32_t words = 0;
    bool inside = false;
    for (size_t r = 0; r < line->n; r++) {
        const Str text = line->runs[r].text;
        for (size_t i = 0; i < text.n; i++) {
            words += text.at[i] != ' ' && !inside;
            inside = text.at[i] != ' ';
        }
    }
    return words;
}

static uint32_t words_of(const SetText *text) {
    uint32_t words = 0;
    for (size_t i = 0; i < text->paragraph->n; i++)
        words += words_in_line(&text->paragraph->lines[i]);
    return words;
}

// Counts a text that begins on this page. False when the page would have more than the theme wants.
static bool count_text(Flow *flow, const Item *item) {
    if (item->kind != ITEM_TEXT || !(flow->max_words || flow->max_bullets)) return true;
    const uint32_t words = words_of(&item->text) + flow->words;
    const uint32_t bullets = flow->bullets + item->bullet;
    const bool many = (flow->max_words && words > flow->max_words) ||
                      (flow->max_bullets && bullets > flow->max_bullets);
    if (many && !flow->fresh && !flow->kept) return false;
    flow->words = words;
    flow->bullets = bullets;
    return true;
}

// A slide has room for each thing that it says; what is larger by itself was not meant for one.
static void note_split(const Flow *flow, const Item *item) {
    if (!flow->slide) return;
    const Place place = item->place.source ? item->place : flow->slide->place;
    feed_find_once(flow->feed, SEVERITY_WARNING, "LAY-10", place,
                   "this does not fit on a slide by itself; it is split");
}

// True when the piece is wholly placed; false when the page is full.
static bool place_piece(Flow *flow) {
    if (flow->full) return false;
    const bool begun = is_begun(feed_peek(flow->feed, 0));
    if (!begun && !has_room(flow)) return false;
    if (!begun && !count_text(flow, feed_peek(flow->feed, 0))) return false;
    if (!begun && !flow->fresh && !flow->beside) flow->y += ahead_space(flow, 0, flow->pending);
    Item *item = feed_peek(flow->feed, 0);
    wait_for_piece(flow, item->destination);
    item->destination = (Str){0};
    place_destinations(flow, (Point){flow->block.x + item->x, flow->y});
    const bool whole = !begun && flow->fresh;
    const bool done = place_kind(flow, item);
    if (!done && whole && item->kind != ITEM_COLUMNS) note_split(flow, item);
    flow->fresh = false;
    flow->pending = item->after;
    flow->kept = item->keep_next;
    return done;
}

static void open_element(Flow *flow, const Item *item) {
    Element *element = sink_open_at(flow->sink, item->tag, item->place);
    element->numbering = item->numbering;
    if (item->tag == TAG_TABLE) element->title = item->title;
}

static void begin_group(Flow *flow) {
    if (flow->fresh || flow->full || flow->kept) return;
    const Len space = ahead_space(flow, 0, flow->pending);
    const Len height = ahead_group(flow, 0);
    const bool fits = flow->y + space + height <= flow_bottom(flow);
    if (!fits && height <= flow->block.height) flow->full = true;
}

static void clear_overlay(Flow *flow) {
    flow->y = len_max(flow->y, flow->overlay_bottom);
    flow->beside = flow->overlay_bottom = 0;
}

static bool place_item(Flow *flow) {
    const Item *item = feed_peek(flow->feed, 0);
    if (item_is_piece(item)) return place_piece(flow);
    wait_for_piece(flow, item->destination);
    switch (item->kind) {
    case ITEM_OPEN: open_element(flow, item); break;
    case ITEM_CLOSE: sink_close(flow->sink, flow->sink->current); break;
    case ITEM_SPACE: flow->pending = len_max(flow->pending, item->after); break;
    case ITEM_CLEAR: clear_overlay(flow); break;
    // A heading does not end a page, not even before a section that asks for a new one.
    case ITEM_BREAK: flow->full |= !flow->fresh && !flow->kept; break;
    case ITEM_GROUP_BEGIN: begin_group(flow); break;
    case ITEM_TABLE_BEGIN: flow->table = item->table; break;
    case ITEM_TABLE_END:
        item->table->done = true;
        flow->table = NULL;
        break;
    default: break;
    }
    return true;
}

FlowStop flow_run(Flow *flow) {
    for (const Item *item = feed_peek(flow->feed, 0); item; item = feed_peek(flow->feed, 0)) {
        if (item_is_special(item)) return flow->fresh && !flow->full ? FLOW_SPECIAL : FLOW_FULL;
        if (!place_item(flow)) return FLOW_FULL;
        feed_pop(flow->feed);
    }
    place_destinations(flow, (Point){flow->block.x, flow->y});
    return FLOW_END;
}
