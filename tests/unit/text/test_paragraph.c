// SPDX-License-Identifier: MIT
#include "support.h"

static const ParagraphOptions WIDE = {.width = LEN(1000)};

static const GlyphRun *only_run(const Paragraph *paragraph) {
    assert_int_equal(paragraph->n, 1);
    assert_int_equal(paragraph->lines[0].n, 1);
    return &paragraph->lines[0].runs[0];
}

static void assert_exact_clusters(Arena *arena, const Paragraph *paragraph) {
    for (size_t i = 0; i < paragraph->n; i++) {
        for (size_t j = 0; j < paragraph->lines[i].n; j++) {
            const GlyphRun *run = &paragraph->lines[i].runs[j];
            assert_str_equal(copied_text(arena, run), run->text);
        }
    }
}

static void test_names_and_quotes_copy_exactly(void **state) {
    (void)state;
    static const char *const TEXTS[] = {
        "Žarko Kecić",
        "“quotes” and ‘more’ – with dashes — too",
        "office fluffier final",
        "naïve cafe\u0301 résumé",
        "季度报告",
        "ﷺ",
        "שָׁלוֹם",
        "العربية",
        "1 234,50 €",
        "a\u00A0b",
    };
    Bench bench = bench_open();
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
        const Paragraph *paragraph = set(&bench, str_of(TEXTS[i]), &SANS, "en", WIDE);
        assert_int_equal(paragraph->n, 1);
        assert_exact_clusters(bench.arena, paragraph);
        assert_str_equal(line_text(bench.arena, &paragraph->lines[0]), str_of(TEXTS[i]));
    }
    assert_int_equal(bench.diag.findings.n, 0);
    bench_close(&bench);
}

static void test_advances_are_scaled_one_by_one(void **state) {
    (void)state;
    Bench bench = bench_open();
    TextStyle style = SANS;
    style.size = LEN(9.75);
    const GlyphRun *run = only_run(set(&bench, STR("mm m"), &style, "en", WIDE));
    // m is 935 units wide, the blank 260: 9.11625 pt and 2.535 pt.
    assert_int_equal(run->n, 4);
    assert_int_equal(run->glyphs[0].advance, 9116);
    assert_int_equal(run->glyphs[2].advance, 2535);
    assert_int_equal(run->width, 3 * 9116 + 2535);
    bench_close(&bench);
}

// They go with the glyphs, counted from the beginning of their run; one that a line end tears apart
// does not, and none of them moves a line.
static void test_expansions_stay_with_their_words(void **state) {
    (void)state;
    Bench bench = bench_open();
    static const Expansion EXPANSIONS[] = {{0, 3, STR_INIT("first"), {0}},
                                           {4, 7, STR_INIT("torn"), {0}},
                                           {16, 3, STR_INIT("last"), STR_INIT("fr")}};
    TextRun run = run_of(STR("SSR one two and DNS"), &SANS, "en");
    const ParagraphOptions narrow = {.width = LEN(50)};
    const Paragraph *plain =
        paragraph_set(bench.engine, bench.arena, &run, 1, &narrow, &bench.diag);
    run.expansions = EXPANSIONS;
    run.expansion_count = COUNT_OF(EXPANSIONS);
    const Paragraph *said = paragraph_set(bench.engine, bench.arena, &run, 1, &narrow, &bench.diag);
    assert_int_equal(said->n, plain->n);
    assert_int_equal(said->n, 3);
    for (size_t i = 0; i < said->n; i++) {
        assert_int_equal(said->lines[i].n, 1);
        assert_int_equal(said->lines[i].width, plain->lines[i].width);
        assert_str_equal(said->lines[i].runs[0].text, plain->lines[i].runs[0].text);
    }
    const GlyphRun *first = &said->lines[0].runs[0], *last = &said->lines[2].runs[0];
    assert_int_equal(first->expansion_count, 1);
    assert_str_equal(first->expansions[0].words, STR("first"));
    assert_int_equal(said->lines[1].runs[0].expansion_count, 0);
    assert_int_equal(last->expansion_count, 1);
    assert_str_equal(str_slice(last->text, last->expansions[0].lo, last->expansions[0].lo + 3),
                     STR("DNS"));
    bench_close(&bench);
}

