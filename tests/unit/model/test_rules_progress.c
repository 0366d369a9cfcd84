// SPDX-License-Identifier: MIT
// Progress, evidence, priorities, publications: each rule on what is wrong, and on what is right.
#include "ruled.h"

#define SERIES(rows) "progress: {series: [" rows "]}\n"
#define ROWS(rows)   "recommendations:\n" rows
#define ITEMS        "items: [{id: '1'}, {id: '2'}, {id: '3'}, {id: '4'}, {id: '5'}]"
#define PERIODS      "publications: {items: ["

static const Ruled PROGRESS[] = {
    {"ST-03", 1,
     "format: rapporteur/1\ndocument: {kind: briefing-deck, id: d, title: T}\n"
     "hexagon_map: {groups: [{title: Transparency (4 Recs.), recommendations: ['1', '2', '3']}]}\n"
     "recommendations: [{id: '1', text: a}, {id: '2', text: b}, {id: '3', text: c}]\n",
     "4", "['1', '2', '3']"},
    {"ST-03", 0,
     "format: rapporteur/1\ndocument: {kind: briefing-deck, id: d, title: T}\n"
     "hexagon_map: {groups: [{title: Transparency (3 Recs.), recommendations: ['1', '2', '3']}]}\n"
     "recommendations: [{id: '1', text: a}, {id: '2', text: b}, {id: '3', text: c}]\n",
     NULL, NULL},
    {"ST-03", 1,
     HEAD "decisions: {items: [{text: a, count: 2, recommendations: ['1']}]}\n" ROWS(
         "  - {id: '1', status: in-progress}\n"),
     "2", "['1']"},
    {"ST-03", 0, HEAD "decisions: {items: [{text: two candidates, count: 2}]}\n", NULL, NULL},
    {"ST-04", 1, HEAD SERIES("{period: 2023-03, complete: 58}, {period: 2023-06, complete: 61}"),
     "{period: 2023-06, complete: 61}", "{period: 2023-03, complete: 58}"},
    {"ST-04", 0,
     HEAD SERIES("{period: 2023-03, complete: 58}, {period: 2023-06, complete: 61, note: Split.}"),
     NULL, NULL},
    {"ST-05", 1,
     HEAD SERIES("{period: 2023-03, complete: 5, in-progress: 1},"
                 "{period: 2023-06, complete: 4, in-progress: 2}"),
     "4", "5"},
    {"ST-05", 1,
     HEAD SERIES("{period: 2023-03, in-progress: 3, not-started: 1},"
                 "{period: 2023-06, in-progress: 2, not-started: 2}"),
     "2", "1"},
    {"ST-05", 0,
     HEAD SERIES("{period: 2023-03, complete: 5, in-progress: 1},"
                 "{period: 2023-06, complete: 4, in-progress: 2, note: Reopened.}"),
     NULL, NULL},
    {"ST-05", 1,
     HEAD SERIES("{period: 2022-12, in-progress: 1, not-started: 1},"
                 "{period: 2023-03, in-progress: 2, not-started: 0},"
                 "{period: 2023-06, in-progress: 2, not-started: 0}")
         ROWS("  - {id: '1', status: in-progress}\n  - {id: '6', status: not-started}\n"),
     "not-started", "0"},
    {"ST-05", 0,
     HEAD SERIES("{period: 2023-06, in-progress: 2, not-started: 0}")
         ROWS("  - {id: '1', status: in-progress}\n  - {id: '6', status: not-started, history: "
              "[{date: 2023-07, status: not-started, note: It begins anew.}]}\n"),
     NULL, NULL},
    {"ST-05", 1,
     HEAD ROWS("  - {id: '1', status: in-progress, history: [{date: 2022, status: complete},"
               " {date: 2023, status: in-progress}]}\n"),
     "in-progress", "complete"},
    {"ST-05", 0,
     HEAD ROWS("  - {id: '1', status: in-progress, history: [{date: 2022, status: complete},"
               " {date: 2023, status: in-progress, note: Reopened.}]}\n"),
     NULL, NULL},
    {"ST-06", 2,
     HEAD ROWS("  - {id: '1', status: complete, history: [{date: 2023-06, text: b},"
               " {date: 2022, text: a}, {text: c}]}\n"),
     "2022", "2023-06"},
    {"ST-06", 0,
     HEAD ROWS("  - {id: '1', status: complete, history: [{date: 2023-06-02, text: b},"
               " {date: 2023-06, text: a}, {period: 2023-09, text: c}]}\n"),
     NULL, NULL},
    {"ST-07", 1,
     HEAD "news: [{text: a, date: 2023-02, recommendation: '1', status: in-progress}]\n" ROWS(
         "  - {id: '1', status: complete}\n"),
     "in-progress", "complete"},
    {"ST-07", 0,
     HEAD "news: [{text: a, date: 2023-02, recommendation: '1', status: in-progress}]\n" ROWS(
         "  - {id: '1', status: complete, completed: 2023-05}\n"),
     NULL, NULL},
    {"ST-07", 0,
     HEAD "news: [{text: a, date: 2023-05, recommendation: '1', status: complete},\n"
          "  {text: a, date: 2023-02, recommendation: '1', status: in-progress}]\n" ROWS(
              "  - {id: '1', status: complete}\n"),
     NULL, NULL},
    {"ST-07", 1,
     HEAD ROWS("  - {id: '1', status: complete, history: [{date: 2022, status: in-progress}]}\n"),
     "in-progress", "complete"},
    {"ST-07", 0,
     HEAD ROWS("  - {id: '1', status: complete, history: [{date: 2023-05, status: complete},"
               " {date: 2024, status: in-progress}]}\n"),
     NULL, NULL},
    {"ST-08", 1,
     HEAD ROWS("  - {id: '30', status: complete, notes: N/A}\n"
               "  - {id: '31', status: complete, notes: See implementation documentation.}\n"),
     "complete", "N/A"},
    {"ST-08", 1, // said once of all
     HEAD ROWS("  - {id: '30', status: complete}\n  - {id: '31', status: complete}\n"), "complete",
     "complete"},
    {"ST-08", 0,
     HEAD ROWS("  - {id: '1', status: complete, documentation: {url: 'https://example.org/1'}}\n"
               "  - {id: '2', status: complete, notes: 'See [this](https://example.org/2).'}\n"
               "  - {id: '3', status: complete, implementation_report: {body: Done.}}\n"
               "  - {id: '4', status: complete, notes: Смотрите документацию.}\n"
               "  - {id: '5', status: in-progress}\n"),
     NULL, NULL},
    {"ST-09", 1, HEAD ROWS("  - {id: '9.1', status: complete, completed: N/A}\n"), "N/A",
     "complete"},
    {"ST-09", 1,
     HEAD ROWS("  - {id: '9.1', status: complete, milestones: [{title: a, status: complete},"
               " {title: b, status: in-progress}]}\n"),
     "in-progress", "complete"},
    {"ST-09", 0,
     HEAD ROWS("  - {id: '9.1', status: complete, completed: 2021-07}\n"
               "  - {id: '9.2', status: in-progress, completed: N/A}\n"
               "  - {id: '9.3', status: complete}\n"),
     NULL, NULL},
    {"ST-11", 1,
     HEAD ROWS("  - {id: R1.1, status: complete, priority: n/a}\n"
               "  - {id: R1.2, status: in-progress, priority: P1}\n"
               "  - {id: R1.3, status: complete, priority: P4}\n"
               "  - {id: R1.4, status: complete, priority: P4}\n"),
     "P4", "n/a"},
    {"ST-11", 0,
     HEAD ROWS("  - {id: R1.1, status: complete, priority: n/a}\n"
               "  - {id: R1.2, status: in-progress, priority: P1}\n"
               "  - {id: R1.3, status: complete}\n"),
     NULL, NULL},
    {"ST-12", 1,
     HEAD SERIES("{period: 2023-06, complete: 1}") PERIODS
     "{period: 2023-12, url: 'https://example.org/q4'}]}\n",
     "2023-06", "2023-12"},
    {"ST-12", 0,
     HEAD SERIES("{period: 2023-06, complete: 1}") PERIODS
     "{period: 2023-12, state: in-production}, {period: 2023-06, url: 'https://example.org'}]}\n",
     NULL, NULL},
    {"ST-13", 1,
     HEAD "news: [{text: 'Read the [Q1 2024 report](https://example.org/q)'}]\n" PERIODS
          "{period: 2024-03, state: in-production}]}\n",
     "Read the [Q1 2024 report](https://example.org/q)", "in-production"},
    {"ST-13", 0,
     HEAD "news: [{text: 'Read the [Q4 2023 report](https://example.org/q)'},\n"
          "  {text: The Q1 2024 report is in production.}]\n" PERIODS
          "{period: 2024-03, state: in-production}]}\n",
     NULL, NULL},
    {"PR-02", 1,
     HEAD ROWS("  - {id: '13', status: in-progress, priority: [{level: P1, items: ['1', '2', '4'],"
               " in_part: ['4']}, {level: P2, items: ['3', '5']}], " ITEMS "}\n"),
     "4", NULL},
    {"PR-02", 0,
     HEAD ROWS("  - {id: '13', status: in-progress, priority: [{level: P1, items: ['1', '2', '4'],"
               " in_part: ['4']}, {level: P2, items: ['3', '4', '5'], in_part: ['4']}], " ITEMS
               "}\n"),
     NULL, NULL},
    {"PR-03", 1,
     HEAD ROWS("  - {id: '21', status: in-progress, priority: [{level: P2, items: ['2']}], " ITEMS
               "}\n"),
     "[{level: P2, items: ['2']}]", "1"},
    {"PR-03", 0,
     HEAD ROWS("  - {id: '13', status: in-progress, priority: [{level: P1, items: ['1', '2', '4'],"
               " in_part: ['4']}, {level: P2, items: ['3', '4', '5'], in_part: ['4']}], " ITEMS
               "}\n  - {id: '14', status: in-progress, priority: P1, " ITEMS "}\n"),
     NULL, NULL},
};

