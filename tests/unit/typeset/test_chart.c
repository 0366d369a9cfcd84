// SPDX-License-Identifier: MIT
// Charts: what is drawn is what the data says, and no label ever meets another.
#include "typeset/chart_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "test_chart_bench.h"

static ChartBlock chart_of(Arena *arena, size_t categories, size_t series, const int64_t *values) {
    ChartCategory *category = arena_push(arena, ChartCategory, categories);
    ChartSeries *one = arena_push(arena, ChartSeries, series);
    for (size_t i = 0; i < categories; i++) {
        category[i].label = chart_text(arena, STR("Dec 2022"));
        category[i].second_label = chart_text(arena, STR("Q4"));
    }
    for (size_t i = 0; i < series; i++)
        one[i] = (ChartSeries){.label = chart_text(arena, STR("In progress")),
                               .look = CHART_LOOKS[i % COUNT_OF(CHART_LOOKS)].id,
                               .values = values + i * categories};
    return (ChartBlock){.categories = category,
                        .category_count = categories,
                        .series = one,
                        .series_count = series,
                        .group_sign = STR("\u202F")};
}

// Outlined boxes of a look, swatch included.
static size_t count_boxes(const Page *page, size_t look) {
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++) {
        const Fragment *f = &page->fragments[i];
        n += f->kind == FRAGMENT_BOX && f->outline_width > 0 && f->fill == CHART_LOOKS[look].fill;
    }
    return n;
}

static void assert_scale(int64_t most, int64_t step, unsigned intervals) {
    const Scale scale = scale_for(most);
    assert_int_equal(scale.step, step);
    assert_int_equal(scale.intervals, intervals);
    assert_int_equal(scale.top, step * intervals);
}

static void test_ticks_are_round_and_three_to_five(void **state) {
    (void)state;
    assert_scale(0, 1, 2);
    assert_scale(1, 1, 2);
    assert_scale(4, 1, 4);
    assert_scale(5, 2, 3);
    assert_scale(8, 2, 4);
    assert_scale(9, 5, 2);
    assert_scale(17, 5, 4);
    assert_scale(21, 10, 3);
    assert_scale(70, 20, 4);
    assert_scale(1000000000, 500000000, 2);
    for (int64_t most = 2; most < 3000; most++) {
        const Scale scale = scale_for(most);
        assert_in_range(scale.intervals, 2, 4);
        assert_true(scale.top >= most && scale.top - scale.step < most);
    }
}

static void test_sums_are_bounded(void **state) {
    (void)state;
    assert_int_equal(chart_add(5, -1), 5);
    assert_int_equal(chart_add(5, 7), 12);
    assert_int_equal(chart_add(5, INT64_MAX), CHART_SUM_MAX);
    assert_int_equal(chart_add(CHART_SUM_MAX, INT64_MAX), CHART_SUM_MAX);
}

static void test_progress(void **state) {
    (void)state;
    static const int64_t VALUES[] = {1, 2, 4, 5, 7, 9, 10, 11, 9, 9, 8, 6, 6, 4, 4, 3, 2, 2};
    ChartBench bench;
    chart_bench_open(&bench, false);
    const ChartBlock chart = chart_of(bench.arena, 6, 3, VALUES);
    const Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_sound(&page);
    assert_int_equal(count_text(&page, "17"), 6); // the totals
    assert_int_equal(count_text(&page, "9"), 3);
    assert_int_equal(count_text(&page, "1"), 1);  // beside its bar
    assert_int_equal(count_text(&page, "20"), 1); // the highest tick
    assert_int_equal(count_text(&page, "Dec 2022"), 6);
    assert_int_equal(count_text(&page, "Q4"), 6);
    assert_int_equal(count_boxes(&page, 0), 7); // a swatch and six segments
    assert_int_equal(bench.diag.findings.n, 0);
    chart_bench_close(&bench);
}

static void test_all_content_is_in_the_figure(void **state) {
    (void)state;
    static const int64_t VALUES[] = {3, 4};
    ChartBench bench;
    chart_bench_open(&bench, false);
    const ChartBlock chart = chart_of(bench.arena, 2, 1, VALUES);
    const Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_int_equal(page.fragments[0].kind, FRAGMENT_OPEN);
    assert_int_equal(page.fragments[1].kind, FRAGMENT_CONTENT);
    assert_int_equal(page.fragments[1].element->tag, TAG_FIGURE);
    for (size_t i = 2; i + 2 < page.n; i++)
        assert_true(page.fragments[i].kind == FRAGMENT_GLYPHS ||
                    page.fragments[i].kind == FRAGMENT_BOX ||
                    page.fragments[i].kind == FRAGMENT_RULE);
    assert_int_equal(page.fragments[page.n - 2].kind, FRAGMENT_END);
    assert_int_equal(page.fragments[page.n - 1].kind, FRAGMENT_CLOSE);
    chart_bench_close(&bench);
}

