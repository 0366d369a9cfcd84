// SPDX-License-Identifier: MIT
// A theme, a text engine and a sink, for the tests of charts, and what holds for all that is drawn.
// Included after cmocka.h.
#ifndef RAPPORTEUR_TESTS_CHART_BENCH_H
#define RAPPORTEUR_TESTS_CHART_BENCH_H

#include "base/vec.h"
#include "typeset/chart.h"

typedef struct {
    Arena *arena;
    Diag diag;
    FontBook *fonts;
    TextEngine *engine;
    Theme theme;
    Composition composition;
    Setting setting;
    Pool pool;
    Sink sink;
} ChartBench;

static const Look CHART_LOOKS[] = {
    {.id = STR_INIT("complete"), .fill = 0x14503F, .text = 0xFFFFFF},
    {.id = STR_INIT("in-progress"),
     .fill = 0x8DB7E6,
     .pattern = PATTERN_DIAGONAL,
     .pattern_color = 0x6682A5,
     .text = 0x1A1F2B},
    {.id = STR_INIT("not-started"), .fill = 0xFFFFFF, .text = 0x1A1F2B},
    {.id = STR_INIT("pending"),
     .fill = 0xF2CF7E,
     .pattern = PATTERN_CROSS,
     .pattern_color = 0xA69161,
     .text = 0x1A1F2B},
    {.id = STR_INIT("rejected"),
     .fill = 0x8E2F3C,
     .pattern = PATTERN_HORIZONTAL,
     .pattern_color = 0xFFFFFF,
     .text = 0xFFFFFF},
};

static inline void chart_bench_open(ChartBench *bench, bool right_to_left) {
    *bench = (ChartBench){.arena = arena_new(1U << 16)};
    diag_init(&bench->diag, bench->arena);
    bench->fonts = font_book_open(TEST_ROOT "/fonts/manifest.yaml", &bench->diag);
    bench->engine = text_engine_new(bench->fonts);
    Theme *theme = &bench->theme;
    *theme = (Theme){.paper = 0xFFFFFF,
                     .ink = 0x1A1F2B,
                     .muted = 0x566072,
                     .hairline = 0xCDD3DB,
                     .tint = 0xF3F5F8,
                     .accent = 0x0B5CAD,
                     .looks = CHART_LOOKS,
                     .look_count = COUNT_OF(CHART_LOOKS),
                     .rule_thin = LEN(0.35),
                     .rule_thick = LEN(0.8)};
    for (size_t i = 0; i < ROLE__COUNT; i++)
        theme->text[i] = (TextStyle){.size = LEN(9.75), .leading = LEN(14), .color = 0x1A1F2B};
    theme->text[ROLE_CHART_LABEL] =
        (TextStyle){.size = LEN(8), .leading = LEN(10.5), .color = 0x1A1F2B, .tabular = true};
    theme->text[ROLE_CHART_VALUE] =
        (TextStyle){.size = LEN(8), .leading = LEN(10), .color = 0x1A1F2B, .tabular = true};
    theme->text[ROLE_CHART_TOTAL] = (TextStyle){
        .size = LEN(9), .leading = LEN(12), .color = 0x1A1F2B, .tabular = true, .bold = true};
    bench->composition =
        (Composition){.lang = STR("en"), .theme = theme, .right_to_left = right_to_left};
    setting_init(&bench->setting, bench->arena, &bench->composition, bench->engine, &bench->diag);
    pool_init(&bench->pool, 1U << 16);
    sink_init(&bench->sink, bench->arena, &bench->pool, right_to_left);
}

static inline void chart_bench_close(ChartBench *bench) {
    sink_release(&bench->sink);
    pool_release(&bench->pool);
    text_engine_drop(bench->engine);
    font_book_drop(bench->fonts);
    arena_drop(bench->arena);
}

// Sets the chart on a page of its own, within margins of 10 pt.
static inline Page chart_bench_page(ChartBench *bench, const ChartBlock *chart, Len width) {
    const Len margin = LEN(10);
    const Len height = chart_height(&bench->setting, bench->arena, chart, width);
    sink_begin_page(&bench->sink);
    Element *figure = sink_open(&bench->sink, TAG_FIGURE);
    figure->bounds = (Rect){margin, margin, width, height};
    chart_place(&bench->setting, bench->arena, &bench->sink, chart, figure->bounds);
    sink_close(&bench->sink, figure);
    return (Page){.width = width + 2 * margin,
                  .height = height + 2 * margin,
                  .right_to_left = bench->composition.right_to_left,
                  .fragments = bench->sink.fragments.at,
                  .n = bench->sink.fragments.n};
}

static inline Text chart_text(Arena *arena, Str words) {
    TextSpan *span = arena_push(arena, TextSpan, 1);
    span->text = words;
    return (Text){span, words.n > 0};
}

// The box of a run's capitals, start-based; of a left-to-right page only.
static inline Rect box_of_run(const Fragment *f) {
    const Len above = f->run->style->size * 7 / 10;
    return (Rect){f->at.x + f->run->x, f->at.y - above, f->run->width, above};
}

static inline bool overlap(Rect a, Rect b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static inline void assert_within(Rect inner, Rect outer) {
    assert_true(inner.x >= outer.x && inner.y >= outer.y);
    assert_true(inner.x + inner.width <= outer.x + outer.width);
    assert_true(inner.y + inner.height <= outer.y + outer.height);
}

static inline void assert_sound(const Page *page) {
    const Rect area = {LEN(10), LEN(10), page->width - LEN(20), page->height - LEN(20)};
    for (size_t i = 0; i < page->n; i++) {
        const Fragment *f = &page->fragments[i];
        const bool shape = f->kind == FRAGMENT_BOX || f->kind == FRAGMENT_PATH;
        if (shape && f->outline_width > 0) assert_within(f->rect, area);
        if (f->kind != FRAGMENT_GLYPHS) continue;
        assert_within(box_of_run(f), area);
        for (size_t j = i + 1; j < page->n; j++) {
            if (page->fragments[j].kind != FRAGMENT_GLYPHS) continue;
            assert_false(overlap(box_of_run(f), box_of_run(&page->fragments[j])));
        }
    }
}

static inline size_t count_text(const Page *page, const char *text) {
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++)
        n += page->fragments[i].kind == FRAGMENT_GLYPHS &&
             str_eq(page->fragments[i].run->text, str_of(text));
    return n;
}

static inline uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

#endif
