// SPDX-License-Identifier: MIT
// Sections to items: Sect, and a heading one level below the heading around it.
#include "typeset/feed.h"

static const struct {
    StructureTag tag;
    TextRole role;
} LEVELS[] = {{TAG_H1, ROLE_HEADING_1}, {TAG_H2, ROLE_HEADING_2}, {TAG_H3, ROLE_HEADING_3},
              {TAG_H4, ROLE_HEADING_4}, {TAG_H5, ROLE_HEADING_4}, {TAG_H6, ROLE_HEADING_4}};

StructureTag heading_tag(const Frame *frame) {
    const size_t level = frame->depth < COUNT_OF(LEVELS) ? frame->depth : COUNT_OF(LEVELS) - 1;
    return LEVELS[level].tag;
}

static void emit_heading(Feed *feed, const Block *block, const Frame *frame) {
    const size_t level = frame->depth < COUNT_OF(LEVELS) ? frame->depth : COUNT_OF(LEVELS) - 1;
    Item *item =
        feed_text(feed, block->section.title, LEVELS[level].role, LEVELS[level].tag, frame);
    if (!item) return;
    Heading *heading = arena_push(feed->job, Heading, 1);
    heading->section = feed->numbers->sections;
    heading->destination = block->id.n
                               ? block->id
                               : str_format(feed->job, "sec-%u", (unsigned)feed->numbers->sections);
    heading->title = text_words(feed->job, block->section.title);
    heading->level = (uint8_t)(level + 1);
    heading->listed = !block->section.unlisted;
    item->heading = heading;
    item->keep_next = true;
    item->whole = true;
}

void expand_section(Feed *feed, const Block *block, const Frame *frame) {
    feed->numbers->sections++;
    if (block->section.new_page) feed_emit(feed, ITEM_BREAK);
    feed_emit(feed, ITEM_OPEN)->tag = TAG_SECT;
    const bool headed = !text_is_empty(block->section.title);
    if (headed) emit_heading(feed, block, frame);
    feed_push_item(feed, ITEM_CLOSE, 0);
    Task *task = feed_push(feed, TASK_BLOCKS);
    task->block = block->children;
    task->frame = *frame;
    task->frame.level++;
    task->frame.keep_next = false; // a heading follows, if anything
    // A section without a title leaves no gap in the levels of headings.
    task->frame.depth = (uint8_t)(frame->depth + (headed ? 1 : 0));
}
