// SPDX-License-Identifier: MIT
// Ruled lines for notes to items, one each, as many as stand on a page together.
#include "typeset/feed.h"

// Of a line that has no height of its own: room for handwriting.
#define LINE_HEIGHT LEN(22)

void expand_line(Feed *feed, const Task *task) {
    const LinesBlock *lines = &task->block->lines;
    if (task->index == lines->n) return;
    Item *item = feed_emit(feed, ITEM_LINE);
    item->x = task->frame.x;
    item->width = task->frame.width;
    item->height = lines->height > 0 ? lines->height : LINE_HEIGHT;
    item->bar = task->frame.bar;
    item->keep_next = task->index + 1 < lines->n ? task->index == 0 : task->frame.keep_next;
    if (task->index == 0) item->destination = task->block->id;
    Task *next = feed_push(feed, TASK_LINES);
    *next = *task;
    next->index++;
}

void expand_lines(Feed *feed, const Block *block, const Frame *frame) {
    Task *task = feed_push(feed, TASK_LINES);
    task->block = block;
    task->frame = *frame;
}
