// SPDX-License-Identifier: MIT
// Charts, hexagon maps, timelines and pictures to items: one Figure with its caption, never split,
// and the note below it. The caption stands above a drawing, which it explains, and below a
// picture.
#include "typeset/figure.h"

#include "read/image.h"
#include "typeset/chart.h"
#include "typeset/hexagons.h"
#include "typeset/timeline.h"

enum { PIXEL = 750 }; // [Len] at 96 pixels an inch

typedef struct {
    Text caption, note;
    Str alt, name;
} FigureWords;

static FigureWords words_of(const Block *block) {
    switch (block->kind) {
    case BLOCK_CHART:
        return (FigureWords){block->chart.caption, block->chart.note, block->chart.alt,
                             block->chart.name};
    case BLOCK_HEXAGONS:
        return (FigureWords){block->hexagons.caption, block->hexagons.note, block->hexagons.alt,
                             block->hexagons.name};
    case BLOCK_TIMELINE:
        return (FigureWords){block->timeline.caption, block->timeline.note, block->timeline.alt,
                             block->timeline.name};
    default: return (FigureWords){.caption = block->figure.caption, .alt = block->figure.alt};
    }
}

static bool is_picture(const Block *block) {
    return block->kind == BLOCK_FIGURE;
}

// A picture keeps its proportions within the measure and what a page has room for.
Rect figure_picture_size(const FigureBlock *figure, Len width, Len height) {
    const Image *image = figure->image;
    const int64_t natural = (int64_t)image->width * PIXEL;
    int64_t wide = figure->width > 0 ? figure->width : natural;
    if (wide > width) wide = width;
    int64_t high = wide * image->height / image->width;
    if (high > height) {
        high = height;
        wide = high * image->width / image->height;
    }
    return (Rect){.width = len_max((Len)wide, 1), .height = len_max((Len)high, 1)};
}

static Len drawing_height(const Feed *feed, const Block *block, Len width, Len room) {
    const Setting *setting = feed->setting;
    Arena *arena = feed_arena(feed);
    switch (block->kind) {
    case BLOCK_CHART: return chart_height(setting, arena, &block->chart, width);
    case BLOCK_HEXAGONS: return hexagons_height(setting, arena, &block->hexagons, width);
    case BLOCK_TIMELINE: return timeline_height(setting, arena, &block->timeline, width);
    default: return figure_picture_size(&block->figure, width, room).height;
    }
}

static bool check_figure(Feed *feed, const Block *block, const FigureWords *words) {
    if (is_picture(block) && (!block->figure.image || block->figure.image->width == 0))
        return false;
    if (str_trim(words->alt).n || !text_is_empty(words->caption)) return true;
    feed_find_once(feed, SEVERITY_ERROR, "AX-01", block->place,
                   "a figure has no alternative text: who cannot see it learns nothing of it");
    return true;
}

static void check_height(Feed *feed, const Block *block, const FigureWords *words, Len height) {
    if (height <= feed->page_height) return;
    diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-02", block->place,
             "the %s \"%.*s\" is %d pt high, more than a page has room for",
             block->kind == BLOCK_CHART ? "chart" : block_kind_name(block->kind),
             STR_ARGS(words->name), (int)(height / 1000));
}

static Len caption_height(const SetText *caption) {
    const Len height = set_text_height(caption);
    return height ? height + caption->style->space_after : 0;
}

void expand_figure(Feed *feed, const Block *block, const Frame *frame) {
    const FigureWords words = words_of(block);
    if (!check_figure(feed, block, &words)) return;
    const TextManner manner = {.role = ROLE_CAPTION, .width = frame->width};
    const SetText caption = setting_text(feed->setting, feed_arena(feed), words.caption, &manner);
    const Len above = caption_height(&caption);
    const Len drawing = drawing_height(feed, block, frame->width, feed->page_height - above);
    Item *item = feed_emit(feed, ITEM_FIGURE);
    item->block = block;
    item->text = caption;
    item->x = frame->x;
    item->width = frame->width;
    item->before = caption.style->space_before;
    item->after = len_max(caption.style->space_after, caption.style->leading);
    item->height = above + drawing;
    item->destination = block->id;
    item->keep_next = !text_is_empty(words.note) || frame->keep_next;
    item->bar = frame->bar;
    item->place = block->place;
    check_height(feed, block, &words, item->height);
    Item *note = feed_text(feed, words.note, ROLE_NOTE, TAG_P, frame);
    if (note) note->keep_next = frame->keep_next;
}

static void place_caption(Sink *sink, const SetText *caption, Point at) {
    if (caption->paragraph->n == 0) return;
    sink_open(sink, TAG_CAPTION);
    set_text_place(caption, sink, at, 0, caption->paragraph->n);
    sink_close(sink, sink->current);
}

static void place_picture(Sink *sink, const FigureBlock *figure, Rect area) {
    Rect rect = figure_picture_size(figure, area.width, area.height);
    const Len rest = area.width - rect.width;
    rect.x = area.x;
    if (figure->align == ALIGN_CENTER) rect.x += rest / 2;
    if (figure->align == ALIGN_END) rect.x += rest;
    rect.y = area.y;
    sink_content(sink);
    sink_image(sink, rect, figure->image);
    sink_end(sink);
}

static void place_drawing(const Setting *setting, Arena *arena, Sink *sink, const Block *block,
                          Rect area) {
    switch (block->kind) {
    case BLOCK_CHART: chart_place(setting, arena, sink, &block->chart, area); break;
    case BLOCK_HEXAGONS: hexagons_place(setting, arena, sink, &block->hexagons, area); break;
    case BLOCK_TIMELINE: timeline_place(setting, arena, sink, &block->timeline, area); break;
    default: place_picture(sink, &block->figure, area); break;
    }
}

void figure_place(const Setting *setting, Arena *arena, Sink *sink, const Item *item, Point at) {
    const Block *block = item->block;
    const FigureWords words = words_of(block);
    Element *figure = sink_open_at(sink, TAG_FIGURE, item->place);
    figure->alt = words.alt.n ? words.alt : text_words(arena, words.caption);
    figure->bounds = (Rect){at.x, at.y, item->width, item->height};
    const Len caption = caption_height(&item->text);
    Rect area = {at.x, at.y, item->width, item->height - caption};
    if (is_picture(block)) {
        place_drawing(setting, arena, sink, block, area);
        at.y += item->height - set_text_height(&item->text);
        place_caption(sink, &item->text, at);
    } else {
        place_caption(sink, &item->text, at);
        area.y += caption;
        place_drawing(setting, arena, sink, block, area);
    }
    sink_close(sink, figure);
}

void figure_place_picture(Sink *sink, const FigureBlock *figure, Rect area) {
    Element *element = sink_open(sink, TAG_FIGURE);
    element->alt = figure->alt;
    element->bounds = area;
    place_picture(sink, figure, area);
    sink_close(sink, element);
}
