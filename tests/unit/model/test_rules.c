// SPDX-License-Identifier: MIT
// The rules: each fires on what it is about, with both places, and stays silent on what is right.
#include "broken.h"

// The figures of a published status page that contradicts itself on recommendation 6.
static const char PUBLISHED[] =
    "format: rapporteur/1\n"
    "document: {kind: quarterly-report, id: d, title: T, period: 2023-06, as_of: 2024-05-09}\n"
    "vocab:\n"
    "  priority: {note: 'P1 is highest, see [here](#)', levels: [P1, P2, P3, P4]}\n"
    "reviews: [{id: cct, name: C, recommendations_tracked: 17}]\n"
    "stated:\n"
    "  complete: ['16', '17', '18', '30', '31']\n"
    "  in-progress: ['1', '6', '7', '8', '11', '13', '20', '21', '22', '23', '24', '26']\n"
    "  not-started: []\n"
    "news: [{text: 'Read [this](#)'}, {text: 'Read [that](#)'}]\n"
    "progress:\n"
    "  total: 17\n"
    "  series:\n"
    "    - {period: 2022-04, complete: 3, in-progress: 4, not-started: 10}\n"
    "    - {period: 2022-06, complete: 3, in-progress: 4, not-started: 10}\n"
    "    - {period: 2022-09, complete: 3, in-progress: 5, not-started: 9}\n"
    "    - {period: 2022-12, complete: 4, in-progress: 11, not-started: 2}\n"
    "    - {period: 2023-03, complete: 5, in-progress: 12, not-started: 0}\n"
    "    - {period: 2023-06, complete: 5, in-progress: 12, not-started: 0}\n"
    "recommendations:\n"
    "  - {id: '1', status: in-progress, priority: P1}\n"
    "  - {id: '6', status: not-started, priority: P2}\n"
    "  - {id: '7', status: in-progress, priority: P4}\n"
    "  - {id: '8', status: in-progress, priority: P1}\n"
    "  - {id: '11', status: in-progress, priority: P1}\n"
    "  - {id: '13', status: in-progress,\n"
    "     priority: [{level: P1, items: ['1', '4'], in_part: ['4']},\n"
    "                {level: P2, items: ['3', '4'], in_part: ['4']}]}\n"
    "  - {id: '16', status: complete, priority: N/A}\n"
    "  - {id: '17', status: complete, priority: n/a}\n"
    "  - {id: '18', status: complete}\n"
    "  - {id: '20', status: in-progress}\n"
    "  - {id: '21', status: in-progress, priority: [{level: P2, items: ['2']}]}\n"
    "  - {id: '22', status: in-progress}\n"
    "  - {id: '23', status: in-progress}\n"
    "  - {id: '24', status: in-progress, priority: [{level: P2, items: [B]}]}\n"
    "  - {id: '26', status: in-progress}\n"
    "  - {id: '30', status: complete}\n"
    "  - {id: '31', status: complete}\n";

static void a_published_page_gives_what_is_wrong_with_it(void **state) {
    (void)state;
    Trial *trial = trial_ruled(PUBLISHED);
    assert_int_equal(trial->diag.findings.n, 9);
    assert_int_equal(trial->diag.counts[SEVERITY_ERROR], 6);
    assert_str(place_text(trial_finding(trial, "LI-02")->place), "[here](#)");
    const Finding *listed = trial_finding(trial, "ST-01");
    assert_str(listed->path, "stated.in-progress");
    assert_str(place_text(listed->place), "6");
    assert_str(place_text(listed->notes.at[0].place), "not-started");
    const Finding *counted = trial_finding(trial, "ST-02");
    assert_str(counted->path, "recommendations[1].status");
    assert_str(place_text(counted->place), "not-started");
    assert_str(place_text(counted->notes.at[0].place), "0");
    assert_has(counted->message, "recommendation 6 is 'not-started'");
    assert_has(counted->help, "allow: [ST-02]");
    assert_int_equal(trial_count(trial, "LI-01"), 3);
    assert_str(trial_finding(trial, "LI-01")->path, "vocab.priority.note");
    trial_drop(trial);
}

#define ROW1         "  - {id: '1', status: complete}\n"
#define SERIES(rows) "progress:\n  series:\n" rows

