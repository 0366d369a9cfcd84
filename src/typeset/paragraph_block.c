// SPDX-License-Identifier: MIT
// Paragraphs, code, rules, quotes and groups to items.
#include "typeset/feed.h"

// Continuous text is broken as a whole; labels, notes and cells line by line.
static bool is_prose(TextRole role) {
    return role == ROLE_BODY || role == ROLE_LEAD;
}

// Of the first words that come from somewhere.
static Place place_of(Text text) {
    size_t i = 0;
    while (i + 1 < text.n && !text.at[i].place.source) i++;
    return text.at[i].place;
}

Item *feed_text(Feed *feed, Text text, TextRole role, StructureTag tag, const Frame *frame) {
    if (text_is_empty(text)) return NULL;
    const TextManner manner = {
        .role = role,
        .variant = frame->variant,
        .align = frame->align,
        .width = frame->width,
        .total_fit = !frame->in_cell && is_prose(role),
        .tight = frame->in_cell,
    };
    const SetText set = setting_text(feed->setting, feed_arena(feed), text, &manner);
    if (set.paragraph->n == 0) return NULL;
    Item *item = feed_emit(feed, ITEM_TEXT);
    item->tag = tag;
    item->text = set;
    item->x = frame->x;
    item->width = frame->width;
    item->before = frame->tight ? 0 : set.style->space_before;
    item->after = frame->tight ? 0 : set.style->space_after;
    item->bar = frame->bar;
    item->place = place_of(text);
    return item;
}

// A lead-in heads what follows, unless it is part of an item, a cell or a quotation.
static bool is_free(const Frame *frame) {
    return !frame->in_list && !frame->in_cell && !frame->bar;
}

void expand_paragraph(Feed *feed, const Block *block, const Frame *frame) {
    const bool code = block->kind == BLOCK_CODE;
    const TextRole role = code ? ROLE_CODE : role_within(frame->role, block->paragraph.role);
    if (code) feed_emit(feed, ITEM_OPEN)->tag = TAG_P;
    StructureTag tag = code ? TAG_CODE : TAG_P;
    if (role == ROLE_LEAD && block->keep_with_next && is_free(frame)) tag = heading_tag(frame);
    Item *item = feed_text(feed, block->paragraph.text, role, tag, frame);
    if (item) {
        item->keep_next = frame->keep_next;
        item->destination = block->id;
    }
    if (code) feed_emit(feed, ITEM_CLOSE);
}

void expand_rule(Feed *feed, const Frame *frame) {
    if (frame->in_cell) return;
    const TextStyle *body = setting_style(feed->setting, ROLE_BODY, 0);
    Item *item = feed_emit(feed, ITEM_RULE);
    item->x = frame->x;
    item->width = frame->width;
    item->height = len_max(feed->setting->theme->rule_thin, 1);
    item->before = item->after = body->leading / 2;
    item->bar = frame->bar;
}

static void push_children(Feed *feed, const Block *block, const Frame *frame) {
    Task *task = feed_push(feed, TASK_BLOCKS);
    task->block = block->children;
    task->frame = *frame;
    task->frame.level++;
}

void expand_group(Feed *feed, const Block *block, const Frame *frame) {
    if (!frame->in_cell) {
        feed_emit(feed, ITEM_GROUP_BEGIN)->destination = block->id;
        feed_push_item(feed, ITEM_GROUP_END, 0);
    }
    push_children(feed, block, frame);
}

void expand_quote(Feed *feed, const Block *block, const Frame *frame) {
    const TextStyle *body = setting_style(feed->setting, frame->role, 0);
    const Len indent = body->size * 5 / 4;
    Bar *bar = arena_push(frame->in_cell ? feed_arena(feed) : feed->job, Bar, 1);
    *bar = (Bar){.outer = frame->bar,
                 .x = frame->x,
                 .width = BAR_WIDTH,
                 .color = feed->setting->theme->hairline};
    Frame inner = *frame;
    inner.bar = bar;
    inner.x += indent;
    inner.width = len_max(inner.width - indent, body->size);
    inner.in_list = true;
    inner.on_slide = false;
    feed_emit(feed, ITEM_OPEN)->tag = TAG_BLOCK_QUOTE;
    feed_emit(feed, ITEM_SPACE)->after = body->space_before;
    feed_push_item(feed, ITEM_SPACE, body->space_after);
    feed_push_item(feed, ITEM_CLOSE, 0);
    push_children(feed, block, &inner);
}
