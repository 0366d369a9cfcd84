// SPDX-License-Identifier: MIT
// Furniture: set once, placed on every page but the cover; see furniture.h.
#include "typeset/furniture.h"

#define HEAD_GAP   LEN(18)
#define RULE_BELOW LEN(5)

static SetText set(const Setting *setting, Arena *arena, Text text, Align align, Len width) {
    const TextManner manner = {
        .role = ROLE_FURNITURE, .align = align, .width = width, .tight = true};
    return setting_text(setting, arena, text, &manner);
}

void furniture_init(PageFurniture *furniture, const Setting *setting, Arena *arena) {
    const Theme *theme = setting->theme;
    const Furniture *from = &setting->composition->furniture;
    const Len width = theme->page_width - theme->margin_start - theme->margin_end;
    const TextManner manner = {.role = ROLE_FURNITURE};
    const Len natural = setting_extent(setting, arena, from->head_end, &manner).natural;
    const Len end = len_min(natural, width / 2);
    *furniture = (PageFurniture){
        .setting = setting,
        .x = theme->margin_start,
        .width = width,
        .head_end_width = end,
        .head_start = set(setting, arena, from->head_start, ALIGN_START, width - end - HEAD_GAP),
        .head_end = set(setting, arena, from->head_end, ALIGN_END, end),
        .foot_start = set(setting, arena, from->foot_start, ALIGN_START, width * 2 / 3),
    };
}

// The last line on the baseline, as in a head; earlier lines above it.
static void place_up(Sink *sink, const SetText *text, Point baseline, Len width) {
    const size_t n = text->paragraph->n;
    for (size_t i = 0; i < n; i++) {
        const Len above = (Len)(n - 1 - i) * text->style->leading;
        if (baseline.y - above < text->style->size) continue; // off the page
        const Point at = {baseline.x, baseline.y - above};
        sink_line(sink, &text->paragraph->lines[i], at, width);
    }
}

// The first line on the baseline, as in a foot; further lines below it.
static void place_down(const PageFurniture *furniture, Sink *sink, const SetText *text,
                       Point baseline, Len width) {
    const Len bottom = furniture->setting->theme->page_height - text->style->size / 3;
    for (size_t i = 0; i < text->paragraph->n && baseline.y < bottom; i++) {
        sink_line(sink, &text->paragraph->lines[i], baseline, width);
        baseline.y += text->style->leading;
    }
}

static void place_head(const PageFurniture *furniture, Sink *sink) {
    const Theme *theme = furniture->setting->theme;
    const SetText *start = &furniture->head_start, *end = &furniture->head_end;
    if (start->paragraph->n == 0 && end->paragraph->n == 0) return;
    sink_artifact(sink, ARTIFACT_PAGINATION);
    const Point at = {furniture->x, theme->head_baseline};
    place_up(sink, start, at, furniture->width - furniture->head_end_width - HEAD_GAP);
    const Point end_at = {at.x + furniture->width - furniture->head_end_width, at.y};
    place_up(sink, end, end_at, furniture->head_end_width);
    const Rect rule = {at.x, at.y + RULE_BELOW, furniture->width, theme->rule_thin};
    sink_rule(sink, rule, theme->hairline);
    sink_end(sink);
}

void furniture_place(const PageFurniture *furniture, Sink *sink) {
    place_head(furniture, sink);
    if (furniture->foot_start.paragraph->n == 0) return;
    sink_artifact(sink, ARTIFACT_PAGINATION);
    const Point at = {furniture->x, furniture->setting->theme->foot_baseline};
    place_down(furniture, sink, &furniture->foot_start, at, furniture->width * 2 / 3);
    sink_end(sink);
}

void furniture_place_number(const PageFurniture *furniture, Sink *sink, Arena *arena, size_t page,
                            size_t pages) {
    const Furniture *from = &furniture->setting->composition->furniture;
    if (!from->page_number) return;
    const TextSpan span = {.text = from->page_number(from->self, arena, page, pages)};
    const Len width = furniture->width / 3;
    const SetText number = set(furniture->setting, arena, (Text){&span, 1}, ALIGN_END, width);
    if (number.paragraph->n == 0) return;
    sink_artifact(sink, ARTIFACT_PAGINATION);
    const Point at = {furniture->x + furniture->width - width,
                      furniture->setting->theme->foot_baseline};
    place_down(furniture, sink, &number, at, width);
    sink_end(sink);
}
