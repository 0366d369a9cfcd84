// SPDX-License-Identifier: MIT
// A chart to items: one Figure with its caption and plot, never split, and the note below it.
#include "typeset/figure.h"

#include "typeset/chart.h"

void expand_chart(Feed *feed, const Block *block, const Frame *frame) {
    const ChartBlock *chart = &block->chart;
    const TextManner manner = {.role = ROLE_CAPTION, .width = frame->width};
    Arena *arena = feed_arena(feed);
    const SetText caption = setting_text(feed->setting, arena, chart->caption, &manner);
    const Len plot = chart_height(feed->setting, arena, chart, frame->width);
    Item *item = feed_emit(feed, ITEM_FIGURE);
    item->chart = chart;
    item->text = caption;
    item->x = frame->x;
    item->width = frame->width;
    item->before = caption.style->space_before;
    item->after = len_max(caption.style->space_after, caption.style->leading);
    item->height = set_text_height(&caption) + caption.style->space_after + plot;
    item->destination = block->id;
    item->keep_next = !text_is_empty(chart->note) || frame->keep_next;
    item->bar = frame->bar;
    if (item->height > feed->page_height)
        diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-02", block->place,
                 "the chart \"%.*s\" is %d pt high, more than a page has room for",
                 STR_ARGS(chart->name), (int)(item->height / 1000));
    Item *note = feed_text(feed, chart->note, ROLE_NOTE, TAG_P, frame);
    if (note) note->keep_next = frame->keep_next;
}

void figure_place(const Setting *setting, Arena *arena, Sink *sink, const Item *item, Point at) {
    Element *figure = sink_open(sink, TAG_FIGURE);
    figure->alt = item->chart->alt.n ? item->chart->alt : text_words(arena, item->chart->caption);
    figure->bounds = (Rect){at.x, at.y, item->width, item->height};
    const Len caption = set_text_height(&item->text);
    if (item->text.paragraph->n) {
        sink_open(sink, TAG_CAPTION);
        set_text_place(&item->text, sink, at, 0, item->text.paragraph->n);
        sink_close(sink, sink->current);
    }
    const Len above = caption + item->text.style->space_after;
    const Rect area = {at.x, at.y + above, item->width, item->height - above};
    chart_place(setting, arena, sink, item->chart, area);
    sink_close(sink, figure);
}