static void rules_of_progress(void **state) {
    (void)state;
    RULED_ALL(PROGRESS);
}

#define RV "reviews: [{id: r, name: R, report: {date: 2018-09-08}, board_actions: ["
#define DOCUMENT                                                                                   \
    "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T, period: 2023-06}\n"

static const Ruled BOARD[] = {
    {"BD-01", 1,
     HEAD ROWS("  - {id: '1', status: complete, submitted: 2021-08, board_action: {date: "
               "2021-07-22, resolution: a}}\n"),
     "2021-07-22", "2021-08"},
    {"BD-01", 1,
     HEAD ROWS("  - {id: '1', status: complete, approved: 2021-07, completed: 2021-06}\n"),
     "2021-06", "2021-07"},
    {"BD-01", 0,
     HEAD ROWS("  - {id: '9.1', status: complete, submitted: 2021-01, approved: 2021-07, "
               "completed: 2021-07, board_action: {date: 2021-07-22, resolution: a}}\n"
               "  - {id: '9.2', status: complete, completed: 2020, board_action: {date: 2021-07,"
               " already_implemented: yes}}\n"),
     NULL, NULL},
    {"BD-02", 1,
     HEAD ROWS("  - {id: '17.1', status: complete, board_action: {disposition: approved}}\n"), NULL,
     NULL},
    {"BD-02", 0,
     HEAD ROWS("  - {id: '1', status: complete, board_action: {disposition: approved, date: "
               "2021-07, url: 'https://example.org'}}\n"),
     NULL, NULL},
    {"BD-03", 1,
     DOCUMENT RV
     "{date: 2019-03-01, resolution: a, pending: ['1', '2'], counts: {pending: 17}}]}]\n",
     "17", "['1', '2']"},
    {"BD-03", 0,
     DOCUMENT RV "{date: 2019-03-01, resolution: a, approved: ['3'], pending: ['1', '2'], counts: "
                 "{pending: 2, approved: 1}, running: {pending: 2, approved: 1}},\n"
                 "  {date: 2020-10-22, resolution: b, approved: ['1'], rejected: ['2'], running: "
                 "{approved: 2, pending: 0, rejected: 1}}]}]\n",
     NULL, NULL},
    {"BD-03", 1,
     DOCUMENT RV "{date: 2019-03-01, resolution: a, pending: ['1', '2']},\n"
                 "  {date: 2020-10-22, resolution: b, approved: ['1'], running: {pending: 2}}]}]\n",
     "2", NULL},
    {"BD-04", 1, DOCUMENT RV "{resolution: a, date: 2019, approved: ['16'], rejected: ['16']}]}]\n",
     "16", "16"},
    {"BD-04", 0, DOCUMENT RV "{resolution: a, date: 2019, approved: ['16'], rejected: ['20']}]}]\n",
     NULL, NULL},
    {"BD-05", 1, DOCUMENT RV "{resolution: a, date: 2019-03-09, approved: ['1']}]}]\n",
     "2019-03-09", "2018-09-08"},
    {"BD-05", 0,
     DOCUMENT "reviews: [{id: a, name: A, report: {date: 2018-09-08}, board_resolution: {date: "
              "2019-03-01}}, {id: b, name: B, report: {date: 2021-01-25}, board_resolution: {date: "
              "2021-07-22}}, {id: c, name: C, report: {date: 2021-01}, board_resolution: {date: "
              "2021-07-30}}]\n",
     NULL, NULL},
    {"BD-06", 1,
     DOCUMENT RV "{resolution: a, date: 2019, approved: ['3']},\n"
                 "  {resolution: b, date: 2020, rejected: ['3']}]}]\n",
     "3", "3"},
    {"BD-06", 0,
     DOCUMENT RV "{resolution: a, date: 2019, pending: ['3'], approved: ['4'], in_part: ['4']},\n"
                 "  {resolution: b, date: 2020, rejected: ['3', '4']}]}]\n",
     NULL, NULL},
};

static void rules_of_boards(void **state) {
    (void)state;
    RULED_ALL(BOARD);
    Trial *trial = trial_ruled_wholly(
        DOCUMENT RV "{resolution: a, date: 2019, approved: ['16'], rejected: ['16'], in_part: "
                    "['16']}]}]\n");
    assert_int_equal(trial_finding(trial, "BD-04")->severity, SEVERITY_INFO);
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_of_progress),
        cmocka_unit_test(rules_of_boards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
