// SPDX-License-Identifier: MIT
// Kinds of charts: grouped, percent, horizontal, with targets and marks.
#include "typeset/chart_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "test_chart_bench.h"

static const char *const REVIEWS[] = {"CCT: Competition, Consumer Trust and Consumer Choice",
                                      "RDS-WHOIS2", "ATRT3", "SSR2"};
// Complete, in progress, not started.
static const int64_t PORTFOLIO[] = {5, 6, 10, 0, 11, 8, 4, 17, 1, 1, 1, 6};

static ChartBlock chart_of(Arena *arena, size_t categories, size_t series, const int64_t *values) {
    ChartCategory *category = arena_push(arena, ChartCategory, categories);
    ChartSeries *one = arena_push(arena, ChartSeries, series);
    for (size_t i = 0; i < categories; i++)
        category[i].label = chart_text(arena, str_of(REVIEWS[i % COUNT_OF(REVIEWS)]));
    for (size_t i = 0; i < series; i++)
        one[i] = (ChartSeries){.label = chart_text(arena, STR("In progress")),
                               .look = CHART_LOOKS[i % COUNT_OF(CHART_LOOKS)].id,
                               .values = values + i * categories};
    return (ChartBlock){.categories = category,
                        .category_count = categories,
                        .series = one,
                        .series_count = series,
                        .target_label = chart_text(arena, STR("Target"))};
}

static ChartBlock portfolio(Arena *arena, ChartKind kind, bool horizontal) {
    ChartBlock chart = chart_of(arena, 4, 3, PORTFOLIO);
    chart.kind = kind;
    chart.horizontal = horizontal;
    return chart;
}

// The `nth` outlined box in the fill of a look; the first is the swatch.
static Rect box_of(const Page *page, size_t look, size_t nth) {
    for (size_t i = 0; i < page->n; i++) {
        const Fragment *f = &page->fragments[i];
        const bool is_one =
            f->kind == FRAGMENT_BOX && f->outline_width > 0 && f->fill == CHART_LOOKS[look].fill;
        if (is_one && nth-- == 0) return f->rect;
    }
    fail();
    return (Rect){0};
}

static void test_horizontal_bars_begin_at_one_line(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    const ChartBlock chart = portfolio(bench.arena, CHART_STACKED, true);
    const Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_sound(&page);
    const Rect first = box_of(&page, 0, 1), second = box_of(&page, 0, 2),
               third = box_of(&page, 0, 3);
    assert_int_equal(first.x, second.x);
    assert_true(second.y > first.y + first.height);
    assert_int_equal(first.height, second.height);
    // 5, 6 and 10 without the gap of 1 pt: steps are equal lengths.
    assert_in_range((third.width - second.width) - 4 * (second.width - first.width) + 5, 0, 10);
    assert_int_equal(count_text(&page, "17"), 2); // the total of one, a count of another
    assert_int_equal(count_text(&page, "15"), 2);
    assert_int_equal(count_text(&page, "23"), 1);
    assert_int_equal(bench.diag.findings.n, 0);
    chart_bench_close(&bench);
}

static void test_one_series_is_numbered_once(void **state) {
    (void)state;
    static const int64_t VALUES[] = {9, 5, 0, 54};
    ChartBench bench;
    chart_bench_open(&bench, false);
    ChartBlock chart = chart_of(bench.arena, 4, 1, VALUES);
    chart.horizontal = true;
    const Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_sound(&page);
    assert_int_equal(count_text(&page, "54"), 1);
    assert_int_equal(count_text(&page, "9"), 1);
    assert_int_equal(count_text(&page, "In progress"), 1); // the legend
    ChartSeries nameless = chart.series[0];
    nameless.label = (Text){0};
    chart.series = &nameless;
    const Page plain = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_true(plain.height < page.height);
    chart_bench_close(&bench);
}

static void test_marks_stand_at_numbers_or_labels(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    ChartBlock chart = portfolio(bench.arena, CHART_STACKED, true);
    ChartCategory *categories = arena_push(bench.arena, ChartCategory, 4);
    memcpy(categories, chart.categories, 4 * sizeof *categories);
    categories[1].mark = STR("*");
    chart.categories = categories;
    Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_int_equal(count_text(&page, "15*"), 1);
    assert_int_equal(count_text(&page, "15"), 1);
    chart.kind = CHART_PERCENT; // no totals
    page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_sound(&page);
    assert_int_equal(count_text(&page, "*"), 1);
    chart_bench_close(&bench);
}

