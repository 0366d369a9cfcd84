// SPDX-License-Identifier: MIT
// The rules about meetings, decks and people: each fires on what it is about, with both places, and
// stays silent on what is right or only may be wrong.
#include "broken.h"

#define DECK(more)                                                                                 \
    "format: rapporteur/1\n"                                                                       \
    "document: {kind: meeting-deck, id: d, title: T, as_of: 2017-07-12" more "}\n"                 \
    "reviews: [{id: r, name: R}]\n"                                                                \
    "people: [{id: ada, name: Ada A, short: Ada}, {id: ben, name: Ben B, short: Ben}]\n"
#define MAP                                                                                        \
    "vocab: {briefing: [{id: completed, label: C}, {id: this-deck, label: D}]}\n"                  \
    "hexagon_map: {groups: [{title: A, recommendations: ['1', '2']}, {title: B, recommendations: " \
    "['3']}]}\n"
#define EVENT "events: [{id: e, name: E, from: 2017-06-26, to: 2017-06-29}]\n"

static const Broken BROKEN[] = {
    {HEAD "recommendations: [{id: '1', status: complete, items: [{id: a, text: x}, {id: b, text: "
          "y}],\n  priority: [{level: P1, items: [a, B]}]}]\n",
     "RF-02", 1, "B", "b", "is taken for 'b'"},
    {HEAD "recommendations: [{id: '1', status: complete, items: [{id: a, text: x}],\n"
          "  priority: [{level: P1, items: [a, c]}]}]\n",
     "RF-02", 1, "c", NULL, "has no item 'c'"},
    {HEAD "recommendations: [{id: '1', status: complete, priority: [{level: P1, items: [c]}]}]\n",
     "RF-02", 0, NULL, NULL, NULL},
    {HEAD "recommendations: [{id: '1', status: complete, priority: [{level: P1, items: [y]}],\n"
          "  items: [{id: a, text: x, items: [{id: y, text: z}]}]}]\n",
     "RF-02", 0, NULL, NULL, NULL},
    {HEAD "links: [{url: 'https://a.example/'}, {url: 'https://b.example/', text: B},\n"
          "  {url: 'https://c.example/'}]\nnews: [{text: 'See [c](https://c.example/)'}]\n",
     "RF-04", 1, "https://a.example/", NULL, "no text leads to"},
    {HEAD "recommendations: [{id: '1', status: complete, text: A}, {id: '2', status: complete}]\n",
     "RF-05", 1, "2", NULL, "recommendation 2 has no text"},
    {HEAD "recommendations: [{id: '1', status: complete, text: A, elided: yes, items: [{elided: "
          "yes}]}]\n",
     "RF-05", 1, "yes", NULL, "left out"},
    {DECK("") "action_items: {items: [{text: A, due: 2017-08}, {text: B, owners: [ada], due: "
              "2017-08}]}\n",
     "AC-01", 1, "{text: A, due: 2017-08}", NULL, "no owner"},
    {DECK("") "action_items: {items: [{text: A, owners: [ada], due: TBD}, {text: B, owners: ben, "
              "due: TBD, state: completed, note: x}]}\n",
     "AC-02", 1, "TBD", NULL, "to be decided"},
    {DECK("") "action_items: {items: [{text: A, owners: ada, due: 2017-07-11}, {text: B, owners: "
              "ada, due: 2017-07}, {text: C, owners: ada, due: 2017-07-01, state: deferred},\n"
              "  {text: D, owners: ada, due: 2017-07-12}, {text: E, owners: ada, due: 2017-07-01, "
              "completed: 2017-07-01}]}\n",
     "AC-03", 1, "2017-07-11", "2017-07-12", "was due 1 day before"},
    {DECK("") "action_items: {items: [{text: A, owners: ada, due: 25 July}]}\n", "DA-02", 1,
     "25 July", "2017-07-12", "has no year, 2017 is taken"},
    {DECK("") "action_items: {year: 2018, items: [{text: A, owners: ada, due: July 7}]}\n", "DA-02",
     0, NULL, NULL, NULL},
    {DECK(", event: e") EVENT "meeting: {date: 2017-06-30}\n", "DA-04", 1, "2017-06-30",
     "2017-06-29", "outside the event 'e'"},
    {DECK(", event: e") EVENT "meeting: {date: 2017-06}\n", "DA-04", 0, NULL, NULL, NULL},
    {DECK("") "events: [{id: e, name: E, from: 2017-06-26, to: 2017-06-20}]\n", "DA-04", 1,
     "2017-06-20", "2017-06-26", "ends before it begins"},
    {DECK("") EVENT "highlights: [{title: H, items: [{text: A, follow_up: {text: B, before: e, "
                    "date: 2017-07-01}}]}]\n",
     "DA-04", 1, "2017-07-01", "2017-06-26", "not before the event"},
    {DECK("") "slides: [{type: bullets, bullets: ['We meet on Tuesday, 26 June 2017 at noon']}]\n",
     "DA-04", 1, "We meet on Tuesday, 26 June 2017 at noon", NULL, "is a Monday, not a Tuesday"},
    {DECK("") "slides: [{type: bullets, bullets: ['Monday June 26, 2017', 'Sunday, 7 May', "
              "'Friday 30 June 2017']}]\n",
     "DA-04", 0, NULL, NULL, NULL},
    {DECK("") "roster: {rows: [{title: A, rapporteur: ada, volunteers: [ben]}, {title: B, "
              "rapporteur: ben, volunteers: [ada, ben]}, {title: C, rapporteur: ben}]}\n",
     "PE-01", 1, "ada", "[ben]", "'ada' is not one of the volunteers"},
    {"format: rapporteur/1\ndocument: {kind: meeting-deck, id: d, title: T}\n"
     "people: [{id: a, name: Don A, short: Don}, {id: b, name: Don B, short: Don}]\n",
     "PE-03", 1, "Don", "Don", "that of two people"},
    {"format: rapporteur/1\ndocument: {kind: meeting-deck, id: d, title: T}\n"
     "people: [{id: a, short: Don}, {id: b, title: Chair}]\n",
     "PE-03", 1, "Don", NULL, "'Don' has no full name"},
    {DECK("") "meeting: {attendance: {present: [ada], remote: [ben], excused: [ben]}}\n", "PE-04",
     1, "ben", "ben", "both present and away"},
    {DECK("") MAP "recommendations: [{id: '1', text: A, briefing: completed}, {id: '2', text: B, "
                  "briefing: unknown}, {id: '3', text: C, briefing: this-deck}]\n",
     "HX-01", 1, "2", "unknown", "no briefing status"},
    {DECK("") "hexagon_map: {groups: [{title: A, recommendations: ['1', '2']}, {title: B, "
              "recommendations: ['2']}]}\nrecommendations: [{id: '1', text: A}, {id: '2', text: "
              "B}]\n",
     "HX-02", 1, "2", "2", "on the map twice"},
    {DECK("") "hexagon_map: {groups: [{title: A, recommendations: ['1', '9']}]}\n"
              "recommendations: [{id: '1', text: A}]\n",
     "HX-02", 1, "9", NULL, "no recommendation has the id '9'"},
    {DECK("") MAP
     "recommendations: [{id: '1', text: A, briefing: completed}, {id: '2', text: B, briefing: "
     "completed}, {id: '3', text: C, briefing: this-deck}]\n"
     "slides: [{type: recommendation, recommendation: '1'}, {type: recommendation, recommendation: "
     "'3'}, {type: bullets, recommendation: '2'}]\n",
     "HX-03", 1, "1", "completed", "not marked 'this-deck'"},
    {DECK("") MAP
     "recommendations: [{id: '1', text: A, briefing: completed}, {id: '2', text: B, briefing: "
     "completed}, {id: '3', text: C, briefing: completed}, {id: '4', text: D, briefing: "
     "this-deck}]\nslides: [{type: recommendation, recommendation: '4'}]\n",
     "HX-03", 1, "4", NULL, "not on the map"},
    {DECK("") "slides: [{type: links, links: [{text: A, url: '#'}]}]\n"
              "sections: [{title: S, paragraphs: ['See [this](#)', {list: ordered, items: "
              "['or [that]()']}]}]\n",
     "LI-01", 3, NULL, NULL, NULL},
    {DECK("") "action_items: {items: [{text: A, owners: [Leadership], due: 2017-08}]}\n", "RF-03",
     1, "Leadership", NULL, "no person, group or organisation has the id 'Leadership'"},
};

static void each_rule_shows_both_places(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(BROKEN); i++) broken_check(&BROKEN[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_rule_shows_both_places)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
