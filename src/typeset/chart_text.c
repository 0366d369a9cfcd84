// SPDX-License-Identifier: MIT
// The numbers in a chart: one line each, centred on their figures.
#include "typeset/chart_parts.h"

enum {
    MEASURE = 300000, // [Len] wider than any number; only what it is aligned in
    DIGITS_MAX = 19,  // of 64 bits
    GROUPS_MAX = 6,   // signs between them
    GROUPED_FROM = 10000,
};

// Digits in groups of three, written from the end, and what stands after them.
static Str format_number(Arena *arena, int64_t value, Str group_sign, Str suffix) {
    const size_t room = DIGITS_MAX + GROUPS_MAX * group_sign.n;
    char *text = arena_push(arena, char, room + suffix.n);
    if (suffix.n) memcpy(text + room, suffix.at, suffix.n);
    const bool grouped = group_sign.n > 0 && value >= GROUPED_FROM;
    size_t at = room;
    size_t digits = 0;
    do {
        if (grouped && digits > 0 && digits % 3 == 0) {
            at -= group_sign.n;
            memcpy(text + at, group_sign.at, group_sign.n);
        }
        text[--at] = (char)('0' + value % 10);
        value /= 10;
        digits++;
    } while (value > 0);
    return (Str){text + at, room + suffix.n - at};
}

Str chart_suffix(const ChartPlan *plan) {
    if (plan->chart->kind != CHART_PERCENT) return (Str){0};
    return plan->chart->percent_sign.n ? plan->chart->percent_sign : STR("\u202F%");
}

ChartNumber chart_number(const ChartPlan *plan, int64_t value, const NumberManner *manner) {
    const Composition *composition = plan->setting->composition;
    const TextRun run = {
        .text = format_number(plan->arena, value, plan->chart->group_sign, manner->suffix),
        .style = manner->style,
        .lang = composition->lang};
    const ParagraphOptions options = {
        .width = MEASURE, .align = manner->align, .right_to_left = composition->right_to_left};
    const Paragraph *paragraph =
        paragraph_set(plan->setting->engine, plan->arena, &run, 1, &options, plan->setting->diag);
    return (ChartNumber){paragraph, manner->style, paragraph->n ? paragraph->lines[0].width : 0};
}

void chart_number_place(const ChartNumber *number, Sink *sink, Align align, Point at) {
    if (number->paragraph->n == 0) return;
    if (align == ALIGN_CENTER) at.x -= MEASURE / 2;
    if (align == ALIGN_END) at.x -= MEASURE;
    at.y += style_baseline(number->style) - number->style->leading / 2;
    sink_line(sink, &number->paragraph->lines[0], at, MEASURE);
}

// Figures are as high as capitals: seven tenths of the em.
Len chart_figure_height(const TextStyle *style) {
    return len_scale(style->size, 7, 10);
}
