// SPDX-License-Identifier: MIT
// Where lines may break: against ICU's answer for the whole text, and what is ours beyond it.
#include "support.h"

#include "text/items.h"
#include "text/word_breaks.h"

typedef struct {
    uint64_t state;
} Random;

static uint32_t next_random(Random *random, uint32_t below) {
    random->state = random->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(random->state >> 33) % below;
}

static Str random_text(Arena *arena, Random *random, const char *const *parts, uint32_t count) {
    Buf buf = {0};
    for (uint32_t i = 0, n = 1 + next_random(random, 24); i < n; i++) {
        buf_put(&buf, str_of(parts[next_random(random, count)]));
    }
    const Str text = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

// Compares the breaks of a draft with those of ICU for the text as a whole.
static void assert_breaks_as_icu(Bench *bench, Str text, const char *lang) {
    const TextRun run = run_of(text, &SANS, lang);
    arena_reset(bench->engine->scratch);
    const Draft draft = draft_new(bench->engine, &run, 1, false, &bench->diag);
    uint8_t *ours = arena_push(bench->arena, uint8_t, text.n + 1);
    for (size_t i = 0; i < draft.items.n; i++) {
        const Item *item = &draft.items.at[i];
        if (item->breaks) ours[item->hi + item->blanks] = 1;
    }
    const uint8_t *theirs =
        segment_lines(bench->engine->maker.segmenter, bench->arena, text, str_of(lang));
    const uint8_t *graphemes =
        segment_graphemes(bench->engine->maker.segmenter, bench->arena, text);
    // Blanks at the start have no word before them; the end is no break.
    size_t lo = 0;
    while (lo < text.n && text.at[lo] == ' ') lo++;
    for (size_t i = lo + 1; i < text.n; i++) {
        if (ours[i]) assert_true(graphemes[i] != PART_NOT);
        if ((ours[i] != 0) == (theirs[i] != PART_NOT)) continue;
        // A hyphen behind blanks is held to its word even where those blanks are no break.
        if (!ours[i] && i > 1 && text.at[i - 1] == '-' && text.at[i - 2] == ' ') continue;
        fail_msg("'%.*s' at %zu: ours %d, ICU's %d", STR_ARGS(text), i, ours[i], theirs[i]);
    }
}

static void test_ascii_breaks_are_icus(void **state) {
    (void)state;
    static const char *const PARTS[] = {
        "a", "b", "Z", "word", "1", "42", "3.5", " ", " ", " ", " ", "  ", "-", "--", "/",
        "(", ")", "[", "]",    "{", "}",  "\"",  "'", ".", ",", ":", ";",  "!", "?",  "%",
        "$", "#", "&", "*",    "+", "=",  "_",   "|", "~", "^", "`", "<",  ">", "@",  "\\",
    };
    Bench bench = bench_open();
    Random random = {11};
    for (int i = 0; i < 4000; i++) {
        const ArenaMark mark = arena_mark(bench.arena);
        const Str text = random_text(bench.arena, &random, PARTS, COUNT_OF(PARTS));
        if (!word_is_address(text)) assert_breaks_as_icu(&bench, text, "en");
        arena_rewind(bench.arena, mark);
    }
    bench_close(&bench);
}

static void test_other_breaks_are_icus(void **state) {
    (void)state;
    static const char *const PARTS[] = {
        "é",      "Ž",      "“",       "”",  "‘",  "’",  "«",      "»",      "—",  "–",  "…",
        "\u00A0", "\u00AD", " ",       " ",  " ",  "季", "度",     "报",     "、", "。", "（",
        "）",     "ア",     "ッ",      "ー", "a",  "-",  "ש",      "ל",      "ع",  "م",  "1",
        "€",      "%",      "x\u0301", "한", "국", "●",  "\u200B", "\u2060", "/",
    };
    Bench bench = bench_open();
    Random random = {12};
    for (int i = 0; i < 3000; i++) {
        const ArenaMark mark = arena_mark(bench.arena);
        const Str text = random_text(bench.arena, &random, PARTS, COUNT_OF(PARTS));
        assert_breaks_as_icu(&bench, text, i % 2 ? "en" : "ja");
        arena_rewind(bench.arena, mark);
    }
    bench_close(&bench);
}

// Sets `text` and checks that no byte is lost and no grapheme cluster parted.
static void assert_nothing_lost(Bench *bench, Str text, ParagraphOptions options) {
    TextStyle *style = arena_push(bench->arena, TextStyle, 1);
    *style = SANS;
    style->hyphenate = true;
    const Paragraph *paragraph = set(bench, text, style, "en", options);
    const uint8_t *graphemes =
        segment_graphemes(bench->engine->maker.segmenter, bench->arena, text);
    size_t at = 0;
    for (size_t i = 0; i < paragraph->n; i++) {
        assert_true(graphemes[at] != PART_NOT);
        const Str line = line_text(bench->arena, &paragraph->lines[i]);
        assert_str_equal(line, str_slice(text, at, at + line.n));
        at += line.n;
        assert_true(line.n > 0);
        if (paragraph->lines[i].width <= options.width) continue;
        // Only a single cluster may be wider than the measure.
        for (size_t byte = at - line.n + 1; byte < at; byte++) {
            if (graphemes[byte] != PART_NOT && text.at[byte] != ' ') {
                fail_msg("'%.*s' is %d wide", STR_ARGS(line), paragraph->lines[i].width);
            }
        }
    }
    assert_int_equal(at, text.n);
}

static void test_an_address_breaks_without_additions(void **state) {
    (void)state;
    Bench bench = bench_open();
    TextStyle style = SANS;
    style.hyphenate = true;
    const Str url = STR("https://www.example.org/implementation/reports?year=2020&kind=final-one");
    for (Len width = LEN(20); width < LEN(300); width += LEN(7)) {
        for (int total = 0; total < 2; total++) {
            const ParagraphOptions options = {.width = width, .total_fit = total};
            const Paragraph *paragraph = set(&bench, url, &style, "en", options);
            size_t at = 0;
            for (size_t i = 0; i < paragraph->n; i++) {
                const Line *line = &paragraph->lines[i];
                assert_int_equal(line->n, 1);
                assert_false(line->runs[0].hyphen);
                assert_ptr_equal(line->runs[0].text.at, url.at + at);
                assert_true(line->width <= width);
                at += line->runs[0].text.n;
            }
            assert_int_equal(at, url.n);
        }
    }
    bench_close(&bench);
}

static void test_an_address_breaks_behind_its_signs(void **state) {
    (void)state;
    Bench bench = bench_open();
    static const char URL[] = "http://a.org/x_y?b=c&d-e";
    static const char WHERE[] = "000000010100010101010101";
    const uint8_t *breaks =
        word_breaks(bench.engine->maker.segmenter, bench.arena, str_of(URL), STR("en"));
    for (size_t i = 0; i < sizeof URL - 1; i++) assert_int_equal(breaks[i] != 0, WHERE[i] == '1');
    bench_close(&bench);
}

static void test_no_text_is_lost_at_any_width(void **state) {
    (void)state;
    static const char *const PARTS[] = {
        "implementation",
        "reports",
        " ",
        " ",
        " ",
        "(",
        ")",
        ", ",
        "x\u0301",
        "e",
        "-",
        "季度",
        "https://a.org/b?c=",
        "שלום",
        "עולם",
        "é",
        "1234",
        "\u00AD",
        "\u00A0",
        "of",
        "العربية",
    };
    Bench bench = bench_open();
    Random random = {13};
    for (int i = 0; i < 2500; i++) {
        const ArenaMark mark = arena_mark(bench.arena);
        const Str text = random_text(bench.arena, &random, PARTS, COUNT_OF(PARTS));
        assert_nothing_lost(&bench, text,
                            (ParagraphOptions){
                                .width = LEN(18) + LEN(9) * (Len)next_random(&random, 30),
                                .total_fit = i & 1,
                                .right_to_left = i & 2,
                                .align = i & 4 ? ALIGN_JUSTIFY : ALIGN_START,
                            });
        arena_rewind(bench.arena, mark);
    }
    bench_close(&bench);
}

static void test_a_forced_break_stays_a_blank(void **state) {
    (void)state;
    Bench bench = bench_open();
    const ParagraphOptions wide = {.width = LEN(500)};
    const Paragraph *paragraph =
        set(&bench, STR("Dec 2022\u2028Q4\u2028\u2028end"), &SANS, "en", wide);
    static const char *const LINES[] = {"Dec 2022 ", "Q4 ", " ", "end"};
    assert_int_equal(paragraph->n, COUNT_OF(LINES));
    for (size_t i = 0; i < paragraph->n; i++) {
        assert_str_equal(line_text(bench.arena, &paragraph->lines[i]), str_of(LINES[i]));
    }
    const GlyphRun *first = &paragraph->lines[0].runs[0];
    assert_int_equal(first->glyphs[first->n - 1].advance, 0);
    assert_str_equal(copied_text(bench.arena, first), STR("Dec 2022 "));
    bench_close(&bench);
}

static void test_blanks_at_the_end_of_a_line_hang(void **state) {
    (void)state;
    Bench bench = bench_open();
    const Len word =
        set(&bench, STR("word"), &SANS, "en", (ParagraphOptions){.width = LEN(99)})->width;
    const Paragraph *paragraph =
        set(&bench, STR("word   word"), &SANS, "en", (ParagraphOptions){.width = word});
    assert_int_equal(paragraph->n, 2);
    assert_int_equal(paragraph->lines[0].width, word);
    const GlyphRun *run = &paragraph->lines[0].runs[0];
    assert_int_equal(run->n, 7);
    assert_str_equal(run->text, STR("word   "));
    assert_int_equal(run->glyphs[6].advance, 0);
    bench_close(&bench);
}

static void test_no_break_spaces_hold(void **state) {
    (void)state;
    Bench bench = bench_open();
    const ParagraphOptions narrow = {.width = LEN(45)};
    const Paragraph *paragraph = set(&bench, STR("about 10\u00A0000 people"), &SANS, "en", narrow);
    assert_int_equal(paragraph->n, 3);
    assert_str_equal(line_text(bench.arena, &paragraph->lines[1]), STR("10\u00A0000 "));
    bench_close(&bench);
}

static void test_a_soft_hyphen_shows_only_at_a_break(void **state) {
    (void)state;
    Bench bench = bench_open();
    const Str text = STR("docu\u00ADmentation");
    const Paragraph *wide = set(&bench, text, &SANS, "en", (ParagraphOptions){.width = LEN(200)});
    const Paragraph *plain =
        set(&bench, STR("documentation"), &SANS, "en", (ParagraphOptions){.width = LEN(200)});
    assert_int_equal(wide->width, plain->width);
    const Paragraph *narrow = set(&bench, text, &SANS, "en", (ParagraphOptions){.width = LEN(50)});
    assert_int_equal(narrow->n, 2);
    const GlyphRun *run = &narrow->lines[0].runs[0];
    assert_true(run->hyphen);
    assert_str_equal(run->text, STR("docu\u00AD"));
    assert_int_equal(run->glyphs[run->n - 1].text_n, 0);
    assert_true(run->glyphs[run->n - 1].advance > 0);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ascii_breaks_are_icus),
        cmocka_unit_test(test_other_breaks_are_icus),
        cmocka_unit_test(test_an_address_breaks_without_additions),
        cmocka_unit_test(test_an_address_breaks_behind_its_signs),
        cmocka_unit_test(test_no_text_is_lost_at_any_width),
        cmocka_unit_test(test_a_forced_break_stays_a_blank),
        cmocka_unit_test(test_blanks_at_the_end_of_a_line_hang),
        cmocka_unit_test(test_no_break_spaces_hold),
        cmocka_unit_test(test_a_soft_hyphen_shows_only_at_a_break),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
