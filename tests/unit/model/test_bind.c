// SPDX-License-Identifier: MIT
// Binding: every type of field, the kinds of no value, what is filled in.
#include "trial.h"

static const Record *document(const Trial *trial) {
    return record_child(trial->model->root, STR("document"));
}

static void scalars_get_their_types(void **state) {
    (void)state;
    Trial *trial = trial_of(
        HEAD "recommendations:\n"
             "  - id: 9.10\n"
             "    status: complete\n"
             "    text: 1. Formalize *this*\n"
             "    submitted: 2021-01\n"
             "    elided: yes\n"
             "    board_action: {already_implemented: No, disposition: approved,\n"
             "                   url: 'HTTPS://example.org/a#b', text: [One *line*, Two]}\n");
    trial_is_clean(trial);
    const Record *row = trial_recommendation(trial, 0);
    assert_str(record_string(row, STR("id")), "9.10");
    assert_int_equal(record_field(row, STR("text"))->kind, DATUM_TEXT);
    assert_str(inline_plain(trial->arena, record_field(row, STR("text"))->inlines),
               "1. Formalize this");
    assert_int_equal(record_field(row, STR("submitted"))->date.precision, DATE_MONTH);
    assert_true(record_field(row, STR("elided"))->truth);
    const Record *action = record_child(row, STR("board_action"));
    assert_ptr_equal(action->owner, row);
    assert_false(record_field(action, STR("already_implemented"))->truth);
    const Prose *bullets = record_field(action, STR("text"))->prose;
    assert_int_equal(bullets->kind, PROSE_LIST);
    assert_int_equal(bullets->children->kind, PROSE_ITEM);
    assert_str(inline_plain(trial->arena, bullets->children->children->inlines), "One line");
    assert_str(inline_plain(trial->arena, bullets->children->next->children->inlines), "Two");
    assert_null(bullets->children->next->next);
    trial_drop(trial);
}

static void no_values_are_five_different_answers(void **state) {
    (void)state;
    Trial *trial = trial_of(HEAD "stated: {complete: /}\n"
                                 "recommendations:\n"
                                 "  - {id: N/A, status: complete, submitted: TBD, approved: n/a,\n"
                                 "     completed: unknown, notes: \"\", text: N/A, owner: /,\n"
                                 "     board_action: N/A, milestones: N/A, questioned_cost: }\n"
                                 "  - {id: '2', status: unknown}\n");
    trial_is_clean(trial);
    const Record *row = trial_recommendation(trial, 0);
    const struct {
        Str name;
        NoValue meaning;
    } ROWS[] = {{STR("submitted"), NO_VALUE_TO_BE_DECIDED},
                {STR("approved"), NO_VALUE_NOT_APPLICABLE},
                {STR("completed"), NO_VALUE_UNKNOWN},
                {STR("notes"), NO_VALUE_EMPTY},
                {STR("text"), NO_VALUE_NOT_APPLICABLE},
                {STR("owner"), NO_VALUE_NIL},
                {STR("board_action"), NO_VALUE_NOT_APPLICABLE},
                {STR("milestones"), NO_VALUE_NOT_APPLICABLE}};
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        assert_int_equal(record_field(row, ROWS[i].name)->kind, DATUM_NO_VALUE);
        assert_int_equal(record_field(row, ROWS[i].name)->no_value, ROWS[i].meaning);
    }
    assert_str(record_string(row, STR("id")), "N/A");
    assert_int_equal(record_field(row, STR("questioned_cost"))->kind, DATUM_NONE);
    assert_int_equal(record_field(row, STR("nothing_of_the_kind"))->kind, DATUM_NONE);
    const Datum *status = record_field(trial_recommendation(trial, 1), STR("status"));
    assert_int_equal(status->no_value, NO_VALUE_UNKNOWN);
    trial_drop(trial);
}

static void a_vocabulary_word_is_no_missing_value(void **state) {
    (void)state;
    Trial *trial = trial_of(HEAD "vocab: {status: [{id: unknown, label: Not known}]}\n"
                                 "recommendations: [{id: '1', status: unknown}]\n");
    trial_is_clean(trial);
    const Datum *status = record_field(trial_recommendation(trial, 0), STR("status"));
    assert_int_equal(status->kind, DATUM_REFERENCE);
    assert_str(record_string(status->record, STR("label")), "Not known");
    trial_drop(trial);
}

