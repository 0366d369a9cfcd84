// SPDX-License-Identifier: MIT
// Facts of several documents: what differs is reported with both places, what agrees is not.
#include "trial.h"

#include "model/facts.h"

typedef struct {
    Trial *trial;
    Facts *facts;
} Documents;

static Documents documents_new(void) {
    Trial *trial = trial_new();
    return (Documents){trial, facts_new(trial->arena)};
}

static void documents_add(const Documents *documents, const char *name, const char *text) {
    Trial *trial = documents->trial;
    trial_write(trial, name, text);
    const BindOptions options = {
        .arena = trial->arena, .diag = &trial->diag, .root = trial->folder};
    const char *path = trial_path(trial, name);
    const Model *model = model_load(&options, path, str_of(path));
    assert_non_null(model);
    const FactList said = facts_of(trial->arena, model);
    facts_add(documents->facts, STR("/w"), &said);
}

#define PART                                                                                       \
    "format: rapporteur/1\ndocument: {kind: quarterly-report, id: a, title: A, as_of: 2022-12}\n"  \
    "reviews: [{id: cct, name: C, report: {date: 2018-09}}]\n"                                     \
    "recommendations: [{id: '1', status: complete}]\n"                                             \
    "facts: [{id: members, value: '177', text: Members.}]\n"                                       \
    "progress: {series: [{period: 2022-12, complete: 6, in-progress: 11}]}\n"

static void what_agrees_is_silent(void **state) {
    (void)state;
    const Documents documents = documents_new();
    documents_add(&documents, "a.yaml", PART);
    documents_add(&documents, "b.yaml",
                  "format: rapporteur/1\n"
                  "document: {kind: quarterly-report, id: b, title: B, as_of: 2023-03}\n"
                  "reviews: [{id: cct, name: C, report: {date: 2018-09-08}}]\n"
                  "recommendations: [{id: '1', status: in-progress}]\n"
                  "facts: [{id: members, value: '178', text: Members.}]\n"
                  "progress: {series: [{period: 2022-12, complete: 6, in-progress: 11},\n"
                  "  {period: 2023-03, complete: 7, in-progress: 10}]}\n");
    facts_check(documents.facts, NULL, &documents.trial->diag);
    trial_is_clean(documents.trial);
    trial_drop(documents.trial);
}

static void what_differs_shows_both_places(void **state) {
    (void)state;
    const Documents documents = documents_new();
    documents_add(&documents, "a.yaml", PART);
    documents_add(&documents, "b.yaml",
                  "format: rapporteur/1\n"
                  "document: {kind: quarterly-report, id: b, title: B, as_of: 2022-12}\n"
                  "reviews: [{id: cct, name: C, report: {date: 2018-10-08}}]\n"
                  "recommendations: [{id: '1', status: in-progress}]\n"
                  "facts: [{id: members, value: '178', text: Members.}]\n"
                  "progress: {series: [{period: 2022-12, complete: 7, in-progress: 11}]}\n");
    facts_check(documents.facts, NULL, &documents.trial->diag);
    Trial *trial = documents.trial;
    assert_int_equal(trial_count(trial, "XD-01"), 4);
    assert_int_equal(trial->diag.counts[SEVERITY_ERROR], 4);
    const Finding *count = &trial->diag.findings.at[0];
    assert_has(count->message, "the count 'complete' of 'cct' in 2022-12 is '7' here, but '6' in");
    assert_str(place_text(count->place), "7");
    assert_str(place_text(count->notes.at[0].place), "6");
    assert_str(place_text(trial->diag.findings.at[1].place), "2018-10-08");
    assert_str(place_text(trial->diag.findings.at[2].place), "in-progress");
    assert_str(place_text(trial->diag.findings.at[3].place), "178");
    trial_drop(trial);
}