static void test_a_ligature_is_one_cluster(void **state) {
    (void)state;
    Bench bench = bench_open();
    const GlyphRun *latin = only_run(set(&bench, STR("fi"), &SANS, "en", WIDE));
    assert_int_equal(latin->n, 1);
    assert_int_equal(latin->glyphs[0].text_n, 2);
    const GlyphRun *arabic = only_run(set(&bench, STR("لله"), &SANS, "ar", WIDE));
    assert_int_equal(arabic->n, 1);
    assert_int_equal(arabic->glyphs[0].text_n, 6); // three letters of two bytes
    TextStyle tracked = SANS;
    tracked.tracking = 100;
    assert_int_equal(only_run(set(&bench, STR("fi"), &tracked, "en", WIDE))->n, 2);
    bench_close(&bench);
}

static void test_a_mark_stays_with_its_base(void **state) {
    (void)state;
    Bench bench = bench_open();
    const Paragraph *paragraph = set(&bench, STR("x\u0301"), &SANS, "en", WIDE);
    const GlyphRun *run = only_run(paragraph);
    assert_int_equal(run->n, 2);
    assert_true(run->glyphs[0].cluster_start);
    assert_false(run->glyphs[1].cluster_start);
    assert_int_equal(run->glyphs[0].text_n, 3);
    assert_int_equal(run->glyphs[1].text_n, 3);
    bench_close(&bench);
}

static void test_signs_borrow_a_font_for_themselves(void **state) {
    (void)state;
    Bench bench = bench_open();
    const Paragraph *paragraph = set(&bench, STR("(✓) ● Done"), &SANS, "en", WIDE);
    const Line *line = &paragraph->lines[0];
    static const char *const TEXTS[] = {"(", "✓", ") ", "●", " Done"};
    static const char *const FONTS[] = {"NotoSans-Regular", "NotoSansSymbols2-Regular",
                                        "NotoSans-Regular", "NotoSansSymbols2-Regular",
                                        "NotoSans-Regular"};
    assert_int_equal(line->n, COUNT_OF(TEXTS));
    Len x = 0;
    for (size_t i = 0; i < line->n; i++) {
        assert_str_equal(line->runs[i].text, str_of(TEXTS[i]));
        assert_str_equal(font_name(line->runs[i].font), str_of(FONTS[i]));
        assert_int_equal(line->runs[i].x, x);
        x += line->runs[i].width;
    }
    assert_int_equal(line->width, x);
    bench_close(&bench);
}

// The font of the first glyph of a text.
static Str first_font(Bench *bench, const char *text, const char *lang) {
    const ParagraphOptions wide = {.width = LEN(400)};
    const Paragraph *paragraph = set(bench, str_of(text), &SANS, lang, wide);
    return font_name(paragraph->lines[0].runs[0].font);
}

static void test_quotes_are_as_wide_as_characters_in_chinese(void **state) {
    (void)state;
    Bench bench = bench_open();
    assert_str_equal(first_font(&bench, "“进行中”", "zh"), STR("NotoSansCJKsc-Regular"));
    assert_str_equal(first_font(&bench, "——", "zh"), STR("NotoSansCJKsc-Regular"));
    assert_str_equal(first_font(&bench, "……", "ja"), STR("NotoSansCJKjp-Regular"));
    assert_str_equal(first_font(&bench, "“under way”", "en"), STR("NotoSans-Regular"));
    assert_str_equal(first_font(&bench, "don’t", "zh"), STR("NotoSans-Regular"));
    const ParagraphOptions wide = {.width = LEN(400)};
    assert_int_equal(set(&bench, STR("don’t"), &SANS, "zh", wide)->lines[0].n, 1);
    assert_int_equal(set(&bench, STR("“进行中”"), &SANS, "zh", wide)->lines[0].n, 1);
    bench_close(&bench);
}

static void test_a_missing_character_is_said_once(void **state) {
    (void)state;
    Bench bench = bench_open();
    const Source source = {.path = STR("r.yaml"), .bytes = STR("title: a\u1200b \u1200")};
    TextRun run = run_of(str_slice(source.bytes, 7, source.bytes.n), &SANS, "en");
    run.place = (Place){.source = &source, .span = {7, (uint32_t)source.bytes.n}};
    for (int i = 0; i < 2; i++) {
        paragraph_set(bench.engine, bench.arena, &run, 1, &WIDE, &bench.diag);
    }
    assert_int_equal(bench.diag.findings.n, 1);
    const Finding *finding = &bench.diag.findings.at[0];
    assert_str_equal(finding->code, STR("TX-08"));
    assert_int_equal(finding->severity, SEVERITY_ERROR);
    assert_true(str_find(finding->message, STR("\u1200"), 0) != SIZE_MAX);
    assert_true(str_find(finding->message, STR("U+1200"), 0) != SIZE_MAX);
    assert_true(str_find(finding->help, STR("Ethiopic"), 0) != SIZE_MAX);
    assert_int_equal(finding->place.span.lo, 8);
    assert_int_equal(finding->place.span.hi, 11);
    text_engine_next_document(bench.engine);
    paragraph_set(bench.engine, bench.arena, &run, 1, &WIDE, &bench.diag);
    assert_int_equal(bench.diag.findings.n, 2);
    bench_close(&bench);
}

