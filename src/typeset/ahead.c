// SPDX-License-Identifier: MIT
// Ahead: looks along the queue of items, as far as a page reaches; see ahead.h.
#include "typeset/ahead.h"

#include "typeset/columns.h"
#include "typeset/table.h"

Len ahead_space(Flow *flow, size_t i, Len pending) {
    Len space = pending;
    for (const Item *item = feed_peek(flow->feed, i); item; item = feed_peek(flow->feed, ++i)) {
        if (item->kind == ITEM_CLEAR) break;
        if (!item_is_piece(item)) continue;
        space = len_max(space, item->before);
        if (!item->overlay) break;
    }
    return space;
}

// Only the first row knows what is carried into it from above.
static Len row_top(const Flow *flow, size_t i, Len above) {
    return i == 0 ? flow->y + above : ROW_NOWHERE;
}

static Len whole_height(const Flow *flow, const Item *item, Len top) {
    switch (item->kind) {
    case ITEM_TEXT:
        return (Len)(item->text.paragraph->n - item->placed) * item->text.style->leading;
    case ITEM_ROW: return row_height(item->row, flow->setting, top, flow->page);
    case ITEM_COLUMNS: return columns_height(item->columns, flow);
    default: return item->height;
    }
}

static Len least_height(const Flow *flow, const Item *item, Len top) {
    if (item->kind == ITEM_ROW) return row_least(item->row, flow->setting, top, flow->page);
    if (item->kind == ITEM_COLUMNS) return columns_least(item->columns, flow);
    const bool parts = item->kind == ITEM_TEXT && !item->whole &&
                       item->text.paragraph->n - item->placed >= 2 * FLOW_LINES_TOGETHER;
    return parts ? FLOW_LINES_TOGETHER * item->text.style->leading : whole_height(flow, item, top);
}

// Sums up heights from item `i` on: to the end of the group that begins there, or of the feed.
static Len sum_heights(Flow *flow, size_t i, bool group, Len most) {
    Len height = 0, pending = 0, overlay = 0;
    bool gapless = true;
    size_t depth = 0;
    for (const Item *item = feed_peek(flow->feed, i); item; item = feed_peek(flow->feed, ++i)) {
        if (item->kind == ITEM_GROUP_BEGIN) depth++;
        if (item->kind == ITEM_GROUP_END && --depth == 0 && group) break;
        if (item->kind == ITEM_SPACE) pending = len_max(pending, item->after);
        if (item->kind == ITEM_CLEAR) {
            gapless = false;
            height = len_max(height, overlay);
            overlay = 0;
        }
        if (!item_is_piece(item)) continue;
        if (!gapless) height += ahead_space(flow, i, pending);
        item = feed_peek(flow->feed, i);
        gapless = item->overlay;
        const Len own = whole_height(flow, item, ROW_NOWHERE);
        if (item->overlay) overlay = height + own;
        if (!item->overlay) height += own;
        pending = item->after;
        if (height > most) break;
    }
    return len_max(height, overlay);
}

Len ahead_group(Flow *flow, size_t i) {
    return sum_heights(flow, i, true, flow->block.height);
}

Len ahead_all(Flow *flow, Len most) {
    return sum_heights(flow, 0, false, most);
}

Len ahead_least(Flow *flow) {
    const bool gapless = flow->fresh || flow->beside;
    const Len space = gapless ? 0 : ahead_space(flow, 0, flow->pending);
    return space + least_height(flow, feed_peek(flow->feed, 0), row_top(flow, 0, space));
}

Len ahead_need(Flow *flow) {
    Len height = 0, pending = flow->pending, overlay = 0; // overlay: to its bottom
    bool gapless = flow->fresh || flow->beside;
    if (flow->overlay_bottom) overlay = flow->overlay_bottom - flow->y;
    size_t i = 0;
    for (const Item *item = feed_peek(flow->feed, i); item; item = feed_peek(flow->feed, ++i)) {
        if (item_is_special(item) || height > flow->block.height) break;
        if (item->kind == ITEM_SPACE) pending = len_max(pending, item->after);
        if (item->kind == ITEM_CLEAR && overlay) return len_max(height, overlay);
        if (item->kind == ITEM_GROUP_BEGIN) {
            const Len space = gapless ? 0 : ahead_space(flow, i, pending);
            const Len group = ahead_group(flow, i);
            if (height + space + group <= flow->block.height)
                return len_max(height + space + group, overlay);
            item = feed_peek(flow->feed, i);
        }
        if (!item_is_piece(item)) continue;
        if (!gapless) height += ahead_space(flow, i, pending);
        item = feed_peek(flow->feed, i);
        gapless = item->overlay;
        pending = item->after;
        if (item->overlay) {
            overlay = height + whole_height(flow, item, ROW_NOWHERE);
            continue;
        }
        if (!item->keep_next)
            return len_max(height + least_height(flow, item, row_top(flow, i, height)), overlay);
        height += whole_height(flow, item, row_top(flow, i, height));
    }
    return len_max(height, overlay);
}
