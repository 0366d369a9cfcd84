// SPDX-License-Identifier: MIT
// Changes between two editions: what each kind says, and the findings with both places.
#include "trial.h"

#include "model/changes.h"

#define EARLIER(rows)                                                                              \
    "format: rapporteur/1\n"                                                                       \
    "document: {kind: quarterly-report, id: d, title: T, period: 2023-03}\n"                       \
    "reviews: [{id: r, name: Review}]\nrecommendations:\n" rows
#define LATER(rows)                                                                                \
    "format: rapporteur/1\n"                                                                       \
    "document: {kind: quarterly-report, id: d, title: T, period: 2023-06,\n"                       \
    "           previous: {file: old.yaml, notes: [{recommendation: '8', text: Merged.}]}}\n"      \
    "reviews: [{id: r, name: Review}]\nrecommendations:\n" rows

static Trial *trial_of_editions(const char *earlier, const char *later) {
    Trial *trial = trial_new();
    trial_write(trial, "old.yaml", earlier);
    trial_write(trial, "d.yaml", later);
    assert_non_null(trial_load(trial, NULL));
    rules_run(trial->model, NULL, &trial->diag);
    return trial;
}

static const Finding *only(Trial *trial, const char *code) {
    assert_int_equal(trial->diag.findings.n, 1);
    return trial_finding(trial, code);
}

static void nothing_changed(void **state) {
    (void)state;
    Trial *trial = trial_of_editions(EARLIER("  - {id: '1', status: in-progress, text: A.}\n"),
                                     LATER("  - {id: '1', status: in-progress, text: A.}\n"));
    trial_is_clean(trial);
    const Changes *changes = model_changes(trial->arena, trial->model->previous, trial->model);
    assert_int_equal(changes->n, 0);
    trial_drop(trial);
}

static void what_is_gone_is_said(void **state) {
    (void)state;
    Trial *trial = trial_of_editions(EARLIER("  - {id: '1', status: in-progress, text: A.}\n"
                                             "  - {id: '7', status: in-progress, text: B.}\n"
                                             "  - {id: '8', status: in-progress, text: C.}\n"),
                                     LATER("  - {id: '1', status: in-progress, text: A.}\n"));
    const Finding *gone = only(trial, "CG-01"); // 8 has a note
    assert_str(place_text(gone->place), "old.yaml");
    assert_str(place_text(gone->notes.at[0].place), "7");
    assert_has(gone->notes.at[0].place.source->path, "old.yaml");
    trial_drop(trial);
}

static void what_is_new_is_said(void **state) {
    (void)state;
    Trial *trial = trial_of_editions(EARLIER("  - {id: '1', status: in-progress, text: A.}\n"),
                                     LATER("  - {id: '1', status: in-progress, text: A.}\n"
                                           "  - {id: '9', status: in-progress, text: B.}\n"));
    assert_str(place_text(only(trial, "CG-02")->place), "9");
    trial_drop(trial);
}

static void priorities_are_compared_in_words(void **state) {
    (void)state;
    Trial *trial = trial_of_editions(
        EARLIER("  - {id: '1', status: in-progress, text: A., priority: P1}\n"
                "  - {id: '2', status: in-progress, text: B., priority: [{level: P2}]}\n"),
        LATER("  - {id: '1', status: in-progress, text: A., priority: P3}\n"
              "  - {id: '2', status: in-progress, text: B., priority: P2}\n"));
    const Finding *changed = only(trial, "CG-03");
    assert_str(changed->message, "the priority of recommendation 1 is 'P3', it was 'P1'");
    assert_str(place_text(changed->place), "P3");
    assert_str(place_text(changed->notes.at[0].place), "P1");
    trial_drop(trial);
}

static void dates_that_slip_are_said(void **state) {
    (void)state;
    Trial *trial = trial_of_editions(
        EARLIER("  - {id: '1', status: in-progress, text: A., timeline: {expected: 2023-12-01}}\n"
                "  - {id: '2', status: in-progress, text: B., timeline: {expected: 2024-02}}\n"),
        LATER("  - {id: '1', status: in-progress, text: A., timeline: {expected: 2023-12-31}}\n"
              "  - {id: '2', status: in-progress, text: B., timeline: {expected: 2024-01}}\n"));
    const Finding *slipped = only(trial, "CG-04"); // an earlier date is no slip
    assert_has(slipped->message, "slipped by 30 days");
    assert_str(place_text(slipped->place), "2023-12-31");
    assert_str(place_text(slipped->notes.at[0].place), "2023-12-01");
    const Changes *changes = model_changes(trial->arena, trial->model->previous, trial->model);
    assert_int_equal(changes->counts[CHANGE_DUE], 2);
    assert_int_equal(changes->at[1].days, -29);
    trial_drop(trial);
}

static void work_that_was_over_is_not_begun_again(void **state) {
    (void)state;
    Trial *trial = trial_of_editions(EARLIER("  - {id: '1', status: complete, text: A., completed: "
                                             "2023-01-05, documentation: {url: "
                                             "'https://example.org/a'}}\n"
                                             "  - {id: '8', status: complete, text: B.}\n"),
                                     LATER("  - {id: '1', status: not-started, text: A.}\n"
                                           "  - {id: '8', status: in-progress, text: B.}\n"));
    const Finding *back = only(trial, "CG-05");
    assert_int_equal(back->severity, SEVERITY_ERROR);
    assert_str(place_text(back->place), "not-started");
    assert_str(place_text(back->notes.at[0].place), "complete");
    trial_drop(trial);
}

static void an_edition_that_is_not_there_is_fatal(void **state) {
    (void)state;
    Trial *trial = trial_new();
    trial_write(trial, "d.yaml", LATER("  - {id: '1', status: in-progress, text: A.}\n"));
    assert_null(trial_load(trial, NULL));
    assert_str(place_text(trial_finding(trial, "DATA-17")->place), "old.yaml");
    trial_drop(trial);
}

static void editions_stay_inside_the_workspace(void **state) {
    (void)state;
    Trial *trial = trial_of("format: rapporteur/1\n"
                            "document: {kind: quarterly-report, id: d, title: T,\n"
                            "           previous: {file: ../../etc/passwd}}\n");
    assert_null(trial->model);
    assert_int_equal(trial_count(trial, "DATA-17"), 1);
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_changed),
        cmocka_unit_test(what_is_gone_is_said),
        cmocka_unit_test(what_is_new_is_said),
        cmocka_unit_test(priorities_are_compared_in_words),
        cmocka_unit_test(dates_that_slip_are_said),
        cmocka_unit_test(work_that_was_over_is_not_begun_again),
        cmocka_unit_test(an_edition_that_is_not_there_is_fatal),
        cmocka_unit_test(editions_stay_inside_the_workspace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