static void the_standard_vocabulary_has_three_words(void **state) {
    (void)state;
    Trial *trial = trial_of(HEAD);
    trial_is_clean(trial);
    const Record *vocabulary = record_child(trial->model->root, STR("vocab"));
    const Datum *statuses = record_list(vocabulary, STR("status"));
    assert_int_equal(statuses->n, 3);
    assert_str(record_string(statuses->items[0].record, STR("id")), "not-started");
    assert_str(record_string(statuses->items[1].record, STR("label")), "In progress");
    assert_true(record_field(statuses->items[2].record, STR("terminal"))->truth);
    trial_drop(trial);
}

static void statuses_stand_in_their_order(void **state) {
    (void)state;
    Trial *trial = trial_of(HEAD "vocab:\n  status:\n"
                                 "    - {id: c, label: C}\n"
                                 "    - {id: b, label: B, order: 2}\n"
                                 "    - {id: a, label: A, order: 1}\n");
    const Datum *statuses =
        record_list(record_child(trial->model->root, STR("vocab")), STR("status"));
    assert_str(record_string(statuses->items[0].record, STR("id")), "a");
    assert_str(record_string(statuses->items[1].record, STR("id")), "b");
    assert_str(record_string(statuses->items[2].record, STR("id")), "c");
    trial_drop(trial);
}

static void the_one_review_has_what_the_top_level_says(void **state) {
    (void)state;
    Trial *trial = trial_of(HEAD "progress: {series: [{period: 2023-06, complete: 1}]}\n"
                                 "news: [{text: New, date: 2023}]\n"
                                 "recommendations: [{id: '1', status: complete}]\n");
    trial_is_clean(trial);
    const Record *review = record_child(trial_recommendation(trial, 0), STR("review"));
    assert_str(record_string(review, STR("id")), "r");
    assert_ptr_equal(record_child(document(trial), STR("review")), review);
    const Record *progress = record_child(review, STR("progress"));
    assert_ptr_equal(progress, record_child(trial->model->root, STR("progress")));
    const Record *snapshot = record_list(progress, STR("series"))->items[0].record;
    const Datum *count = map_lookup(&snapshot->open, STR("complete"));
    assert_int_equal(count->count, 1);
    assert_str(record_path(trial->arena, snapshot, STR("period")), "progress.series[0].period");
    assert_int_equal(record_list(review, STR("news"))->n, 1);
    trial_drop(trial);
}

static void a_document_without_reviews_gets_one(void **state) {
    (void)state;
    Trial *trial = trial_of("format: rapporteur/1\n"
                            "document: {kind: quarterly-report, id: d, title: Trial}\n"
                            "recommendations: [{id: '1', status: complete}]\n");
    trial_is_clean(trial);
    const Record *review = record_child(trial_recommendation(trial, 0), STR("review"));
    assert_str(record_string(review, STR("id")), "d");
    assert_str(record_string(review, STR("name")), "Trial");
    trial_drop(trial);
}

static void periods_need_no_declaration(void **state) {
    (void)state;
    Trial *trial = trial_of(HEAD "periods: [{id: 2023-03, label: MAR 23}]\n"
                                 "publications: {items: [{period: 2023-03}, {period: 2022-Q4}]}\n");
    trial_is_clean(trial);
    const Datum *items =
        record_list(record_child(trial->model->root, STR("publications")), STR("items"));
    const Record *declared = record_child(items->items[0].record, STR("period"));
    const Record *derived = record_child(items->items[1].record, STR("period"));
    assert_str(record_string(declared, STR("label")), "MAR 23");
    assert_int_equal(record_field(declared, STR("date"))->date.precision, DATE_MONTH);
    assert_int_equal(record_field(derived, STR("date"))->date.precision, DATE_QUARTER);
    assert_str(record_string(derived, STR("label")), "");
    assert_str(record_string(record_child(document(trial), STR("period")), STR("id")), "2023-06");
    trial_drop(trial);
}

static void priorities_are_a_level_or_a_list(void **state) {
    (void)state;
    Trial *trial = trial_of(
        HEAD
        "recommendations:\n"
        "  - {id: '1', status: complete, priority: P1}\n"
        "  - {id: '2', status: complete, priority: [{level: P1, items: ['1'], in_part: ['1']}]}\n"
        "  - id: '3'\n    status: complete\n"
        "    priority: Items 1, 4 (in part) prioritized as P1; Item 4 (in part) prioritized as P2\n"
        "    items: |\n      a. first\n      b. second\n");
    trial_is_clean(trial);
    assert_str(record_string(trial_recommendation(trial, 0), STR("priority")), "P1");
    const Datum *levels = record_list(trial_recommendation(trial, 1), STR("priority"));
    assert_ptr_equal(levels->items[0].record->entity, &ENTITY_PRIORITY_LEVEL);
    levels = record_list(trial_recommendation(trial, 2), STR("priority"));
    assert_int_equal(levels->n, 2);
    assert_str(record_list(levels->items[0].record, STR("in_part"))->items[0].string, "4");
    const Record *third = trial_recommendation(trial, 2);
    assert_str(record_string(third, STR("item_style")), "a.");
    const Record *item = record_list(third, STR("items"))->items[1].record;
    assert_str(record_string(item, STR("id")), "b");
    assert_str(record_path(trial->arena, item, STR("text")), "recommendations[2].items[1].text");
    trial_drop(trial);
}

