// SPDX-License-Identifier: MIT
// Waivers and severities: what they cover, what they do not, and what is said about them.
#include "trial.h"

static Trial *trial_waived(const char *text) {
    Trial *trial = trial_ruled(text);
    rules_apply_waivers(trial->model, NULL, &trial->diag);
    return trial;
}

static void a_waiver_covers_its_node(void **state) {
    (void)state;
    Trial *trial = trial_waived(
        HEAD "news:\n  - {text: '[a](#)', allow: [LI-01], because: lost}\n  - {text: '[b](#)'}\n");
    assert_int_equal(trial->diag.findings.n, 1);
    assert_str(trial_finding(trial, "LI-01")->path, "news[1].text");
    assert_int_equal(trial->diag.counts[SEVERITY_ERROR], 1);
    trial_drop(trial);
}

static void a_waiver_of_the_document_covers_all(void **state) {
    (void)state;
    static const char *const PLACES[] = {
        HEAD "allow: LI-01\nbecause: lost\nnews: [{text: '[a](#)'}, {text: '[b](#)'}]\n",
        "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T,\n"
        "  allow: [LI-01], because: lost}\nnews: [{text: '[a](#)'}, {text: '[b](#)'}]\n",
        "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T}\n"
        "reviews: [{id: r, name: R, allow: [LI-01], because: lost}]\n"
        "news: [{text: '[a](#)'}, {text: '[b](#)'}]\n"};
    for (size_t i = 0; i < COUNT_OF(PLACES); i++) {
        Trial *trial = trial_waived(PLACES[i]);
        trial_is_clean(trial);
        assert_int_equal(trial->diag.counts[SEVERITY_ERROR], 0);
        trial_drop(trial);
    }
}

static void nodes_above_count(void **state) {
    (void)state;
    Trial *trial = trial_waived(
        HEAD
        "recommendations:\n"
        "  - {id: '1', status: complete, allow: [LI-01], because: x, items: [{text: '[a](#)'}]}\n"
        "  - {id: '11', status: complete, text: '[a](#)'}\n");
    assert_int_equal(trial->diag.findings.n, 1);
    assert_str(trial_finding(trial, "LI-01")->path, "recommendations[1].text");
    trial_drop(trial);
}

static void a_waiver_without_a_reason_has_no_effect(void **state) {
    (void)state;
    Trial *trial = trial_waived(HEAD "allow: [LI-01]\nbecause: ' '\nnews: [{text: '[a](#)'}]\n");
    assert_int_equal(trial->diag.findings.n, 2);
    assert_int_equal(trial_count(trial, "LI-01"), 1);
    assert_str(place_text(trial_finding(trial, "WA-02")->place), "allow");
    assert_int_equal(trial_finding(trial, "WA-02")->severity, SEVERITY_WARNING);
    trial_drop(trial);
}

static void waivers_without_use_are_reported(void **state) {
    (void)state;
    Trial *trial = trial_waived(HEAD "allow: [LI-01, ST-02, ST-99, DATA-02]\nbecause: x\n"
                                     "news: [{text: '[a](#)'}]\n");
    assert_int_equal(trial->diag.findings.n, 3);
    assert_has(trial->diag.findings.at[0].message, "nothing here breaks rule 'ST-02'");
    assert_has(trial->diag.findings.at[1].message, "no rule 'ST-99'");
    assert_has(trial->diag.findings.at[2].message, "'DATA-02' cannot be waived");
    trial_drop(trial);
}

static void waivers_may_be_applied_twice(void **state) {
    (void)state;
    Trial *trial =
        trial_waived(HEAD "allow: [LI-01, TX-08]\nbecause: x\nnews: [{text: '[a](#)'}]\n");
    assert_int_equal(trial->diag.findings.n, 1);
    assert_str(place_text(trial_finding(trial, "WA-01")->place), "TX-08");
    // A later stage finds something, without a path.
    diag_add(&trial->diag, SEVERITY_ERROR, "TX-08", trial->model->place, "no font");
    rules_apply_waivers(trial->model, NULL, &trial->diag);
    trial_is_clean(trial);
    for (size_t i = 0; i < SEVERITY__COUNT; i++) assert_int_equal(trial->diag.counts[i], 0);
    trial_drop(trial);
}