static void test_zero_and_no_value_draw_no_segment(void **state) {
    (void)state;
    static const int64_t VALUES[] = {0, 3, -1, 0, 2, -1};
    ChartBench bench;
    chart_bench_open(&bench, false);
    const ChartBlock chart = chart_of(bench.arena, 3, 2, VALUES);
    const Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_int_equal(count_boxes(&page, 0), 2);
    assert_int_equal(count_boxes(&page, 1), 2);
    assert_int_equal(count_text(&page, "0"), 2); // the axis, and the total of the first
    assert_int_equal(count_text(&page, "5"), 1);
    chart_bench_close(&bench);
}

static Rect segment_of(const Page *page, size_t look, size_t nth) {
    for (size_t i = 0; i < page->n; i++) {
        const Fragment *f = &page->fragments[i];
        const bool is_one =
            f->kind == FRAGMENT_BOX && f->outline_width > 0 && f->fill == CHART_LOOKS[look].fill;
        if (is_one && nth-- == 0) return f->rect;
    }
    fail();
    return (Rect){0};
}

static void test_segments_have_their_height_and_a_gap(void **state) {
    (void)state;
    static const int64_t VALUES[] = {10, 5};
    ChartBench bench;
    chart_bench_open(&bench, false);
    ChartBlock chart = chart_of(bench.arena, 1, 2, VALUES);
    chart.height = LEN(150); // 15 of 15: 10 pt each
    const Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    const Rect lower = segment_of(&page, 0, 1), upper = segment_of(&page, 1, 1);
    assert_int_equal(lower.height, LEN(99));
    assert_int_equal(upper.height, LEN(50));
    assert_int_equal(upper.y + upper.height + LEN(1), lower.y);
    assert_int_equal(upper.x, lower.x);
    chart_bench_close(&bench);
}

static void test_tiny_segment_can_be_seen(void **state) {
    (void)state;
    static const int64_t VALUES[] = {1000000000, 1};
    ChartBench bench;
    chart_bench_open(&bench, false);
    const ChartBlock chart = chart_of(bench.arena, 1, 2, VALUES);
    const Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_sound(&page);
    assert_true(segment_of(&page, 1, 1).height >= LEN(1.2));
    assert_int_equal(count_text(&page, "1\u202F000\u202F000\u202F001"), 1);
    ChartBlock points = chart;
    points.group_sign = STR(".");
    const Page other = chart_bench_page(&bench, &points, LEN_MM(160));
    assert_int_equal(count_text(&other, "1.000.000.001"), 1);
    points.group_sign = (Str){0};
    const Page bare = chart_bench_page(&bench, &points, LEN_MM(160));
    assert_int_equal(count_text(&bare, "1000000001"), 1);
    chart_bench_close(&bench);
}

static void test_time_spaces_bars(void **state) {
    (void)state;
    static const int64_t VALUES[] = {3, 4, 5};
    ChartBench bench;
    chart_bench_open(&bench, false);
    ChartBlock chart = chart_of(bench.arena, 3, 1, VALUES);
    ChartCategory *categories = arena_push(bench.arena, ChartCategory, 3);
    memcpy(categories, chart.categories, 3 * sizeof *categories);
    for (size_t i = 0; i < 3; i++) categories[i].month = 24268 + (int32_t)(i * i * 2);
    chart.categories = categories; // steps of 2 and 6 months
    chart.by_time = true;
    ChartPlan plan = chart_plan(&bench.setting, bench.arena, &chart, LEN_MM(160));
    const Len first = plan.slots[1].center - plan.slots[0].center;
    const Len second = plan.slots[2].center - plan.slots[1].center;
    assert_in_range(second - 3 * first + 3, 0, 6); // rounding
    assert_true(plan.bar_width <= first);
    categories[1].month = categories[0].month; // not in order: equal steps
    plan = chart_plan(&bench.setting, bench.arena, &chart, LEN_MM(160));
    assert_in_range(plan.slots[2].center - 2 * plan.slots[1].center + plan.slots[0].center + 2, 0,
                    4);
    chart_bench_close(&bench);
}

static void test_labels_thin_out_and_keep_the_last(void **state) {
    (void)state;
    int64_t values[60];
    for (size_t i = 0; i < 60; i++) values[i] = (int64_t)i + 1;
    ChartBench bench;
    chart_bench_open(&bench, false);
    const ChartBlock chart = chart_of(bench.arena, 60, 1, values);
    const ChartPlan plan = chart_plan(&bench.setting, bench.arena, &chart, LEN_MM(160));
    assert_in_range(plan.label_stride, 2, 10);
    assert_true(chart_is_labelled(&plan, 59));
    assert_false(chart_is_labelled(&plan, 58));
    const Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_sound(&page);
    chart_bench_close(&bench);
}

