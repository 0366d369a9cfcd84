// SPDX-License-Identifier: MIT
// Feed: the stack of tasks and the queue of items; see feed.h.
#include "typeset/feed.h"

#include "typeset/cover.h"

void feed_init(Feed *feed, const Setting *setting, Pool *pool, Arena *job) {
    *feed = (Feed){
        .setting = setting, .pool = pool, .job = job, .own = arena_new(1 << 15), .pins = true};
    feed->numbers = arena_push(job, FeedNumbers, 1);
}

void feed_release(Feed *feed) {
    feed_drop_done(feed, true);
    arena_drop(feed->own);
    *feed = (Feed){0};
}

void feed_drop_done(Feed *feed, bool all) {
    feed_drop_columns(feed, all);
    feed_drop_tables(feed, all);
}

Task *feed_push(Feed *feed, TaskKind kind) {
    Task *task = vec_push(feed->own, &feed->tasks);
    *task = (Task){.kind = kind};
    return task;
}

void feed_push_item(Feed *feed, ItemKind kind, Len space) {
    Task *task = feed_push(feed, TASK_ITEM);
    task->item = kind;
    task->space = space;
}

static void push_blocks(Feed *feed, const Block *block, const Frame *frame) {
    Task *task = feed_push(feed, TASK_BLOCKS);
    task->block = block;
    task->frame = *frame;
}

void feed_start(Feed *feed, const Block *blocks, const Frame *frame) {
    push_blocks(feed, blocks, frame);
}

Item *feed_emit(Feed *feed, ItemKind kind) {
    Item *item = vec_push(feed->own, &feed->queue);
    *item = (Item){.kind = kind};
    if (feed->pins) item->pin = pool_pin(feed->pool);
    return item;
}

bool feed_refuse(Feed *feed, const Block *block, const char *within) {
    diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-03", block->place,
             "a \"%s\" cannot stand in %s", block_kind_name(block->kind), within);
    return false;
}

void feed_find_once(const Feed *feed, Severity severity, const char *code, Place place,
                    const char *message) {
    Diag *diag = feed->setting->diag;
    for (size_t i = 0; i < diag->findings.n; i++) {
        const Finding *made = &diag->findings.at[i];
        const bool same =
            made->place.source == place.source && made->place.span.lo == place.span.lo;
        if (same && str_eq(made->code, str_of(code)) && str_eq(made->message, str_of(message)))
            return;
    }
    diag_add(diag, severity, code, place, "%s", message);
}

static bool stands_alone(BlockKind kind) {
    return kind == BLOCK_COVER || kind == BLOCK_CONTENTS || kind == BLOCK_SECTION ||
           kind == BLOCK_PAGE_BREAK || kind == BLOCK_SLIDE;
}

static bool is_material(BlockKind kind) {
    switch (kind) {
    case BLOCK_TABLE:
    case BLOCK_CHART:
    case BLOCK_TILES:
    case BLOCK_CALLOUT:
    case BLOCK_COLUMNS:
    case BLOCK_FIGURE:
    case BLOCK_HEXAGONS:
    case BLOCK_TIMELINE:
    case BLOCK_LINES: return true;
    default: return false;
    }
}

static bool is_allowed(Feed *feed, const Block *block, const Frame *frame) {
    if (frame->level > FEED_DEPTH_MAX) {
        diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-07", block->place,
                 "blocks are nested more than %d deep", FEED_DEPTH_MAX);
        return false;
    }
    const bool alone = stands_alone(block->kind);
    if (frame->in_cell && (alone || is_material(block->kind)))
        return feed_refuse(feed, block, "a cell of a table");
    if (block->kind == BLOCK_PAGE_BREAK && frame->on_slide) return true;
    if (frame->in_list && alone) return feed_refuse(feed, block, "a list or a quote");
    if (frame->inside && alone) return feed_refuse(feed, block, frame->inside);
    return true;
}

static void expand_cover(Feed *feed, const Block *block, const Frame *frame) {
    const bool fits =
        cover_fits(feed->setting, feed_arena(feed), &block->cover, frame->width, feed->page_height);
    if (fits)
        feed_emit(feed, ITEM_COVER)->block = block;
    else
        cover_expand(feed, &block->cover, frame);
}