static void test_a_missing_character_is_left_out(void **state) {
    (void)state;
    Bench bench = bench_open();
    const GlyphRun *run = only_run(set(&bench, STR("a\u1200b"), &SANS, "en", WIDE));
    assert_int_equal(run->n, 2);
    assert_int_equal(run->glyphs[1].text_lo, 4);
    const Paragraph *gone = set(&bench, STR("\u1200"), &SANS, "en", WIDE);
    assert_int_equal(gone->width, 0);
    bench_close(&bench);
}

static void test_tabular_figures_have_one_width(void **state) {
    (void)state;
    Bench bench = bench_open();
    TextStyle style = SANS;
    style.tabular = true;
    const GlyphRun *run = only_run(set(&bench, STR("0123456789"), &style, "en", WIDE));
    for (size_t i = 1; i < run->n; i++) {
        assert_int_equal(run->glyphs[i].advance, run->glyphs[0].advance);
    }
    bench_close(&bench);
}

static void test_small_capitals_are_other_glyphs(void **state) {
    (void)state;
    Bench bench = bench_open();
    TextStyle style = SANS;
    const GlyphRun *plain = only_run(set(&bench, STR("a"), &style, "en", WIDE));
    style.small_caps = true;
    const GlyphRun *capital = only_run(set(&bench, STR("a"), &style, "en", WIDE));
    assert_true(plain->glyphs[0].id != capital->glyphs[0].id);
    assert_str_equal(copied_text(bench.arena, capital), STR("a"));
    bench_close(&bench);
}

static void test_tracking_goes_behind_clusters(void **state) {
    (void)state;
    Bench bench = bench_open();
    TextStyle style = SANS;
    const GlyphRun *plain = only_run(set(&bench, STR("ab x\u0301"), &style, "en", WIDE));
    style.tracking = 500;
    const GlyphRun *wide = only_run(set(&bench, STR("ab x\u0301"), &style, "en", WIDE));
    assert_int_equal(wide->width, plain->width + 4 * 500);
    bench_close(&bench);
}

static void test_tags_and_styles_part_runs(void **state) {
    (void)state;
    Bench bench = bench_open();
    TextStyle bold = SANS;
    bold.bold = true;
    static const char tag;
    const TextRun runs[] = {
        {.text = STR("see "), .style = &SANS, .lang = STR("en")},
        {.text = STR("the "), .style = &SANS, .lang = STR("en"), .tag = &tag},
        {.text = STR("rep"), .style = &bold, .lang = STR("en")},
        {.text = STR(""), .style = &SANS, .lang = STR("en")},
        {.text = STR("ort."), .style = &SANS, .lang = STR("en")},
    };
    const Paragraph *paragraph =
        paragraph_set(bench.engine, bench.arena, runs, COUNT_OF(runs), &WIDE, &bench.diag);
    const Line *line = &paragraph->lines[0];
    assert_int_equal(line->n, 4);
    assert_ptr_equal(line->runs[1].tag, &tag);
    assert_ptr_equal(line->runs[2].style, &bold);
    assert_str_equal(line->runs[3].text, STR("ort."));
    assert_ptr_equal(line->runs[3].text.at, runs[4].text.at);
    // "report." is one word: no break where the style changes.
    const ParagraphOptions narrow = {.width = LEN(40)};
    paragraph =
        paragraph_set(bench.engine, bench.arena, runs, COUNT_OF(runs), &narrow, &bench.diag);
    assert_int_equal(paragraph->n, 2);
    assert_str_equal(line_text(bench.arena, &paragraph->lines[1]), STR("report."));
    bench_close(&bench);
}

