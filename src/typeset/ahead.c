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

// Room at the foot of the page for the notes of the next `lines` lines, of a row of each cell.
static Len notes_height(const Flow *flow, const Item *item, uint32_t lines) {
    if (item->kind == ITEM_TEXT || item->kind == ITEM_FIGURE) {
        const size_t left = item->text.paragraph->n - item->placed;
        const size_t to = item->placed + (left < lines ? left : lines);
        return footnotes_of_lines(flow->notes, &item->text, item->placed, to);
    }
    Len height = 0;
    for (size_t i = 0; item->kind == ITEM_ROW && i < item->row->n; i++)
        height += footnotes_of_galley(flow->notes, &item->row->cells[i].galley, lines);
    // A long note goes on overleaf.
    return len_min(height, flow->notes->block.height / 2);
}

static Len own_height(const Flow *flow, const Item *item, Len top) {
    switch (item->kind) {
    case ITEM_TEXT:
        return (Len)(item->text.paragraph->n - item->placed) * item->text.style->leading;
    case ITEM_ROW: return row_height(item->row, flow->setting, top, flow->page);
    case ITEM_COLUMNS: return columns_height(item->columns, flow);
    default: return item->height;
    }
}

static Len whole_height(const Flow *flow, const Item *item, Len top) {
    return own_height(flow, item, top) + notes_height(flow, item, UINT32_MAX);
}

static Len least_height(const Flow *flow, const Item *item, Len top) {
    const uint32_t lines = FLOW_LINES_TOGETHER * (item->kind == ITEM_ROW ? 2 : 1);
    const Len notes = notes_height(flow, item, lines);
    if (item->kind == ITEM_ROW) return row_least(item->row, flow->setting, top, flow->page) + notes;
    if (item->kind == ITEM_COLUMNS) return columns_least(item->columns, flow);
    const bool parts = item->kind == ITEM_TEXT && !item->whole &&
                       item->text.paragraph->n - item->placed >= 2 * FLOW_LINES_TOGETHER;
    return parts ? FLOW_LINES_TOGETHER * item->text.style->leading + notes
                 : whole_height(flow, item, top);
}

typedef struct {
    Len height;
    Len pending; // [Len] space that the last piece asks for
    size_t end;  // the item at which it ended
    bool kept;   // the last piece stands with what follows
} Sum;

// Sums up heights from item `i` on: to the end of the group that begins there, or of the feed.
static Sum sum_heights(Flow *flow, size_t i, bool group, Len most) {
    Sum sum = {0};
    Len overlay = 0;
    bool gapless = true;
    size_t depth = 0;
    for (const Item *item = feed_peek(flow->feed, i); item; item = feed_peek(flow->feed, ++i)) {
        if (item->kind == ITEM_GROUP_BEGIN) depth++;
        if (item->kind == ITEM_GROUP_END && --depth == 0 && group) break;
        if (item->kind == ITEM_SPACE) sum.pending = len_max(sum.pending, item->after);
        if (item->kind == ITEM_CLEAR) {
            gapless = false;
            sum.height = len_max(sum.height, overlay);
            overlay = 0;
        }
        if (!item_is_piece(item)) continue;
        if (!gapless) sum.height += ahead_space(flow, i, sum.pending);
        item = feed_peek(flow->feed, i);
        gapless = item->overlay;
        const Len own = whole_height(flow, item, ROW_NOWHERE);
        if (item->overlay) overlay = sum.height + own;
        if (!item->overlay) sum.height += own;
        sum.pending = item->after;
        sum.kept = item->keep_next;
        if (sum.height > most) break;
    }
    sum.height = len_max(sum.height, overlay);
    sum.end = i;
    return sum;
}

Len ahead_all(Flow *flow, Len most) {
    return sum_heights(flow, 0, false, most).height;
}

// What stands above the items still to be looked at.
typedef struct {
    Len height, pending;
    Len overlay; // [Len] height to its bottom, or 0
    bool gapless;
} Chain;

static Len chain_need(Flow *flow, size_t i, Chain chain);

// Height of a group below `used`, with what it must not be parted from, if a page has room for
// both.
static Len group_need(Flow *flow, size_t i, Len used) {
    const Len most = flow->block.height - used;
    const Sum sum = sum_heights(flow, i, true, most);
    if (!sum.kept || sum.height > most) return sum.height;
    const Chain chain = {.height = used + sum.height, .pending = sum.pending};
    const Len need = chain_need(flow, sum.end + 1, chain) - used;
    return need <= most ? need : sum.height;
}

Len ahead_group(Flow *flow, size_t i) {
    return group_need(flow, i, 0);
}

static bool is_heading(const Item *item) {
    return item->kind == ITEM_TEXT && item->heading;
}

Len ahead_least(Flow *flow) {
    const bool gapless = flow->fresh || flow->beside;
    Len height = gapless ? 0 : ahead_space(flow, 0, flow->pending);
    height += least_height(flow, feed_peek(flow->feed, 0), row_top(flow, 0, height));
    // Headings do not end a page, however long the chain they belong to.
    for (size_t i = 0; is_heading(feed_peek(flow->feed, i));) {
        const Len after = feed_peek(flow->feed, i)->after;
        const Item *next = feed_peek(flow->feed, ++i);
        while (next && !item_is_piece(next)) next = feed_peek(flow->feed, ++i);
        if (!next) break;
        height += ahead_space(flow, i, after);
        height += least_height(flow, feed_peek(flow->feed, i), ROW_NOWHERE);
    }
    return height;
}

static Len chain_need(Flow *flow, size_t i, Chain chain) {
    for (const Item *item = feed_peek(flow->feed, i); item; item = feed_peek(flow->feed, ++i)) {
        if (item_is_special(item) || chain.height > flow->block.height) break;
        if (item->kind == ITEM_SPACE) chain.pending = len_max(chain.pending, item->after);
        if (item->kind == ITEM_CLEAR) {
            chain.height = len_max(chain.height, chain.overlay);
            if (chain.gapless && chain.overlay) return chain.height;
            chain.overlay = 0;
        }
        if (item->kind == ITEM_GROUP_BEGIN) {
            const Len top =
                chain.height + (chain.gapless ? 0 : ahead_space(flow, i, chain.pending));
            const Len group = group_need(flow, i, top);
            if (top + group <= flow->block.height) return len_max(top + group, chain.overlay);
            item = feed_peek(flow->feed, i);
        }
        if (!item_is_piece(item)) continue;
        if (!chain.gapless) chain.height += ahead_space(flow, i, chain.pending);
        item = feed_peek(flow->feed, i);
        chain.gapless = item->overlay;
        chain.pending = item->after;
        const Len top = row_top(flow, i, chain.height);
        if (item->overlay) {
            chain.overlay = chain.height + whole_height(flow, item, ROW_NOWHERE);
            continue;
        }
        if (!item->keep_next)
            return len_max(chain.height + least_height(flow, item, top), chain.overlay);
        chain.height += whole_height(flow, item, top);
    }
    return len_max(chain.height, chain.overlay);
}

Len ahead_need(Flow *flow) {
    const Chain chain = {
        .pending = flow->pending,
        .overlay = flow->overlay_bottom ? flow->overlay_bottom - flow->y : 0,
        .gapless = flow->fresh || flow->beside,
    };
    return chain_need(flow, 0, chain);
}
