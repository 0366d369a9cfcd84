// SPDX-License-Identifier: MIT
// Timelines: marks stand on their days, labels keep apart, all of it lies within the area.
#include "model/date.h"
#include "typeset/timeline_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "test_chart_bench.h"

static const Str MONTHS[] = {STR_INIT("Jan"), STR_INIT("Feb"), STR_INIT("Mar"), STR_INIT("Apr"),
                             STR_INIT("May"), STR_INIT("Jun"), STR_INIT("Jul"), STR_INIT("Aug"),
                             STR_INIT("Sep"), STR_INIT("Oct"), STR_INIT("Nov"), STR_INIT("Dec")};
static const Str QUARTERS[] = {STR_INIT("Q1"), STR_INIT("Q2"), STR_INIT("Q3"), STR_INIT("Q4")};

static DaySpan days(const char *text) {
    Date date;
    assert_true(date_parse(str_of(text), &date));
    return (DaySpan){date.first, date.last};
}

static Milestone bar(Arena *arena, const char *label, const char *from, const char *to) {
    return (Milestone){.label = chart_text(arena, str_of(label)),
                       .look = STR("complete"),
                       .kind = MILESTONE_BAR,
                       .from = days(from),
                       .to = days(to)};
}

static Milestone point(Arena *arena, const char *label, const char *at) {
    return (Milestone){.label = chart_text(arena, str_of(label)),
                       .look = STR("in-progress"),
                       .kind = MILESTONE_POINT,
                       .from = days(at)};
}

static TimelineBlock timeline_of(const Milestone *milestones, size_t n) {
    return (TimelineBlock){
        .milestones = milestones, .n = n, .months = MONTHS, .quarters = QUARTERS};
}

static Page timeline_page(ChartBench *bench, const TimelineBlock *timeline, Len width) {
    const Len margin = LEN(10);
    const Len height = timeline_height(&bench->setting, bench->arena, timeline, width);
    sink_begin_page(&bench->sink);
    Element *figure = sink_open(&bench->sink, TAG_FIGURE);
    figure->bounds = (Rect){margin, margin, width, height};
    timeline_place(&bench->setting, bench->arena, &bench->sink, timeline, figure->bounds);
    sink_close(&bench->sink, figure);
    return (Page){.width = width + 2 * margin,
                  .height = height + 2 * margin,
                  .fragments = bench->sink.fragments.at,
                  .n = bench->sink.fragments.n};
}

static const Fragment *nth_of(const Page *page, FragmentKind kind, size_t nth) {
    for (size_t i = 0; i < page->n; i++) {
        const Fragment *f = &page->fragments[i];
        if (f->kind == kind && f->outline_width > 0 && nth-- == 0) return f;
    }
    fail();
    return NULL;
}

static size_t count_of(const Page *page, FragmentKind kind) {
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++) n += page->fragments[i].kind == kind;
    return n;
}

static void test_months_begin_where_the_calendar_says(void **state) {
    (void)state;
    for (int32_t month = 0; month < 9999 * 12; month++) {
        int32_t year, of_year, day;
        date_civil(month_start(month), &year, &of_year, &day);
        assert_int_equal(year, month / 12);
        assert_int_equal(of_year, month % 12 + 1);
        assert_int_equal(day, 1);
    }
    assert_int_equal(month_start(1970 * 12), 0);
}

static void test_bars_and_points_stand_on_their_days(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    const Milestone milestones[] = {bar(bench.arena, "Draft", "2023-06-01", "2023-06-30"),
                                    point(bench.arena, "Decision", "2023-09-15")};
    const TimelineBlock timeline = timeline_of(milestones, 2);
    const TimelinePlan plan = timeline_plan(&bench.setting, bench.arena, &timeline, LEN_MM(160));
    assert_int_equal(plan.unit, 1);
    assert_int_equal(plan.months, 4);
    assert_int_equal(plan.days, 122);
    const Page page = timeline_page(&bench, &timeline, LEN_MM(160));
    assert_sound(&page);
    const Rect draft = nth_of(&page, FRAGMENT_BOX, 0)->rect;
    assert_int_equal(draft.x, LEN(10) + plan.plot_x);
    assert_int_equal(draft.width, len_scale(plan.plot_width, 30, 122));
    const Rect decision = nth_of(&page, FRAGMENT_PATH, 0)->rect;
    const Len middle = decision.x + decision.width / 2 - LEN(10) - plan.plot_x;
    assert_in_range(middle - len_scale(plan.plot_width, 213, 244) + 2, 0, 4);
    assert_int_equal(count_text(&page, "2023"), 1);
    assert_int_equal(count_text(&page, "Jun"), 1);
    assert_int_equal(count_text(&page, "Sep"), 1);
    assert_int_equal(count_text(&page, "Oct"), 0);
    chart_bench_close(&bench);
}

