// SPDX-License-Identifier: MIT
// Handout: the places on a sheet; see handout.h. Two slides have their lines below, three beside.
#include "typeset/handout.h"

#include "typeset/shrink.h"

#define MARGIN        LEN(56)
#define AREA_TOP      LEN(72)
#define AREA_BOTTOM   LEN(64)
#define HEAD_BASELINE LEN(44)
#define FOOT_BASELINE (HANDOUT_HEIGHT - LEN(36))
#define LINE_STEP     LEN(24)
#define BELOW_GAP     LEN(8)  // between slide and lines below it
#define BESIDE_GAP    LEN(20) // or beside it
#define SLOT_GAP      LEN(22) // between slides
#define FRAME         LEN(0.5)

void handout_init(Handout *handout, const Setting *setting, unsigned per_sheet, size_t slides) {
    *handout = (Handout){.setting = setting, .per_sheet = per_sheet};
    if (per_sheet) handout->sheets = (slides + per_sheet - 1) / per_sheet;
}

void handout_begin_slide(Handout *handout, const Sink *sink) {
    if (handout->per_sheet) handout->from = sink->fragments.n;
}

// The place of the next slide, with its lines.
static Rect slot_of(const Handout *handout) {
    const Len area = HANDOUT_HEIGHT - AREA_TOP - AREA_BOTTOM;
    const Len height = (area - SLOT_GAP * (Len)(handout->per_sheet - 1)) / (Len)handout->per_sheet;
    return (Rect){MARGIN, AREA_TOP + (height + SLOT_GAP) * (Len)handout->placed,
                  HANDOUT_WIDTH - 2 * MARGIN, height};
}

static bool has_lines_beside(const Handout *handout) {
    return handout->per_sheet > 2;
}

// The slide within its slot: as wide as may be, and no higher than leaves a line below.
static Rect slide_of(const Handout *handout, Rect slot) {
    const Theme *theme = handout->setting->theme;
    const bool beside = has_lines_beside(handout);
    const Len width = beside ? slot.width * 3 / 5 : slot.width * 5 / 6;
    const Len most = beside ? slot.height : slot.height - BELOW_GAP - LINE_STEP;
    Rect slide = {slot.x, slot.y, width, len_scale(width, theme->page_height, theme->page_width)};
    if (slide.height > most) {
        slide.height = most;
        slide.width = len_scale(most, theme->page_width, theme->page_height);
    }
    return slide;
}

static void place_frame(const Handout *handout, Sink *sink, Rect slide) {
    sink_artifact(sink, ARTIFACT_LAYOUT);
    sink_box(sink, slide,
             &(SinkBox){.outline = handout->setting->theme->muted, .outline_width = FRAME});
    sink_end(sink);
}

static void place_lines(const Handout *handout, Sink *sink, Rect slot, Rect slide) {
    const Theme *theme = handout->setting->theme;
    Rect room = {slot.x, slide.y + slide.height + BELOW_GAP, slot.width, 0};
    Len bottom = slot.y + slot.height;
    if (has_lines_beside(handout)) {
        room.x = slide.x + slide.width + BESIDE_GAP;
        room.width = slot.x + slot.width - room.x;
        room.y = slide.y;
    }
    for (Len y = room.y + LINE_STEP; y <= bottom; y += LINE_STEP)
        sink_hairline(sink, (Rect){room.x, y - theme->rule_thin, room.width, theme->rule_thin},
                      theme->muted);
}

bool handout_end_slide(Handout *handout, Sink *sink) {
    const Rect slot = slot_of(handout);
    const Rect slide = slide_of(handout, slot);
    const Shrink shrink = {pool_arena(sink->pool),
                           slide.width,
                           handout->setting->theme->page_width,
                           {slide.x, slide.y}};
    for (size_t i = handout->from; i < sink->fragments.n; i++)
        shrink_fragment(&shrink, &sink->fragments.at[i]);
    place_frame(handout, sink, slide);
    place_lines(handout, sink, slot, slide);
    return ++handout->placed == handout->per_sheet;
}

// Furniture of a deck is made for a wall: on paper it is smaller.
enum { PAPER_TO = 7, PAPER_FROM = 10 };
#define ON_PAPER(length) ((length)*PAPER_FROM / PAPER_TO)

static void place_words(const Handout *handout, Sink *sink, Str words, Align align, Len baseline) {
    const Len width = ON_PAPER(HANDOUT_WIDTH - 2 * MARGIN);
    const TextManner manner = {
        .role = ROLE_FURNITURE, .align = align, .width = width, .tight = true};
    const TextSpan span = {.text = words};
    const SetText set =
        setting_text(handout->setting, pool_arena(sink->pool), (Text){&span, 1}, &manner);
    if (set.paragraph->n)
        sink_line(sink, &set.paragraph->lines[0], (Point){ON_PAPER(MARGIN), ON_PAPER(baseline)},
                  width);
}

void handout_end_sheet(Handout *handout, Sink *sink) {
    const Theme *theme = handout->setting->theme;
    Arena *arena = pool_arena(sink->pool);
    const size_t from = sink->fragments.n;
    sink_artifact(sink, ARTIFACT_PAGINATION);
    place_words(handout, sink, handout->setting->composition->title, ALIGN_START, HEAD_BASELINE);
    // The slides have their own numbers: this one counts sheets, in every language alike.
    const Str number = str_format(arena, "%zu / %zu", ++handout->sheet, handout->sheets);
    place_words(handout, sink, number, ALIGN_END, FOOT_BASELINE);
    const Shrink shrink = {arena, PAPER_TO, PAPER_FROM, {0, 0}};
    for (size_t i = from; i < sink->fragments.n; i++)
        shrink_fragment(&shrink, &sink->fragments.at[i]);
    const Rect rule = {MARGIN, HEAD_BASELINE + LEN(6), HANDOUT_WIDTH - 2 * MARGIN,
                       theme->rule_thin};
    sink_rule(sink, rule, theme->hairline);
    sink_end(sink);
    handout->placed = 0;
}
