// SPDX-License-Identifier: MIT
// Order of display, against ICU's reordering of whole lines.
#include "support.h"

#include <unicode/ubidi.h>

#include "base/utf8.h"

enum { MAX_TEXT = 512 };

typedef struct {
    uint32_t at[MAX_TEXT]; // scalar values from left to right
    size_t n;
} Visual;

static void push_scalar(Visual *visual, uint32_t scalar) {
    assert_true(visual->n < MAX_TEXT);
    visual->at[visual->n++] = scalar;
}

// The characters of a line from left to right, by where its glyphs stand.
static Visual visual_of_line(const Line *line) {
    Visual visual = {.n = 0};
    bool *done = calloc(line->n + 1, sizeof *done);
    for (size_t placed = 0; placed < line->n; placed++) {
        size_t next = SIZE_MAX;
        for (size_t i = 0; i < line->n; i++) {
            const bool left = next == SIZE_MAX || line->runs[i].x < line->runs[next].x;
            if (!done[i] && left) next = i;
        }
        done[next] = true;
        const GlyphRun *run = &line->runs[next];
        for (size_t i = 0; i < run->n; i++) {
            size_t at = run->glyphs[i].text_lo;
            if (run->glyphs[i].cluster_start) push_scalar(&visual, utf8_next(run->text, &at));
        }
    }
    free(done);
    return visual;
}

// The same by ICU. Each character is one cluster in the texts used here.
static Visual visual_by_icu(Str text, bool right_to_left) {
    UChar units[MAX_TEXT];
    int32_t n = 0;
    for (size_t offset = 0; offset < text.n;) {
        units[n++] = (UChar)utf8_next(text, &offset);
    }
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_open();
    ubidi_setPara(bidi, units, n, right_to_left ? 1 : 0, NULL, &status);
    int32_t order[MAX_TEXT];
    ubidi_getVisualMap(bidi, order, &status);
    assert_true(U_SUCCESS(status));
    Visual visual = {.n = 0};
    for (int32_t i = 0; i < n; i++) push_scalar(&visual, units[order[i]]);
    ubidi_close(bidi);
    return visual;
}

static void assert_order_as_icu(Bench *bench, Str text, bool right_to_left) {
    const ParagraphOptions wide = {.width = LEN(4000), .right_to_left = right_to_left};
    const Paragraph *paragraph = set(bench, text, &SANS, "en", wide);
    assert_int_equal(paragraph->n, 1);
    const Visual ours = visual_of_line(&paragraph->lines[0]);
    const Visual theirs = visual_by_icu(text, right_to_left);
    if (ours.n != theirs.n || memcmp(ours.at, theirs.at, ours.n * sizeof *ours.at) != 0) {
        fail_msg("'%.*s' is in another order (%s)", STR_ARGS(text), right_to_left ? "rtl" : "ltr");
    }
}

static void test_known_texts(void **state) {
    (void)state;
    static const char *const TEXTS[] = {
        "ישראל",        "see ישראל (page 12) and", "דוח 2020 report, שלב ב", "123 שלום 456",
        "(שלום) [abc]", "abc – שלום – abc",
    };
    Bench bench = bench_open();
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
        assert_order_as_icu(&bench, str_of(TEXTS[i]), false);
        assert_order_as_icu(&bench, str_of(TEXTS[i]), true);
    }
    bench_close(&bench);
}

// Whether the characters of `words` stand side by side, from left to right.
static bool shows(Bench *bench, const char *text, const char *words) {
    const ParagraphOptions wide = {.width = LEN(4000), .right_to_left = true};
    const Paragraph *paragraph = set(bench, str_of(text), &SANS, "ar", wide);
    const Visual visual = visual_of_line(&paragraph->lines[0]);
    const size_t n = strlen(words);
    for (size_t i = 0; i + n <= visual.n; i++) {
        size_t k = 0;
        while (k < n && visual.at[i + k] == (unsigned char)words[k]) k++;
        if (k == n) return true;
    }
    return false;
}

static void test_addresses_and_telephone_numbers_are_not_torn(void **state) {
    (void)state;
    Bench bench = bench_open();
    assert_true(shows(&bench, "العنوان https://x.example/ هنا", "https://x.example/"));
    assert_true(shows(&bench, "(https://x.example/a/).", ".)https://x.example/a/("));
    assert_true(shows(&bench, "البريد a.b@x.example، ثم", "a.b@x.example"));
    assert_true(shows(&bench, "الهاتف: +1 555 0100", "+1 555 0100"));
    assert_true(shows(&bench, "الهاتف +1 (555) 0100-22.", ".+1 (555) 0100-22"));
    assert_false(shows(&bench, "من +5 إلى", "+5")); // a number: by the rules its sign is behind it
    bench_close(&bench);
}