static const Broken BROKEN[] = {
    {HEAD "recommendations:\n" ROW1 "  - {id: \"1\", status: unknown}\n", "ID-01", 1, "1", "1",
     "the id '1' is used twice for a recommendation"},
    {HEAD "people: [{id: a}, {id: b}, {id: a}, {id: a}]\n", "ID-01", 2, "a", "a", "person"},
    {HEAD
     "recommendations: [{id: '1', status: complete, items: [{id: x, items: [{id: y}, {id: y}]},\n"
     " {id: y}, {text: z}, {text: z}]}]\n",
     "ID-01", 1, "y", "y", "item"},
    {HEAD "vocab: {status: [{id: a, label: A}, {id: a, label: B}]}\n", "ID-01", 1, "a", "a",
     "status"},
    {HEAD "recommendations: [{id: '1', status: completed}]\n", "ST-10", 1, "completed", NULL,
     "'completed' is no status word"},
    {HEAD "recommendations: [{id: '1', status: In progress}]\n", "ST-10", 1, "In progress", NULL,
     "taken for 'in-progress'"},
    {HEAD "recommendations: [{id: '1'}, {id: '2'}, {id: '3'}]\n", "ST-10", 1, "1", NULL,
     "no recommendation has a 'status'"},
    {HEAD "recommendations: [{id: '1', status: complete}, {id: '2'}]\n", "ST-10", 1, "2", NULL,
     "recommendation '2' has no 'status'"},
    {HEAD SERIES("    - {period: 2023-06, finished: 2, complete: 1}\n"), "ST-10", 1, "finished",
     NULL, "no status word"},
    {HEAD "stated: {Complete: ['1']}\nrecommendations:\n" ROW1, "ST-10", 1, "Complete", NULL,
     "taken for 'complete'"},
    {HEAD "stated: {complete: 2}\nrecommendations:\n" ROW1, "ST-01", 1, "2", NULL,
     "2 are stated as 'complete', but the table has 1"},
    {HEAD "stated: {complete: ['1', '1', '9']}\nrecommendations:\n" ROW1, "ST-01", 2, "1", "1",
     "listed twice"},
    {HEAD "stated: {complete: /}\nrecommendations:\n" ROW1, "ST-01", 1, "complete", "/",
     "in none of the lists"},
    {HEAD "stated: {complete: ['RV 1'], not-started: []}\nrecommendations:\n" ROW1, "ST-01", 0,
     NULL, NULL, NULL},
    {HEAD "progress: {total: 3, series: [{period: 2023-03, complete: 2}]}\n", "ST-02", 1,
     "{period: 2023-03, complete: 2}", "3", "adds up to 2, but the total is 3"},
    {HEAD SERIES(
         "    - {period: 2023-06, complete: 2, in-progress: 0}\n") "recommendations:\n" ROW1
                                                                   "  - {id: '2', status: "
                                                                   "in-progress}\n  - {id: '3', "
                                                                   "status: in-progress}\n",
     "ST-02", 1, "{period: 2023-06, complete: 2, in-progress: 0}", "in-progress",
     "says 0 In progress, 2 Complete, but the table has 2 In progress, 1 Complete"},
    {HEAD SERIES("    - {period: 2023-06, complete: 1}\n    - {period: 2023-09, complete: 7, note: "
                 "More.}\n") "recommend"
                             "ations:"
                             "\n" ROW1,
     "ST-02", 0, NULL, NULL, NULL},
    {HEAD SERIES(
         "    - {period: 2023-06, complete: 5}\n") "recommendations: [{id: '1', status: don}]\n",
     "ST-10", 1, "don", NULL, "no status word"},
    {HEAD "recommendations: [{id: '1', status: complete, priority: [{level: P1, items: [a, b]},\n"
          "  {level: P2, items: [b], in_part: [b]}, {level: P3, items: [c, c]}]}]\n",
     "PR-01", 1, "b", "b", "'P1' and 'P2', but is 'in part' in one only"},
    {HEAD "vocab: {priority: {levels: [HIGH, LOW]}}\nrecommendations:\n"
          "  - {id: '1', status: complete, priority: HIHG}\n"
          "  - {id: '2', status: complete, priority: [{level: LOW}, {level: P1}]}\n"
          "  - {id: '3', status: in-progress, priority: N/A}\n",
     "PR-04", 2, "HIHG", "[HIGH, LOW]", "'HIHG' is not on the scale"},
    {HEAD "recommendations: [{id: '1', status: complete, priority: HIGH}]\n", "PR-04", 0, NULL,
     NULL, NULL},
    {HEAD "recommendations: [{id: '1', status: complete, text: 'a **b [c]()**',\n"
          "  rationale: '- [x](#)', items: [{text: '[y](#here)'}], documentation: {url: '#'}}]\n",
     "LI-01", 4, "[c]()", NULL, "leads nowhere"},
    {HEAD "news: [{text: '[a](javascript:alert(1)) <file:///etc/passwd> [b](www.example.org) "
          "[c](https://) [d](HTTPS://example.org) <a@example.org>'}]\n",
     "LI-01", 4, "[a](javascript:alert(1))", NULL, "no address that a link can have"},
    {HEAD "news: [{text: a \xEF\x83\xBC b \xEE\x80\x80}]\nsections: [{title: T, body: [ok, "
          "\xF4\x80\x80\x80]}]\n",
     "TX-01", 3, "\xEF\x83\xBC", NULL, "U+F0FC"},
    {HEAD "news: [{text: \"\xEF\xA8\x8E \xEF\xBF\xBD \xF0\x9F\x98\x80 \xF3\xA0\x84\x80\"}]\n",
     "TX-01", 0, NULL, NULL, NULL},
    {HEAD "recommendations: [{id: '1', status: complete, text: 'See {rec 1}, {rec 2}, {rec WS2 "
          "2.3}'}]\n",
     "RF-01", 1, "{rec 2}", NULL, "no recommendation has the id '2'"},
    {HEAD "domains: [{id: israel}]\nnews: [{text: 'At {domain israel} and *{domain isreal}*'}]\n",
     "RF-03", 1, "{domain isreal}", NULL, "no domain has the id 'isreal'"},
    {HEAD
     "news: [{text: '{count recommendations} {count recommendations status=complete theme=x}"
     " {count recomendations} {count reviews nam=x} {count recommendations status=compleet}'}]\n",
     "RF-03", 3, "{count recomendations}", NULL, "no list 'recomendations' to count"},
    {HEAD "progress: {series: []}\n", "CH-01", 1, "[]", NULL, "no data"},
    {HEAD SERIES("    - {period: 2023-03, complete: 1, in-progress: 1}\n"
                 "    - {period: 2023-06, complete: 2}\n"),
     "CH-01", 1, "{period: 2023-06, complete: 2}", "in-progress", "no count for 'in-progress'"},
    {HEAD SERIES("    - {period: 2023-06, complete: 2}\n    - {period: 2023-06, complete: 2}\n"),
     "CH-01", 1, "2023-06", "2023-06", "two snapshots"},
    {HEAD SERIES("    - {period: 2023-06, complete: 2, total: 3}\n"), "CH-02", 1, "3",
     "{period: 2023-06, complete: 2, total: 3}", "gives 3 as its total"},
    {"format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T}\n"
     "reviews: [{id: r, name: R, recommendations_tracked: 2}]\n"
     "progress: {total: 3, series: [{period: 2023-06, complete: 3}]}\n",
     "CH-02", 1, "3", "2", "the chart's total is 3"},
    {"format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T}\n"
     "reviews: [{id: r, name: R, recommendations_tracked: 2}]\nrecommendations:\n" ROW1,
     "CH-02", 1, "2", "- {id: '1', status: complete}",
     "tracks 2 recommendations, but the table has 1"},
    {HEAD "progress: {total: 3, series: [{period: 2023-03, complete: 2, total: 2},\n"
          "  {period: 2023-06, complete: 3, note: One was added.}]}\n",
     "ST-02", 0, NULL, NULL, NULL},
};

