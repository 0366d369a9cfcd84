// SPDX-License-Identifier: MIT
// What decks and meeting reports hold: short forms, days without a year, paragraphs; what is
// derived of them; a document for each recommendation.
#include "model/derive.h"
#include "trial.h"

#define DOCUMENT(kind, more)                                                                       \
    "format: rapporteur/1\ndocument: {kind: " kind ", id: d, title: T" more "}\n"

static void a_text_alone_stands_for_its_record(void **state) {
    (void)state;
    Trial *trial = trial_of(DOCUMENT("meeting-deck", "") //
                            "meeting: {agenda: [First, {text: Second, items: [Below]}]}\n"
                            "slides:\n"
                            "  - {type: bullets, bullets: [One, {text: Two, items: [Three]}]}\n"
                            "  - {type: table, table: {columns: [A, B], rows: [[x, '*y*'], "
                            "{cells: [{text: z, span: 2}]}]}}\n"
                            "  - {type: links, links: ['https://a.example/']}\n");
    trial_is_clean(trial);
    const Datum *slides = record_list(trial->model->root, STR("slides"));
    const Datum *bullets = record_list(slides->items[0].record, STR("bullets"));
    const Record *two = bullets->items[1].record;
    assert_str(
        inline_plain(trial->arena, record_field(bullets->items[0].record, STR("text"))->inlines),
        "One");
    assert_str(
        inline_plain(
            trial->arena,
            record_field(record_list(two, STR("items"))->items[0].record, STR("text"))->inlines),
        "Three");
    const Record *table = record_child(slides->items[1].record, STR("table"));
    const Datum *rows = record_list(table, STR("rows"));
    const Datum *cells = record_list(rows->items[0].record, STR("cells"));
    assert_int_equal(cells->n, 2);
    assert_int_equal(record_field(cells->items[1].record, STR("text"))->inlines->kind, INLINE_EMPH);
    assert_int_equal(
        record_field(record_list(rows->items[1].record, STR("cells"))->items[0].record, STR("span"))
            ->count,
        2);
    const Datum *links = record_list(slides->items[2].record, STR("links"));
    assert_str(record_string(links->items[0].record, STR("url")), "https://a.example/");
    const AgendaLine *lines;
    assert_int_equal(model_agenda(trial->arena, trial->model, &lines), 3);
    assert_str(lines[0].number, "1");
    assert_str(lines[2].number, "2.1");
    assert_int_equal(lines[2].depth, 1);
    trial_drop(trial);
}

static void paragraphs_and_lists_are_prose(void **state) {
    (void)state;
    Trial *trial = trial_of(DOCUMENT("post-meeting-report", "") //
                            "sections:\n"
                            "  - title: S\n"
                            "    paragraphs:\n"
                            "      - 1. Formalize is no list\n"
                            "      - {list: ordered, items: [What, '*Why*']}\n"
                            "      - {items: [So]}\n"
                            "      - end\n");
    trial_is_clean(trial);
    const Record *section = record_list(trial->model->root, STR("sections"))->items[0].record;
    const Datum *datum = record_field(section, STR("paragraphs"));
    assert_int_equal(datum->kind, DATUM_PROSE);
    const Prose *at = datum->prose;
    assert_int_equal(at->kind, PROSE_PARAGRAPH);
    assert_str(inline_plain(trial->arena, at->inlines), "1. Formalize is no list");
    at = at->next;
    assert_int_equal(at->kind, PROSE_LIST);
    assert_true(at->ordered);
    assert_int_equal(at->start, 1);
    assert_str(inline_plain(trial->arena, at->children->next->children->inlines), "Why");
    assert_false(at->next->ordered);
    assert_str(inline_plain(trial->arena, at->next->next->inlines), "end");
    assert_null(at->next->next->next);
    trial_drop(trial);
}

static void what_is_no_paragraph_is_said(void **state) {
    (void)state;
    static const struct {
        const char *paragraphs, *code, *place;
    } ROWS[] = {
        {"{a: b}", "DATA-02", "{a: b}"},
        {"[{list: ordered}]", "DATA-02", "{list: ordered}"},
        {"[{list: roman, items: [a]}]", "DATA-08", "roman"},
        {"[{list: ordered, items: [[a]]}]", "DATA-02", "[a]"},
        {"[[a]]", "DATA-02", "[a]"},
        {"[{lst: ordered, items: [a]}]", "DATA-01", "lst"},
    };
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        char text[256];
        snprintf(text, sizeof text,
                 DOCUMENT("post-meeting-report", "") "sections: [{title: S, paragraphs: %s}]\n",
                 ROWS[i].paragraphs);
        Trial *trial = trial_of(text);
        assert_str(place_text(trial_finding(trial, ROWS[i].code)->place), ROWS[i].place);
        trial_drop(trial);
    }
}

static Str due_of(Trial *trial, size_t index) {
    const ActionItem *actions;
    assert_true(model_action_items(trial->arena, trial->model, &actions) > index);
    const Datum *due = record_field(actions[index].item, STR("due"));
    assert_int_equal(due->kind, DATUM_DATE);
    int32_t year, month, day;
    date_civil(due->date.first, &year, &month, &day);
    return str_format(trial->arena, "%d-%d-%d", (int)year, (int)month, (int)day);
}