static int64_t random_value(uint32_t *seed) {
    const uint32_t kind = next_random(seed) % 8;
    if (kind == 0) return -1;
    if (kind <= 2) return 0;
    if (kind == 3) return next_random(seed) * INT64_C(60);
    return next_random(seed) % (kind == 4 ? 300 : 20);
}

static Str random_label(Arena *arena, uint32_t *seed) {
    static const char *const WORDS[] = {"Dec", "2022",      "review", "of", "accountability",
                                        "9.1", "Sicherheit"};
    Str label = STR("");
    for (uint32_t n = next_random(seed) % 6; n > 0; n--)
        label = str_format(arena, "%.*s%s%s", STR_ARGS(label), label.n ? " " : "",
                           WORDS[next_random(seed) % COUNT_OF(WORDS)]);
    return label;
}

static ChartBlock random_chart(Arena *arena, uint32_t *seed) {
    const size_t categories = 1 + next_random(seed) % (next_random(seed) % 2 ? 60 : 8);
    const size_t series = 1 + next_random(seed) % 6;
    int64_t *values = arena_push(arena, int64_t, categories * series);
    for (size_t i = 0; i < categories * series; i++) values[i] = random_value(seed);
    ChartBlock chart = chart_of(arena, categories, series, values);
    ChartCategory *category = arena_push(arena, ChartCategory, categories);
    int32_t month = 24000;
    for (size_t i = 0; i < categories; i++) {
        month += 1 + (int32_t)(next_random(seed) % 5);
        category[i].label = chart_text(arena, random_label(arena, seed));
        category[i].second_label = chart_text(arena, STR("Q1"));
        category[i].month = month;
    }
    chart.categories = category;
    chart.by_time = next_random(seed) % 2;
    return chart;
}

// Property: whatever the data, no label meets another and nothing leaves the area.
static void test_labels_never_overlap(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    for (uint32_t seed = 1; seed <= 120; seed++) {
        uint32_t random = seed;
        const ArenaMark mark = arena_mark(bench.arena);
        const ChartBlock chart = random_chart(bench.arena, &random);
        const Page page =
            chart_bench_page(&bench, &chart, LEN(150) + (Len)(next_random(&random) % 310000));
        assert_sound(&page);
        arena_rewind(bench.arena, mark);
        pool_turn(&bench.pool);
    }
    assert_int_equal(bench.diag.findings.n, 0);
    chart_bench_close(&bench);
}

static void test_extremes_do_not_overflow(void **state) {
    (void)state;
    int64_t values[200];
    for (size_t i = 0; i < 200; i++) values[i] = i % 3 ? INT64_MAX : 1;
    ChartBench bench;
    chart_bench_open(&bench, false);
    const ChartBlock many = chart_of(bench.arena, 2, 100, values);
    const Page page = chart_bench_page(&bench, &many, LEN_MM(160));
    assert_int_equal(count_text(&page, "1\u202F000\u202F000\u202F000\u202F000"), 1); // the tick
    const ChartBlock empty = {.category_count = 0};
    assert_true(chart_height(&bench.setting, bench.arena, &empty, LEN_MM(160)) > 0);
    const ChartBlock narrow = chart_of(bench.arena, 3, 3, values);
    chart_height(&bench.setting, bench.arena, &narrow, LEN(1));
    chart_bench_close(&bench);
}

static void test_right_to_left_is_set_from_the_start_edge(void **state) {
    (void)state;
    static const int64_t VALUES[] = {3, 14};
    ChartBench left, right;
    chart_bench_open(&left, false);
    chart_bench_open(&right, true);
    const ChartBlock chart = chart_of(left.arena, 2, 1, VALUES);
    const Page a = chart_bench_page(&left, &chart, LEN_MM(160));
    const Page b = chart_bench_page(&right, &chart, LEN_MM(160));
    assert_int_equal(a.n, b.n);
    for (size_t i = 0; i < a.n; i++) { // the geometry is the same; paint mirrors it
        assert_int_equal(a.fragments[i].kind, b.fragments[i].kind);
        if (a.fragments[i].kind == FRAGMENT_BOX)
            assert_memory_equal(&a.fragments[i].rect, &b.fragments[i].rect, sizeof(Rect));
    }
    chart_bench_close(&left);
    chart_bench_close(&right);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ticks_are_round_and_three_to_five),
        cmocka_unit_test(test_sums_are_bounded),
        cmocka_unit_test(test_progress),
        cmocka_unit_test(test_all_content_is_in_the_figure),
        cmocka_unit_test(test_zero_and_no_value_draw_no_segment),
        cmocka_unit_test(test_segments_have_their_height_and_a_gap),
        cmocka_unit_test(test_tiny_segment_can_be_seen),
        cmocka_unit_test(test_time_spaces_bars),
        cmocka_unit_test(test_labels_thin_out_and_keep_the_last),
        cmocka_unit_test(test_labels_never_overlap),
        cmocka_unit_test(test_extremes_do_not_overflow),
        cmocka_unit_test(test_right_to_left_is_set_from_the_start_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
