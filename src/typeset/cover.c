// SPDX-License-Identifier: MIT
// Cover: publisher at the top, title in the upper middle, notes at the foot; see cover.h.
#include "typeset/cover.h"

#include "typeset/figure.h"

#define RULE_WIDTH  LEN(56)
#define RULE_THICK  LEN(2.5)
#define LOGO_HEIGHT LEN(96) // at most

enum { PUBLISHER, SERIES, TITLE, SUBTITLE, NOTES, PART__COUNT };

static const TextRole ROLES[PART__COUNT] = {ROLE_PUBLISHER, ROLE_SERIES, ROLE_TITLE, ROLE_SUBTITLE,
                                            ROLE_COVER_NOTE};

static Text part_of(const CoverBlock *cover, size_t part) {
    const Text parts[PART__COUNT] = {cover->publisher, cover->series, cover->title, cover->subtitle,
                                     cover->notes};
    return parts[part];
}

static Len space_between(const SetText *above, const SetText *below) {
    return len_max(above->style->space_after, below->style->space_before);
}

static Len rule_space(const SetText *parts) {
    return parts[TITLE].style->leading * 3 / 4;
}

// Series, title, subtitle and the accent rule below them.
static Len middle_height(const SetText *parts) {
    return set_text_height(&parts[SERIES]) + space_between(&parts[SERIES], &parts[TITLE]) +
           set_text_height(&parts[TITLE]) + space_between(&parts[TITLE], &parts[SUBTITLE]) +
           set_text_height(&parts[SUBTITLE]) + rule_space(parts) + RULE_THICK;
}

static Len place_part(Sink *sink, const SetText *text, Point at) {
    if (text->paragraph->n == 0) return at.y;
    const Element *element = sink_open(sink, TAG_P);
    set_text_place(text, sink, at, 0, text->paragraph->n);
    sink_close(sink, element);
    return at.y + set_text_height(text);
}

typedef struct {
    SetText parts[PART__COUNT];
    Rect logo;             // [Len] its size, 0 without one
    Len top, middle, foot; // [Len] heights with the least space around them
} SetCover;

static SetCover set_cover(const Setting *setting, Arena *arena, const CoverBlock *cover,
                          Len width) {
    SetCover set = {0};
    for (size_t i = 0; i < PART__COUNT; i++) {
        const TextManner manner = {.role = ROLES[i], .width = width, .tight = true};
        set.parts[i] = setting_text(setting, arena, part_of(cover, i), &manner);
    }
    const SetText *publisher = &set.parts[PUBLISHER], *notes = &set.parts[NOTES];
    if (cover->logo) {
        set.logo = figure_picture_size(&cover->logo->figure, width, LOGO_HEIGHT);
        set.logo.height += publisher->style->leading;
    }
    set.top = set.logo.height + set_text_height(publisher) + publisher->style->leading;
    set.foot = set_text_height(notes) + notes->style->leading;
    set.middle = middle_height(set.parts);
    return set;
}

static void place_logo(Sink *sink, const CoverBlock *cover, const SetCover *set, Point at) {
    if (!cover->logo) return;
    const Len height = set->logo.height - set->parts[PUBLISHER].style->leading;
    figure_place_picture(sink, &cover->logo->figure, (Rect){at.x, at.y, set->logo.width, height});
}

bool cover_fits(const Setting *setting, Arena *arena, const CoverBlock *cover, Len width,
                Len height) {
    const SetCover set = set_cover(setting, arena, cover, width);
    return (int64_t)set.top + set.middle + set.foot <= height;
}

void cover_place(const Setting *setting, Arena *arena, Sink *sink, const CoverBlock *cover,
                 Rect block) {
    const SetCover set = set_cover(setting, arena, cover, block.width);
    const SetText *parts = set.parts;
    // The title stands at about the third of the page, lower when the head is long.
    const Len lowest = block.height - set.foot - set.middle;
    const Len start = len_clamp(block.height * 3 / 10, set.top, lowest);
    Point at = {block.x, block.y};
    place_logo(sink, cover, &set, at);
    at.y += set.logo.height;
    place_part(sink, &parts[PUBLISHER], at);
    at.y = place_part(sink, &parts[SERIES], (Point){at.x, block.y + start});
    at.y += space_between(&parts[SERIES], &parts[TITLE]);
    at.y = place_part(sink, &parts[TITLE], at);
    at.y += space_between(&parts[TITLE], &parts[SUBTITLE]);
    at.y = place_part(sink, &parts[SUBTITLE], at) + rule_space(parts);
    sink_hairline(sink, (Rect){at.x, at.y, RULE_WIDTH, RULE_THICK}, setting->theme->accent);
    at.y = block.y + block.height - set_text_height(&parts[NOTES]);
    place_part(sink, &parts[NOTES], at);
}

void cover_expand(Feed *feed, const CoverBlock *cover, const Frame *frame) {
    for (size_t i = 0; i < PART__COUNT; i++)
        feed_text(feed, part_of(cover, i), ROLES[i], TAG_P, frame);
    feed_emit(feed, ITEM_BREAK);
}