static void a_day_takes_the_year_of_its_list(void **state) {
    (void)state;
    Trial *trial = trial_of(DOCUMENT("meeting-deck", ", as_of: 2018-01-05") //
                            "action_items:\n"
                            "  items: [{text: A, due: 7 July}, {text: B, due: Dec 31}, {text: C, "
                            "due: 02-28}, {text: D, due: 2016-03}]\n"
                            "  year: 2017\n");
    trial_is_clean(trial);
    assert_str(due_of(trial, 0), "2017-7-7");
    assert_str(due_of(trial, 1), "2017-12-31");
    assert_str(due_of(trial, 2), "2017-2-28");
    assert_str(due_of(trial, 3), "2016-3-1");
    const ActionItem *actions;
    model_action_items(trial->arena, trial->model, &actions);
    assert_int_equal(actions[1].days, 5);
    assert_true(actions[1].open);
    trial_drop(trial);
    trial = trial_of(DOCUMENT("meeting-deck", ", as_of: 2018-01") //
                     "action_items: {items: [{text: A, due: 7 july}]}\n");
    assert_str(due_of(trial, 0), "2018-7-7");
    trial_drop(trial);
}

static void a_day_that_does_not_exist_is_said(void **state) {
    (void)state;
    static const char *const WRONG[] = {"31 June", "29 February", "0 July",  "7 Jul 17", "July",
                                        "13-01",   "7 Ju",        "07/25",   "a b",      "- July",
                                        "7 ",      "00-01",       "7 Julyy", "32-1",     " "};
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        char text[256];
        snprintf(text, sizeof text,
                 DOCUMENT("meeting-deck", "") "action_items: {year: 2017, items: [{text: A, due: "
                                              "'%s'}]}\n",
                 WRONG[i]);
        Trial *trial = trial_of(text);
        assert_str(place_text(trial_finding(trial, "DATA-04")->place), WRONG[i]);
        trial_drop(trial);
    }
    Trial *trial =
        trial_of(DOCUMENT("meeting-deck", "") "action_items: {items: [{text: A, due: 7 July}]}\n");
    assert_has(trial_finding(trial, "DATA-04")->help, "add 'year'");
    trial_drop(trial);
}

static void hexagons_have_their_briefing(void **state) {
    (void)state;
    Trial *trial =
        trial_of(DOCUMENT("briefing-deck", "") //
                 "vocab: {briefing: [{id: this-deck, label: D}]}\n"
                 "hexagon_map: {groups: [{title: A, recommendations: ['1', '2']}, {title: B, "
                 "recommendations: []}]}\n"
                 "recommendations: [{id: '1', briefing: this-deck}, {id: '2', briefing: unknown}]\n"
                 "slides: [{type: recommendation, recommendation: '1'}]\n");
    const MapHexagon *hexagons;
    assert_int_equal(model_hexagons(trial->arena, trial->model, &hexagons), 2);
    assert_str(record_string(hexagons[0].briefing, STR("label")), "D");
    assert_true(hexagons[0].this_deck);
    assert_null(hexagons[1].briefing);
    assert_false(hexagons[1].this_deck);
    assert_str(record_string(hexagons[1].group, STR("title")), "A");
    trial_drop(trial);
}

static void a_portfolio_adds_up(void **state) {
    (void)state;
    Trial *trial = trial_of(
        DOCUMENT("quarterly-report", "") //
        "vocab: {priority: {levels: [P1, P2, P3]}}\n"
        "reviews: [{id: a, name: A}, {id: b, name: B}]\n"
        "recommendations:\n"
        "  - {id: '1', review: a, status: complete, priority: P1}\n"
        "  - {id: '2', review: a, status: in-progress, priority: [{level: P1, items: [x]}, {level: "
        "P2, items: [y]}]}\n"
        "  - {id: '1', review: b, status: complete, priority: N/A}\n"
        "  - {id: '2', review: b, status: unknown, priority: [{level: P4}]}\n"
        "  - {id: '3', review: b, status: complete, priority: [{level: P2, items: [x]}]}\n");
    const Portfolio *all = model_portfolio(trial->arena, trial->model, NULL);
    assert_int_equal(all->review_count, 2);
    assert_int_equal(all->total, 5);
    assert_int_equal(all->without, 1);
    assert_int_equal(all->statuses[2].count, 3);
    assert_str(record_string(all->statuses[2].recommendations[1], STR("review")), "b");
    assert_int_equal(all->priority_count, 4);
    static const size_t WHOLE[] = {1, 0, 0, 1}, SPLIT[] = {1, 2, 0, 0};
    size_t whole = 0;
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(all->priorities[i].whole, WHOLE[i]);
        assert_int_equal(all->priorities[i].split, SPLIT[i]);
        whole += all->priorities[i].whole;
    }
    assert_str(all->priorities[3].level, "P4");
    assert_int_equal(whole + all->split + all->without_priority, all->total);
    const Portfolio *one = model_portfolio(trial->arena, trial->model, all->reviews[1]->review);
    assert_int_equal(one->total, 3);
    assert_int_equal(one->split, 1);
    trial_drop(trial);
}

