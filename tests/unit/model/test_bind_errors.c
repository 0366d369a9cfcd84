// SPDX-License-Identifier: MIT
// Binding complains with the code, the exact place, the path and a help; several in one run.
#include "trial.h"

#define DOC "document: {kind: quarterly-report, id: d, title: T}\n"

// What one mistake must give: code, the bytes of its place, its path, words of message and help.
typedef struct {
    const char *text;
    const char *code, *place, *path, *message, *help;
} Mistake;

static void check(const Mistake *mistake) {
    Trial *trial = trial_of(mistake->text);
    const Finding *finding = trial_finding(trial, mistake->code);
    assert_str(place_text(finding->place), mistake->place);
    assert_str(finding->path, mistake->path);
    assert_has(finding->message, mistake->message);
    if (mistake->help) assert_has(finding->help, mistake->help);
    if (finding->severity == SEVERITY_FATAL) assert_null(trial->model);
    trial_drop(trial);
}

static const Mistake MISTAKES[] = {
    {HEAD "recommendations: [{id: '1', stauts: complete}]\n", "DATA-01", "stauts",
     "recommendations[0].stauts", "unknown key 'stauts' in recommendation", "'status'"},
    {HEAD "perods: []\n", "DATA-01", "perods", "perods", "unknown key", "'periods'"},
    {HEAD "recommendations: {a: b}\n", "DATA-02", "{a: b}", "recommendations",
     "'recommendations' is a map, expected a list of maps", NULL},
    {HEAD "recommendations: none\n", "DATA-02", "none", "recommendations",
     "is the text 'none', expected a list of maps", NULL},
    {HEAD "recommendations: table.csv\n", "DATA-02", "table.csv", "recommendations",
     "is the text 'table.csv', expected a list of maps", "recommendations: {file: table.csv}"},
    {HEAD "recommendations: [x]\n", "DATA-02", "x", "recommendations[0]",
     "'recommendation' is the text 'x', expected a map", NULL},
    {HEAD "news: [{text: [a, b]}]\n", "DATA-02", "[a, b]", "news[0].text",
     "is a list, expected a paragraph of text", NULL},
    {HEAD "recommendations: [{id: '1', elided: maybe}]\n", "DATA-02", "maybe",
     "recommendations[0].elided", "expected yes or no", NULL},
    {HEAD "periods: [{id: 2023-06, label: {title: x}}]\n", "DATA-02", "{title: x}",
     "periods[0].label", "expected a string or a map of languages", NULL},
    {HEAD "recommendations: [{text: x}]\n", "DATA-03", "{text: x}", "recommendations[0].id",
     "recommendation has no 'id'", "Number of the recommendation"},
    {"format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: N/A}\n", "DATA-03",
     "N/A", "document.title", "document has no 'title'", "Title on the cover"},
    {HEAD "news: [{text: x, date: 2023-06-31}]\n", "DATA-04", "2023-06-31", "news[0].date",
     "'date' is '2023-06-31', expected a date", "2023-06-30"},
    {HEAD "periods: [{id: summer}]\n", "DATA-04", "summer", "periods[0].id", "no month", "2023-06"},
    {HEAD "progress: {series: [{period: 2023-6}]}\n", "DATA-04", "2023-6",
     "progress.series[0].period", "no period and no month", NULL},
    {HEAD "progress: {total: -3, series: []}\n", "DATA-05", "-3", "progress.total",
     "expected a whole number", "digits"},
    {HEAD "progress: {total: 99999999999999999999, series: []}\n", "DATA-05",
     "99999999999999999999", "progress.total", "expected a whole number", NULL},
    {HEAD "progress: {series: [{period: 2023-06, complete: '-'}]}\n", "DATA-05", "-",
     "progress.series[0].complete", "'complete' is '-'", NULL},
    {HEAD "organisations: [{id: a, name: A, url: www.example.org}]\n", "DATA-06", "www.example.org",
     "organisations[0].url", "expected a URL", "https://"},
    {HEAD "organisations: [{id: a, name: A, url: 'https://a b'}]\n", "DATA-06", "https://a b",
     "organisations[0].url", "expected a URL", NULL},
    {HEAD "organisations: [{id: a, name: A, url: 'javascript:alert(1)'}]\n", "DATA-06",
     "javascript:alert(1)", "organisations[0].url", "expected a URL", NULL},
    {"format: rapporteur/1\ndocument: {kind: quarterly-report, id: d, title: T, lang: English}\n",
     "DATA-07", "English", "document.lang", "expected a language tag", "BCP 47"},
    {"format: rapporteur/1\ndocument: {kind: quartely-report, id: d, title: T}\n", "DATA-08",
     "quartely-report", "document.kind", "'kind' is 'quartely-report'", "'quarterly-report'"},
    {HEAD "publications: {items: [{state: out}]}\n", "DATA-08", "out",
     "publications.items[0].state", "expected a word", "in-production, published"},
    {DOC, "DATA-09", "document: {kind: quarterly-report, id: d, title: T}", "format", "no 'format'",
     "format: rapporteur/1"},
    {"format: rapporteur/2\n" DOC, "DATA-09", "rapporteur/2", "format", "not known",
     "rapporteur/1"},
    {"format: rapporteur/1\nreviews: [{id: a, name: A}, {id: b, name: B}]\n" DOC
     "recommendations: [{id: '1', review: a}]\nnews: [{text: x}]\n",
     "DATA-15", "[{text: x}]", "news", "belongs to a review", "reviews"},
    {"format: rapporteur/1\nreviews: [{id: a, name: A}, {id: b, name: B}]\n" DOC
     "recommendations: [{id: '1'}]\n",
     "DATA-03", "1", "recommendations[0].review", "has no 'review'", "add 'review'"},
    {"format: rapporteur/1\norganisations: [{id: icann, name: I}]\n"
     "document: {kind: quarterly-report, id: d, title: T, publisher: ican}\n",
     "RF-03", "ican", "document.publisher", "no organisation has the id 'ican'", "'icann'"},
    {HEAD "recommendations: [{id: '10.1', depends_on: ['10']}]\n", "RF-01", "10",
     "recommendations[0].depends_on", "no recommendation has the id '10'", NULL},
    {HEAD "recommendations: [{id: '1', owner: [nobody]}]\n", "RF-03", "nobody",
     "recommendations[0].owner", "no person, group or organisation", NULL},
};

