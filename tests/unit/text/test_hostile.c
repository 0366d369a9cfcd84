// SPDX-License-Identifier: MIT
// Random runs of awkward text in random styles, measures and directions: whatever comes out refers
// to the text it was given, has real glyphs, and is the same when set again.
#include "support.h"

static const char *const PARTS[] = {
    "a",      "word ",        "\u2028", " ",      "ש",  "ع",      "季",
    "\u0301", "\u200D",       "\u00AD", "\u1200", "😀",  "\u202E", "\u2066",
    "\u2069", "http://a.b/c", "-",      "(",      "\t", "\n",     "implementation",
    "\u2029", "\x01",         "\uFFFD", "가",     "ก",  "\u200B", "\u00A0",
    "ﷺ",      "1.5",
};

enum { MAX_RUNS = 4, ROUNDS = 600 };

typedef struct {
    uint64_t state;
} Random;

static uint32_t next_random(Random *random, uint32_t below) {
    random->state = random->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(random->state >> 33) % below;
}

static TextStyle random_style(Random *random) {
    return (TextStyle){
        .family = (FontFamily)next_random(random, FAMILY__COUNT),
        .bold = next_random(random, 2),
        .italic = next_random(random, 2),
        .small_caps = next_random(random, 2),
        .hyphenate = next_random(random, 2),
        .size = LEN(2) * (Len)(1 + next_random(random, 6)),
        .tracking = (Len)next_random(random, 2) * 100,
    };
}

static TextRun random_run(Random *random, Arena *arena) {
    static const char *const LANGS[] = {"en", "ja", "he", "", "zh-Hant-TW"};
    TextStyle *style = arena_push(arena, TextStyle, 1);
    *style = random_style(random);
    Buf buf = {0};
    for (uint32_t left = next_random(random, 9); left > 0; left--) {
        buf_put(&buf, str_of(PARTS[next_random(random, COUNT_OF(PARTS))]));
    }
    const TextRun run =
        run_of(str_copy(arena, buf_str(&buf)), style, LANGS[next_random(random, COUNT_OF(LANGS))]);
    buf_release(&buf);
    return run;
}

static ParagraphOptions random_options(Random *random) {
    static const Len MEASURES[] = {0, 1, LEN(20), LEN(60), LEN(200), LEN_MAX};
    return (ParagraphOptions){
        .width = MEASURES[next_random(random, COUNT_OF(MEASURES))],
        .align = (Align)next_random(random, ALIGN_JUSTIFY + 1),
        .total_fit = next_random(random, 2),
        .right_to_left = next_random(random, 2),
    };
}

static void assert_sound(const Line *line) {
    for (size_t i = 0; i < line->n; i++) {
        const GlyphRun *run = &line->runs[i];
        Len width = 0;
        for (size_t j = 0; j < run->n; j++) {
            const Glyph *glyph = &run->glyphs[j];
            assert_true(glyph->id != 0);
            assert_true(glyph->text_lo <= run->text.n);
            assert_true(glyph->text_n <= run->text.n - glyph->text_lo);
            width += glyph->advance;
        }
        assert_int_equal(width, run->width);
        assert_non_null(run->font);
    }
}

static void test_awkward_text(void **state) {
    (void)state;
    Bench bench = bench_open();
    Random random = {3};
    for (int round = 0; round < ROUNDS; round++) {
        const ArenaMark mark = arena_mark(bench.arena);
        Diag diag;
        diag_init(&diag, bench.arena);
        TextRun runs[MAX_RUNS];
        const size_t n = 1 + next_random(&random, MAX_RUNS);
        for (size_t i = 0; i < n; i++) runs[i] = random_run(&random, bench.arena);
        const ParagraphOptions options = random_options(&random);
        const Paragraph *once = paragraph_set(bench.engine, bench.arena, runs, n, &options, &diag);
        const Paragraph *again = paragraph_set(bench.engine, bench.arena, runs, n, &options, &diag);
        assert_int_equal(once->n, again->n);
        assert_int_equal(once->width, again->width);
        for (size_t i = 0; i < once->n; i++) assert_sound(&once->lines[i]);
        const TextExtent extent = text_extent(bench.engine, bench.arena, runs, n, &diag);
        assert_true(extent.least <= extent.natural);
        arena_rewind(bench.arena, mark);
    }
    bench_close(&bench);
}

// A word that is wider than a length can be is set all the same, all of it.
static void test_word_without_end(void **state) {
    (void)state;
    enum { LETTERS = 400000 };
    Bench bench = bench_open();
    char *word = arena_push(bench.arena, char, LETTERS);
    memset(word, 'W', LETTERS);
    const TextRun run = run_of((Str){word, LETTERS}, &SANS, "en");
    const TextExtent extent = text_extent(bench.engine, bench.arena, &run, 1, &bench.diag);
    assert_true(extent.least > LEN(10000) && extent.least <= extent.natural);
    assert_true(extent.natural < LEN_MAX - LEN(100000));
    const ParagraphOptions options = {.width = LEN(300)};
    const Paragraph *lines =
        paragraph_set(bench.engine, bench.arena, &run, 1, &options, &bench.diag);
    size_t letters = 0;
    for (size_t i = 0; i < lines->n; i++) {
        assert_sound(&lines->lines[i]);
        assert_true(lines->lines[i].width <= options.width);
        for (size_t k = 0; k < lines->lines[i].n; k++) letters += lines->lines[i].runs[k].n;
    }
    assert_int_equal(letters, LETTERS);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_awkward_text),
                                       cmocka_unit_test(test_word_without_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