static void assert_shares(const int64_t *values, size_t n, const int64_t *expected) {
    ChartSeries series[4];
    int64_t shares[4];
    for (size_t i = 0; i < n; i++) series[i] = (ChartSeries){.values = &values[i]};
    const ChartBlock chart = {.series = series, .series_count = n, .category_count = 1};
    chart_shares(&chart, 0, shares);
    for (size_t i = 0; i < n; i++) assert_int_equal(shares[i], expected[i]);
}

static void test_shares_sum_to_a_hundred(void **state) {
    (void)state;
    assert_shares((int64_t[]){1, 1, 1}, 3, (int64_t[]){34, 33, 33});
    assert_shares((int64_t[]){5, 11, 1}, 3, (int64_t[]){29, 65, 6});
    assert_shares((int64_t[]){0, 0}, 2, (int64_t[]){0, 0});
    assert_shares((int64_t[]){-1, 7}, 2, (int64_t[]){0, 100});
    assert_shares((int64_t[]){INT64_MAX, 1}, 2, (int64_t[]){100, 0});
    for (uint32_t seed = 1; seed < 200; seed++) {
        uint32_t random = seed;
        int64_t values[4], shares[4], sum = 0;
        ChartSeries series[4];
        for (size_t i = 0; i < 4; i++) {
            values[i] = 1 + next_random(&random) % 50;
            series[i] = (ChartSeries){.values = &values[i]};
        }
        const ChartBlock chart = {.series = series, .series_count = 4, .category_count = 1};
        chart_shares(&chart, 0, shares);
        for (size_t i = 0; i < 4; i++) sum += shares[i];
        assert_int_equal(sum, 100);
    }
}

static void test_percent_bars_are_of_one_length(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    const ChartBlock chart = portfolio(bench.arena, CHART_PERCENT, true);
    const Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_sound(&page);
    Len end = 0;
    for (size_t i = 1; i <= 4; i++) {
        const Rect last = box_of(&page, 2, i);
        if (i > 1) assert_int_equal(last.x + last.width, end);
        end = last.x + last.width;
    }
    assert_int_equal(count_text(&page, "65\u202F%"), 1);
    assert_int_equal(count_text(&page, "100\u202F%"), 1); // the last tick
    ChartBlock named = chart;
    named.percent_sign = STR("%");
    const Page plain = chart_bench_page(&bench, &named, LEN_MM(160));
    assert_int_equal(count_text(&plain, "65%"), 1);
    chart_bench_close(&bench);
}

static void test_grouped_bars_stand_beside_each_other(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    const ChartBlock chart = portfolio(bench.arena, CHART_GROUPED, false);
    const Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_sound(&page);
    const Rect first = box_of(&page, 0, 1), second = box_of(&page, 1, 1);
    assert_true(second.x >= first.x + first.width);
    assert_int_equal(first.y + first.height, second.y + second.height);
    assert_in_range(second.height * 5 - first.height * 11 + 16, 0, 32); // 11 to 5
    assert_int_equal(count_text(&page, "0"), 2); // the axis, and a count of none
    chart_bench_close(&bench);
}

static size_t count_rules(const Page *page, Color color) {
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++)
        n += page->fragments[i].kind == FRAGMENT_RULE && page->fragments[i].fill == color;
    return n;
}

static void test_targets_are_marked_and_joined_in_time(void **state) {
    (void)state;
    static const int64_t TARGETS[] = {12, -1, 10, 20};
    ChartBench bench;
    chart_bench_open(&bench, false);
    ChartBlock chart = portfolio(bench.arena, CHART_STACKED, false);
    Page page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_int_equal(count_text(&page, "Target"), 0);
    chart.targets = TARGETS;
    page = chart_bench_page(&bench, &chart, LEN_MM(160));
    assert_sound(&page);
    assert_int_equal(count_text(&page, "Target"), 1);
    assert_int_equal(count_rules(&page, bench.theme.accent), 4); // and the swatch
    ChartCategory *categories = arena_push(bench.arena, ChartCategory, 4);
    memcpy(categories, chart.categories, 4 * sizeof *categories);
    for (size_t i = 0; i < 4; i++) categories[i].month = 24000 + (int32_t)i;
    chart.categories = categories;
    page = chart_bench_page(&bench, &chart, LEN_MM(160));
    size_t paths = 0;
    for (size_t i = 0; i < page.n; i++) paths += page.fragments[i].kind == FRAGMENT_PATH;
    assert_int_equal(paths, 2); // from the third to the fourth, and the swatch
    chart_bench_close(&bench);
}

