// SPDX-License-Identifier: MIT
// Bars: backdrops of the page, stretched piece by piece; see bars.h.
#include "typeset/bars.h"

static bool bar_contains(const Bar *bars, const Bar *bar) {
    for (; bars; bars = bars->outer)
        if (bars == bar) return true;
    return false;
}

static bool is_open(const Flow *flow, const Bar *bar) {
    for (size_t i = 0; i < flow->bars.n; i++)
        if (flow->bars.at[i].bar == bar) return true;
    return false;
}

static void open_bar(Flow *flow, const Bar *bar) {
    const Len top = len_max(flow->y - bar->pad, 0);
    const Len x = flow->block.x + bar->x;
    OpenBar open = {.bar = bar};
    // The tint comes first: the bar stands on it.
    if (bar->box) open.tint = sink_backdrop(flow->sink, (Rect){x, top, bar->box, 0}, bar->tint);
    open.line = sink_backdrop(flow->sink, (Rect){x, top, bar->width, 0}, bar->color);
    *vec_push(flow->feed->own, &flow->bars) = open;
}

// Outer bars before inner ones, however deep: levels are bounded by the feed.
static void open_bars(Flow *flow, const Bar *bar) {
    if (!bar || is_open(flow, bar)) return;
    open_bars(flow, bar->outer);
    open_bar(flow, bar);
}

void bars_begin(Flow *flow, const Bar *bars) {
    while (flow->bars.n && !bar_contains(bars, flow->bars.at[flow->bars.n - 1].bar)) flow->bars.n--;
    open_bars(flow, bars);
}

void bars_reach(Flow *flow, Len bottom) {
    for (size_t i = 0; i < flow->bars.n; i++) {
        const OpenBar *open = &flow->bars.at[i];
        const Len end = bottom + open->bar->pad;
        if (open->bar->box) sink_stretch(flow->sink, open->tint, end);
        sink_stretch(flow->sink, open->line, end);
    }
}
