// SPDX-License-Identifier: MIT
#include "support.h"

#include <stdlib.h>
#include <unistd.h>

static Str code_of(const Diag *diag, size_t i) {
    return diag->findings.at[i].code;
}

static void test_fonts_are_chosen_by_coverage(void **state) {
    (void)state;
    static const struct {
        uint32_t scalar;
        const char *lang, *name;
    } CASES[] = {
        {'a', "en", "NotoSans-Regular"},
        {0x17D, "en", "NotoSans-Regular"},          // Ž
        {0x416, "ru", "NotoSans-Regular"},          // Ж
        {0x5D9, "he", "NotoSansHebrew-Regular"},    // י
        {0x645, "ar", "NotoNaskhArabic-Regular"},   // م
        {0x2713, "en", "NotoSansSymbols2-Regular"}, // ✓
        {0x25D0, "en", "NotoSansSymbols2-Regular"}, // ◐
        {0x222E, "en", "NotoSansMath-Regular"},     // ∮
        {0x5B63, "zh-Hans", "NotoSansCJKsc-Regular"},
        {0x5B63, "zh-Hant-TW", "NotoSansCJKtc-Regular"},
        {0x5B63, "ja", "NotoSansCJKjp-Regular"},
        {0x5B63, "ko-KR", "NotoSansCJKkr-Regular"},
        {0x5B63, "en", "NotoSansCJKsc-Regular"},
    };
    Bench bench = bench_open();
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        const Font *font =
            font_book_for_char(bench.book, &SANS, CASES[i].scalar, str_of(CASES[i].lang));
        assert_non_null(font);
        assert_str_equal(font_name(font), str_of(CASES[i].name));
    }
    assert_null(font_book_for_char(bench.book, &SANS, 0x1200, STR("en"))); // Ethiopic
    assert_int_equal(bench.diag.findings.n, 0);
    bench_close(&bench);
}

static void test_styles_choose_cuts(void **state) {
    (void)state;
    static const struct {
        TextStyle style;
        const char *name;
    } CASES[] = {
        {{.family = FAMILY_SANS, .bold = true}, "NotoSans-Bold"},
        {{.family = FAMILY_SANS, .italic = true}, "NotoSans-Italic"},
        {{.family = FAMILY_SERIF, .bold = true, .italic = true}, "NotoSerif-BoldItalic"},
        {{.family = FAMILY_MONO}, "NotoSansMonoCJKsc-Regular"},
        {{.family = FAMILY_MONO, .bold = true, .italic = true}, "NotoSansMonoCJKsc-Bold"},
    };
    Bench bench = bench_open();
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        const Font *font = font_book_for_char(bench.book, &CASES[i].style, 'x', STR("en"));
        assert_str_equal(font_name(font), str_of(CASES[i].name));
    }
    const TextStyle bold = {.family = FAMILY_SANS, .bold = true};
    assert_str_equal(font_name(font_book_for_char(bench.book, &bold, 0x5D9, STR("he"))),
                     STR("NotoSansHebrew-Bold"));
    bench_close(&bench);
}

static void test_metrics_of_a_truetype_font(void **state) {
    (void)state;
    Bench bench = bench_open();
    const Font *font = font_book_main(bench.book, &SANS, STR("en"));
    const FontMetrics *metrics = font_metrics(font);
    assert_int_equal(font_units_per_em(font), 1000);
    assert_int_equal(metrics->ascent, 1069);
    assert_int_equal(metrics->descent, -293);
    assert_int_equal(metrics->cap_height, 714);
    assert_int_equal(metrics->x_height, 536);
    assert_int_equal(metrics->weight, 400);
    assert_int_equal(metrics->italic_angle_milli, 0);
    assert_true(metrics->x_min < 0 && metrics->x_max > 1000 && metrics->y_min < 0);
    assert_false(metrics->serif || metrics->italic || metrics->fixed_pitch);
    assert_false(font_is_cff(font));
    assert_int_equal(font_face_index(font), 0);
    assert_memory_equal(font_bytes(font).at, "\0\1\0\0", 4);
    assert_int_equal(font_id(font), 0);
    bench_close(&bench);
}

static void test_metrics_tell_kinds_apart(void **state) {
    (void)state;
    Bench bench = bench_open();
    const TextStyle slanted = {.family = FAMILY_SERIF, .italic = true, .bold = true};
    const Font *serif = font_book_main(bench.book, &slanted, STR("en"));
    assert_true(font_metrics(serif)->serif && font_metrics(serif)->italic);
    assert_int_equal(font_metrics(serif)->weight, 700);
    assert_true(font_metrics(serif)->italic_angle_milli < -5000);
    const Font *han = font_book_for_char(bench.book, &SANS, 0x5B63, STR("ja"));
    assert_true(font_is_cff(han));
    assert_memory_equal(font_bytes(han).at, "ttcf", 4);
    const TextStyle mono = {.family = FAMILY_MONO};
    const Font *typed = font_book_main(bench.book, &mono, STR("en"));
    assert_int_equal(font_face_index(typed), 7);
    assert_true(font_id(typed) != font_id(han) && font_id(han) != font_id(serif));
    bench_close(&bench);
}

