// SPDX-License-Identifier: MIT
// Columns: a flow for each; see columns.h. Reading order is column by column on each page, and a
// Div keeps what belongs to one column together in the structure.
#include "typeset/columns.h"

#include "typeset/ahead.h"

enum { COLUMNS_MAX = 6 }; // more are too narrow to read (LAY-09)

typedef struct {
    Feed feed;
    Flow flow;
    Len x, width;          // [Len] within the measure
    const Element *inside; // current where placing stopped; NULL before it began
    bool ended;
} Column;

struct Columns {
    Arena *arena;
    Columns *next; // among the live ones
    Column *at;
    size_t n;
    bool begun, done;
};

void feed_drop_columns(Feed *feed, bool all) {
    for (Columns **at = &feed->live_columns; *at;) {
        Columns *columns = *at;
        const bool drop = all || columns->done;
        for (size_t i = 0; i < columns->n; i++) {
            if (drop) feed_release(&columns->at[i].feed);
            if (!drop) feed_drop_done(&columns->at[i].feed, false);
        }
        if (!drop) {
            at = &columns->next;
            continue;
        }
        *at = columns->next;
        arena_drop(columns->arena); // the columns themselves live there
    }
}

static Len gap_between(const Feed *feed) {
    return setting_style(feed->setting, ROLE_BODY, 0)->leading * 5 / 4;
}

static uint32_t weight_of(const ColumnsBlock *block, size_t i) {
    const uint32_t weight = block->weights ? block->weights[i] : 1;
    return weight ? weight : 1;
}

// Shares the measure by weight; rounding goes to the last column.
static void set_widths(const ColumnsBlock *block, Columns *columns, Len width, Len gap) {
    const Len room = width - gap * (Len)(columns->n - 1);
    uint32_t all = 0, before = 0;
    for (size_t i = 0; i < columns->n; i++) all += weight_of(block, i);
    for (size_t i = 0; i < columns->n; i++) {
        const Len from = (Len)((int64_t)room * before / all);
        before += weight_of(block, i);
        columns->at[i].x = from + gap * (Len)i;
        columns->at[i].width = (Len)((int64_t)room * before / all) - from;
    }
}

static Columns *new_columns(Feed *feed, const ColumnsBlock *block, const Frame *frame) {
    Arena *arena = arena_new(1 << 12);
    Columns *columns = arena_push(arena, Columns, 1);
    columns->arena = arena;
    columns->at = arena_push(arena, Column, block->n);
    columns->n = block->n;
    columns->next = feed->live_columns;
    feed->live_columns = columns;
    set_widths(block, columns, frame->width, gap_between(feed));
    return columns;
}

static void start_column(const Feed *outer, const Block *blocks, const Frame *frame,
                         Column *column) {
    feed_init(&column->feed, outer->setting, outer->pool, outer->job);
    column->feed.numbers = outer->numbers;
    column->feed.page_height = outer->page_height;
    Frame inner = *frame;
    inner.x = 0;
    inner.width = column->width;
    inner.bar = NULL;
    inner.inside = "columns";
    inner.keep_next = false;
    inner.on_slide = false;
    inner.level++;
    feed_start(&column->feed, blocks, &inner);
}

static bool are_readable(const Feed *feed, const Columns *columns) {
    const Len least = setting_style(feed->setting, ROLE_BODY, 0)->size * 4;
    for (size_t i = 0; i < columns->n; i++)
        if (columns->at[i].width < least) return false;
    return true;
}

// Where they would be too narrow to be read, columns stand one below the other.
static void expand_below(Feed *feed, const ColumnsBlock *block, const Frame *frame) {
    for (size_t i = block->n; i > 0; i--) {
        Task *task = feed_push(feed, TASK_BLOCKS);
        task->block = block->columns[i - 1];
        task->frame = *frame;
        task->frame.inside = "columns";
        task->frame.keep_next = frame->keep_next && i == block->n;
        task->frame.on_slide = false;
        task->frame.level++;
    }
}