static void each_mistake_is_named_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(MISTAKES); i++) check(&MISTAKES[i]);
}

static void several_are_found_in_one_run(void **state) {
    (void)state;
    Trial *trial = trial_of("format: rapporteur/1\n"
                            "document: {kind: quarterly-report, id: d}\n"
                            "news: [{text: a, date: soon}, {date: later}]\n"
                            "progress: {total: many}\n");
    assert_null(trial->model);
    assert_int_equal(trial_count(trial, "DATA-03"), 3); // title, news text, series
    assert_int_equal(trial_count(trial, "DATA-04"), 2);
    assert_int_equal(trial_count(trial, "DATA-05"), 1);
    trial_drop(trial);
}

static void an_unknown_column_is_named_once(void **state) {
    (void)state;
    Trial *trial = trial_new();
    trial_write(trial, "d.yaml", HEAD "recommendations: {file: r.csv}\n");
    trial_write(trial, "r.csv", "id,status,colour\n1,complete,red\n2,complete,blue\n3,complete,\n");
    assert_non_null(trial_load(trial, NULL));
    assert_int_equal(trial_count(trial, "DATA-01"), 1);
    trial_drop(trial);
}

static void wrong_top_levels_are_refused(void **state) {
    (void)state;
    static const char *const WRONG[] = {"[a, b]\n", "word\n", "format: rapporteur/1\n",
                                        "format: [rapporteur/1]\ndocument: {}\n",
                                        "format: rapporteur/1\ndocument: x\n"};
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        Trial *trial = trial_of(WRONG[i]);
        assert_null(trial->model);
        assert_true(diag_is_fatal(&trial->diag));
        trial_drop(trial);
    }
}

static void an_ambiguous_reference_shows_both(void **state) {
    (void)state;
    Trial *trial =
        trial_of("format: rapporteur/1\n" DOC
                 "reviews: [{id: ssr2, name: A, news: [{text: x, recommendation: '2.3'}]},\n"
                 "          {id: ws2, name: B, short: WS 2},\n"
                 "          {id: at, name: C, news: [{text: x, recommendation: '2.3'},\n"
                 "             {text: y, recommendation: ws 2 2.3},\n"
                 "             {text: z, recommendation: RDS 5.1}]}]\n"
                 "recommendations:\n"
                 "  - {id: '2.3', review: ssr2}\n"
                 "  - {id: '2.3', review: ws2}\n");
    assert_non_null(trial->model);
    assert_int_equal(trial->diag.findings.n, 1);
    const Finding *finding = trial_finding(trial, "ID-02");
    assert_str(finding->path, "reviews[2].news[0].recommendation");
    assert_int_equal(finding->notes.n, 2);
    assert_has(finding->help, "'ssr2 2.3'");
    const Datum *reviews = record_list(trial->model->root, STR("reviews"));
    const Record *near = record_list(reviews->items[0].record, STR("news"))->items[0].record;
    assert_ptr_equal(record_child(near, STR("recommendation")), trial_recommendation(trial, 0));
    const Datum *news = record_list(reviews->items[2].record, STR("news"));
    assert_ptr_equal(record_child(news->items[1].record, STR("recommendation")),
                     trial_recommendation(trial, 1));
    assert_null(record_child(news->items[2].record, STR("recommendation")));
    assert_ptr_equal(model_lookup(trial->model, &ENTITY_RECOMMENDATION, STR("WS 2 2.3")),
                     trial_recommendation(trial, 1));
    assert_null(model_lookup(trial->model, &ENTITY_RECOMMENDATION, STR("2.3")));
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_mistake_is_named_with_its_place),
        cmocka_unit_test(several_are_found_in_one_run),
        cmocka_unit_test(an_unknown_column_is_named_once),
        cmocka_unit_test(wrong_top_levels_are_refused),
        cmocka_unit_test(an_ambiguous_reference_shows_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