static void test_units_grow_with_the_span(void **state) {
    (void)state;
    static const struct {
        const char *to;
        int32_t unit;
    } CASES[] = {{"2020-12", 1}, {"2022-12", 3}, {"2030-12", 12}, {"2060-12", 60}, {"9999-12", 0}};
    ChartBench bench;
    chart_bench_open(&bench, false);
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        const Milestone one = bar(bench.arena, "Review", "2020-01", CASES[i].to);
        const TimelineBlock timeline = timeline_of(&one, 1);
        const TimelinePlan plan =
            timeline_plan(&bench.setting, bench.arena, &timeline, LEN_MM(120));
        if (CASES[i].unit) assert_int_equal(plan.unit, CASES[i].unit);
        assert_int_equal(plan.months % plan.unit, 0);
        const Page page = timeline_page(&bench, &timeline, LEN_MM(120));
        assert_sound(&page);
    }
    chart_bench_close(&bench);
}

static void test_what_is_vague_is_thin(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    const Milestone milestones[] = {
        bar(bench.arena, "Implementation", "2022-04", "2023"),
        bar(bench.arena, "Both years", "2022", "2023"),
        point(bench.arena, "Evaluation", "2023"),
        point(bench.arena, "Report", "2023-05"),
    };
    const TimelineBlock timeline = timeline_of(milestones, 4);
    const Page page = timeline_page(&bench, &timeline, LEN_MM(160));
    assert_sound(&page);
    const Rect thin = nth_of(&page, FRAGMENT_BOX, 0)->rect,
               sure = nth_of(&page, FRAGMENT_BOX, 1)->rect,
               whole = nth_of(&page, FRAGMENT_BOX, 2)->rect,
               around = nth_of(&page, FRAGMENT_BOX, 3)->rect;
    assert_int_equal(thin.height, sure.height / 3);
    assert_int_equal(thin.x, sure.x);
    assert_true(thin.width > 2 * sure.width);
    assert_int_equal(whole.height, sure.height); // nothing is certain: drawn whole
    const Rect evaluation = nth_of(&page, FRAGMENT_PATH, 0)->rect;
    assert_in_range(evaluation.x + evaluation.width / 2 - around.x - around.width / 2 + 2, 0, 4);
    assert_int_equal(count_of(&page, FRAGMENT_PATH), 2);
    assert_int_equal(count_of(&page, FRAGMENT_BOX), 4); // none for the report's month
    chart_bench_close(&bench);
}

static void test_as_of_line(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    const Milestone one = bar(bench.arena, "Review", "2022-01", "2022-06");
    TimelineBlock timeline = timeline_of(&one, 1);
    timeline.as_of_label = chart_text(bench.arena, STR("As of 14 September 2022"));
    timeline.as_of = days("2022-09-14").first;
    const Page page = timeline_page(&bench, &timeline, LEN_MM(160));
    assert_sound(&page);
    assert_int_equal(count_text(&page, "As of 14 September 2022"), 1);
    assert_int_equal(count_text(&page, "Sep"), 1); // the axis reaches it
    size_t lines = 0;
    for (size_t i = 0; i < page.n; i++)
        lines +=
            page.fragments[i].kind == FRAGMENT_RULE && page.fragments[i].fill == bench.theme.accent;
    assert_int_equal(lines, 1);
    chart_bench_close(&bench);
}

