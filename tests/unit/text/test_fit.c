// SPDX-License-Identifier: MIT
// Where lines end: total fit against first fit, justification, hyphenation, and that nothing but
// the text decides.
#include "support.h"

static const char PROSE[] =
    "The review team found that most of the recommendations accepted by the board have been "
    "carried "
    "out, although several of those with the highest priority still wait for a decision on funding "
    "and for the results of a consultation with the community that began in the last quarter.";

static TextStyle hyphenating(void) {
    TextStyle style = SANS;
    style.hyphenate = true;
    return style;
}

// The sum of squares of what the lines leave over, the last one not counted.
static int64_t raggedness(const Paragraph *paragraph, Len measure) {
    int64_t sum = 0;
    for (size_t i = 0; i + 1 < paragraph->n; i++) {
        const int64_t rest = measure - paragraph->lines[i].width;
        sum += rest * rest;
    }
    return sum;
}

static void test_total_fit_is_never_more_ragged(void **state) {
    (void)state;
    Bench bench = bench_open();
    size_t better = 0;
    for (Len width = LEN(90); width < LEN(460); width += LEN(3)) {
        const ParagraphOptions first = {.width = width};
        const ParagraphOptions total = {.width = width, .total_fit = true};
        const Paragraph *greedy = set(&bench, STR(PROSE), &SANS, "en", first);
        const Paragraph *best = set(&bench, STR(PROSE), &SANS, "en", total);
        assert_int_equal(best->n, greedy->n);
        assert_true(raggedness(best, width) <= raggedness(greedy, width));
        if (raggedness(best, width) < raggedness(greedy, width)) better++;
        for (size_t i = 0; i < best->n; i++) assert_true(best->lines[i].width <= width);
    }
    assert_true(better > 50);
    bench_close(&bench);
}

static void test_justified_lines_fill_the_measure(void **state) {
    (void)state;
    Bench bench = bench_open();
    const TextStyle style = hyphenating();
    for (Len width = LEN(200); width < LEN(460); width += LEN(13)) {
        const ParagraphOptions options = {
            .width = width, .total_fit = true, .align = ALIGN_JUSTIFY};
        const Paragraph *paragraph = set(&bench, STR(PROSE), &style, "en", options);
        for (size_t i = 0; i + 1 < paragraph->n; i++) {
            assert_int_equal(paragraph->lines[i].width, width);
        }
        assert_true(paragraph->lines[paragraph->n - 1].width <= width);
    }
    bench_close(&bench);
}

static void test_blanks_grow_no_further_than_allowed(void **state) {
    (void)state;
    Bench bench = bench_open();
    const ParagraphOptions options = {.width = LEN(72), .align = ALIGN_JUSTIFY};
    const Paragraph *paragraph = set(&bench, STR("a b extraordinary and"), &SANS, "en", options);
    assert_true(paragraph->n > 1);
    assert_true(paragraph->lines[0].width < LEN(20)); // left as it is
    bench_close(&bench);
}

static void test_a_narrow_word_is_hyphenated(void **state) {
    (void)state;
    Bench bench = bench_open();
    const TextStyle style = hyphenating();
    for (int total = 0; total < 2; total++) {
        const ParagraphOptions options = {.width = LEN(52), .total_fit = total};
        const Paragraph *paragraph = set(&bench, STR("implementation"), &style, "en-US", options);
        assert_int_equal(paragraph->n, 2);
        const GlyphRun *run = &paragraph->lines[0].runs[0];
        assert_true(run->hyphen);
        assert_str_equal(run->text, STR("implemen"));
        assert_int_equal(run->n, 9);
        assert_int_equal(run->glyphs[8].text_n, 0);
        assert_str_equal(copied_text(bench.arena, run), STR("implemen"));
        assert_str_equal(paragraph->lines[1].runs[0].text, STR("tation"));
        assert_true(paragraph->width <= LEN(52));
    }
    bench_close(&bench);
}

static void test_languages_have_their_own_hyphens(void **state) {
    (void)state;
    static const struct {
        const char *lang, *word, *first;
    } CASES[] = {
        {"en-GB", "implementation", "imple"},
        {"fr", "développement", "dévelop"},
        {"es", "recomendaciones", "recomen"},
        {"ru", "рекомендация", "рекомен"},
    };
    Bench bench = bench_open();
    const TextStyle style = hyphenating();
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        const ParagraphOptions options = {.width = LEN(58)};
        const Paragraph *paragraph =
            set(&bench, str_of(CASES[i].word), &style, CASES[i].lang, options);
        assert_int_equal(paragraph->n, 2);
        assert_true(paragraph->lines[0].runs[0].hyphen);
        assert_true(str_starts(paragraph->lines[0].runs[0].text, str_of(CASES[i].first)));
    }
    bench_close(&bench);
}

static void test_without_a_dictionary_words_break_anywhere(void **state) {
    (void)state;
    Bench bench = bench_open();
    const TextStyle style = hyphenating();
    const ParagraphOptions options = {.width = LEN(30), .tight = true};
    const Paragraph *paragraph = set(&bench, STR("implementation"), &style, "tlh", options);
    assert_true(paragraph->n > 2);
    for (size_t i = 0; i < paragraph->n; i++) {
        assert_false(paragraph->lines[i].runs[0].hyphen);
        assert_true(paragraph->lines[i].width <= LEN(30));
    }
    bench_close(&bench);
}