#define PORTFOLIO(total)                                                                           \
    "format: rapporteur/1\ndocument: {kind: quarterly-report, id: p, title: P, review: all}\n"     \
    "reviews:\n"                                                                                   \
    "  - {id: all, name: All, parts: [cct, rds, atrt, ssr], progress: {series: [{period: "         \
    "2022-12, complete: " total ", in-progress: 50}]}}\n"                                          \
    "  - {id: rds, name: R, progress: {series: [{period: 2022-12, complete: 4, in-progress: "      \
    "11}]}}\n"                                                                                     \
    "  - {id: atrt, name: A, progress: {series: [{period: 2022-12, complete: 10, in-progress: "    \
    "5}]}}\n"                                                                                      \
    "  - {id: ssr, name: S, progress: {series: [{period: 2022-12, complete: 0, in-progress: "      \
    "23}]}}\n"

static size_t sums_wrong(const char *portfolio) {
    const Documents documents = documents_new();
    documents_add(&documents, "p.yaml", portfolio);
    documents_add(&documents, "a.yaml", PART);
    facts_check(documents.facts, NULL, &documents.trial->diag);
    const size_t n = trial_count(documents.trial, "XD-01");
    if (n) assert_int_equal(trial_finding(documents.trial, "XD-01")->notes.n, 4);
    trial_drop(documents.trial);
    return n;
}

static void parts_add_up_to_the_portfolio(void **state) {
    (void)state;
    assert_int_equal(sums_wrong(PORTFOLIO("20")), 0);
    assert_int_equal(sums_wrong(PORTFOLIO("21")), 1);
}

static void a_part_that_is_not_there_is_no_contradiction(void **state) {
    (void)state;
    const Documents documents = documents_new();
    documents_add(&documents, "p.yaml", PORTFOLIO("99"));
    facts_check(documents.facts, NULL, &documents.trial->diag);
    trial_is_clean(documents.trial);
    trial_drop(documents.trial);
}

static void waivers_and_severities_count(void **state) {
    (void)state;
    const Documents documents = documents_new();
    documents_add(&documents, "a.yaml", PART);
    documents_add(&documents, "b.yaml",
                  "format: rapporteur/1\n"
                  "document: {kind: quarterly-report, id: b, title: B, as_of: 2022-12}\n"
                  "reviews: [{id: cct, name: C, allow: [XD-01], because: counted anew}]\n"
                  "recommendations: [{id: '1', status: in-progress, allow: XD-01, because: x}]\n"
                  "facts: [{id: members, value: '178', text: Members.}]\n");
    const Rule *rule = rule_lookup(STR("XD-01"));
    const Severity severity = SEVERITY_WARNING;
    facts_check(documents.facts, &(RuleConfig){&rule, &severity, 1}, &documents.trial->diag);
    assert_int_equal(trial_count(documents.trial, "XD-01"), 1);
    assert_int_equal(documents.trial->diag.counts[SEVERITY_WARNING], 1);
    trial_drop(documents.trial);
}

static void a_code_has_one_meaning_in_a_workspace(void **state) {
    (void)state;
    const Documents documents = documents_new();
    documents_add(&documents, "a.yaml",
                  HEAD "vocab: {status: [{id: OAR, label: Open Acceptable Response}]}\n");
    documents_add(&documents, "b.yaml",
                  HEAD "vocab: {status: [{id: OAR, label: Open Await Response}]}\n");
    facts_check(documents.facts, NULL, &documents.trial->diag);
    assert_int_equal(trial_count(documents.trial, "VO-02"), 1);
    assert_str(place_text(trial_finding(documents.trial, "VO-02")->place), "Open Await Response");
    trial_drop(documents.trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_agrees_is_silent),
        cmocka_unit_test(what_differs_shows_both_places),
        cmocka_unit_test(parts_add_up_to_the_portfolio),
        cmocka_unit_test(a_part_that_is_not_there_is_no_contradiction),
        cmocka_unit_test(waivers_and_severities_count),
        cmocka_unit_test(a_code_has_one_meaning_in_a_workspace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
