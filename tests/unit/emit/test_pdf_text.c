// SPDX-License-Identifier: MIT
// Text in the PDF: codes by glyph and text, adjustments, marks, and operators that are not
// repeated.
#include "test_pdf_bench.h"

#include "emit/pdf/cff.h"
#include "emit/pdf/cmap.h"
#include "emit/pdf/codes.h"
#include "emit/pdf/show.h"
#include "emit/pdf/token.h"

// Shows a run alone and gives the content.
static Str show(PdfBench *bench, PdfContent *content, PdfFonts *fonts, const GlyphRun *run) {
    pdf_content_begin(content, LEN(100));
    const PdfShow with = {.content = content, .fonts = fonts, .diag = &bench->diag};
    assert_true(pdf_show_run(&with, run, (Point){LEN(10), LEN(20)}, (Str){0}));
    return buf_str(&content->out);
}

// A run of `n` glyphs of one width, each standing for one byte of `text`.
static GlyphRun *plain_run(PdfBench *bench, const char *text, const TextStyle *style) {
    const GlyphRun *shaped = shape_run(bench, text, style, "en");
    GlyphRun *run = arena_push(bench->arena, GlyphRun, 1);
    Glyph *glyphs = arena_push(bench->arena, Glyph, shaped->n);
    memcpy(glyphs, shaped->glyphs, shaped->n * sizeof *glyphs);
    *run = *shaped;
    run->glyphs = glyphs;
    return run;
}

static void codes_are_given_in_the_order_of_first_use(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    PdfFonts *fonts = pdf_fonts_new(bench.arena);
    const Font *sans = shape_run(&bench, "a", &BODY, "en")->font;
    PdfFont *font = pdf_fonts_for(fonts, sans, 10);
    assert_int_equal(pdf_font_code(font, 40, STR("a"))->code, 1);
    assert_int_equal(pdf_font_code(font, 41, STR("b"))->code, 2);
    assert_int_equal(pdf_font_code(font, 40, STR("a"))->code, 1);
    assert_int_equal(pdf_font_code(font, 40, STR("other text that is long"))->code, 3);
    assert_int_equal(pdf_font_code(font, 40, STR("another text that is long"))->code, 4);
    assert_int_equal(pdf_font_code(font, 40, STR("other text that is long"))->code, 3);
    for (uint16_t i = 0; i < 3000; i++)
        assert_int_equal(
            pdf_font_code(font, (uint16_t)(i % 100), (Str){(char[]){(char)(1 + i / 100)}, 1})
                ->other,
            0);
    assert_int_equal(pdf_font_code(font, 41, STR("b"))->code, 2);
    assert_int_equal(pdf_font_number(font), 1);
    assert_ptr_equal(pdf_fonts_for(fonts, sans, 60000), font);
    // No room for that many more: another instance of the same font.
    PdfFont *second = pdf_fonts_for(fonts, sans, 65000);
    assert_int_equal(pdf_font_number(second), 2);
    assert_int_equal(pdf_font_code(second, 41, STR("b"))->code, 1);
    pdf_bench_close(&bench);
}