// Writes a manifest to a temporary file and opens it.
static FontBook *open_text(const char *text, Diag *diag) {
    char path[] = "/tmp/rapporteur-test-XXXXXX";
    const int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    FontBook *book = font_book_open(path, diag);
    unlink(path);
    return book;
}

#define FAMILIES(file)                                                                             \
    "families:\n"                                                                                  \
    "  sans: {regular: " file "}\n"                                                                \
    "  serif: {regular: NotoSans-Regular.ttf}\n"                                                   \
    "  mono: {regular: NotoSans-Regular.ttf}\n"                                                    \
    "fallback: []\n"
#define FILES                                                                                      \
    "folders: [/usr/share/fonts/truetype/noto]\n"                                                  \
    "files:\n"                                                                                     \
    "  NotoSans-Regular.ttf: {package: fonts-noto-core, sha256: '00'}\n"                           \
    "  Absent.ttf: {package: fonts-absent, sha256: '00'}\n"

static void test_a_missing_file_names_family_file_and_package(void **state) {
    (void)state;
    Arena *arena = arena_new(4096);
    Diag diag;
    diag_init(&diag, arena);
    assert_null(open_text(FILES FAMILIES("Absent.ttf"), &diag));
    assert_int_equal(diag.findings.n, 1);
    const Finding *finding = &diag.findings.at[0];
    assert_str_equal(finding->code, STR("FONT-01"));
    assert_int_equal(finding->severity, SEVERITY_FATAL);
    assert_true(str_find(finding->message, STR("'Absent.ttf'"), 0) != SIZE_MAX);
    assert_true(str_find(finding->message, STR("'sans'"), 0) != SIZE_MAX);
    assert_true(str_find(finding->help, STR("'fonts-absent'"), 0) != SIZE_MAX);
    arena_drop(arena);
}

static void test_a_manifest_without_its_parts_is_refused(void **state) {
    (void)state;
    static const char *const TEXTS[] = {
        "folders: []\n",
        FILES FAMILIES("Unlisted.ttf"),
        FILES "families: {sans: [], serif: {}, mono: {}}\nfallback: []\n",
        "[1, 2]\n",
    };
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
        Arena *arena = arena_new(4096);
        Diag diag;
        diag_init(&diag, arena);
        assert_null(open_text(TEXTS[i], &diag));
        assert_true(diag.findings.n > 0);
        assert_str_equal(code_of(&diag, 0), STR("FONT-03"));
        arena_drop(arena);
    }
}

static void test_a_missing_manifest_is_refused(void **state) {
    (void)state;
    Arena *arena = arena_new(4096);
    Diag diag;
    diag_init(&diag, arena);
    assert_null(font_book_open("/nowhere/manifest.yaml", &diag));
    assert_true(diag_is_fatal(&diag));
    arena_drop(arena);
}

static void test_folders_of_the_caller_come_first(void **state) {
    (void)state;
    char folder[] = "/tmp/rapporteur-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char damaged[64];
    snprintf(damaged, sizeof damaged, "%s/NotoSans-Regular.ttf", folder);
    FILE *file = fopen(damaged, "w");
    assert_non_null(file);
    fputs("this is no font", file);
    fclose(file);
    Arena *arena = arena_new(4096);
    Diag diag;
    diag_init(&diag, arena);
    FontBook *book = font_book_open_in(TEST_ROOT "/fonts/manifest.yaml", str_of(folder), &diag);
    assert_non_null(book);
    assert_null(font_book_main(book, &SANS, STR("en")));
    assert_false(font_book_verify(book, &diag));
    assert_str_equal(code_of(&diag, 0), STR("FONT-02"));
    // A text in a damaged font is fatal, and said once.
    TextEngine *engine = text_engine_new(book);
    const TextRun run = run_of(STR("a b"), &SANS, "en");
    const ParagraphOptions options = {.width = LEN(100)};
    assert_non_null(paragraph_set(engine, arena, &run, 1, &options, &diag));
    assert_non_null(paragraph_set(engine, arena, &run, 1, &options, &diag));
    assert_int_equal(diag.counts[SEVERITY_FATAL], 1);
    assert_str_equal(code_of(&diag, diag.findings.n - 1), STR("FONT-05"));
    text_engine_drop(engine);
    font_book_drop(book);
    unlink(damaged);
    rmdir(folder);
    arena_drop(arena);
}

static void test_the_files_are_those_of_the_manifest(void **state) {
    (void)state;
    Bench bench = bench_open();
    assert_true(font_book_verify(bench.book, &bench.diag));
    assert_int_equal(bench.diag.findings.n, 0);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fonts_are_chosen_by_coverage),
        cmocka_unit_test(test_styles_choose_cuts),
        cmocka_unit_test(test_metrics_of_a_truetype_font),
        cmocka_unit_test(test_metrics_tell_kinds_apart),
        cmocka_unit_test(test_a_missing_file_names_family_file_and_package),
        cmocka_unit_test(test_a_manifest_without_its_parts_is_refused),
        cmocka_unit_test(test_a_missing_manifest_is_refused),
        cmocka_unit_test(test_folders_of_the_caller_come_first),
        cmocka_unit_test(test_the_files_are_those_of_the_manifest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