static void test_arabic_letters_join_across_styles(void **state) {
    (void)state;
    Bench bench = bench_open();
    const GlyphRun *whole = only_run(set(&bench, STR("عربية"), &SANS, "ar", WIDE));
    const TextRun runs[] = {
        {.text = STR("عر"), .style = &SANS, .lang = STR("ar"), .tag = "a"},
        {.text = STR("بية"), .style = &SANS, .lang = STR("ar"), .tag = "b"},
    };
    const Paragraph *paragraph =
        paragraph_set(bench.engine, bench.arena, runs, 2, &WIDE, &bench.diag);
    assert_int_equal(paragraph->lines[0].n, 2);
    const GlyphRun *end = &paragraph->lines[0].runs[1];
    for (size_t i = 0; i < end->n; i++) assert_int_equal(end->glyphs[i].id, whole->glyphs[i].id);
    assert_int_equal(end->glyphs[0].text_lo + end->glyphs[0].text_n, 6);
    bench_close(&bench);
}

static void test_alignment_moves_lines_in_the_measure(void **state) {
    (void)state;
    Bench bench = bench_open();
    ParagraphOptions options = {.width = LEN(100)};
    const Len width = set(&bench, STR("word"), &SANS, "en", options)->width;
    static const struct {
        Align align;
        bool right_to_left;
        int share; // of what is left, in halves
    } CASES[] = {
        {ALIGN_START, false, 0}, {ALIGN_CENTER, false, 1}, {ALIGN_END, false, 2},
        {ALIGN_START, true, 2},  {ALIGN_END, true, 0},     {ALIGN_JUSTIFY, true, 2},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        options.align = CASES[i].align;
        options.right_to_left = CASES[i].right_to_left;
        const Paragraph *paragraph = set(&bench, STR("word"), &SANS, "en", options);
        assert_int_equal(only_run(paragraph)->x, (LEN(100) - width) * CASES[i].share / 2);
    }
    bench_close(&bench);
}

static void test_lines_know_their_height(void **state) {
    (void)state;
    Bench bench = bench_open();
    const Paragraph *paragraph = set(&bench, STR("a"), &SANS, "en", WIDE);
    assert_int_equal(paragraph->leading, LEN(14));
    assert_int_equal(paragraph->lines[0].ascent, 10690);
    assert_int_equal(paragraph->lines[0].descent, 2930);
    bench_close(&bench);
}

static void test_empty_and_blank_text(void **state) {
    (void)state;
    Bench bench = bench_open();
    assert_int_equal(set(&bench, STR(""), &SANS, "en", WIDE)->n, 0);
    assert_int_equal(paragraph_set(bench.engine, bench.arena, NULL, 0, &WIDE, &bench.diag)->n, 0);
    const Paragraph *blank = set(&bench, STR("  "), &SANS, "en", WIDE);
    assert_int_equal(blank->n, 1);
    assert_int_equal(blank->width, 0);
    bench_close(&bench);
}

static void test_extent_is_what_setting_needs(void **state) {
    (void)state;
    Bench bench = bench_open();
    const TextRun run = run_of(STR("a wonderful report\u2028on progress"), &SANS, "en");
    const TextExtent extent = text_extent(bench.engine, bench.arena, &run, 1, &bench.diag);
    ParagraphOptions options = {.width = extent.natural};
    assert_int_equal(paragraph_set(bench.engine, bench.arena, &run, 1, &options, &bench.diag)->n,
                     2);
    options.width--;
    assert_int_equal(paragraph_set(bench.engine, bench.arena, &run, 1, &options, &bench.diag)->n,
                     3);
    options.width = extent.least;
    const Paragraph *narrow =
        paragraph_set(bench.engine, bench.arena, &run, 1, &options, &bench.diag);
    assert_int_equal(narrow->width, extent.least);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_and_quotes_copy_exactly),
        cmocka_unit_test(test_advances_are_scaled_one_by_one),
        cmocka_unit_test(test_expansions_stay_with_their_words),
        cmocka_unit_test(test_a_ligature_is_one_cluster),
        cmocka_unit_test(test_a_mark_stays_with_its_base),
        cmocka_unit_test(test_signs_borrow_a_font_for_themselves),
        cmocka_unit_test(test_quotes_are_as_wide_as_characters_in_chinese),
        cmocka_unit_test(test_a_missing_character_is_said_once),
        cmocka_unit_test(test_a_missing_character_is_left_out),
        cmocka_unit_test(test_tabular_figures_have_one_width),
        cmocka_unit_test(test_small_capitals_are_other_glyphs),
        cmocka_unit_test(test_tracking_goes_behind_clusters),
        cmocka_unit_test(test_tags_and_styles_part_runs),
        cmocka_unit_test(test_arabic_letters_join_across_styles),
        cmocka_unit_test(test_alignment_moves_lines_in_the_measure),
        cmocka_unit_test(test_lines_know_their_height),
        cmocka_unit_test(test_empty_and_blank_text),
        cmocka_unit_test(test_extent_is_what_setting_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
