// SPDX-License-Identifier: MIT
// Cover: publisher at the top, title in the upper middle, notes at the foot; see cover.h.
#include "typeset/cover.h"

#define RULE_WIDTH LEN(56)
#define RULE_THICK LEN(2.5)

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

static Len place_part(Sink *sink, const SetText *text, Point at, Len width) {
    if (text->paragraph->n == 0) return at.y;
    const Element *element = sink_open(sink, TAG_P);
    set_text_place(text, sink, at, width, 0, text->paragraph->n);
    sink_close(sink, element);
    return at.y + set_text_height(text);
}

bool cover_place(const Setting *setting, Arena *arena, Sink *sink, const CoverBlock *cover,
                 Rect block) {
    SetText parts[PART__COUNT];
    for (size_t i = 0; i < PART__COUNT; i++) {
        const TextManner manner = {.role = ROLES[i], .width = block.width, .tight = true};
        parts[i] = setting_text(setting, arena, part_of(cover, i), &manner);
    }
    const Len top = set_text_height(&parts[PUBLISHER]) + parts[PUBLISHER].style->leading;
    const Len foot = set_text_height(&parts[NOTES]) + parts[NOTES].style->leading;
    const Len middle = middle_height(parts);
    if ((int64_t)top + middle + foot > block.height) return false;
    // The title stands at about the golden section from below, lower when the head is long.
    const Len start = len_clamp(block.height * 3 / 10, top, block.height - foot - middle);
    Point at = {block.x, block.y};
    place_part(sink, &parts[PUBLISHER], at, block.width);
    at.y = place_part(sink, &parts[SERIES], (Point){at.x, block.y + start}, block.width);
    at.y += space_between(&parts[SERIES], &parts[TITLE]);
    at.y = place_part(sink, &parts[TITLE], at, block.width);
    at.y += space_between(&parts[TITLE], &parts[SUBTITLE]);
    at.y = place_part(sink, &parts[SUBTITLE], at, block.width) + rule_space(parts);
    sink_hairline(sink, (Rect){at.x, at.y, RULE_WIDTH, RULE_THICK}, setting->theme->accent);
    at.y = block.y + block.height - set_text_height(&parts[NOTES]);
    place_part(sink, &parts[NOTES], at, block.width);
    return true;
}

void cover_expand(Feed *feed, const CoverBlock *cover, const Frame *frame) {
    for (size_t i = 0; i < PART__COUNT; i++)
        feed_text(feed, part_of(cover, i), ROLES[i], TAG_P, frame);
    feed_emit(feed, ITEM_BREAK);
}
