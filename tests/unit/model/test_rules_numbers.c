// SPDX-License-Identifier: MIT
// Ids, names, numbers, vocabularies, languages, structure: each rule on what is wrong and right.
#include "ruled.h"

#define REC(id) "recommendations: [{id: " id ", status: in-progress}]\n"
#define PEOPLE(rows)                                                                               \
    "format: rapporteur/1\ndocument: {kind: meeting-deck, id: d, title: T}\npeople: [" rows "]\n"
#define ACTIONS(rows) PEOPLE("{id: ada, name: Ada Doe}") "action_items: {items: [" rows "]}\n"
#define A(id)         "{id: '" id "', text: A, owners: ada}"
#define NEWS(text)    HEAD "news: [{text: '" text "'}]\n"
#define CHART(rest)                                                                                \
    "format: rapporteur/1\ndocument: {kind: briefing-deck, id: d, title: T}\n"                     \
    "slides: [{type: chart, chart: {" rest "}}]\n"
#define TABLE(rest)                                                                                \
    "format: rapporteur/1\ndocument: {kind: briefing-deck, id: d, title: T}\n"                     \
    "slides: [{type: table, table: {" rest "}}]\n"
#define TWO "recommendations: [{id: '1', status: in-progress}, {id: '2', status: complete}]\n"

