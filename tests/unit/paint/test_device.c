// SPDX-License-Identifier: MIT
// The checking wrapper: what is out of order is found, once, and sticks.
#include "paint/device.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/vec.h"

typedef struct {
    Device device;
    size_t fills, ends, drops;
    bool refuse; // fills fail
} Counting;

static bool count_fill(Device *device, const Path *path, Color color) {
    (void)path, (void)color;
    Counting *counting = (Counting *)device;
    counting->fills++;
    return !counting->refuse;
}

static bool count_end(Device *device) {
    ((Counting *)device)->ends++;
    return true;
}

static void count_drop(Device *device) {
    ((Counting *)device)->drops++;
}

static const DeviceOps OPS = {.fill = count_fill, .end_document = count_end, .drop = count_drop};

typedef struct {
    Arena *arena;
    Diag diag;
    Counting counting;
    Device *device;
} Fixture;

static const DocumentInfo DOCUMENT = {0};
static const PageInfo PAGE = {.width = LEN(100), .height = LEN(100)};
static const Element ELEMENT = {.id = 1, .tag = TAG_P};
static const PathVerb VERBS[] = {PATH_MOVE, PATH_LINE, PATH_CLOSE};
static const Point POINTS[] = {{0, 0}, {1000, 1000}};
static const Path LINE = {VERBS, 3, POINTS, 2};

static int set_up(void **state) {
    static Fixture fixture;
    fixture = (Fixture){.arena = arena_new(4096)};
    diag_init(&fixture.diag, fixture.arena);
    device_init(&fixture.counting.device, &OPS, &fixture.diag);
    fixture.device = &fixture.counting.device;
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    arena_drop(((Fixture *)*state)->arena);
    return 0;
}

static void begin(Fixture *f) {
    assert_true(device_begin_document(f->device, &DOCUMENT));
    assert_true(device_begin_page(f->device, &PAGE));
    assert_true(device_open_element(f->device, &ELEMENT));
    assert_true(device_begin_content(f->device, &ELEMENT));
}

static void assert_broken(Fixture *f, const char *what) {
    assert_true(f->device->failed);
    assert_int_equal(f->diag.findings.n, 1);
    const Finding *finding = &f->diag.findings.at[0];
    assert_int_equal(finding->severity, SEVERITY_FATAL);
    assert_true(str_eq(finding->code, STR("DEV-01")));
    assert_true(str_find(finding->message, str_of(what), 0) != SIZE_MAX);
}

static void test_whole_document_passes(void **state) {
    Fixture *f = *state;
    begin(f);
    assert_true(device_push_clip(f->device, &LINE));
    assert_true(device_fill(f->device, &LINE, 0));
    assert_true(device_pop_clip(f->device));
    assert_true(device_end_content(f->device));
    assert_true(device_close_element(f->device, &ELEMENT));
    assert_true(device_end_page(f->device));
    assert_true(device_end_document(f->device));
    device_drop(f->device);
    assert_int_equal(f->counting.fills, 1);
    assert_int_equal(f->counting.ends, 1);
    assert_int_equal(f->counting.drops, 1);
    assert_int_equal(f->diag.findings.n, 0);
}

static void test_nested_content(void **state) {
    Fixture *f = *state;
    begin(f);
    assert_false(device_begin_artifact(f->device, ARTIFACT_LAYOUT));
    assert_broken(f, "content begins within content");
}

static void test_drawing_outside_content(void **state) {
    Fixture *f = *state;
    assert_true(device_begin_document(f->device, &DOCUMENT));
    assert_true(device_begin_page(f->device, &PAGE));
    assert_false(device_fill(f->device, &LINE, 0));
    assert_int_equal(f->counting.fills, 0);
    assert_broken(f, "outside content");
}

static void test_unbalanced_clip(void **state) {
    Fixture *f = *state;
    begin(f);
    assert_true(device_push_clip(f->device, &LINE));
    assert_false(device_end_content(f->device));
    assert_broken(f, "within a clip");
}

static void test_clip_not_begun(void **state) {
    Fixture *f = *state;
    begin(f);
    assert_false(device_pop_clip(f->device));
    assert_broken(f, "a clip ends that has not begun");
}

static void test_page_in_content(void **state) {
    Fixture *f = *state;
    begin(f);
    assert_false(device_end_page(f->device));
    assert_broken(f, "a page ends within content");
}

static void test_page_outside_document(void **state) {
    Fixture *f = *state;
    assert_false(device_begin_page(f->device, &PAGE));
    assert_broken(f, "outside a document");
}

static void test_element_left_open(void **state) {
    Fixture *f = *state;
    begin(f);
    assert_true(device_end_content(f->device));
    assert_true(device_end_page(f->device));
    assert_false(device_end_document(f->device));
    assert_int_equal(f->counting.ends, 0);
    assert_broken(f, "an element open");
}

static void test_element_closed_twice(void **state) {
    Fixture *f = *state;
    begin(f);
    assert_true(device_end_content(f->device));
    assert_true(device_close_element(f->device, &ELEMENT));
    assert_false(device_close_element(f->device, &ELEMENT));
    assert_broken(f, "not open");
}

static void test_path_with_too_few_points(void **state) {
    Fixture *f = *state;
    const Path path = {VERBS, 3, POINTS, 1};
    begin(f);
    assert_false(device_fill(f->device, &path, 0));
    assert_broken(f, "other points");
}

static void test_path_without_move(void **state) {
    Fixture *f = *state;
    const Path path = {VERBS + 1, 1, POINTS, 1};
    begin(f);
    assert_false(device_fill(f->device, &path, 0));
    assert_broken(f, "begin with a move");
}

static void test_failure_sticks_without_more_findings(void **state) {
    Fixture *f = *state;
    f->counting.refuse = true;
    begin(f);
    assert_false(device_fill(f->device, &LINE, 0));
    assert_false(device_fill(f->device, &LINE, 0));
    assert_false(device_end_content(f->device));
    assert_false(device_end_page(f->device));
    assert_false(device_end_document(f->device));
    assert_int_equal(f->counting.fills, 1);
    assert_int_equal(f->counting.ends, 0);
    assert_int_equal(f->diag.findings.n, 0); // the back end makes its own
}

static void test_drop_of_nothing(void **state) {
    (void)state;
    device_drop(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_whole_document_passes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nested_content, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_drawing_outside_content, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unbalanced_clip, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_clip_not_begun, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_page_in_content, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_page_outside_document, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_element_left_open, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_element_closed_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_path_with_too_few_points, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_path_without_move, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_failure_sticks_without_more_findings, set_up,
                                        tear_down),
        cmocka_unit_test(test_drop_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
