// SPDX-License-Identifier: MIT
// Feed: expands blocks to items, only as far ahead as somebody looks. What is still to be expanded
// is a stack of tasks, so that neither long tables nor deep nesting stand in memory or on the C
// stack.
#ifndef RAPPORTEUR_TYPESET_FEED_H
#define RAPPORTEUR_TYPESET_FEED_H

#include "typeset/galley.h"

// Blocks nested deeper are refused (LAY-07): nothing on a page tells such levels apart.
enum { FEED_DEPTH_MAX = 48 };

// Where blocks stand and how their texts look there.
typedef struct {
    Len x, width;          // [Len] of the measure, from the start edge of the column
    uint8_t depth;         // headings above
    uint8_t level;         // nesting of blocks
    bool in_cell, in_list; // no sections, tables and so on here
    const char *inside;    // what holds the blocks, for messages; NULL when sections may stand here
    bool tight;            // no space between paragraphs
    bool on_slide;         // directly: a break begins its next part
    bool keep_next;        // the last piece stands on the page where the next one begins
    TextRole role;         // of paragraphs that have none of their own
    unsigned variant;      // STYLE_STRONG in a row of totals
    Align align;
    const Bar *bar;
} Frame;

typedef enum { TASK_BLOCKS, TASK_ITEM, TASK_LIST, TASK_TERMS, TASK_LINES, TASK_ROWS } TaskKind;

typedef struct {
    TaskKind kind;
    ItemKind item; // TASK_ITEM: CLOSE, GROUP_END
    Len space;     // TASK_ITEM: of SPACE
    Frame frame;
    const Block *block; // BLOCKS: the next one; else the block that is expanded bit by bit
    size_t index;       // of the list item, definition, line or row
    Len label_width;    // [Len] of the list
    Table *table;       // ROWS
} Task;

// Numbers in order, from 1, that name what has no name of its own. Columns share them with the
// document around them.
typedef struct {
    uint32_t sections, tables, slides;
    bool slide_sections; // a slide that begins a section came
} FeedNumbers;

typedef struct Feed Feed;
struct Feed {
    const Setting *setting;
    Pool *pool;
    Arena *job;
    Arena *own;      // of queue and tasks
    Arena *into;     // of what is set: NULL for the pool's current arena
    bool pins;       // items pin the pool while they are in the queue
    Len page_height; // [Len] of the text block
    FeedNumbers *numbers;
    size_t head; // first item of the queue that is not done
    VEC(Item) queue;
    VEC(Task) tasks;
    Table *live;           // tables to be dropped
    Columns *live_columns; // and columns
};

void feed_init(Feed *feed, const Setting *setting, Pool *pool, Arena *job);
void feed_release(Feed *feed);
void feed_start(Feed *feed, const Block *blocks, const Frame *frame);
// The item `ahead` places behind the first that is not done; NULL behind the last or after a
// fatal finding. It holds until the next call.
Item *feed_peek(Feed *feed, size_t ahead);
// The first item is done.
void feed_pop(Feed *feed);

// For the expanders of blocks.
Item *feed_emit(Feed *feed, ItemKind kind);
Task *feed_push(Feed *feed, TaskKind kind);
void feed_push_item(Feed *feed, ItemKind kind, Len space);
static inline Arena *feed_arena(const Feed *feed) {
    return feed->into ? feed->into : pool_arena(feed->pool);
}
// A finding that is not made again when the same is laid out again.
void feed_find_once(const Feed *feed, Severity severity, const char *code, Place place,
                    const char *message);
// All blocks as the galley of a cell.
Galley feed_galley(const Feed *outer, const Block *blocks, const Frame *frame);
bool feed_refuse(Feed *feed, const Block *block, const char *within);

// Text of one role as an item; none when the text is empty. The result holds until the next emit.
Item *feed_text(Feed *feed, Text text, TextRole role, StructureTag tag, const Frame *frame);

void expand_paragraph(Feed *feed, const Block *block, const Frame *frame);
void expand_rule(Feed *feed, const Frame *frame);
void expand_section(Feed *feed, const Block *block, const Frame *frame);
// Of a heading that stands here: one level below the one above it.
StructureTag heading_tag(const Frame *frame);
void expand_group(Feed *feed, const Block *block, const Frame *frame);
void expand_quote(Feed *feed, const Block *block, const Frame *frame);
void expand_list(Feed *feed, const Block *block, const Frame *frame);
void expand_list_item(Feed *feed, const Task *task);
void expand_callout(Feed *feed, const Block *block, const Frame *frame);
void expand_definitions(Feed *feed, const Block *block, const Frame *frame);
void expand_definition(Feed *feed, const Task *task);
void expand_columns(Feed *feed, const Block *block, const Frame *frame);
void expand_lines(Feed *feed, const Block *block, const Frame *frame);
void expand_line(Feed *feed, const Task *task);
void expand_slide(Feed *feed, const Block *block, const Frame *frame);
void expand_tiles(Feed *feed, const Block *block, const Frame *frame);
void expand_figure(Feed *feed, const Block *block, const Frame *frame);
void expand_table(Feed *feed, const Block *block, const Frame *frame);
void expand_row(Feed *feed, const Task *task);
// Drops the tables and columns that are done, or all.
void feed_drop_done(Feed *feed, bool all);
// Drops tables only.
void feed_drop_tables(Feed *feed, bool all);
void feed_drop_columns(Feed *feed, bool all);

#endif