static void a_plain_run_is_one_string(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    PdfContent content = {0};
    PdfFonts *fonts = pdf_fonts_new(bench.arena);
    const Str out = show(&bench, &content, fonts, plain_run(&bench, "nnoo", &BODY));
    assert_true(str_eq(out, STR("BT\n0.102 0.122 0.169 rg\n/F1 9.75 Tf\n10 80 Td\n"
                                "[(\0\1\0\1\0\2\0\2)]TJ\n")));
    // The same again on the same line: nothing is said twice.
    const size_t before = content.out.n;
    const PdfShow with = {.content = &content, .fonts = fonts, .diag = &bench.diag};
    assert_true(
        pdf_show_run(&with, plain_run(&bench, "n", &BODY), (Point){LEN(50), LEN(20)}, (Str){0}));
    assert_true(
        str_eq(str_slice(buf_str(&content.out), before, SIZE_MAX), STR("40 0 Td\n[(\0\1)]TJ\n")));
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

// Writes the words of what is entered into the content, as marked content would stand there.
static bool note_entry(void *context, const Expansion *expansion) {
    PdfContent *content = context;
    pdf_content_open_artifact(content, ARTIFACT_LAYOUT);
    pdf_content_close_marked(content);
    buf_put(&content->out, expansion ? expansion->words : STR("none"));
    buf_putc(&content->out, '\n');
    return true;
}

static void abbreviations_are_told_apart(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    PdfContent content = {0};
    const PdfShow with = {.content = &content,
                          .fonts = pdf_fonts_new(bench.arena),
                          .enter = note_entry,
                          .context = &content,
                          .diag = &bench.diag};
    static const Expansion EXPANSIONS[] = {{2, 1, STR_INIT("first"), {0}},
                                           {4, 2, STR_INIT("second"), {0}}};
    GlyphRun *run = plain_run(&bench, "nnonoo", &BODY);
    run->expansions = EXPANSIONS;
    run->expansion_count = COUNT_OF(EXPANSIONS);
    pdf_content_begin(&content, LEN(100));
    assert_true(pdf_show_run(&with, run, (Point){LEN(10), LEN(20)}, (Str){0}));
    // Each goes on where the one before it ends: n is 6.026 wide and o 5.899.
    static const char *const PARTS[] = {
        "none\nBT\n0.102 0.122 0.169 rg\n/F1 9.75 Tf\n10 80 Td\n[(",
        "first\nBT\n22.052 80 Td\n[(",
        "none\nBT\n27.951 80 Td\n[(",
        "second\nBT\n33.977 80 Td\n[(",
    };
    size_t from = 0;
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
        const size_t at = str_find(buf_str(&content.out), str_of(PARTS[i]), from);
        if (at == SIZE_MAX)
            fail_msg("no %s after %zu in\n%.*s", PARTS[i], from, STR_ARGS(buf_str(&content.out)));
        from = at + 1;
    }
    // In a figure nobody asks.
    const PdfShow without = {.content = &content, .fonts = with.fonts, .diag = &bench.diag};
    pdf_content_begin(&content, LEN(100));
    assert_true(pdf_show_run(&without, run, (Point){LEN(10), LEN(20)}, (Str){0}));
    assert_true(str_find(buf_str(&content.out), STR("first"), 0) == SIZE_MAX);
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static void strings_escape_what_they_must(void **state) {
    (void)state;
    Buf out = {0};
    pdf_put_string(&out, STR("a(b)\\c\rd"));
    assert_true(str_eq(buf_str(&out), STR("(a\\(b\\)\\\\c\\rd)")));
    buf_clear(&out);
    pdf_put_text(&out, STR("aé😀"));
    assert_true(str_eq(buf_str(&out), STR("<feff006100e9d83dde00>")));
    buf_clear(&out);
    pdf_put_rect(&out, (Rect){LEN(1), LEN(2), LEN(3), LEN(4.5)}, LEN(10));
    assert_true(str_eq(buf_str(&out), STR("[1 3.5 4 8]")));
    buf_release(&out);
}

static void advances_move_the_pen_only_where_they_differ(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    static const TextStyle TEN = {.size = LEN(10)};
    PdfContent content = {0};
    PdfFonts *fonts = pdf_fonts_new(bench.arena);
    GlyphRun *run = plain_run(&bench, "nnn", &TEN);
    Glyph *glyphs = (Glyph *)(uintptr_t)run->glyphs;
    glyphs[0].advance += LEN(1);    // a tenth of an em more
    glyphs[1].advance += LEN(0.01); // a thousandth: left to add up
    assert_true(has(show(&bench, &content, fonts, run), ")-100("));
    glyphs[0].advance -= LEN(1) + 500;
    assert_true(has(show(&bench, &content, fonts, run), ")50("));
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static void tracking_is_said_once(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    static const TextStyle WIDE = {.size = LEN(10), .tracking = LEN(0.6)};
    PdfContent content = {0};
    PdfFonts *fonts = pdf_fonts_new(bench.arena);
    const Str out = show(&bench, &content, fonts, plain_run(&bench, "nnnn", &WIDE));
    assert_true(has(out, "0.6 Tc\n"));
    assert_false(has(out, ")-"));
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static void raised_glyphs_rise_and_the_rest_does_not(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    PdfContent content = {0};
    PdfFonts *fonts = pdf_fonts_new(bench.arena);
    GlyphRun *run = plain_run(&bench, "nnn", &BODY);
    Glyph *glyphs = (Glyph *)(uintptr_t)run->glyphs;
    glyphs[1].y_offset = LEN(2.5);
    glyphs[1].x_offset = -LEN(1);
    const Str out = show(&bench, &content, fonts, run);
    assert_true(has(out, "2.5 Ts\n"));
    assert_true(has(out, "0 Ts\n"));
    assert_true(str_find(out, STR("2.5 Ts"), 0) < str_find(out, STR("\n0 Ts"), 0));
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static void a_hyphen_at_a_break_is_soft(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    PdfContent content = {0};
    PdfFonts *fonts = pdf_fonts_new(bench.arena);
    GlyphRun *run = plain_run(&bench, "re-", &BODY);
    run->text = STR("re");
    run->hyphen = true;
    ((Glyph *)(uintptr_t)run->glyphs)[2].text_n = 0;
    show(&bench, &content, fonts, run);
    PdfFont *font = pdf_fonts_for(fonts, run->font, 1);
    assert_int_equal(pdf_font_code(font, run->glyphs[2].id, STR("\xc2\xad"))->code, 3);
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static void text_that_no_glyph_stands_for_is_said_beside(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    PdfContent content = {0};
    PdfFonts *fonts = pdf_fonts_new(bench.arena);
    // Two glyphs with a width for one cluster of one character.
    GlyphRun *run = plain_run(&bench, "nn", &BODY);
    run->text = STR("m");
    Glyph *glyphs = (Glyph *)(uintptr_t)run->glyphs;
    glyphs[1].cluster_start = false;
    Str out = show(&bench, &content, fonts, run);
    assert_true(has(out, "/Span<</ActualText<feff006d>>>BDC\n"));
    assert_true(has(out, "EMC\n"));
    // A letter and a mark without width: each has its own character, nothing is said beside.
    run->text = STR("n\xcc\x81");
    glyphs[0].text_n = 3;
    glyphs[1].advance = 0;
    out = show(&bench, &content, fonts, run);
    assert_false(has(out, "ActualText"));
    PdfFont *font = pdf_fonts_for(fonts, run->font, 1);
    const uint16_t last = pdf_font_code(font, glyphs[1].id, STR("\xcc\x81"))->code;
    assert_true(last < pdf_font_code(font, 999, STR("x"))->code);
    // A private character keeps its code and says its text.
    GlyphRun *private = plain_run(&bench, "n", &BODY);
    private->text = STR("\xee\x80\x80");
    ((Glyph *)(uintptr_t) private->glyphs)[0].text_n = 3;
    assert_true(has(show(&bench, &content, fonts, private), "/ActualText<feffe000>"));
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static void one_han_glyph_with_two_texts_says_the_second(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    PdfContent content = {0};
    PdfFonts *fonts = pdf_fonts_new(bench.arena);
    const Str out = show(&bench, &content, fonts, shape_run(&bench, "一⼀", &BODY, "zh-Hans"));
    assert_true(has(out, "/ActualText<feff2f00>"));
    assert_false(has(out, "/ActualText<feff4e00>"));
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static void a_long_run_is_cut_into_strings(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    static const TextStyle TEN = {.size = LEN(10)}; // no advance is rounded
    char *text = arena_push(bench.arena, char, 20001);
    memset(text, 'n', 20000);
    PdfContent content = {0};
    const Str out =
        show(&bench, &content, pdf_fonts_new(bench.arena), plain_run(&bench, text, &TEN));
    size_t longest = 0;
    for (size_t at = str_find_char(out, '(', 0); at != SIZE_MAX;
         at = str_find_char(out, '(', at + 1)) {
        const size_t end = str_find_char(out, ')', at);
        if (end - at > longest) longest = end - at;
    }
    assert_true(longest > 1000 && longest <= 32767);
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static void state_is_said_only_when_it_changes(void **state) {
    (void)state;
    PdfContent content = {0};
    pdf_content_begin(&content, LEN(100));
    const PathVerb verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    const Point corners[] = {
        {LEN(1), LEN(2)}, {LEN(11), LEN(2)}, {LEN(11), LEN(7)}, {LEN(1), LEN(7)}};
    const Path box = {verbs, 5, corners, 4};
    pdf_content_fill(&content, &box, 0x000000); // black is a page's first colour
    assert_true(str_eq(buf_str(&content.out), STR("1 98 10 -5 re\nf\n")));
    buf_clear(&content.out);
    pdf_content_fill(&content, &box, 0xff0080);
    pdf_content_fill(&content, &box, 0xff0080);
    assert_true(
        str_eq(buf_str(&content.out), STR("1 0 0.502 rg\n1 98 10 -5 re\nf\n1 98 10 -5 re\nf\n")));
    assert_true(pdf_content_push_clip(&content, &box));
    pdf_content_fill(&content, &box, 0x0000ff);
    pdf_content_pop_clip(&content);
    buf_clear(&content.out);
    pdf_content_fill(&content, &box, 0xff0080); // Q brought the colour back
    assert_true(str_eq(buf_str(&content.out), STR("1 98 10 -5 re\nf\n")));
    buf_clear(&content.out);
    const Path line = {verbs, 2, corners, 2};
    const Stroke dashed = {.color = 0, .width = LEN(0.35), .dash = LEN(2), .gap = LEN(1)};
    pdf_content_stroke(&content, &line, &dashed);
    assert_true(str_eq(buf_str(&content.out), STR("0.35 w\n[2 1]0 d\n1 98 m\n11 98 l\nS\n")));
    for (size_t i = 0; i < PDF_MAX_CLIPS; i++) assert_true(pdf_content_push_clip(&content, &box));
    assert_false(pdf_content_push_clip(&content, &box));
    pdf_content_release(&content);
}

static void maps_come_in_blocks_of_a_hundred(void **state) {
    (void)state;
    CmapEntry entries[201];
    for (size_t i = 0; i < 201; i++) entries[i] = (CmapEntry){(uint16_t)(i + 1), STR("ffi")};
    Buf out = {0};
    cmap_put(entries, 201, &out);
    assert_true(has(buf_str(&out), "100 beginbfchar\n<0001> <006600660069>\n"));
    assert_true(has(buf_str(&out), "1 beginbfchar\n<00c9> <006600660069>\nendbfchar\nendcmap"));
    buf_release(&out);
}

static void damaged_charsets_are_refused(void **state) {
    (void)state;
    Arena *arena = arena_new(4096);
    // Header, names, a top dictionary "391 392 0 ROS, 41 charset", charset format 2: CIDs 5 to 8.
    static const char GOOD[] = "\1\0\4\1"
                               "\0\1\1\1\2A"
                               "\0\1\1\1\14\34\1\207\34\1\210\213\14\36\234\17"
                               "\2\0\5\0\3";
    char table[sizeof GOOD - 1];
    memcpy(table, GOOD, sizeof table);
    const size_t charset = sizeof table - 5;
    table[charset - 2] = (char)(charset + 139);
    const uint16_t *cids = cff_cids(arena, (Str){table, sizeof table}, 5);
    assert_non_null(cids);
    assert_int_equal(cids[0], 0);
    assert_int_equal(cids[1], 5);
    assert_int_equal(cids[4], 8);
    for (size_t n = 0; n < sizeof table; n++) assert_null(cff_cids(arena, (Str){table, n}, 5));
    for (size_t at = 0; at < sizeof table; at++) {
        for (int bit = 0; bit < 8; bit++) {
            table[at] = (char)(table[at] ^ 1 << bit);
            cff_cids(arena, (Str){table, sizeof table}, 500); // must only not crash
            table[at] = (char)(table[at] ^ 1 << bit);
        }
    }
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_given_in_the_order_of_first_use),
        cmocka_unit_test(a_plain_run_is_one_string),
        cmocka_unit_test(abbreviations_are_told_apart),
        cmocka_unit_test(strings_escape_what_they_must),
        cmocka_unit_test(advances_move_the_pen_only_where_they_differ),
        cmocka_unit_test(tracking_is_said_once),
        cmocka_unit_test(raised_glyphs_rise_and_the_rest_does_not),
        cmocka_unit_test(a_hyphen_at_a_break_is_soft),
        cmocka_unit_test(text_that_no_glyph_stands_for_is_said_beside),
        cmocka_unit_test(one_han_glyph_with_two_texts_says_the_second),
        cmocka_unit_test(a_long_run_is_cut_into_strings),
        cmocka_unit_test(state_is_said_only_when_it_changes),
        cmocka_unit_test(maps_come_in_blocks_of_a_hundred),
        cmocka_unit_test(damaged_charsets_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
