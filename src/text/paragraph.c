// SPDX-License-Identifier: MIT
// Paragraph: itemize, choose where lines end, build the lines.
#include "text/line.h"

static LineRangeVec fit_prose(Draft *draft, const ParagraphOptions *options) {
    const bool justified = options->align == ALIGN_JUSTIFY;
    TotalFit fit = fit_total(draft, options->width, justified);
    if (!fit.poor) return fit.lines;
    split_items(draft, options->width, SPLIT_AT_HYPHENS);
    return fit_total(draft, options->width, justified).lines;
}

static LineRangeVec choose_lines(Draft *draft, const ParagraphOptions *options) {
    split_items(draft, options->width, SPLIT_WIDE);
    // A paragraph that must be broken anywhere cannot be made good by better breaks.
    const bool prose = options->total_fit && !draft->torn;
    return prose ? fit_prose(draft, options) : fit_first(draft, options->width);
}

static Len leading_of(const TextRun *runs, size_t n) {
    Len leading = 0;
    for (size_t i = 0; i < n; i++) leading = len_max(leading, runs[i].style->leading);
    return leading;
}

const Paragraph *paragraph_set(TextEngine *engine, Arena *arena, const TextRun *runs, size_t n,
                               const ParagraphOptions *options, Diag *diag) {
    arena_reset(engine->scratch);
    word_cache_trim(engine->words);
    Draft draft = draft_new(engine, runs, n, options->right_to_left, diag);
    const LineRangeVec ranges = choose_lines(&draft, options);
    Line *lines = arena_push(arena, Line, ranges.n);
    Paragraph *paragraph = arena_push(arena, Paragraph, 1);
    *paragraph = (Paragraph){
        .lines = lines,
        .n = ranges.n,
        .leading = leading_of(runs, n),
        .right_to_left = options->right_to_left,
    };
    for (size_t i = 0; i < ranges.n; i++) {
        lines[i] = line_build(&draft, arena, ranges.at[i], options);
        paragraph->width = len_max(paragraph->width, lines[i].width);
    }
    return paragraph;
}

// No page is as wide, and what is added to an extent stays a Len.
enum { EXTENT_MAX = LEN_MAX / 16 };

static Len clamped(int64_t width) {
    return width > EXTENT_MAX ? EXTENT_MAX : (Len)width;
}

TextExtent text_extent(TextEngine *engine, Arena *arena, const TextRun *runs, size_t n,
                       Diag *diag) {
    (void)arena;
    arena_reset(engine->scratch);
    word_cache_trim(engine->words);
    const Draft draft = draft_new(engine, runs, n, false, diag);
    int64_t least = 0, natural = 0, part = 0, line = 0;
    for (size_t i = 0; i < draft.items.n; i++) {
        const Item *item = &draft.items.at[i];
        const bool parted = item->breaks && !item->forced;
        const Len hyphen = parted && item->hyphen ? draft.settings[item->run]->hyphen : 0;
        if (part + item->width + hyphen > least) least = part + item->width + hyphen;
        if (line + item->width > natural) natural = line + item->width;
        const int64_t step = (int64_t)item->width + item_blanks(item);
        part = item->breaks || item->forced ? 0 : part + step;
        line = item->forced ? 0 : line + step;
    }
    // A soft hyphen can be wider than the letters behind it: then nothing is gained by a break.
    if (least > natural) least = natural;
    return (TextExtent){clamped(least), clamped(natural)};
}