static const Ruled NUMBERS[] = {
    {"ID-01", 1,
     ACTIONS("{id: 178-01, series: Action Item, text: A, owners: ada}, {id: 178-01, series: To do,"
             " text: B, owners: ada}"),
     "178-01", "178-01"},
    {"ID-01", 1, ACTIONS(A("1") "," A("1")), "1", "1"},
    {"ID-03", 1, HEAD REC("'6.4,2'"), "6.4,2", NULL},
    {"ID-03", 1, HEAD REC("'9..1'"), "9..1", NULL},
    {"ID-03", 1, HEAD REC("'4(a'"), "4(a", NULL},
    {"ID-03", 0,
     HEAD "recommendations: [{id: '9.1'}, {id: 13 item 4}, {id: 1.1*}, {id: SAC090 R-1}, {id: "
          "4.a.i.}, {id: 198-05}, {id: 124-04 A}, {id: 2018.06.23.10}, {id: GAO-20-377/1}, {id: "
          "A/74/280}, {id: SR 19/2012}, {id: '1(a)'}, {id: 4-623-22-026-R/2}, {id: Ж1}]\n",
     NULL, NULL},
    {"ID-04", 1, ACTIONS(A("365") "," A("363") "," A("362") "," A("361") "," A("356") "," A("360")),
     "360", "356"},
    {"ID-04", 1, ACTIONS(A("1") "," A("2") "," A("5")), "5", NULL},
    {"ID-04", 0, ACTIONS(A("198-01") "," A("198-02") "," A("199-01") "," A("x")), NULL, NULL},
    {"PE-02", 1, PEOPLE("{id: a, name: Žarko Kecić}, {id: b, name: Zarko Kecic}"), "Zarko Kecic",
     "Žarko Kecić"},
    {"PE-02", 1, PEOPLE("{id: a, name: Russ Housley}, {id: b, name: Russ Housely}"), "Russ Housely",
     "Russ Housley"},
    {"PE-02", 1, PEOPLE("{id: a, short: Ritchie}, {id: b, short: Richie}"), "Richie", "Ritchie"},
    {"PE-02", 1, PEOPLE("{id: a, name: H Alvestrand}, {id: b, name: H Alverstrand}"), NULL, NULL},
    {"PE-02", 0,
     PEOPLE("{id: a, name: Eric Doe}, {id: b, name: Erik Doe}, {id: c, name: Anna Smith}, {id: d, "
            "name: Hanna Smythe}, {id: e, name: Žarko Kecić, aliases: [Zarko Kecic]}, {id: f, "
            "name: Martin Berg}, {id: g, name: Marta Bergman}"),
     NULL, NULL},
    {"NU-01", 1, CHART("title: T, bars: [{label: A, percent: 34}, {label: B, percent: 67}]"), NULL,
     "34"},
    {"NU-01", 0, CHART("title: T, bars: [{label: A, percent: 33}, {label: B, percent: 67}]"), NULL,
     NULL},
    {"NU-01", 0,
     CHART("title: T, bars: [{label: A, value: 9, of: 10, percent: 90}, {label: B, value: 2, of: "
           "20, percent: 10}, {label: C, value: 1, of: 50, percent: 2}]"),
     NULL, NULL},
    {"NU-02", 1, CHART("title: T, bars: [{label: A, value: 9, of: 14, percent: 65}]"), "65", "9"},
    {"NU-02", 0,
     CHART("title: T, bars: [{label: A, value: 9, of: 14, percent: 64}, {label: B, value: 1, of: 8,"
           " percent: 12}, {label: C, value: 1, of: 8, percent: 13}]"),
     NULL, NULL},
    {"NU-02", 1, NEWS("It is 9 of 14 (65 %) now."), "65", "9 of 14 ("},
    {"NU-02", 1, NEWS("It is 1,200 out of 2,000, 70 percent."), "70", NULL},
    {"NU-02", 0, NEWS("It is 9/14 = 64%, 3 of 4 or 75 per cent, 2 of 3 (10 June), 16 of 10 (5%)."),
     NULL, NULL},
    {"NU-03", 1, NEWS("That is 42 - 34 = 9 points."), "9", "42 - 34 = "},
    {"NU-03", 1, NEWS("In all 17+15+15+23 = 71."), "71", NULL},
    {"NU-03", 0,
     NEWS("That is 42 - 34 = 8 points, 15+2+4+2 = 23, 2012-2016, 34 − 42 = 8, 1.5 + 2 = 3."), NULL,
     NULL},
    {"NU-05", 1,
     "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T, status_heading: "
     "Status of 17 Recommendations}\n" TWO,
     "17", NULL},
    {"NU-05", 1,
     HEAD "sections: [{title: S, body: 'Now 2 recommendations are in progress.'}]\n" TWO, "2",
     NULL},
    {"NU-05", 0,
     HEAD "sections: [{title: S, body: 'All 2 recommendations; 1 of 2 recommendations; 1 "
          "recommendations are in progress; 2023 recommendations; 12 recommendations of "
          "others.'}]\n" TWO,
     NULL, NULL},
    {"CH-04", 1,
     TABLE("title: T, columns: [Year, N], rows: [['2019', '12'], ['2020', '-'], ['2021', '9']]"),
     "-", NULL},
    {"CH-04", 0, TABLE("title: T, columns: [Who, N], rows: [[Ada, '12'], ['-', '3'], [Ben, '9']]"),
     NULL, NULL},
    {"CH-04", 1, HEAD "progress: {series: [{period: 2023-06, complete: N/A, in-progress: 1}]}\n",
     "N/A", NULL},
    {"VO-01", 1,
     HEAD "vocab: {status: [{id: a, label: A}, {id: b, label: B}]}\nnews: [{text: There are 6 "
          "classifications.}]\n",
     "6", NULL},
    {"VO-01", 0,
     HEAD "vocab: {status: [{id: a, label: A}, {id: b, label: B}], priority: {levels: [P1, P2]}}\n"
          "news: [{text: There are 2 classifications and 2 priority levels.}]\n",
     NULL, NULL},
    {"VO-02", 1, HEAD "vocab: {status: [{id: a, label: Closed}, {id: b, label: closed}]}\n",
     "closed", "Closed"},
    {"VO-02", 1, HEAD "vocab: {status: [{id: a, label: A}], briefing: [{id: a, label: Awaited}]}\n",
     "a", "a"},
    {"VO-02", 0,
     HEAD
     "vocab: {status: [{id: a, label: A}, {id: b, label: B}], briefing: [{id: c, label: C}]}\n",
     NULL, NULL},
    {"LA-01", 1,
     "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: 'Ход выполнения "
     "рекомендаций по итогам обзора за квартал'}\n",
     "Ход выполнения рекомендаций по итогам обзора за квартал", NULL},
    {"LA-01", 0,
     "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: 'Ход выполнения "
     "рекомендаций по итогам обзора за квартал', lang: ru}\n",
     NULL, NULL},
    {"LA-02", 1,
     "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: 'Ход выполнения "
     "рекомендаций по итогам обзора за квартал', lang: ar}\n",
     "ar", NULL},
    {"LA-02", 1,
     "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T, lang: en, "
     "authoritative: {lang: en, url: 'https://example.org/ar/page'}}\n",
     "https://example.org/ar/page", "en"},
    {"LA-02", 0,
     "format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: 'Ход выполнения: "
     "Internet Corporation for Assigned Names and Numbers', lang: ru, authoritative: {lang: en, "
     "url: 'https://example.org/en/page'}}\n",
     NULL, NULL},
    {"AX-01", 1, CHART("bars: [{label: A, value: 3}]"), NULL, NULL},
    {"AX-01", 0, CHART("title: T, bars: [{label: A, value: 3}]"), NULL, NULL},
    {"AX-03", 1, HEAD "abbreviations: [{short: A, long: One}, {short: A, long: Two}]\n", "Two",
     "One"},
    {"AX-03", 1,
     HEAD "abbreviations: [{short: A, long: One, plural: Ones}, {short: As, long: Two}]\n", "Two",
     "Ones"},
    {"AX-03", 0, HEAD "abbreviations: [{short: A, long: One}, {short: B, long: One}]\n", NULL,
     NULL},
    {"AX-04", 1, HEAD "abbreviations: {Ssr: One}\nsections: [{title: SSR}]\n", "Ssr", NULL},
    {"AX-04", 0, HEAD "abbreviations: {SSR: One}\nsections: [{title: (SSR)}]\n", NULL, NULL},
    {"AX-02", 2, TABLE("rows: [[a, b]]") "sections: [{title: S, body: \"# A\\n\\n### B\\n\"}]\n",
     NULL, NULL},
    {"AX-02", 0,
     TABLE("title: T, columns: [A, B], rows: [[a, b]]") "sections: [{title: S, body: \"# A\\n\\n## "
                                                        "B\\n\\n### C\\n\\n# D\\n\"}]\n",
     NULL, NULL},
};