static const char FOR_EACH[] =
    "format: rapporteur/1\n"
    "document: {kind: implementation-documentation, id: doc, title: T, for_each: recommendation,\n"
    "  where: {status: complete}}\n"
    "reviews: [{id: a, name: A}, {id: b, name: B}]\n"
    "recommendations:\n"
    "  - {id: '9.1', review: a, status: complete}\n"
    "  - {id: '9.2', review: a, status: in-progress}\n"
    "  - {id: '9.3', review: a, status: complete}\n"
    "  - {id: '9.1', review: b, status: complete}\n";

static void load_item(Trial *trial, const char *item) {
    const BindOptions options = {
        .arena = trial->arena, .diag = &trial->diag, .root = trial->folder, .item = str_of(item)};
    trial->model = model_load(&options, trial_path(trial, "d.yaml"), STR("d.yaml"));
}

static void each_selected_recommendation_has_a_document(void **state) {
    (void)state;
    Trial *trial = trial_of(FOR_EACH);
    trial_is_clean(trial);
    Str *items;
    const size_t n = model_items(trial->arena, trial->folder, trial_path(trial, "d.yaml"), &items);
    assert_int_equal(n, 3);
    assert_str(items[0], "a 9.1");
    assert_str(items[1], "9.3");
    assert_str(items[2], "b 9.1");
    load_item(trial, "b 9.1");
    const Record *document = record_child(trial->model->root, STR("document"));
    assert_str(record_string(document, STR("id")), "doc-b 9.1");
    const Record *about = record_child(document, STR("recommendation"));
    assert_str(record_string(about, STR("review")), "b");
    trial_is_clean(trial);
    trial_drop(trial);
}

static void an_item_that_is_not_selected_is_said(void **state) {
    (void)state;
    Trial *trial = trial_of(FOR_EACH);
    load_item(trial, "9.2");
    assert_null(trial->model);
    assert_has(trial_finding(trial, "DATA-16")->message, "not made for '9.2'");
    trial_drop(trial);
    trial = trial_of(DOCUMENT("implementation-documentation",
                              ", for_each: recommendation, where: {status: done}") //
                     "recommendations: [{id: '1', status: complete}]\n");
    assert_null(trial->model);
    assert_str(place_text(trial_finding(trial, "DATA-16")->place), "recommendation");
    assert_str(trial_finding(trial, "DATA-16")->help, "'done' is no status word");
    Str *items;
    assert_int_equal(model_items(trial->arena, trial->folder, trial_path(trial, "d.yaml"), &items),
                     0);
    assert_int_equal(
        model_items(trial->arena, trial->folder, trial_path(trial, "none.yaml"), &items), 0);
    trial_drop(trial);
}

static void a_translation_reaches_what_is_short(void **state) {
    (void)state;
    Trial *trial = trial_new();
    trial_write(trial, "d.yaml",
                DOCUMENT("meeting-deck", "") "meeting: {agenda: [First, {text: Second}]}\n"
                                             "slides: [{type: bullets, bullets: [One, Two]}]\n"
                                             "action_items: {items: [{text: Do}, {text: Wait}]}\n");
    trial_write(trial, "d.fr.yaml",
                "format: rapporteur/1\nmeeting: {agenda: [Premier, Second point]}\n"
                "slides: [{bullets: [Un, {text: Deux}]}]\n"
                "action_items: {items: [{text: Faire}, {text: Attendre}]}\n");
    trial_load(trial, "fr");
    trial_is_clean(trial);
    const Record *slide = record_list(trial->model->root, STR("slides"))->items[0].record;
    const Record *two = record_list(slide, STR("bullets"))->items[1].record;
    assert_str(inline_plain(trial->arena, record_field(two, STR("text"))->inlines), "Deux");
    const AgendaLine *lines;
    model_agenda(trial->arena, trial->model, &lines);
    assert_str(inline_plain(trial->arena, record_field(lines[1].item, STR("text"))->inlines),
               "Second point");
    const ActionItem *actions;
    model_action_items(trial->arena, trial->model, &actions);
    assert_str(inline_plain(trial->arena, record_field(actions[1].item, STR("text"))->inlines),
               "Attendre");
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_alone_stands_for_its_record),
        cmocka_unit_test(paragraphs_and_lists_are_prose),
        cmocka_unit_test(what_is_no_paragraph_is_said),
        cmocka_unit_test(a_day_takes_the_year_of_its_list),
        cmocka_unit_test(a_day_that_does_not_exist_is_said),
        cmocka_unit_test(hexagons_have_their_briefing),
        cmocka_unit_test(a_portfolio_adds_up),
        cmocka_unit_test(each_selected_recommendation_has_a_document),
        cmocka_unit_test(an_item_that_is_not_selected_is_said),
        cmocka_unit_test(a_translation_reaches_what_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
