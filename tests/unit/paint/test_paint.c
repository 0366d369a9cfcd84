// SPDX-License-Identifier: MIT
// Pages to display lists: mirroring, outlines inside their boxes, patterns within their clips.
#include "paint/display_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/vec.h"

// A device that remembers the last of each operation.
typedef struct {
    Device device;
    size_t fills, strokes, clips, opens;
    Rect fill, clip; // bounding boxes
    Rect stroke;
    Stroke stroke_style;
    size_t stroke_verbs;
    Point glyphs, destination, outline;
    Rect link, bounds;
    uint8_t level;
} Spy;

static Rect box_of(const Path *path) {
    Point lo = path->points[0], hi = path->points[0];
    for (size_t i = 1; i < path->point_count; i++) {
        lo = (Point){len_min(lo.x, path->points[i].x), len_min(lo.y, path->points[i].y)};
        hi = (Point){len_max(hi.x, path->points[i].x), len_max(hi.y, path->points[i].y)};
    }
    return (Rect){lo.x, lo.y, hi.x - lo.x, hi.y - lo.y};
}

static bool spy_open(Device *device, const Element *element) {
    (void)element;
    ((Spy *)device)->opens++;
    return true;
}

static bool spy_glyphs(Device *device, const GlyphRun *run, Point baseline) {
    (void)run;
    ((Spy *)device)->glyphs = baseline;
    return true;
}

static bool spy_fill(Device *device, const Path *path, Color color) {
    (void)color;
    ((Spy *)device)->fills++;
    ((Spy *)device)->fill = box_of(path);
    return true;
}

static bool spy_stroke(Device *device, const Path *path, const Stroke *stroke) {
    Spy *spy = (Spy *)device;
    spy->strokes++;
    spy->stroke = box_of(path);
    spy->stroke_style = *stroke;
    spy->stroke_verbs = path->verb_count;
    return true;
}

static bool spy_clip(Device *device, const Path *path) {
    ((Spy *)device)->clips++;
    ((Spy *)device)->clip = box_of(path);
    return true;
}

static bool spy_link(Device *device, Rect rect, Str url, Str to, Str description,
                     const Element *element) {
    (void)url, (void)to, (void)description, (void)element;
    ((Spy *)device)->link = rect;
    return true;
}

static bool spy_destination(Device *device, Str name, Point at) {
    assert_true(str_eq(name, STR("rec-1")));
    ((Spy *)device)->destination = at;
    return true;
}

static bool spy_outline(Device *device, uint8_t level, Str title, Point at,
                        const Element *element) {
    (void)element;
    assert_true(str_eq(title, STR("Progress")));
    ((Spy *)device)->outline = at;
    ((Spy *)device)->level = level;
    return true;
}

static bool spy_bounds(Device *device, const Element *element, Rect rect) {
    assert_int_equal(element->tag, TAG_FIGURE);
    ((Spy *)device)->bounds = rect;
    return true;
}

static const DeviceOps OPS = {
    .open_element = spy_open,
    .glyphs = spy_glyphs,
    .fill = spy_fill,
    .stroke = spy_stroke,
    .push_clip = spy_clip,
    .link = spy_link,
    .destination = spy_destination,
    .outline = spy_outline,
    .bounds = spy_bounds,
};

static Spy play(const Fragment *fragments, size_t n, bool right_to_left) {
    Arena *arena = arena_new(4096);
    Diag diag;
    diag_init(&diag, arena);
    const Page page = {.width = LEN(600),
                       .height = LEN(800),
                       .right_to_left = right_to_left,
                       .fragments = fragments,
                       .n = n};
    Spy spy = {0};
    device_init(&spy.device, &OPS, &diag);
    const DisplayList *list = paint_page(arena, &page);
    const DocumentInfo document = {0};
    assert_true(device_begin_document(&spy.device, &document));
    assert_true(display_list_replay(list, &spy.device));
    assert_true(device_end_document(&spy.device));
    assert_int_equal(diag.findings.n, 0);
    arena_drop(arena);
    return spy;
}

// Plays one fragment as decoration.
static Spy play_one(Fragment fragment, bool right_to_left) {
    const Fragment fragments[] = {{.kind = FRAGMENT_ARTIFACT}, fragment, {.kind = FRAGMENT_END}};
    return play(fragments, 3, right_to_left);
}

static void assert_rect(Rect rect, Len x, Len y, Len width, Len height) {
    assert_int_equal(rect.x, x);
    assert_int_equal(rect.y, y);
    assert_int_equal(rect.width, width);
    assert_int_equal(rect.height, height);
}

static const Fragment BOX = {.kind = FRAGMENT_BOX,
                             .rect = {LEN(50), LEN(20), LEN(100), LEN(40)},
                             .fill = 0x8DB7E6,
                             .filled = true,
                             .outline_width = LEN(0.6)};

