// SPDX-License-Identifier: MIT
// Dates, periods, action items and decks: each rule on what is wrong, and on what is right.
#include "ruled.h"

#define SERIES(rows)  "progress: {series: [" rows "]}\n"
#define PERIODS(rows) "periods: [" rows "]\n"
#define MEETING(more)                                                                              \
    "format: rapporteur/1\ndocument: {kind: meeting-deck, id: d, title: T, as_of: 2017-07-12}\n"   \
    "people: [{id: ada, name: Ada Doe}, {id: ben, name: Ben Doe}]\n" more
#define MEETING_IN(lang, text)                                                                     \
    "format: rapporteur/1\ndocument: {kind: meeting-deck, id: d, title: T, lang: " lang            \
    ", as_of: 2017-07-12}\npeople: [{id: ada, name: Ada Doe}]\naction_items: {items: "             \
    "[{text: " text ", owners: ada}]}\n"
#define ITEM(rest) MEETING("action_items: {items: [{text: A, owners: ada, " rest "}]}\n")

static const Ruled DATES[] = {
    {"DA-01", 1, HEAD "news: [{text: Comments close on 03/04/2023.}]\n", "03/04/2023", NULL},
    {"DA-01", 1, HEAD "news: [{text: It ended on 31 June 2023.}]\n", "31 June 2023", NULL},
    {"DA-01", 1, HEAD "news: [{text: It ended on 13/13/2023.}]\n", "13/13/2023", NULL},
    {"DA-01", 0,
     HEAD "news: [{text: 'On 13/04/2023, 4/4/2023, 30 June 2023, see 12/03/2020/a and SR 19/2012 "
          "and <https://example.org/03/04/2023/>'}]\n",
     NULL, NULL},
    {"DA-01", 1, ITEM("due: MAR 23"), "MAR 23", NULL},
    {"DA-01", 0, ITEM("due: 23 March"), NULL, NULL},
    {"DA-01", 0,
     MEETING("action_items: {year: 2017, items: [{text: A, owners: ada, due: MAR 23}]}\n"), NULL,
     NULL},
    {"DA-03", 1,
     "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T, as_of: 2024-05-09,"
     " published: 2024-03-31}\n",
     "2024-03-31", "2024-05-09"},
    {"DA-03", 0,
     "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T, as_of: 2024-05,"
     " published: 2024-05-01}\nnews: [{text: a, date: 2024-05-09}, {text: b, date: 2024-03-31}]\n",
     NULL, NULL},
    {"DA-03", 2,
     "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T, as_of: 2024-04}\n"
     "news: [{text: b, date: 2024-03-31}, {text: a, date: 2024-05-09}]\n",
     NULL, NULL},
    {"DA-03", 1,
     HEAD "recommendations: [{id: '1', status: in-progress, milestones: [{title: a, from: "
          "2023-05, to: 2023-04}]}]\n",
     "2023-04", "2023-05"},
    {"DA-03", 1, HEAD PERIODS("{id: 2023-06, published: 2023-06-15}"), "2023-06-15", "2023-06"},
    {"DA-05", 1, HEAD SERIES("{period: 2022-04, complete: 1}, {period: 2022-06, complete: 1}"),
     "2022-06", "2022-04"},
    {"DA-05", 1, HEAD PERIODS("{id: 2022-12, label: Q4}, {id: 2023-12, label: Q4}"), "Q4", "Q4"},
    {"DA-05", 0,
     HEAD SERIES("{period: 2022-03, complete: 1}, {period: 2022-06, complete: 1},"
                 "{period: 2023-06, complete: 1}"),
     NULL, NULL},
    {"DA-06", 1, HEAD PERIODS("{id: 2024-08, label: AUG 24, quarter: Q2 2024}"), "Q2 2024",
     "2024-08"},
    {"DA-06", 1, HEAD PERIODS("{id: 2024-08, label: AUG 24, quarter: Q3 2024}"), "Q3 2024",
     "2024-08"},
    {"DA-06", 1, HEAD PERIODS("{id: 2024-06, quarter: Q2 2023}"), "Q2 2023", "2024-06"},
    {"DA-06", 0,
     HEAD PERIODS("{id: 2022-12, label: DEC 2022, quarter: Q4 2022}, {id: 2024-08, label: AUG 24},"
                  " {id: 2023-Q2, quarter: Q2 2023}"),
     NULL, NULL},
    {"DA-07", 1, HEAD PERIODS("{id: 2022-09, label: SEPT 2022}, {id: 2023-06, label: JUNE 23}"),
     "JUNE 23", "SEPT 2022"},
    {"DA-07", 1, HEAD PERIODS("{id: 2022-09, label: SEP 2022}, {id: 2022-12, label: Dec 2022}"),
     "Dec 2022", "SEP 2022"},
    {"DA-07", 0,
     HEAD PERIODS("{id: 2023-03, label: March 2023}, {id: 2023-05, label: May 2023}, {id: 2023-06,"
                  " label: June 2023}, {id: 2023-09, label: Autumn}"),
     NULL, NULL},
    {"CH-03", 1,
     HEAD SERIES("{period: 2022-04, complete: 1}, {period: 2022-06, complete: 1},"
                 "{period: 2022-09, complete: 1}, {period: 2022-12, complete: 1}"),
     "2022-09", "2022-06"},
    {"CH-03", 0,
     HEAD SERIES("{period: 2022-03, complete: 1}, {period: 2022-06, complete: 1},"
                 "{period: 2022-09, complete: 1}, {period: 2022-12, complete: 1}"),
     NULL, NULL},
    {"AC-04", 1, MEETING("action_items: {items: [{text: Send it by Tuesday COB., owners: ada}]}\n"),
     "by Tuesday", NULL},
    {"AC-04", 1,
     MEETING("action_items: {items: [{text: Send it by EOD Thursday., owners: ada}]}\n"), "EOD",
     NULL},
    {"AC-04", 0,
     MEETING(
         "action_items: {items: [{text: Ask COBOL users on Tuesday meetings., owners: ada}]}\n"),
     NULL, NULL},
    {"AC-04", 1, MEETING_IN("fr", "L’envoyer avant la fin de la semaine."), "la fin de la semaine",
     NULL},
    {"AC-04", 1, MEETING_IN("zh", "请于下周提交意见。"), "下周", NULL},
    {"AC-04", 1, MEETING_IN("ar", "إرسال التعليقات قبل الاجتماع المقبل."), "الاجتماع المقبل", NULL},
    {"AC-04", 0, MEETING_IN("fr", "Écrire à Demainville."), NULL, NULL},
    {"AC-04", 0, MEETING_IN("en", "Write 下周 in the heading."), NULL, NULL},
    {"AC-05", 2,
     MEETING("meeting: {number: '199'}\naction_items: {items: [{id: 198-08, text: A, owners: ada},"
             " {id: 198-09, text: B, owners: ada}, {id: 199-01, text: C, owners: ada}]}\n"),
     "198-08", "199"},
    {"AC-05", 0,
     MEETING(
         "meeting: {number: '199'}\naction_items: {items: [{id: 199-01, text: C, owners: ada}]}\n"),
     NULL, NULL},
    {"AC-06", 1, ITEM("due: 2019-07-17, completed: 2019-08-02, state: completed"), "2019-08-02",
     "2019-07-17"},
    {"AC-06", 0, ITEM("due: 2019-07, completed: 2019-07-30, state: completed"), NULL, NULL},
    {"AC-07", 1, ITEM("state: completed"), "completed", NULL},
    {"AC-07", 0, ITEM("state: completed, completed: 2017-07-01"), NULL, NULL},
    {"AC-07", 0, ITEM("state: completed, note: Sent to the list."), NULL, NULL},
    {"RU-01", 1,
     "format: rapporteur/1\ndocument: {kind: meeting-deck, id: d, title: T}\n"
     "people: [{id: ada, name: Ada Doe}]\n"
     "action_items: {items: [{text: A, owners: ada, due: 2017-07-01}]}\n",
     "2017-07-01", NULL},
    {"RU-01", 0, ITEM("due: 2017-07-01"), NULL, NULL},
};

