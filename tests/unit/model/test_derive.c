// SPDX-License-Identifier: MIT
// What is derived: counts, changes, lateness, moves, destinations.
#include "model/derive.h"
#include "trial.h"

static const char REPORT[] =
    "format: rapporteur/1\n"
    "document: {kind: quarterly-report, id: d, title: T, period: 2023-06, as_of: 2023-07-10}\n"
    "reviews: [{id: r, name: R}]\n"
    "progress:\n"
    "  series:\n"
    "    - {period: 2023-09, complete: 9, in-progress: 9, not-started: 9}\n"
    "    - {period: 2023-06, complete: 1, in-progress: 2, not-started: 1}\n"
    "    - {period: 2023-03, complete: 0, in-progress: 2}\n"
    "    - {period: 2022-12, complete: 0, in-progress: 0, not-started: 4}\n"
    "recommendations:\n"
    "  - {id: '2', status: in-progress, timeline: {expected: 2023-07-09},\n"
    "     history: [{date: 2022-11-01, status: not-started}, {date: 2023-04-01, status: "
    "in-progress},\n"
    "               {period: 2023-06, text: Work goes on}, {date: 2023-07, status: complete}]}\n"
    "  - {id: '10', status: complete, timeline: {expected: 2020}}\n"
    "  - {id: '3', status: in-progress, timeline: {expected: 2023-07},\n"
    "     milestones: [{title: A, to: 2023-06}, {title: B, to: 2023-06, status: complete},\n"
    "                  {title: C, date: 2023-05-01}, {title: D, from: 2020}]}\n"
    "  - {id: '4', status: N/A}\n";

static void counts_and_changes_follow_from_the_table(void **state) {
    (void)state;
    Trial *trial = trial_of(REPORT);
    const Summary *summary = model_summary(trial->arena, trial->model, NULL);
    assert_int_equal(summary->total, 4);
    assert_int_equal(summary->without, 1);
    assert_int_equal(summary->status_count, 3);
    assert_str(record_string(summary->last, STR("period")), "2023-06");
    assert_str(record_string(summary->before, STR("period")), "2023-03");
    const StatusCount *not_started = &summary->statuses[0], *in_progress = &summary->statuses[1],
                      *complete = &summary->statuses[2];
    assert_int_equal(not_started->count, 0);
    assert_false(not_started->has_change);
    assert_int_equal(in_progress->count, 2);
    assert_true(in_progress->has_change);
    assert_int_equal(in_progress->change, 0);
    assert_int_equal(complete->change, 1);
    assert_int_equal(complete->step, 1);
    assert_str(record_string(in_progress->recommendations[0], STR("id")), "2");
    assert_str(record_string(in_progress->recommendations[1], STR("id")), "3");
    trial_drop(trial);
}

static void late_is_what_certainly_ended_before(void **state) {
    (void)state;
    Trial *trial = trial_of(REPORT);
    const Summary *summary = model_summary(trial->arena, trial->model, NULL);
    assert_int_equal(summary->late_count, 3);
    assert_str(record_string(summary->late[0].recommendation, STR("id")), "2");
    assert_null(summary->late[0].milestone);
    assert_int_equal(summary->late[0].days, 1);
    assert_str(record_string(summary->late[1].milestone, STR("title")), "A");
    assert_int_equal(summary->late[1].days, 10);
    assert_str(record_string(summary->late[2].milestone, STR("title")), "C");
    trial_drop(trial);
}

static void moves_are_those_of_the_period(void **state) {
    (void)state;
    Trial *trial = trial_of(REPORT);
    const Summary *summary = model_summary(trial->arena, trial->model, NULL);
    assert_int_equal(summary->move_count, 2);
    assert_str(record_string(summary->moves[0].from, STR("id")), "not-started");
    assert_str(record_string(summary->moves[0].to, STR("id")), "in-progress");
    assert_null(summary->moves[1].to);
    assert_str(record_string(summary->moves[1].from, STR("id")), "in-progress");
    trial_drop(trial);
}

static void a_report_without_snapshots_has_counts(void **state) {
    (void)state;
    Trial *trial = trial_of("format: rapporteur/1\n"
                            "document: {kind: quarterly-report, id: d, title: T}\n"
                            "recommendations: [{id: '1', status: complete,\n"
                            "    history: [{date: 2023, status: complete}]}]\n");
    const Summary *summary = model_summary(trial->arena, trial->model, NULL);
    assert_null(summary->last);
    assert_null(summary->before);
    assert_false(summary->statuses[2].has_change);
    assert_int_equal(summary->statuses[2].count, 1);
    assert_int_equal(summary->late_count, 0);
    assert_int_equal(summary->move_count, 0);
    trial_drop(trial);
}

static void destinations_are_unique(void **state) {
    (void)state;
    Trial *trial = trial_of("format: rapporteur/1\n"
                            "document: {kind: quarterly-report, id: d, title: T}\n"
                            "reviews: [{id: a, name: A}, {id: b/2, name: B}]\n"
                            "recommendations:\n"
                            "  - {id: '9.1', review: a, status: complete}\n"
                            "  - {id: '9.1', review: b/2, status: complete}\n"
                            "  - {id: GAO-20-377/1, review: a, status: complete}\n");
    Arena *arena = trial->arena;
    const Record *first = trial_recommendation(trial, 0), *second = trial_recommendation(trial, 1);
    const Record *third = trial_recommendation(trial, 2);
    assert_str(model_destination(arena, first), "rec-a-9.1");
    assert_str(model_destination(arena, second), "rec-b_2-9.1");
    assert_str(model_destination(arena, third), "rec-a-GAO-20-377_1");
    assert_int_equal(model_destination_alias(arena, trial->model, first).n, 0);
    assert_str(model_destination_alias(arena, trial->model, third), "rec-GAO-20-377_1");
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_and_changes_follow_from_the_table),
        cmocka_unit_test(late_is_what_certainly_ended_before),
        cmocka_unit_test(moves_are_those_of_the_period),
        cmocka_unit_test(a_report_without_snapshots_has_counts),
        cmocka_unit_test(destinations_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
