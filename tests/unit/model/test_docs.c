// SPDX-License-Identifier: MIT
// The printed parts of docs/DATA.md and docs/RULES.md are those of the tables, and every row of the
// tables is whole. Run with --write to print them anew.
#include "trial.h"

static const char MARK[] = "<!-- printed from the tables: see tests/unit/model/test_docs.c -->\n";
static const char HAND_MARK[] = "\n<!-- written by hand from here on -->\n";

static Str read_text(Arena *arena, const char *path) {
    Diag diag;
    diag_init(&diag, arena);
    Str text = {0};
    assert_true(fs_read(arena, path, SIZE_MAX / 2, (Place){0}, &diag, &text));
    return text;
}

// The file with what the tables print.
static void print_data(Arena *arena, Buf *out) {
    const Str text = read_text(arena, TEST_ROOT "/docs/DATA.md");
    const size_t mark = str_find(text, str_of(MARK), 0);
    assert_true(mark != SIZE_MAX);
    buf_put(out, str_slice(text, 0, mark + strlen(MARK)));
    schema_print_markdown(out);
}

// What the tables print, then what was written by hand.
static void print_rules(Arena *arena, Buf *out) {
    const Str text = read_text(arena, TEST_ROOT "/docs/RULES.md");
    const size_t mark = str_find(text, str_of(HAND_MARK), 0);
    assert_true(mark != SIZE_MAX);
    rules_print_markdown(out);
    buf_put(out, str_slice(text, mark, text.n));
}

static void docs_are_those_of_the_tables(void **state) {
    (void)state;
    Arena *arena = arena_new(4096);
    Buf data = {0}, rules = {0};
    print_data(arena, &data);
    print_rules(arena, &rules);
    if (!str_eq(read_text(arena, TEST_ROOT "/docs/DATA.md"), buf_str(&data)) ||
        !str_eq(read_text(arena, TEST_ROOT "/docs/RULES.md"), buf_str(&rules)))
        fail_msg("the docs are stale: run this test with --write");
    buf_release(&data);
    buf_release(&rules);
    arena_drop(arena);
}

static void write_file(const char *path, const Buf *text) {
    FILE *file = fopen(path, "wb");
    if (!file) return;
    fwrite(text->at, 1, text->n, file);
    fclose(file);
}

static void write_docs(void) {
    Arena *arena = arena_new(4096);
    Buf data = {0}, rules = {0};
    print_data(arena, &data);
    print_rules(arena, &rules);
    write_file(TEST_ROOT "/docs/DATA.md", &data);
    write_file(TEST_ROOT "/docs/RULES.md", &rules);
    buf_release(&data);
    buf_release(&rules);
    arena_drop(arena);
}

static void is_sentence(Str text) {
    if (text.n < 8 || text.at[text.n - 1] != '.') fail_msg("'%.*s'", STR_ARGS(text));
}

static void check_entity(const Entity *entity) {
    is_sentence(entity->description);
    assert_true(entity->n <= 64); // Record.given
    assert_str(entity->fields[entity->n - 2].name, "allow");
    assert_str(entity->fields[entity->n - 1].name, "because");
    for (size_t i = 0; i < entity->n; i++) {
        const Field *field = &entity->fields[i];
        const bool refers = field->type == FIELD_RECORD || field->type == FIELD_RECORDS ||
                            field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
        is_sentence(field->description);
        assert_int_equal(entity_field_index(entity, field->name), i);
        assert_int_equal(refers, field->entity != NULL);
        assert_int_equal(field->type == FIELD_ENUM, field->vocabulary != NULL);
    }
}

static void every_row_is_whole(void **state) {
    (void)state;
    const Entity *const ENTITIES[] = {
        &ENTITY_FILE,           &ENTITY_DOCUMENT,
        &ENTITY_AUTHORITATIVE,  &ENTITY_SECTION,
        &ENTITY_VOCABULARY,     &ENTITY_STATUS,
        &ENTITY_PRIORITY_SCALE, &ENTITY_BRIEFING,
        &ENTITY_ORGANISATION,   &ENTITY_PERSON,
        &ENTITY_GROUP,          &ENTITY_EVENT,
        &ENTITY_DOMAIN,         &ENTITY_THEME,
        &ENTITY_REVIEW,         &ENTITY_REPORT,
        &ENTITY_PERIOD,         &ENTITY_PROGRESS,
        &ENTITY_SNAPSHOT,       &ENTITY_STATED,
        &ENTITY_PUBLICATIONS,   &ENTITY_PUBLICATION,
        &ENTITY_NEWS,           &ENTITY_RECOMMENDATION,
        &ENTITY_ITEM,           &ENTITY_PRIORITY_LEVEL,
        &ENTITY_DELIVERABLE,    &ENTITY_MILESTONE,
        &ENTITY_TIMELINE,       &ENTITY_HISTORY,
        &ENTITY_BOARD_ACTION,   &ENTITY_IMPLEMENTATION_REPORT,
        &ENTITY_DOCUMENTATION,  &ENTITY_WORKSPACE,
        &ENTITY_SEVERITIES,
    };
    for (size_t i = 0; i < COUNT_OF(ENTITIES); i++) check_entity(ENTITIES[i]);
}

static void every_rule_is_whole(void **state) {
    (void)state;
    for (size_t i = 0; i < RULE_COUNT; i++) {
        const Rule *rule = &RULES[i];
        assert_ptr_equal(rule_lookup(rule->id), rule);
        is_sentence(rule->explanation);
        assert_true(rule->title.n > 0 && rule->wrong.n > 0 && rule->right.n > 0);
        if (rule->check) assert_true(rule->severity <= SEVERITY_ERROR);
    }
    assert_null(rule_lookup(STR("ST-99")));
    assert_ptr_equal(rule_lookup(STR("st-02")), rule_lookup(STR("ST-02")));
}

static void a_rule_is_printed_for_people(void **state) {
    (void)state;
    Buf text = {0};
    rule_print(rule_lookup(STR("ST-02")), &text);
    assert_has(buf_str(&text), "ST-02 (error): Snapshots add up");
    assert_has(buf_str(&text), "\nWrong:\n\n    total: 17\n");
    for (size_t lo = 0; lo < text.n;) {
        const size_t hi = str_find_char(buf_str(&text), '\n', lo);
        assert_true(hi - lo <= 80);
        lo = hi + 1;
    }
    buf_release(&text);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(docs_are_those_of_the_tables),
        cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(every_rule_is_whole),
        cmocka_unit_test(a_rule_is_printed_for_people),
    };
    if (argc > 1 && strcmp(argv[1], "--write") == 0) return write_docs(), 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