static void test_box_is_filled_and_outlined_inside(void **state) {
    (void)state;
    const Spy spy = play_one(BOX, false);
    assert_int_equal(spy.fills, 1);
    assert_int_equal(spy.clips, 0);
    assert_rect(spy.fill, LEN(50), LEN(20), LEN(100), LEN(40));
    assert_int_equal(spy.stroke_style.width, LEN(0.6));
    assert_rect(spy.stroke, LEN(50.3), LEN(20.3), LEN(99.4), LEN(39.4));
}

static void test_box_is_mirrored(void **state) {
    (void)state;
    const Spy spy = play_one(BOX, true);
    assert_rect(spy.fill, LEN(450), LEN(20), LEN(100), LEN(40));
    assert_rect(spy.stroke, LEN(450.3), LEN(20.3), LEN(99.4), LEN(39.4));
}

static void test_box_thinner_than_its_outline_is_all_outline(void **state) {
    (void)state;
    Fragment box = BOX;
    box.rect.height = LEN(1);
    box.outline_width = LEN(1);
    const Spy spy = play_one(box, false);
    assert_int_equal(spy.fills, 2);
    assert_int_equal(spy.strokes, 0);
}

static void test_empty_box_draws_nothing(void **state) {
    (void)state;
    Fragment box = BOX;
    box.pattern = PATTERN_CROSS;
    box.rect.height = 0;
    const Spy spy = play_one(box, false);
    assert_int_equal(spy.fills + spy.strokes + spy.clips, 0);
}

static void test_pattern_stays_in_its_box(void **state) {
    (void)state;
    const Pattern patterns[] = {PATTERN_DIAGONAL, PATTERN_CROSS, PATTERN_HORIZONTAL};
    for (size_t i = 0; i < COUNT_OF(patterns); i++) {
        Fragment box = BOX;
        box.outline_width = 0;
        box.pattern = patterns[i];
        box.pattern_color = 0x102030;
        const Spy spy = play_one(box, false);
        assert_int_equal(spy.clips, 1);
        assert_rect(spy.clip, LEN(50), LEN(20), LEN(100), LEN(40));
        assert_int_equal(spy.strokes, 1);
        assert_int_equal(spy.stroke_style.color, 0x102030);
        // All of the box is hatched: the lines reach from its top to its bottom.
        assert_true(spy.stroke.x <= LEN(50));
        assert_true(spy.stroke.x + spy.stroke.width >= LEN(150));
        assert_true(spy.stroke_verbs >= 2 * 40 / 4);
    }
}

static void test_pattern_is_the_same_wherever_the_box_stands(void **state) {
    (void)state;
    Fragment box = BOX;
    box.outline_width = 0;
    box.pattern = PATTERN_DIAGONAL;
    const Spy here = play_one(box, false);
    box.rect.x += 1234;
    box.rect.y += 777;
    const Spy there = play_one(box, false);
    assert_rect(there.stroke, here.stroke.x + 1234, here.stroke.y + 777, here.stroke.width,
                here.stroke.height);
    assert_int_equal(there.stroke_verbs, here.stroke_verbs);
}

static void test_rule(void **state) {
    (void)state;
    const Fragment rule = {.kind = FRAGMENT_RULE, .rect = {LEN(10), LEN(20), LEN(100), LEN(0.35)}};
    assert_rect(play_one(rule, false).fill, LEN(10), LEN(20), LEN(100), LEN(0.35));
    assert_rect(play_one(rule, true).fill, LEN(490), LEN(20), LEN(100), LEN(0.35));
}

static const Point TRIANGLE[] = {{LEN(50), LEN(60)}, {LEN(90), LEN(60)}, {LEN(50), LEN(20)}};
static const Fragment PATH = {.kind = FRAGMENT_PATH,
                              .rect = {LEN(50), LEN(20), LEN(40), LEN(40)},
                              .points = TRIANGLE,
                              .point_count = 3,
                              .closed = true,
                              .filled = true,
                              .pattern = PATTERN_CROSS,
                              .outline_width = LEN(2),
                              .dash = LEN(3),
                              .gap = LEN(1)};

static void test_path_is_filled_hatched_and_stroked_on_its_line(void **state) {
    (void)state;
    const Spy spy = play_one(PATH, false);
    assert_int_equal(spy.fills, 1);
    assert_int_equal(spy.clips, 1);
    assert_int_equal(spy.strokes, 2);
    assert_rect(spy.fill, LEN(50), LEN(20), LEN(40), LEN(40));
    assert_rect(spy.clip, LEN(50), LEN(20), LEN(40), LEN(40));
    assert_rect(spy.stroke, LEN(50), LEN(20), LEN(40), LEN(40));
    assert_int_equal(spy.stroke_verbs, 4);
    assert_int_equal(spy.stroke_style.width, LEN(2));
    assert_int_equal(spy.stroke_style.dash, LEN(3));
    assert_int_equal(spy.stroke_style.gap, LEN(1));
}

