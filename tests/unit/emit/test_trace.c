// SPDX-License-Identifier: MIT
// The trace of a page is exactly this: golden tests and their readers depend on it.
#include "emit/emit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "sample_page.h"

static const char SAMPLE[] =
    "document id=\"sample\" lang=\"en\" title=\"Title <1>\"\n"
    "page 1 of 1 \"1\" 200 x 100\n"
    "  open 1 Document\n"
    "    open 2 H1\n"
    "      content 2 H1\n"
    "        text 10 30.5 NotoSans-Bold 16 #1A1F2B «Title»\n"
    "      end\n"
    "    close 2 H1\n"
    "    open 3 Figure alt=\"A dark square & a \"hatched\" one\"\n"
    "      bounds 3 Figure 10 50 90 40\n"
    "      content 3 Figure\n"
    "        fill #14503F rect 10 50 40 40\n"
    "        fill #FFFFFF rect 60 50 40 40\n"
    "        clip rect 60 50 40 40\n"
    "          stroke #FF0000 0.7 M 60 88.4 L 100 88.4 M 60 85.2 L 100 85.2 M 60 82 L 100 82"
    " M 60 78.8 L 100 78.8 M 60 75.6 L 100 75.6 M 60 72.4 L 100 72.4 M 60 69.2 L 100 69.2"
    " M 60 66 L 100 66 M 60 62.8 L 100 62.8 M 60 59.6 L 100 59.6 M 60 56.4 L 100 56.4"
    " M 60 53.2 L 100 53.2\n"
    "        unclip\n"
    "        stroke #0000FF 2 rect 61 51 38 38\n"
    "      end\n"
    "    close 3 Figure\n"
    "    open 4 Link\n"
    "      link 4 Link 10 12 40 20 url=\"https://example.org/\" description=\"Example\"\n"
    "    close 4 Link\n"
    "    destination 10 12 name=\"title\"\n"
    "    outline 1 2 H1 10 12 title=\"Title\"\n"
    "    artifact pagination\n"
    "    end\n"
    "  close 1 Document\n"
    "end of document\n";

static void test_sample_page(void **state) {
    (void)state;
    Bench bench;
    Buf out = {0};
    bench_open(&bench);
    assert_true(sample_play(&bench, trace_device_new(&out, &bench.diag), 1));
    assert_string_equal(out.at, SAMPLE);
    buf_release(&out);
    bench_close(&bench);
}

static Str trace_of_glyphs(Arena *arena, Bench *bench, const GlyphRun *run) {
    Buf out = {0};
    Device *device = trace_device_new(&out, &bench->diag);
    const DocumentInfo info = {.lang = STR("en")};
    const PageInfo page = {.width = LEN(100), .height = LEN(100)};
    device_begin_document(device, &info);
    device_begin_page(device, &page);
    device_begin_artifact(device, ARTIFACT_LAYOUT);
    device_glyphs(device, run, (Point){LEN(-1.5), 1});
    device_drop(device);
    const size_t at = str_find(buf_str(&out), STR("text"), 0);
    const Str line = str_copy(arena, str_slice(buf_str(&out), at, out.n));
    buf_release(&out);
    return line;
}

static void test_control_characters_keep_the_line(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench);
    GlyphRun run = *sample_run(&bench, "Title");
    run.text = STR("a\nb\tc");
    run.lang = STR("he");
    run.level = 1;
    run.hyphen = true;
    assert_string_equal(
        trace_of_glyphs(bench.arena, &bench, &run).at,
        "text -1.5 0.001 NotoSans-Bold 16 #1A1F2B «a\\nb\\x09c-» right-to-left lang=\"he\"\n");
    bench_close(&bench);
}

static void test_cells_and_dashes(void **state) {
    (void)state;
    Bench bench;
    Buf out = {0};
    bench_open(&bench);
    Device *device = trace_device_new(&out, &bench.diag);
    const Str headers[] = {STR_INIT("h1"), STR_INIT("h2")};
    const Element cell = {
        .id = 7, .tag = TAG_TD, .headers = headers, .header_count = 2, .col_span = 2};
    const Element head = {.id = 8, .tag = TAG_TH, .scope = SCOPE_COLUMN, .header_id = STR("h1")};
    const PathVerb verbs[] = {PATH_MOVE, PATH_CURVE, PATH_CLOSE};
    const Point points[] = {{0, 0}, {1, 2}, {3, 4}, {LEN(5), LEN(6)}};
    const Path path = {verbs, 3, points, 4};
    const Stroke stroke = {.color = 0xABCDEF, .width = LEN(0.35), .dash = LEN(2), .gap = LEN(1)};
    device_begin_document(device, &(DocumentInfo){0});
    device_begin_page(device, &(PageInfo){.addition = true, .index = 4});
    device_open_element(device, &head);
    device_close_element(device, &head);
    device_open_element(device, &cell);
    device_begin_content(device, &cell);
    device_stroke(device, &path, &stroke);
    assert_false(device->failed);
    device_drop(device);
    assert_string_equal(out.at, "document\n"
                                "addition 5 \"\" 0 x 0\n"
                                "  open 8 TH scope=\"column\" id=\"h1\"\n"
                                "  close 8 TH\n"
                                "  open 7 TD header=\"h1\" header=\"h2\" columns=2\n"
                                "    content 7 TD\n"
                                "      stroke #ABCDEF 0.35 dash 2 1 M 0 0 C 0.001 0.002 0.003"
                                " 0.004 5 6 Z\n");
    buf_release(&out);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sample_page),
        cmocka_unit_test(test_control_characters_keep_the_line),
        cmocka_unit_test(test_cells_and_dashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