static void cells_hold_lists(void **state) {
    (void)state;
    Trial *trial = trial_new();
    trial_write(trial, "d.yaml",
                HEAD "people: [{id: ann, name: Ann}]\ngroups: [{id: g, name: G}]\n"
                     "recommendations: {file: r.csv}\n");
    trial_write(trial, "r.csv",
                "id,status,owner,depends_on,timeline.expected,notes\n"
                "1,complete,ann; g,,2023-05,\n"
                "2,Complete,,1,,\"a, b\"\n");
    assert_non_null(trial_load(trial, NULL));
    trial_is_clean(trial);
    const Record *row = trial_recommendation(trial, 0);
    const Datum *owners = record_list(row, STR("owner"));
    assert_int_equal(owners->n, 2);
    assert_ptr_equal(owners->items[0].record->entity, &ENTITY_PERSON);
    assert_ptr_equal(owners->items[1].record->entity, &ENTITY_GROUP);
    assert_str(place_text(owners->items[1].value->place), "g");
    assert_int_equal(record_field(row, STR("notes"))->kind, DATUM_NONE);
    const Record *timeline = record_child(row, STR("timeline"));
    assert_int_equal(record_field(timeline, STR("expected"))->kind, DATUM_DATE);
    const Record *second = trial_recommendation(trial, 1);
    assert_ptr_equal(record_list(second, STR("depends_on"))->items[0].record, row);
    assert_str(record_string(second, STR("status")), "complete");
    assert_str(record_field(second, STR("status"))->value->text, "Complete");
    trial_drop(trial);
}

static void an_empty_document_is_whole(void **state) {
    (void)state;
    Trial *trial = trial_of("format: rapporteur/1\n"
                            "document: {kind: quarterly-report, id: d, title: T, lang: fr}\n"
                            "recommendations: []\npeople:\n");
    trial_is_clean(trial);
    assert_str(trial->model->lang, "fr");
    assert_int_equal(record_list(trial->model->root, STR("recommendations"))->n, 0);
    assert_int_equal(record_list(trial->model->root, STR("people"))->n, 0);
    assert_null(record_child(trial->model->root, STR("progress")));
    assert_ptr_equal(model_lookup(trial->model, &ENTITY_REVIEW, STR("d"))->entity, &ENTITY_REVIEW);
    trial_drop(trial);
}

static void a_workspace_is_a_record(void **state) {
    (void)state;
    Trial *trial = trial_new();
    const Source source = {.path = STR("rapporteur.yaml"),
                           .bytes = STR("format: rapporteur/1\norganisation: Office\n"
                                        "documents: [a/*.yaml]\nlanguages: [en, fr]\n"
                                        "rules: {ST-02: warning}\noutptu: x\n")};
    const Record *record = model_load_workspace(trial->arena, &trial->diag, &source, STR("."));
    assert_str(record_string(record, STR("organisation")), "Office");
    assert_int_equal(record_list(record, STR("languages"))->n, 2);
    assert_int_equal(record_child(record, STR("rules"))->open.n, 1);
    assert_int_equal(trial->diag.findings.n, 1);
    assert_has(trial_finding(trial, "DATA-01")->help, "'output'");
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_get_their_types),
        cmocka_unit_test(no_values_are_five_different_answers),
        cmocka_unit_test(a_vocabulary_word_is_no_missing_value),
        cmocka_unit_test(the_standard_vocabulary_has_three_words),
        cmocka_unit_test(statuses_stand_in_their_order),
        cmocka_unit_test(the_one_review_has_what_the_top_level_says),
        cmocka_unit_test(a_document_without_reviews_gets_one),
        cmocka_unit_test(periods_need_no_declaration),
        cmocka_unit_test(priorities_are_a_level_or_a_list),
        cmocka_unit_test(cells_hold_lists),
        cmocka_unit_test(an_empty_document_is_whole),
        cmocka_unit_test(a_workspace_is_a_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