static void test_nothing_dated(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    const TimelineBlock none = timeline_of(NULL, 0);
    assert_int_equal(timeline_height(&bench.setting, bench.arena, &none, LEN_MM(160)), 0);
    timeline_page(&bench, &none, LEN_MM(160));
    const Milestone undated = {.label = chart_text(bench.arena, STR("Publication")),
                               .detail = chart_text(bench.arena, STR("TBD"))};
    const TimelineBlock timeline = timeline_of(&undated, 1);
    const Page page = timeline_page(&bench, &timeline, LEN_MM(160));
    assert_sound(&page);
    assert_int_equal(count_text(&page, "TBD"), 1);
    assert_int_equal(count_of(&page, FRAGMENT_BOX) + count_of(&page, FRAGMENT_PATH), 0);
    chart_bench_close(&bench);
}

static Milestone random_milestone(Arena *arena, uint32_t *seed, int32_t reach) {
    static const char *const LABELS[] = {
        "Draft", "Community consultation on the design of the programme",
        "Rechtsschutzversicherungsgesellschaften", "Board action", ""};
    Milestone milestone = {
        .label = chart_text(arena, str_of(LABELS[next_random(seed) % COUNT_OF(LABELS)])),
        .detail = chart_text(arena, next_random(seed) % 2 ? STR("October 2021") : STR("")),
        .look = CHART_LOOKS[next_random(seed) % COUNT_OF(CHART_LOOKS)].id,
        .kind = (MilestoneKind)(next_random(seed) % 3)};
    milestone.from.first = (int32_t)(next_random(seed) % (uint32_t)reach);
    milestone.from.last = milestone.from.first + (int32_t)(next_random(seed) % 400);
    milestone.to.first = milestone.from.last + (int32_t)(next_random(seed) % (uint32_t)reach);
    milestone.to.last = milestone.to.first + (int32_t)(next_random(seed) % 400);
    return milestone;
}

static TimelineBlock random_timeline(Arena *arena, uint32_t *seed) {
    static const int32_t REACHES[] = {20, 200, 2000, 20000, 200000};
    const int32_t reach = REACHES[next_random(seed) % COUNT_OF(REACHES)];
    const size_t n = 1 + next_random(seed) % 12;
    Milestone *milestones = arena_push(arena, Milestone, n);
    for (size_t i = 0; i < n; i++) milestones[i] = random_milestone(arena, seed, reach);
    TimelineBlock timeline = timeline_of(milestones, n);
    timeline.as_of = (int32_t)(next_random(seed) % (uint32_t)reach);
    if (next_random(seed) % 2)
        timeline.as_of_label = chart_text(arena, STR("As of 14 September 2022"));
    LookKey *key = arena_push(arena, LookKey, 1);
    *key = (LookKey){chart_text(arena, STR("Complete")), STR("complete")};
    timeline.keys = key;
    timeline.key_count = next_random(seed) % 2;
    return timeline;
}

// Property: whatever the days, no label meets another and nothing leaves the area.
static void test_labels_never_overlap(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    for (uint32_t seed = 1; seed <= 150; seed++) {
        uint32_t random = seed;
        const ArenaMark mark = arena_mark(bench.arena);
        const TimelineBlock timeline = random_timeline(bench.arena, &random);
        const Page page =
            timeline_page(&bench, &timeline, LEN(150) + (Len)(next_random(&random) % 310000));
        assert_sound(&page);
        arena_rewind(bench.arena, mark);
        pool_turn(&bench.pool);
    }
    assert_int_equal(bench.diag.findings.n, 0);
    chart_bench_close(&bench);
}

static void test_extremes_do_not_overflow(void **state) {
    (void)state;
    ChartBench bench;
    chart_bench_open(&bench, false);
    const Milestone one = bar(bench.arena, "Ever", "0001", "9999");
    const TimelineBlock timeline = timeline_of(&one, 1);
    const Page page = timeline_page(&bench, &timeline, LEN_MM(160));
    assert_sound(&page);
    timeline_page(&bench, &timeline, LEN(1));
    chart_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_months_begin_where_the_calendar_says),
        cmocka_unit_test(test_bars_and_points_stand_on_their_days),
        cmocka_unit_test(test_units_grow_with_the_span),
        cmocka_unit_test(test_what_is_vague_is_thin),
        cmocka_unit_test(test_as_of_line),
        cmocka_unit_test(test_nothing_dated),
        cmocka_unit_test(test_labels_never_overlap),
        cmocka_unit_test(test_extremes_do_not_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
