// SPDX-License-Identifier: MIT
// SlideHead: see slide_head.h. A title or section slide has its title large, at about the third of
// the page, on tint; its further parts look like any slide.
#include "typeset/slide_head.h"

#define RULE_WIDTH LEN(56)
#define RULE_THICK LEN(3)

static bool is_large(const Slide *slide, size_t part) {
    return part == 0 && slide->item->block->slide.kind != SLIDE_CONTENT;
}

static SetText set(const Slide *slide, Arena *arena, Text text, TextRole role) {
    const TextManner manner = {.role = role, .width = slide->block.width, .tight = true};
    return setting_text(slide->flow.setting, arena, text, &manner);
}

// On the first part the title keeps its links and marks, with the count of parts behind it.
static Text title_text(const Slide *slide, Arena *arena, size_t part, size_t parts) {
    const SlideBlock *block = &slide->item->block->slide;
    if (parts < 2 || !block->part_title) return block->title;
    const Str words = text_words(arena, block->title);
    Str counted = block->part_title(block->self, arena, words, part + 1, parts);
    TextSpan *spans = arena_push(arena, TextSpan, block->title.n + 1);
    size_t n = 0;
    if (part == 0 && str_starts(counted, words)) {
        for (; n < block->title.n; n++) spans[n] = block->title.at[n];
        counted = str_slice(counted, words.n, counted.n);
    }
    spans[n++].text = counted;
    return (Text){spans, n};
}

static Len gap(const SetText *above, const SetText *below) {
    if (above->paragraph->n == 0 || below->paragraph->n == 0) return 0;
    return len_max(above->style->space_after, below->style->space_before);
}

static Len rule_gap(const SlideHead *head) {
    return head->title.style->size * 2 / 5;
}

static bool has_words(const SlideHead *head) {
    return head->kicker.paragraph->n || head->title.paragraph->n || head->subtitle.paragraph->n;
}

// From the first text to the foot of the accent rule.
static Len texts_height(const SlideHead *head) {
    return set_text_height(&head->kicker) + gap(&head->kicker, &head->title) +
           set_text_height(&head->title) + rule_gap(head) + RULE_THICK +
           (head->subtitle.paragraph->n ? rule_gap(head) : 0) + set_text_height(&head->subtitle);
}

SlideHead slide_head_set(const Slide *slide, Arena *arena, size_t part, size_t parts) {
    const SlideBlock *block = &slide->item->block->slide;
    const bool large = is_large(slide, part);
    const Text title = title_text(slide, arena, part, parts);
    SlideHead head = {
        .kicker = set(slide, arena, block->kicker, ROLE_SERIES),
        .title = set(slide, arena, title, large ? ROLE_TITLE : ROLE_HEADING_1),
        .subtitle = set(slide, arena, part ? (Text){0} : block->subtitle, ROLE_SUBTITLE),
        .words = text_words(arena, title),
    };
    if (!has_words(&head)) return head;
    const Len texts = texts_height(&head);
    const Len below = setting_style(slide->flow.setting, ROLE_BODY, 0)->leading;
    if (large) {
        const Len lowest = len_max(slide->block.height - texts - below, 0);
        head.top = len_min(slide->block.height * 3 / 10, lowest);
    }
    head.body = head.top + texts + below * 3 / 4;
    return head;
}

static Len place_text(Sink *sink, const SetText *text, StructureTag tag, Point at) {
    if (text->paragraph->n == 0) return at.y;
    const Element *element = sink_open(sink, tag);
    set_text_place(text, sink, at, 0, text->paragraph->n);
    sink_close(sink, element);
    return at.y + set_text_height(text);
}

// The first part's title is the heading that outline and links lead to.
static Len place_heading(const Slide *slide, const SlideHead *head, Point at) {
    Sink *sink = slide->flow.sink;
    const SlideItem *item = slide->item;
    sink_destination(sink, item->destination, (Point){at.x, slide->block.y});
    if (head->title.paragraph->n == 0) return at.y;
    const Element *heading = sink_open(sink, (StructureTag)(TAG_H1 + item->level - 1));
    if (!item->block->slide.unlisted) {
        const Str words = text_words(slide->feed.job, item->block->slide.title);
        sink_outline(sink, item->entry, words, (Point){at.x, slide->block.y}, heading);
    }
    set_text_place(&head->title, sink, at, 0, head->title.paragraph->n);
    sink_close(sink, heading);
    return at.y + set_text_height(&head->title);
}

// On further parts kicker and title are repeated for the eye alone: whoever listens is still in the
// table or the list that goes on below them.
static Len place_again(Sink *sink, const SetText *text, Point at) {
    if (text->paragraph->n == 0) return at.y;
    sink_artifact(sink, ARTIFACT_PAGINATION);
    set_text_place(text, sink, at, 0, text->paragraph->n);
    sink_end(sink);
    return at.y + set_text_height(text);
}

void slide_head_place(const Slide *slide, const SlideHead *head, size_t part) {
    Sink *sink = slide->flow.sink;
    const Theme *theme = slide->flow.setting->theme;
    if (is_large(slide, part)) sink_hairline(sink, slide->page, theme->tint);
    Point at = {slide->block.x, slide->block.y + head->top};
    at.y = part ? place_again(sink, &head->kicker, at) : place_text(sink, &head->kicker, TAG_P, at);
    at.y += gap(&head->kicker, &head->title);
    at.y = part ? place_again(sink, &head->title, at) : place_heading(slide, head, at);
    if (!has_words(head)) return;
    at.y += rule_gap(head);
    sink_hairline(sink, (Rect){at.x, at.y, RULE_WIDTH, RULE_THICK}, theme->accent);
    at.y += RULE_THICK + rule_gap(head);
    place_text(sink, &head->subtitle, TAG_P, at);
    footnotes_take(slide->flow.notes, slide->block.y + head->body);
}