static void test_random_texts(void **state) {
    (void)state;
    static const char *const PARTS[] = {
        "abc", "x", "שלום", "ב", "12", "3.5", " ", " ", " ", "(", ")", "-", ",", "%", "●", "\"",
    };
    Bench bench = bench_open();
    uint64_t random = 5;
    for (int i = 0; i < 3000; i++) {
        Buf buf = {0};
        for (int part = 0; part < 14; part++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            buf_put(&buf, str_of(PARTS[(random >> 33) % COUNT_OF(PARTS)]));
        }
        // A blank at the end would hang, of no width.
        buf_putc(&buf, 'e');
        const ArenaMark mark = arena_mark(bench.arena);
        assert_order_as_icu(&bench, str_copy(bench.arena, buf_str(&buf)), i & 1);
        arena_rewind(bench.arena, mark);
        buf_release(&buf);
    }
    bench_close(&bench);
}

static void test_runs_stand_in_logical_order(void **state) {
    (void)state;
    Bench bench = bench_open();
    const Str text = STR("abc שלום 12 עולם def");
    const ParagraphOptions wide = {.width = LEN(400)};
    const Paragraph *paragraph = set(&bench, text, &SANS, "en", wide);
    const Line *line = &paragraph->lines[0];
    size_t at = 0;
    Len width = 0;
    for (size_t i = 0; i < line->n; i++) {
        assert_ptr_equal(line->runs[i].text.at, text.at + at);
        at += line->runs[i].text.n;
        width += line->runs[i].width;
        assert_str_equal(copied_text(bench.arena, &line->runs[i]), line->runs[i].text);
    }
    assert_int_equal(at, text.n);
    assert_int_equal(width, line->width);
    // Each run begins where another ends, or at the left edge.
    for (size_t i = 0; i < line->n; i++) {
        bool joined = line->runs[i].x == 0;
        for (size_t j = 0; j < line->n; j++) {
            joined = joined || line->runs[j].x + line->runs[j].width == line->runs[i].x;
        }
        assert_true(joined);
    }
    bench_close(&bench);
}

static void test_brackets_are_mirrored(void **state) {
    (void)state;
    Bench bench = bench_open();
    const ParagraphOptions left = {.width = LEN(400)};
    const ParagraphOptions right = {.width = LEN(400), .right_to_left = true};
    const uint16_t plain = set(&bench, STR("("), &SANS, "en", left)->lines[0].runs[0].glyphs[0].id;
    const uint16_t turned =
        set(&bench, STR("("), &SANS, "en", right)->lines[0].runs[0].glyphs[0].id;
    const uint16_t closing =
        set(&bench, STR(")"), &SANS, "en", left)->lines[0].runs[0].glyphs[0].id;
    assert_true(plain != turned);
    assert_int_equal(turned, closing);
    bench_close(&bench);
}

static void test_lines_start_at_the_right(void **state) {
    (void)state;
    Bench bench = bench_open();
    const ParagraphOptions right = {.width = LEN(60), .right_to_left = true};
    const Paragraph *paragraph = set(&bench, STR("מערכת המלצות חדשה לכל"), &SANS, "he", right);
    assert_true(paragraph->n > 1);
    assert_true(paragraph->right_to_left);
    for (size_t i = 0; i < paragraph->n; i++) {
        Len end = 0;
        for (size_t j = 0; j < paragraph->lines[i].n; j++) {
            const GlyphRun *run = &paragraph->lines[i].runs[j];
            end = len_max(end, run->x + run->width);
        }
        assert_int_equal(end, LEN(60));
    }
    bench_close(&bench);
}

static void test_arabic_with_digits_and_latin(void **state) {
    (void)state;
    Bench bench = bench_open();
    const ParagraphOptions right = {.width = LEN(400), .right_to_left = true};
    const Str text = STR("تقرير 2020 عن ICANN اليوم");
    const Paragraph *paragraph = set(&bench, text, &SANS, "ar", right);
    assert_str_equal(line_text(bench.arena, &paragraph->lines[0]), text);
    Len before = LEN(400);
    // Every word stands left of the one before it, and digits and Latin run to the right.
    for (size_t i = 0; i < paragraph->lines[0].n; i++) {
        const GlyphRun *run = &paragraph->lines[0].runs[i];
        assert_true(run->x < before);
        before = run->x;
        const char first = run->text.at[0];
        if (first == '2' || first == 'I') assert_int_equal(run->level, 2);
        assert_str_equal(copied_text(bench.arena, run), run->text);
    }
    assert_int_equal(bench.diag.findings.n, 0);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_texts),
        cmocka_unit_test(test_addresses_and_telephone_numbers_are_not_torn),
        cmocka_unit_test(test_random_texts),
        cmocka_unit_test(test_runs_stand_in_logical_order),
        cmocka_unit_test(test_brackets_are_mirrored),
        cmocka_unit_test(test_lines_start_at_the_right),
        cmocka_unit_test(test_arabic_with_digits_and_latin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
