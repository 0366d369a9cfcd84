// SPDX-License-Identifier: MIT
// A callout to items: its pieces flow and split like any others; a tint behind them and a bar at
// their start edge hold them together on every page.
#include "typeset/feed.h"

#define CALLOUT_BAR LEN(3)

// The tint reaches beyond the text by this much on all sides.
static Len padding_of(const Feed *feed) {
    return setting_style(feed->setting, ROLE_BODY, 0)->leading * 4 / 7;
}

static Color bar_color(const Feed *feed, const CalloutBlock *callout) {
    const Theme *theme = feed->setting->theme;
    const Look *look = callout->look.n ? theme_look(theme, callout->look, 0) : NULL;
    // A look without colour would not be seen on the page.
    return look && look->fill != theme->paper ? look->fill : theme->accent;
}

static Frame inner_frame(const Feed *feed, const Block *block, const Frame *frame, Len pad) {
    Bar *bar = arena_push(feed->job, Bar, 1);
    *bar = (Bar){.outer = frame->bar,
                 .x = frame->x,
                 .width = CALLOUT_BAR,
                 .color = bar_color(feed, &block->callout),
                 .box = frame->width,
                 .pad = pad,
                 .tint = feed->setting->theme->tint};
    Frame inner = *frame;
    inner.x += CALLOUT_BAR + pad * 3 / 2;
    inner.width = len_max(inner.width - CALLOUT_BAR - pad * 3, pad);
    inner.bar = bar;
    inner.inside = "a callout";
    inner.on_slide = false;
    inner.level++;
    return inner;
}

void expand_callout(Feed *feed, const Block *block, const Frame *frame) {
    const Len pad = padding_of(feed);
    const Frame inner = inner_frame(feed, block, frame, pad);
    Item *open = feed_emit(feed, ITEM_OPEN);
    open->tag = TAG_DIV;
    open->destination = block->id;
    feed_emit(feed, ITEM_SPACE)->after = 3 * pad;
    Item *title = feed_text(feed, block->callout.title, ROLE_LEAD, TAG_P, &inner);
    if (title) {
        title->before = 0;
        title->keep_next = block->children || frame->keep_next;
    }
    feed_push_item(feed, ITEM_SPACE, 3 * pad);
    feed_push_item(feed, ITEM_CLOSE, 0);
    Task *task = feed_push(feed, TASK_BLOCKS);
    task->block = block->children;
    task->frame = inner;
}
