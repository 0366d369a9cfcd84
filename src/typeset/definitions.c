// SPDX-License-Identifier: MIT
// Definitions to items: L > LI > Lbl and LBody, the terms bold in a start column, what they mean
// beside them. On a narrow measure a term stands above its description.
#include "typeset/feed.h"

enum { TERM_LINES_MAX = 4 }; // a longer term stands above

static Len gap_of(const TextStyle *body) {
    return body->size * 3 / 2;
}

static Len widest_term(Feed *feed, const DefinitionsBlock *list, const Frame *frame) {
    const TextManner manner = {.role = frame->role, .variant = frame->variant | STYLE_STRONG};
    Arena *arena = feed_arena(feed);
    const ArenaMark mark = arena_mark(arena);
    Len width = 0;
    for (size_t i = 0; i < list->n; i++)
        width = len_max(width,
                        setting_extent(feed->setting, arena, list->items[i].term, &manner).natural);
    arena_rewind(arena, mark);
    return width;
}

void expand_definitions(Feed *feed, const Block *block, const Frame *frame) {
    const DefinitionsBlock *list = &block->definitions;
    if (list->n == 0) return;
    const TextStyle *body = setting_style(feed->setting, frame->role, 0);
    const Len widest = widest_term(feed, list, frame);
    Item *open = feed_emit(feed, ITEM_OPEN);
    open->tag = TAG_L;
    open->numbering = NUMBERING_DESCRIPTION;
    open->destination = block->id;
    const Len space = frame->in_list ? 0 : len_max(body->space_before, body->space_after);
    feed_emit(feed, ITEM_SPACE)->after = space;
    feed_push_item(feed, ITEM_SPACE, space);
    feed_push_item(feed, ITEM_CLOSE, 0);
    Task *task = feed_push(feed, TASK_TERMS);
    task->block = block;
    task->frame = *frame;
    task->frame.level++;
    task->label_width = len_min(widest + gap_of(body), frame->width / 3);
}

// The term: beside its description when it is short enough to stand there.
static void emit_term(Feed *feed, const Task *task, const Definition *definition) {
    const TextStyle *body = setting_style(feed->setting, task->frame.role, 0);
    Frame frame = task->frame;
    frame.variant |= STYLE_STRONG;
    frame.width = len_max(task->label_width - gap_of(body), body->size);
    frame.align = ALIGN_START;
    frame.tight = true;
    Item *term = feed_text(feed, definition->term, frame.role, TAG_LBL, &frame);
    if (!term) return;
    const size_t lines = term->text.paragraph->n;
    const bool many = lines > (frame.in_cell ? 1 : TERM_LINES_MAX);
    term->before = body->space_before;
    term->whole = true;
    term->keep_next = definition->children || frame.keep_next;
    term->overlay = definition->children != NULL && !many;
    term->bullet = true;
}

void expand_definition(Feed *feed, const Task *task) {
    const DefinitionsBlock *list = &task->block->definitions;
    const Definition *definition = &list->items[task->index];
    if (task->index + 1 < list->n) {
        Task *next = feed_push(feed, TASK_TERMS);
        *next = *task;
        next->index++;
    }
    Task own = *task;
    if (task->index + 1 < list->n) own.frame.keep_next = false;
    feed_emit(feed, ITEM_OPEN)->tag = TAG_LI;
    emit_term(feed, &own, definition);
    feed_push_item(feed, ITEM_CLOSE, 0); // LI
    feed_push_item(feed, ITEM_CLEAR, 0);
    if (!definition->children) return;
    feed_push_item(feed, ITEM_CLOSE, 0); // LBody
    Task *body = feed_push(feed, TASK_BLOCKS);
    body->block = definition->children;
    body->frame = own.frame;
    body->frame.x += task->label_width;
    body->frame.width -= task->label_width;
    body->frame.in_list = true;
    body->frame.on_slide = false;
    feed_emit(feed, ITEM_OPEN)->tag = TAG_LBODY;
}
