// SPDX-License-Identifier: MIT
// A page that uses every operation, for the tests of the devices.
#ifndef RAPPORTEUR_TESTS_SAMPLE_PAGE_H
#define RAPPORTEUR_TESTS_SAMPLE_PAGE_H

#include "paint/display_list.h"
#include "text/paragraph.h"

typedef struct {
    Arena *arena;
    Diag diag;
    FontBook *fonts;
    TextEngine *engine;
} Bench;

static const TextStyle SAMPLE_STYLE = {
    .bold = true, .color = 0x1A1F2B, .size = LEN(16), .leading = LEN(20)};

static inline void bench_open(Bench *bench) {
    *bench = (Bench){.arena = arena_new(1U << 16)};
    diag_init(&bench->diag, bench->arena);
    bench->fonts = font_book_open(TEST_ROOT "/fonts/manifest.yaml", &bench->diag);
    bench->engine = text_engine_new(bench->fonts);
}

static inline void bench_close(Bench *bench) {
    text_engine_drop(bench->engine);
    font_book_drop(bench->fonts);
    arena_drop(bench->arena);
}

static inline const GlyphRun *sample_run(Bench *bench, const char *text) {
    const TextRun run = {.text = str_of(text), .style = &SAMPLE_STYLE, .lang = STR("en")};
    const ParagraphOptions options = {.width = LEN(400)};
    const Paragraph *set =
        paragraph_set(bench->engine, bench->arena, &run, 1, &options, &bench->diag);
    return &set->lines[0].runs[0];
}

// 200 by 100 pt: a heading "Title", a dark square of 40 pt in a figure, a hatched one beside it.
static inline const DisplayList *sample_page(Bench *bench, size_t index, size_t total) {
    static const Element DOCUMENT = {.id = 1, .tag = TAG_DOCUMENT};
    static const Element HEADING = {.id = 2, .tag = TAG_H1, .parent = &DOCUMENT};
    static const Element FIGURE = {.id = 3,
                                   .tag = TAG_FIGURE,
                                   .parent = &DOCUMENT,
                                   .alt = STR_INIT("A dark square & a \"hatched\" one"),
                                   .bounds = {LEN(10), LEN(50), LEN(90), LEN(40)}};
    static const Element LINK = {.id = 4, .tag = TAG_LINK, .parent = &DOCUMENT};
    const bool last = index + 1 >= total;
    Fragment *fragments = arena_push(bench->arena, Fragment, 24);
    size_t n = 0;
    if (index == 0) fragments[n++] = (Fragment){.kind = FRAGMENT_OPEN, .element = &DOCUMENT};
    fragments[n++] = (Fragment){.kind = FRAGMENT_OPEN, .element = &HEADING};
    fragments[n++] = (Fragment){.kind = FRAGMENT_CONTENT, .element = &HEADING};
    fragments[n++] = (Fragment){.kind = FRAGMENT_GLYPHS,
                                .run = sample_run(bench, "Title"),
                                .at = {LEN(10), LEN(30.5)},
                                .line_width = LEN(180)};
    fragments[n++] = (Fragment){.kind = FRAGMENT_END};
    fragments[n++] = (Fragment){.kind = FRAGMENT_CLOSE, .element = &HEADING};
    fragments[n++] = (Fragment){.kind = FRAGMENT_OPEN, .element = &FIGURE};
    fragments[n++] = (Fragment){.kind = FRAGMENT_CONTENT, .element = &FIGURE};
    fragments[n++] = (Fragment){.kind = FRAGMENT_BOX,
                                .rect = {LEN(10), LEN(50), LEN(40), LEN(40)},
                                .fill = 0x14503F,
                                .filled = true};
    fragments[n++] = (Fragment){.kind = FRAGMENT_BOX,
                                .rect = {LEN(60), LEN(50), LEN(40), LEN(40)},
                                .fill = 0xFFFFFF,
                                .filled = true,
                                .pattern = PATTERN_HORIZONTAL,
                                .pattern_color = 0xFF0000,
                                .outline = 0x0000FF,
                                .outline_width = LEN(2)};
    fragments[n++] = (Fragment){.kind = FRAGMENT_END};
    fragments[n++] = (Fragment){.kind = FRAGMENT_CLOSE, .element = &FIGURE};
    fragments[n++] = (Fragment){.kind = FRAGMENT_OPEN, .element = &LINK};
    fragments[n++] = (Fragment){.kind = FRAGMENT_LINK,
                                .element = &LINK,
                                .rect = {LEN(10), LEN(12), LEN(40), LEN(20)},
                                .url = STR_INIT("https://example.org/"),
                                .description = STR_INIT("Example")};
    fragments[n++] = (Fragment){.kind = FRAGMENT_CLOSE, .element = &LINK};
    fragments[n++] = (Fragment){
        .kind = FRAGMENT_DESTINATION, .name = STR_INIT("title"), .point = {LEN(10), LEN(12)}};
    fragments[n++] = (Fragment){.kind = FRAGMENT_OUTLINE,
                                .level = 1,
                                .element = &HEADING,
                                .name = STR_INIT("Title"),
                                .point = {LEN(10), LEN(12)}};
    fragments[n++] = (Fragment){.kind = FRAGMENT_ARTIFACT, .artifact = ARTIFACT_PAGINATION};
    fragments[n++] = (Fragment){.kind = FRAGMENT_END};
    if (last) fragments[n++] = (Fragment){.kind = FRAGMENT_CLOSE, .element = &DOCUMENT};
    const Page page = {.index = index,
                       .total = total,
                       .label = STR("1"),
                       .width = LEN(200),
                       .height = LEN(100),
                       .fragments = fragments,
                       .n = n};
    return paint_page(bench->arena, &page);
}

// Plays `total` sample pages to a device as one document, and drops it.
static inline bool sample_play(Bench *bench, Device *device, size_t total) {
    const DocumentInfo info = {.id = STR("sample"), .title = STR("Title <1>"), .lang = STR("en")};
    bool whole = device && device_begin_document(device, &info);
    for (size_t i = 0; whole && i < total; i++)
        whole = display_list_replay(sample_page(bench, i, total), device);
    whole = whole && device_end_document(device);
    device_drop(device);
    return whole;
}

#endif