// Without any piece they would take a place without being seen.
static bool have_pieces(const Columns *columns) {
    for (size_t i = 0; i < columns->n; i++) {
        Feed *feed = &columns->at[i].feed;
        const Item *item = feed_peek(feed, 0);
        for (size_t at = 1; item && !item_is_piece(item); at++) item = feed_peek(feed, at);
        if (item) return true;
    }
    return false;
}

static void emit_columns(Feed *feed, const Block *block, const Frame *frame, Columns *columns) {
    const TextStyle *body = setting_style(feed->setting, ROLE_BODY, 0);
    Item *item = feed_emit(feed, ITEM_COLUMNS);
    item->columns = columns;
    item->x = frame->x;
    item->width = frame->width;
    item->before = item->after = len_max(body->space_before, body->space_after);
    item->bar = frame->bar;
    item->destination = block->id;
    item->keep_next = frame->keep_next;
    item->place = block->place;
}

void expand_columns(Feed *feed, const Block *block, const Frame *frame) {
    const ColumnsBlock *from = &block->columns;
    if (from->n == 0) return;
    if (from->n > COLUMNS_MAX) {
        diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-09", block->place,
                 "%zu columns stand side by side; there may be %d", from->n, COLUMNS_MAX);
        return;
    }
    Columns *columns = new_columns(feed, from, frame);
    if (!are_readable(feed, columns)) {
        columns->done = true;
        columns->n = 0;
        expand_below(feed, from, frame);
        return;
    }
    for (size_t i = 0; i < columns->n; i++)
        start_column(feed, from->columns[i], frame, &columns->at[i]);
    columns->done = !have_pieces(columns);
    if (!columns->done) emit_columns(feed, block, frame, columns);
}

// The flow of a column before or at its place in the outer one.
static Flow *column_flow(Column *column, const Flow *outer) {
    Flow *flow = &column->flow;
    if (!flow->feed) flow_init(flow, outer->setting, &column->feed, outer->notes);
    flow->page = outer->page;
    flow->block = outer->block;
    flow->fresh = true;
    flow->y = outer->block.y;
    return flow;
}

Len columns_height(Columns *columns, const Flow *outer) {
    Len height = 0;
    for (size_t i = 0; i < columns->n; i++)
        height =
            len_max(height, ahead_all(column_flow(&columns->at[i], outer), outer->block.height));
    return height;
}

Len columns_least(Columns *columns, const Flow *outer) {
    Len height = 0;
    for (size_t i = 0; i < columns->n; i++)
        height = len_max(height, ahead_need(column_flow(&columns->at[i], outer)));
    return height;
}

bool columns_are_begun(const Columns *columns) {
    return columns->begun;
}

static Len place_column(Column *column, const Flow *outer, Len x) {
    Sink *sink = outer->sink;
    Flow *flow = column_flow(column, outer);
    flow->block = (Rect){outer->block.x + x + column->x, outer->y, column->width,
                         outer->block.y + outer->block.height - outer->y};
    const Element *before = sink->current;
    if (column->inside)
        sink_enter(sink, column->inside);
    else
        sink_open(sink, TAG_DIV);
    flow_begin_page(flow);
    column->ended = flow_run(flow) == FLOW_END;
    column->inside = sink->current;
    if (column->ended) sink_close(sink, column->inside);
    sink_enter(sink, before);
    return flow->y;
}

bool columns_place(Columns *columns, Flow *outer, Len x) {
    columns->begun = true;
    columns->done = true;
    Len y = outer->y;
    for (size_t i = 0; i < columns->n; i++) {
        Column *column = &columns->at[i];
        if (!column->ended) y = len_max(y, place_column(column, outer, x));
        columns->done &= column->ended;
    }
    outer->y = y;
    return columns->done;
}