static void rules_of_time(void **state) {
    (void)state;
    RULED_ALL(DATES);
}

#define AGENDA "meeting: {agenda: ["

static const Ruled DECKS[] = {
    {"ME-01", 1,
     MEETING(AGENDA "Updated SOIs, 'Trello demonstration: Ada Doe']}\n"
                    "slides: [{type: section, title: Trello Demonstration}]\n"),
     "Updated SOIs", NULL},
    {"ME-01", 1,
     MEETING(AGENDA "Trello demonstration]}\nslides: [{type: section, title: Trello "
                    "Demonstration}, {type: section, title: Colours, presenter: ben}]\n"),
     "section", NULL},
    {"ME-01", 0,
     MEETING(AGENDA "AOB, {text: Colours, presenter: ben}, {text: x, recommendation: '10'}]}\n"
                    "recommendations: [{id: '10', text: a}]\n"
                    "action_items: {title: Review of Action Items, items: []}\n"
                    "slides: [{type: section, title: AOB}, {type: section, title: Greens, "
                    "presenter: ben}, {type: recommendation, recommendation: '10'}]\n"),
     NULL, NULL},
    {"LI-03", 1,
     HEAD "links: [{text: The review, url: 'https://example.org/a'}, {text: Its reports, url: "
          "'https://example.org/a'}]\n",
     "https://example.org/a", "https://example.org/a"},
    {"LI-03", 0,
     HEAD "links: [{text: The review, url: 'https://example.org/a'}, {text: the Review, url: "
          "'https://example.org/a'}]\nnews: [{text: 'See <https://example.org/a>'}]\n",
     NULL, NULL},
    {"LI-04", 1,
     HEAD "publications: {items: [{period: 2023-12, url: "
          "'https://example.org/specific-reviews-q3-2023-report-30sep23-en.pdf'}]}\n",
     "https://example.org/specific-reviews-q3-2023-report-30sep23-en.pdf", "2023-12"},
    {"LI-04", 1,
     HEAD "publications: {items: [{period: 2023-12, url: 'https://example.org/report-30sep23'}]}\n",
     NULL, NULL},
    {"LI-04", 1, HEAD "news: [{text: 'See the [Q4 2023 report](https://example.org/q3-2023)'}]\n",
     "[Q4 2023 report](https://example.org/q3-2023)", NULL},
    {"LI-04", 0,
     HEAD "publications: {items: [{period: 2023-12, url: "
          "'https://example.org/specific-reviews-q4-2023-report-31dec23-en.pdf'}, {period: 2023-12,"
          " url: 'https://example.org/report-15jan24'}]}\n",
     NULL, NULL},
};

static void rules_of_decks_and_links(void **state) {
    (void)state;
    RULED_ALL(DECKS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_of_time),
        cmocka_unit_test(rules_of_decks_and_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