static void test_path_is_mirrored(void **state) {
    (void)state;
    const Spy spy = play_one(PATH, true);
    assert_rect(spy.stroke, LEN(510), LEN(20), LEN(40), LEN(40));
}

static void test_open_path_is_only_a_line(void **state) {
    (void)state;
    Fragment path = PATH;
    path.closed = false;
    const Spy spy = play_one(path, false);
    assert_int_equal(spy.fills + spy.clips, 0);
    assert_int_equal(spy.strokes, 1);
    assert_int_equal(spy.stroke_verbs, 3);
    path.point_count = 1; // a line needs two
    assert_int_equal(play_one(path, false).strokes, 0);
}

static void test_glyphs_are_mirrored_with_their_line(void **state) {
    (void)state;
    const GlyphRun run = {.x = LEN(30), .width = LEN(50)};
    const Fragment glyphs = {
        .kind = FRAGMENT_GLYPHS, .run = &run, .at = {LEN(70), LEN(90)}, .line_width = LEN(200)};
    const Spy left = play_one(glyphs, false);
    assert_int_equal(left.glyphs.x, LEN(100));
    assert_int_equal(left.glyphs.y, LEN(90));
    // The line ends 70 pt from the right edge; within it the run keeps its physical place.
    assert_int_equal(play_one(glyphs, true).glyphs.x, LEN(600 - 70 - 200 + 30));
}

static void test_link_destination_and_outline(void **state) {
    (void)state;
    const Element link = {.id = 2, .tag = TAG_LINK};
    const Fragment fragments[] = {
        {.kind = FRAGMENT_LINK,
         .element = &link,
         .rect = {LEN(10), LEN(20), LEN(30), LEN(12)},
         .url = STR_INIT("https://example.org/")},
        {.kind = FRAGMENT_DESTINATION, .name = STR_INIT("rec-1"), .point = {LEN(60), LEN(70)}},
        {.kind = FRAGMENT_OUTLINE,
         .level = 2,
         .name = STR_INIT("Progress"),
         .point = {LEN(60), LEN(80)}},
    };
    const Spy left = play(fragments, COUNT_OF(fragments), false);
    assert_rect(left.link, LEN(10), LEN(20), LEN(30), LEN(12));
    assert_int_equal(left.destination.x, LEN(60));
    assert_int_equal(left.outline.y, LEN(80));
    assert_int_equal(left.level, 2);
    const Spy right = play(fragments, COUNT_OF(fragments), true);
    assert_rect(right.link, LEN(560), LEN(20), LEN(30), LEN(12));
    assert_int_equal(right.destination.x, LEN(540));
}

static void test_figure_gives_its_bounds(void **state) {
    (void)state;
    const Element figure = {
        .id = 1, .tag = TAG_FIGURE, .bounds = {LEN(50), LEN(60), LEN(400), LEN(200)}};
    const Element paragraph = {.id = 2, .tag = TAG_P};
    const Fragment fragments[] = {{.kind = FRAGMENT_OPEN, .element = &figure},
                                  {.kind = FRAGMENT_OPEN, .element = &paragraph},
                                  {.kind = FRAGMENT_CLOSE, .element = &paragraph},
                                  {.kind = FRAGMENT_CLOSE, .element = &figure}};
    const Spy spy = play(fragments, COUNT_OF(fragments), true);
    assert_int_equal(spy.opens, 2);
    assert_rect(spy.bounds, LEN(150), LEN(60), LEN(400), LEN(200));
}

static void test_list_grows_over_its_first_room(void **state) {
    (void)state;
    Fragment fragments[102] = {{.kind = FRAGMENT_ARTIFACT}};
    for (size_t i = 1; i <= 100; i++) {
        fragments[i] = BOX;
        fragments[i].pattern = PATTERN_HORIZONTAL;
    }
    fragments[101] = (Fragment){.kind = FRAGMENT_END};
    const Spy spy = play(fragments, COUNT_OF(fragments), false);
    assert_int_equal(spy.fills, 100);
    assert_int_equal(spy.clips, 100);
    assert_int_equal(spy.strokes, 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_box_is_filled_and_outlined_inside),
        cmocka_unit_test(test_box_is_mirrored),
        cmocka_unit_test(test_box_thinner_than_its_outline_is_all_outline),
        cmocka_unit_test(test_empty_box_draws_nothing),
        cmocka_unit_test(test_pattern_stays_in_its_box),
        cmocka_unit_test(test_pattern_is_the_same_wherever_the_box_stands),
        cmocka_unit_test(test_rule),
        cmocka_unit_test(test_path_is_filled_hatched_and_stroked_on_its_line),
        cmocka_unit_test(test_path_is_mirrored),
        cmocka_unit_test(test_open_path_is_only_a_line),
        cmocka_unit_test(test_glyphs_are_mirrored_with_their_line),
        cmocka_unit_test(test_link_destination_and_outline),
        cmocka_unit_test(test_figure_gives_its_bounds),
        cmocka_unit_test(test_list_grows_over_its_first_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
