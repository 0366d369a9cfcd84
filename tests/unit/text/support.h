// SPDX-License-Identifier: MIT
// What the tests of text/ share: a font book, an engine, and readers of what comes out.
#ifndef RAPPORTEUR_TESTS_TEXT_SUPPORT_H
#define RAPPORTEUR_TESTS_TEXT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/paragraph.h"

typedef struct {
    Arena *arena;
    Diag diag;
    FontBook *book;
    TextEngine *engine;
} Bench;

static const TextStyle SANS = {.family = FAMILY_SANS, .size = LEN(10), .leading = LEN(14)};

static inline Bench bench_open(void) {
    Bench bench = {.arena = arena_new(64 * 1024)};
    diag_init(&bench.diag, bench.arena);
    bench.book = font_book_open(TEST_ROOT "/fonts/manifest.yaml", &bench.diag);
    assert_non_null(bench.book);
    bench.engine = text_engine_new(bench.book);
    return bench;
}

static inline void bench_close(Bench *bench) {
    text_engine_drop(bench->engine);
    font_book_drop(bench->book);
    arena_drop(bench->arena);
}

static inline TextRun run_of(Str text, const TextStyle *style, const char *lang) {
    return (TextRun){.text = text, .style = style, .lang = str_of(lang)};
}

static inline const Paragraph *set(Bench *bench, Str text, const TextStyle *style, const char *lang,
                                   ParagraphOptions options) {
    const TextRun run = run_of(text, style, lang);
    return paragraph_set(bench->engine, bench->arena, &run, 1, &options, &bench->diag);
}

// The text of a line, run after run in logical order.
static inline Str line_text(Arena *arena, const Line *line) {
    Buf buf = {0};
    for (size_t i = 0; i < line->n; i++) buf_put(&buf, line->runs[i].text);
    const Str text = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

// What copying the glyphs of a run gives: the clusters' texts in logical order.
static inline Str copied_text(Arena *arena, const GlyphRun *run) {
    Buf buf = {0};
    for (size_t i = 0; i < run->n; i++) {
        const Glyph *glyph = &run->glyphs[run->level & 1 ? run->n - 1 - i : i];
        const bool first =
            run->level & 1 ? i == 0 || glyph->text_lo != glyph[1].text_lo : glyph->cluster_start;
        if (first)
            buf_put(&buf, str_slice(run->text, glyph->text_lo, glyph->text_lo + glyph->text_n));
    }
    const Str text = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

#define assert_str_equal(a, b)                                                                     \
    do {                                                                                           \
        const Str a_ = (a), b_ = (b);                                                              \
        if (!str_eq(a_, b_)) fail_msg("'%.*s' is not '%.*s'", STR_ARGS(a_), STR_ARGS(b_));         \
    } while (0)

#endif