static void rules_of_numbers_and_words(void **state) {
    (void)state;
    RULED_ALL(NUMBERS);
}

static void two_series_with_one_number_are_a_warning(void **state) {
    (void)state;
    Trial *trial = trial_ruled_wholly(ACTIONS(
        "{id: 178-01, series: Action Item, text: A, owners: ada}, {id: 178-01, series: To do,"
        " text: B, owners: ada}"));
    assert_int_equal(trial_finding(trial, "ID-01")->severity, SEVERITY_WARNING);
    trial_drop(trial);
}

// The edition of a language, from a document and its overlay.
static size_t translated(const char *document) {
    Trial *trial = trial_new();
    trial_write(trial, "d.yaml", document);
    trial_write(trial, "d.fr.yaml", "format: rapporteur/1\ndocument: {title: Rapport}\n");
    assert_non_null(trial_load(trial, "fr"));
    rules_run(trial->model, NULL, &trial->diag);
    const size_t n = trial_count(trial, "LA-03");
    trial_drop(trial);
    return n;
}

static void a_translation_leads_to_the_text_that_counts(void **state) {
    (void)state;
    assert_int_equal(translated("format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, "
                                "title: Report, lang: en}\n"),
                     1);
    assert_int_equal(translated("format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, "
                                "title: Report, lang: en, authoritative: {lang: en, url: "
                                "'https://example.org/en'}}\n"),
                     0);
}

static Trial *agenda_in_french(const char *agenda) {
    Trial *trial = trial_new();
    trial_write(trial, "d.yaml",
                "format: rapporteur/1\ndocument: {kind: meeting-deck, id: d, title: T}\n"
                "meeting: {agenda: [Opening, Reports, Closing]}\n"
                "sections: [{title: S, paragraphs: [One., Two.]}]\n");
    trial_write(trial, "d.fr.yaml", agenda);
    assert_non_null(trial_load(trial, "fr"));
    return trial;
}

static void translations_have_as_many_items(void **state) {
    (void)state;
    Trial *trial = agenda_in_french("format: rapporteur/1\nmeeting: {agenda: [Ouverture, Fin]}\n"
                                    "sections: [{paragraphs: [Un., Deux., Trois.]}]\n");
    assert_int_equal(trial_count(trial, "ME-02"), 2);
    assert_str(place_text(trial_finding(trial, "ME-02")->place), "[Ouverture, Fin]");
    assert_str(place_text(trial_finding(trial, "ME-02")->notes.at[0].place),
               "[Opening, Reports, Closing]");
    trial_drop(trial);
    trial = agenda_in_french("format: rapporteur/1\nmeeting: {agenda: [Ouverture, Rapports, Fin]}\n"
                             "sections: [{paragraphs: [Un., Deux.]}]\n");
    assert_int_equal(trial_count(trial, "ME-02"), 0);
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_of_numbers_and_words),
        cmocka_unit_test(two_series_with_one_number_are_a_warning),
        cmocka_unit_test(translations_have_as_many_items),
        cmocka_unit_test(a_translation_leads_to_the_text_that_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
