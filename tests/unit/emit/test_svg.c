// SPDX-License-Identifier: MIT
// SVG pages: the same bytes each time, text as outlines, a title and a description that is XML.
#include "emit/emit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <stdlib.h>
#include <unistd.h>

#include "sample_page.h"

typedef struct {
    Bench bench;
    char folder[32];
    Str stem;
} Fixture;

static int set_up(void **state) {
    Fixture *f = calloc(1, sizeof *f);
    bench_open(&f->bench);
    strcpy(f->folder, "/tmp/test_svg_XXXXXX");
    if (!mkdtemp(f->folder)) return -1;
    f->stem = str_format(f->bench.arena, "%s/page", f->folder);
    *state = f;
    return 0;
}

static const char *path_of(Fixture *f, const char *suffix) {
    return str_format(f->bench.arena, "%.*s%s", STR_ARGS(f->stem), suffix).at;
}

static int tear_down(void **state) {
    Fixture *f = *state;
    const char *const suffixes[] = {".svg", "-01.svg", "-02.svg", "-03.svg"};
    for (size_t i = 0; i < COUNT_OF(suffixes); i++) unlink(path_of(f, suffixes[i]));
    rmdir(f->folder);
    bench_close(&f->bench);
    free(f);
    return 0;
}

static Str read_back(Fixture *f, const char *suffix) {
    Str bytes = {0};
    assert_true(
        fs_read(f->bench.arena, path_of(f, suffix), 1U << 24, (Place){0}, &f->bench.diag, &bytes));
    return bytes;
}

static bool contains(Str s, const char *part) {
    return str_find(s, str_of(part), 0) != SIZE_MAX;
}

static void test_drawing(void **state) {
    Fixture *f = *state;
    Device *device = svg_device_new(f->stem, true, &f->bench.diag);
    assert_non_null(device);
    assert_true(sample_play(&f->bench, device, 1));
    const Str svg = read_back(f, ".svg");
    assert_true(contains(svg, "width=\"200pt\""));
    assert_true(contains(svg, "role=\"img\" xml:lang=\"en\""));
    assert_true(contains(svg, "<title>Title &lt;1&gt;</title>"));
    assert_true(contains(svg, "<desc>A dark square &amp; a &quot;hatched&quot; one</desc>"));
    assert_false(contains(svg, "<text"));
    assert_true(contains(svg, "clip-path"));
    assert_true(contains(svg, " C ")); // the curves of glyphs
}

static void test_every_page_of_every_run_is_the_same(void **state) {
    Fixture *f = *state;
    assert_true(sample_play(&f->bench, svg_device_new(f->stem, false, &f->bench.diag), 3));
    const Str first = read_back(f, "-01.svg"), last = read_back(f, "-03.svg");
    assert_true(str_eq(first, last));
    assert_true(sample_play(&f->bench, svg_device_new(f->stem, false, &f->bench.diag), 3));
    assert_true(str_eq(first, read_back(f, "-01.svg")));
    assert_true(sample_play(&f->bench, svg_device_new(f->stem, true, &f->bench.diag), 1));
    assert_true(str_eq(first, read_back(f, ".svg")));
}

static void test_nothing_is_written_outside_a_folder(void **state) {
    Fixture *f = *state;
    const Str stem = str_format(f->bench.arena, "%s/none/page", f->folder);
    assert_false(sample_play(&f->bench, svg_device_new(stem, true, &f->bench.diag), 1));
    assert_int_equal(f->bench.diag.findings.n, 1);
}

static void test_abandoned_page_leaves_nothing(void **state) {
    Fixture *f = *state;
    Device *device = svg_device_new(f->stem, true, &f->bench.diag);
    const DocumentInfo info = {0};
    const PageInfo page = {.width = LEN(10), .height = LEN(10)};
    assert_true(device_begin_document(device, &info));
    assert_true(device_begin_page(device, &page));
    device_drop(device);
    assert_false(fs_exists(path_of(f, ".svg")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_drawing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_every_page_of_every_run_is_the_same, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_is_written_outside_a_folder, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_abandoned_page_leaves_nothing, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