static void expand(Feed *feed, const Block *block, const Frame *frame) {
    if (!is_allowed(feed, block, frame)) return;
    switch (block->kind) {
    case BLOCK_COVER: expand_cover(feed, block, frame); break;
    case BLOCK_CONTENTS: feed_emit(feed, ITEM_CONTENTS)->block = block; break;
    case BLOCK_PAGE_BREAK: feed_emit(feed, ITEM_BREAK); break;
    case BLOCK_SECTION: expand_section(feed, block, frame); break;
    case BLOCK_PARAGRAPH:
    case BLOCK_CODE: expand_paragraph(feed, block, frame); break;
    case BLOCK_LIST: expand_list(feed, block, frame); break;
    case BLOCK_TABLE: expand_table(feed, block, frame); break;
    case BLOCK_TILES: expand_tiles(feed, block, frame); break;
    case BLOCK_GROUP: expand_group(feed, block, frame); break;
    case BLOCK_QUOTE: expand_quote(feed, block, frame); break;
    case BLOCK_RULE: expand_rule(feed, frame); break;
    case BLOCK_CALLOUT: expand_callout(feed, block, frame); break;
    case BLOCK_COLUMNS: expand_columns(feed, block, frame); break;
    case BLOCK_DEFINITIONS: expand_definitions(feed, block, frame); break;
    case BLOCK_SLIDE: expand_slide(feed, block, frame); break;
    case BLOCK_LINES: expand_lines(feed, block, frame); break;
    case BLOCK_CHART:
    case BLOCK_HEXAGONS:
    case BLOCK_TIMELINE:
    case BLOCK_FIGURE: expand_figure(feed, block, frame); break;
    case BLOCK__COUNT: break;
    }
}

static void run_blocks(Feed *feed, const Task *task) {
    const Block *block = task->block;
    if (!block) return;
    if (block->next) push_blocks(feed, block->next, &task->frame);
    Frame frame = task->frame;
    frame.keep_next = block->keep_with_next || (frame.keep_next && !block->next);
    const size_t before = feed->queue.n;
    expand(feed, block, &frame);
    for (size_t i = before; i < feed->queue.n; i++)
        if (!feed->queue.at[i].place.source) feed->queue.at[i].place = block->place;
}

static void run_task(Feed *feed) {
    const Task task = feed->tasks.at[--feed->tasks.n];
    switch (task.kind) {
    case TASK_BLOCKS: run_blocks(feed, &task); break;
    case TASK_ITEM: feed_emit(feed, task.item)->after = task.space; break;
    case TASK_LIST: expand_list_item(feed, &task); break;
    case TASK_TERMS: expand_definition(feed, &task); break;
    case TASK_LINES: expand_line(feed, &task); break;
    case TASK_ROWS: expand_row(feed, &task); break;
    }
}

Item *feed_peek(Feed *feed, size_t ahead) {
    while (feed->queue.n - feed->head <= ahead) {
        if (feed->tasks.n == 0 || diag_is_fatal(feed->setting->diag)) return NULL;
        run_task(feed);
    }
    return &feed->queue.at[feed->head + ahead];
}

void feed_pop(Feed *feed) {
    if (feed->pins) pool_unpin(feed->pool, feed->queue.at[feed->head].pin);
    feed->head++;
    if (feed->head * 2 < feed->queue.n) return;
    // Half of the queue is done: move the rest up, so that it stays as short as what is ahead.
    feed->queue.n -= feed->head;
    memmove(feed->queue.at, feed->queue.at + feed->head, feed->queue.n * sizeof *feed->queue.at);
    feed->head = 0;
}

// A cell with one plain paragraph, by far the most common, takes no tasks.
static bool is_plain(const Block *blocks) {
    return blocks && !blocks->next && blocks->kind == BLOCK_PARAGRAPH;
}

Galley feed_galley(const Feed *outer, const Block *blocks, const Frame *frame) {
    Arena *arena = feed_arena(outer);
    Feed feed = {.setting = outer->setting,
                 .pool = outer->pool,
                 .job = outer->job,
                 .numbers = outer->numbers,
                 .own = arena,
                 .into = arena,
                 .page_height = outer->page_height};
    if (is_plain(blocks)) {
        expand_paragraph(&feed, blocks, frame);
        if (feed.queue.n) feed.queue.at[0].tag = TAG__COUNT; // the cell's own content
    } else if (blocks) {
        feed_start(&feed, blocks, frame);
        while (feed.tasks.n > 0 && !diag_is_fatal(outer->setting->diag)) run_task(&feed);
    }
    return (Galley){.items = feed.queue.at, .n = feed.queue.n};
}