static void findings_without_a_path_go_by_their_bytes(void **state) {
    (void)state;
    Trial *trial =
        trial_ruled(HEAD "news:\n  - {text: a, allow: [TX-08], because: x}\n  - {text: b}\n");
    const Datum *news = record_list(trial->model->root, STR("news"));
    for (size_t i = 0; i < 2; i++) {
        const Place place = record_place(news->items[i].record, STR("text"));
        diag_add(&trial->diag, SEVERITY_ERROR, "TX-08", place, "no font");
    }
    rules_apply_waivers(trial->model, NULL, &trial->diag);
    assert_int_equal(trial->diag.findings.n, 1);
    assert_str(place_text(trial->diag.findings.at[0].place), "b");
    trial_drop(trial);
}

static void what_is_fatal_cannot_be_waived(void **state) {
    (void)state;
    Trial *trial = trial_ruled(HEAD "allow: [DATA-02]\nbecause: x\n");
    diag_add(&trial->diag, SEVERITY_FATAL, "DATA-02", trial->model->place, "late");
    rules_apply_waivers(trial->model, NULL, &trial->diag);
    assert_int_equal(trial_count(trial, "DATA-02"), 1);
    trial_drop(trial);
}

static RuleConfig config_of(Trial *trial, const char *rules) {
    Source *source = arena_push(trial->arena, Source, 1);
    source->path = STR("rapporteur.yaml");
    source->bytes = str_format(trial->arena, "format: rapporteur/1\nrules: %s\n", rules);
    const Record *workspace = model_load_workspace(trial->arena, &trial->diag, source, STR("."));
    assert_non_null(workspace);
    return rule_config_of(trial->arena, workspace, &trial->diag);
}

static void a_workspace_sets_severities(void **state) {
    (void)state;
    Trial *trial =
        trial_of(HEAD "news: [{text: '[a](#)'}]\n"
                      "recommendations: [{id: '1', status: COMPLETE}, {id: '2', status: x}]\n");
    const RuleConfig config = config_of(trial, "{LI-01: info, ST-10: warning, WA-01: error}");
    assert_int_equal(config.n, 3);
    rules_run(trial->model, &config, &trial->diag);
    trial_forget(trial, "ST-08");
    assert_int_equal(trial_finding(trial, "LI-01")->severity, SEVERITY_INFO);
    assert_int_equal(trial->diag.counts[SEVERITY_INFO], 1);
    assert_int_equal(trial->diag.counts[SEVERITY_WARNING], 2);
    assert_int_equal(trial->diag.counts[SEVERITY_ERROR], 0);
    rules_apply_waivers(trial->model, &config, &trial->diag);
    assert_int_equal(trial->diag.counts[SEVERITY_WARNING], 2);
    trial_drop(trial);
}

static void stricter_is_only_what_has_the_rules_own_severity(void **state) {
    (void)state;
    Trial *trial = trial_of(HEAD "allow: [LI-01]\nbecause: x\n"
                                 "recommendations: [{id: '1', status: COMPLETE}]\n");
    const RuleConfig config = config_of(trial, "{ST-10: error, WA-01: error}");
    rules_run(trial->model, &config, &trial->diag);
    rules_apply_waivers(trial->model, &config, &trial->diag);
    assert_int_equal(trial_finding(trial, "ST-10")->severity, SEVERITY_WARNING);
    assert_int_equal(trial_finding(trial, "WA-01")->severity, SEVERITY_ERROR);
    trial_drop(trial);
}

static void settings_that_mean_nothing_are_reported(void **state) {
    (void)state;
    Trial *trial = trial_of(HEAD);
    const RuleConfig config = config_of(trial, "{ST-20: error, DATA-02: info, LI-01: loud}");
    assert_int_equal(config.n, 0);
    assert_int_equal(trial_count(trial, "DATA-01"), 2);
    assert_int_equal(trial_count(trial, "DATA-08"), 1);
    assert_has(trial_finding(trial, "DATA-01")->help, "did you mean 'ST-");
    assert_str(place_text(trial_finding(trial, "DATA-08")->place), "loud");
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_waiver_covers_its_node),
        cmocka_unit_test(a_waiver_of_the_document_covers_all),
        cmocka_unit_test(nodes_above_count),
        cmocka_unit_test(a_waiver_without_a_reason_has_no_effect),
        cmocka_unit_test(waivers_without_use_are_reported),
        cmocka_unit_test(waivers_may_be_applied_twice),
        cmocka_unit_test(findings_without_a_path_go_by_their_bytes),
        cmocka_unit_test(what_is_fatal_cannot_be_waived),
        cmocka_unit_test(a_workspace_sets_severities),
        cmocka_unit_test(stricter_is_only_what_has_the_rules_own_severity),
        cmocka_unit_test(settings_that_mean_nothing_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