static void test_hyphens_only_when_a_paragraph_needs_them(void **state) {
    (void)state;
    Bench bench = bench_open();
    const TextStyle style = hyphenating();
    const ParagraphOptions options = {.width = LEN(450), .total_fit = true};
    const Paragraph *paragraph = set(&bench, STR(PROSE), &style, "en", options);
    for (size_t i = 0; i < paragraph->n; i++) {
        assert_false(paragraph->lines[i].runs[paragraph->lines[i].n - 1].hyphen);
    }
    bench_close(&bench);
}

static void test_parts_on_one_line_are_one_word_again(void **state) {
    (void)state;
    Bench bench = bench_open();
    const TextStyle style = hyphenating();
    const ParagraphOptions narrow = {.width = LEN(95)};
    const ParagraphOptions wide = {.width = LEN(400)};
    const Paragraph *paragraph =
        set(&bench, STR("unofficiallyreconsideredrecommendations"), &style, "en", narrow);
    assert_true(paragraph->n > 1);
    for (size_t i = 0; i < paragraph->n; i++) {
        const GlyphRun *run = &paragraph->lines[i].runs[0];
        const Len hyphen = run->hyphen ? run->glyphs[run->n - 1].advance : 0;
        const Paragraph *alone = set(&bench, run->text, &SANS, "en", wide);
        assert_int_equal(run->width, alone->width + hyphen);
        assert_int_equal(run->n, alone->lines[0].runs[0].n + (run->hyphen ? 1 : 0));
        assert_true(run->width <= LEN(95));
    }
    bench_close(&bench);
}

static void assert_same(const Paragraph *a, const Paragraph *b) {
    assert_int_equal(a->n, b->n);
    for (size_t i = 0; i < a->n; i++) {
        assert_int_equal(a->lines[i].n, b->lines[i].n);
        assert_int_equal(a->lines[i].width, b->lines[i].width);
        for (size_t j = 0; j < a->lines[i].n; j++) {
            const GlyphRun *x = &a->lines[i].runs[j], *y = &b->lines[i].runs[j];
            assert_int_equal(x->n, y->n);
            assert_int_equal(x->x, y->x);
            assert_memory_equal(x->glyphs, y->glyphs, x->n * sizeof *x->glyphs);
        }
    }
}

static void test_the_cache_changes_nothing(void **state) {
    (void)state;
    static const char *const TEXTS[] = {PROSE, "דוח 2020 report (שלב) ב", "季度报告 of 2020 – “x”"};
    Bench warm = bench_open(), cold = bench_open();
    // Enough words to make the cache empty itself on the way.
    for (int i = 0; i < 70000; i++) {
        const ArenaMark mark = arena_mark(warm.arena);
        const Str text = str_format(warm.arena, "word%d other%d", i, i * 7);
        set(&warm, text, &SANS, "en", (ParagraphOptions){.width = LEN(300)});
        arena_rewind(warm.arena, mark);
    }
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
        const ParagraphOptions options = {.width = LEN(130), .total_fit = true};
        const Paragraph *first = set(&cold, str_of(TEXTS[i]), &SANS, "en", options);
        assert_same(first, set(&cold, str_of(TEXTS[i]), &SANS, "en", options));
        assert_same(first, set(&warm, str_of(TEXTS[i]), &SANS, "en", options));
    }
    bench_close(&warm);
    bench_close(&cold);
}

static void test_hostile_text_ends_in_time(void **state) {
    (void)state;
    Bench bench = bench_open();
    Buf buf = {0};
    for (int i = 0; i < 20000; i++) buf_put(&buf, STR("\u200B"));
    const ParagraphOptions options = {.width = LEN(100), .total_fit = true};
    assert_int_equal(set(&bench, buf_str(&buf), &SANS, "en", options)->n, 1);
    buf_clear(&buf);
    for (int i = 0; i < 20000; i++) buf_putc(&buf, 'm');
    const Paragraph *paragraph = set(&bench, buf_str(&buf), &SANS, "en", options);
    assert_int_equal(paragraph->n, 2000);
    buf_clear(&buf);
    buf_put(&buf, STR("e"));
    for (int i = 0; i < 5000; i++) buf_put(&buf, STR("\u0301"));
    assert_int_equal(set(&bench, buf_str(&buf), &SANS, "en", options)->n, 1);
    buf_release(&buf);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_total_fit_is_never_more_ragged),
        cmocka_unit_test(test_justified_lines_fill_the_measure),
        cmocka_unit_test(test_blanks_grow_no_further_than_allowed),
        cmocka_unit_test(test_a_narrow_word_is_hyphenated),
        cmocka_unit_test(test_languages_have_their_own_hyphens),
        cmocka_unit_test(test_without_a_dictionary_words_break_anywhere),
        cmocka_unit_test(test_hyphens_only_when_a_paragraph_needs_them),
        cmocka_unit_test(test_parts_on_one_line_are_one_word_again),
        cmocka_unit_test(test_the_cache_changes_nothing),
        cmocka_unit_test(test_hostile_text_ends_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