static void test_target_above_all_bars_makes_the_axis_higher(void **state) {
    (void)state;
    static const int64_t TARGETS[] = {70, 70, 70, 70};
    ChartBench bench;
    chart_bench_open(&bench, false);
    ChartBlock chart = portfolio(bench.arena, CHART_STACKED, true);
    chart.targets = TARGETS;
    const ChartPlan plan = chart_plan(&bench.setting, bench.arena, &chart, LEN_MM(160));
    assert_true(plan.scale.top >= 70);
    chart_bench_close(&bench);
}

static int64_t random_value(uint32_t *seed) {
    const uint32_t kind = next_random(seed) % 8;
    if (kind == 0) return -1;
    if (kind == 1) return 0;
    if (kind == 2) return next_random(seed) * INT64_C(60);
    return next_random(seed) % (kind == 3 ? 300 : 20);
}

static ChartBlock random_chart(Arena *arena, uint32_t *seed) {
    const size_t categories = 1 + next_random(seed) % (next_random(seed) % 2 ? 30 : 8);
    const size_t series = 1 + next_random(seed) % 6;
    const size_t n = categories * (series + 1);
    int64_t *values = arena_push(arena, int64_t, n);
    for (size_t i = 0; i < n; i++) values[i] = random_value(seed);
    ChartBlock chart = chart_of(arena, categories, series, values);
    ChartCategory *category = arena_push(arena, ChartCategory, categories);
    memcpy(category, chart.categories, categories * sizeof *category);
    const bool months = next_random(seed) % 2;
    for (size_t i = 0; i < categories; i++) {
        if (next_random(seed) % 3 == 0) category[i].second_label = chart_text(arena, STR("n = 3"));
        if (next_random(seed) % 3 == 0) category[i].mark = STR("*");
        category[i].month = months ? 24000 + (int32_t)i : 0;
    }
    chart.categories = category;
    chart.kind = (ChartKind)(next_random(seed) % 3);
    chart.horizontal = next_random(seed) % 2;
    if (next_random(seed) % 2) chart.targets = values + categories * series;
    return chart;
}

// Property: whatever the kind and the data, no label meets another and nothing leaves the area.
static void test_labels_never_overlap(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    for (uint32_t seed = 1; seed <= 200; seed++) {
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
    for (unsigned kind = CHART_STACKED; kind <= CHART_PERCENT; kind++)
        for (unsigned horizontal = 0; horizontal < 2; horizontal++) {
            ChartBlock chart = chart_of(bench.arena, 4, 49, values);
            chart.kind = (ChartKind)kind;
            chart.horizontal = horizontal;
            chart.targets = values + 196;
            chart_bench_page(&bench, &chart, LEN_MM(160));
            chart_height(&bench.setting, bench.arena, &chart, LEN(1));
            chart.category_count = chart.series_count = 0;
            assert_true(chart_height(&bench.setting, bench.arena, &chart, LEN_MM(160)) > 0);
        }
    chart_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_horizontal_bars_begin_at_one_line),
        cmocka_unit_test(test_one_series_is_numbered_once),
        cmocka_unit_test(test_marks_stand_at_numbers_or_labels),
        cmocka_unit_test(test_shares_sum_to_a_hundred),
        cmocka_unit_test(test_percent_bars_are_of_one_length),
        cmocka_unit_test(test_grouped_bars_stand_beside_each_other),
        cmocka_unit_test(test_targets_are_marked_and_joined_in_time),
        cmocka_unit_test(test_target_above_all_bars_makes_the_axis_higher),
        cmocka_unit_test(test_labels_never_overlap),
        cmocka_unit_test(test_extremes_do_not_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