static void each_rule_shows_both_places(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(BROKEN); i++) broken_check(&BROKEN[i]);
}

static void a_status_near_to_one_is_suggested(void **state) {
    (void)state;
    Trial *trial = trial_ruled(HEAD "recommendations:\n"
                                    "  - {id: '1', status: in-progres}\n"
                                    "  - {id: '2', status: Not startd}\n"
                                    "  - {id: '3', status: rejected}\n");
    assert_int_equal(trial->diag.findings.n, 3);
    assert_str(trial->diag.findings.at[0].help, "did you mean 'in-progress'?");
    assert_str(trial->diag.findings.at[1].help, "did you mean 'not-started'?");
    assert_has(trial->diag.findings.at[2].help, "not-started, in-progress, complete");
    trial_drop(trial);
}

static void ids_of_two_reviews_may_be_the_same(void **state) {
    (void)state;
    Trial *trial = trial_ruled("format: rapporteur/1\n"
                               "document: {kind: quarterly-report, id: d, title: T}\n"
                               "reviews: [{id: a, name: A}, {id: b, name: B}]\n"
                               "recommendations:\n"
                               "  - {id: '1', review: a, status: complete}\n"
                               "  - {id: '1', review: b, status: complete}\n"
                               "  - {id: '1', review: b, status: complete}\n");
    assert_int_equal(trial->diag.findings.n, 1);
    assert_str(trial_finding(trial, "ID-01")->path, "recommendations[2].id");
    trial_drop(trial);
}

static void many_rows_are_quick(void **state) {
    (void)state;
    enum { ROWS = 20000 }; // a check that is not linear would take minutes
    Buf text = {0};
    buf_put(&text, STR(HEAD "recommendations:\n"));
    for (int i = 0; i < ROWS; i++)
        buf_printf(&text, "  - {id: '%d', status: complete, allow: [ST-10], because: x}\n", i);
    Trial *trial = trial_ruled(text.at);
    assert_int_equal(trial->diag.findings.n, 0);
    rules_apply_waivers(trial->model, NULL, &trial->diag);
    assert_int_equal(trial_count(trial, "WA-01"), ROWS);
    assert_str(trial->diag.findings.at[ROWS - 1].path, "recommendations[19999].allow");
    buf_release(&text);
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_published_page_gives_what_is_wrong_with_it),
        cmocka_unit_test(each_rule_shows_both_places),
        cmocka_unit_test(a_status_near_to_one_is_suggested),
        cmocka_unit_test(ids_of_two_reviews_may_be_the_same),
        cmocka_unit_test(many_rows_are_quick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
