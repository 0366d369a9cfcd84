// SPDX-License-Identifier: MIT
// YAML to values: kinds, styles, places, aliases, merges, limits.
#include "support.h"

static const Value *read(Bench *bench, Str bytes) {
    return yaml_read(bench->arena, source_of(bench, bytes), &bench->diag);
}

static const Value *at(const Value *map, const char *key) {
    const Value *value = value_member(map, str_of(key));
    assert_non_null(value);
    return value;
}

static void scalars_stay_strings(void **state) {
    const Value *root = read(*state, STR("id: 9.1\nb: 1.10\nc: no\nd: N/A\ne:\nf: \"\"\ng: ~\n"));
    assert_int_equal(root->kind, VALUE_MAP);
    assert_int_equal(root->n, 7);
    assert_str(at(root, "id")->text, "9.1");
    assert_str(at(root, "b")->text, "1.10");
    assert_str(at(root, "c")->text, "no");
    assert_str(at(root, "d")->text, "N/A");
    assert_int_equal(at(root, "e")->style, SCALAR_PLAIN);
    assert_str(at(root, "e")->text, "");
    assert_int_equal(at(root, "f")->style, SCALAR_QUOTED);
    assert_str(at(root, "f")->text, "");
    assert_str(at(root, "g")->text, "~");
    assert_null(value_member(root, STR("x")));
    assert_null(value_member(at(root, "id"), STR("x")));
    assert_null(value_member(NULL, STR("x")));
}

static void places_count_bytes(void **state) {
    const Value *root = read(*state, STR("Žarko: é ✓\n\"ü\": 'x'\nl: [ö, {ä: \"ß\"}]\n"));
    assert_str(bytes_at(root->members[0].key_place), "Žarko");
    assert_str(bytes_at(root->members[0].value->place), "é ✓");
    assert_str(bytes_at(root->members[1].key_place), "ü");
    assert_str(bytes_at(at(root, "ü")->place), "x");
    const Value *list = at(root, "l");
    assert_str(bytes_at(list->place), "[ö, {ä: \"ß\"}]");
    assert_str(bytes_at(list->items[0]->place), "ö");
    assert_str(bytes_at(list->items[1]->place), "{ä: \"ß\"}");
    assert_str(bytes_at(at(list->items[1], "ä")->place), "ß");
    assert_true(at(list->items[1], "ä")->clean);
    assert_int_equal(root->place.span.lo, 0);
}

static void block_collections_end_with_their_last_part(void **state) {
    const Value *root =
        read(*state, STR("a:\n  - x: 1\n    y: \"2\"  # c\n\n# d\nb: |\n  t\n\nc: z\n"));
    assert_str(bytes_at(at(root, "a")->place), "- x: 1\n    y: \"2\"");
    assert_str(bytes_at(at(root, "a")->items[0]->place), "x: 1\n    y: \"2\"");
    assert_str(bytes_at(at(root, "b")->place), "t");
    assert_str(at(root, "b")->text, "t\n");
}

static void properties_are_no_part_of_the_text(void **state) {
    const Value *root = read(*state, STR("a: &n\n  # c\n  \"q\"\nb: ! 'x'\nc: &m text # hi\n"));
    assert_str(bytes_at(at(root, "a")->place), "q");
    assert_str(bytes_at(at(root, "b")->place), "x");
    assert_str(bytes_at(at(root, "c")->place), "text");
}

static void aliases_share_their_part(void **state) {
    const Value *root = read(*state, STR("a: &x {k: [1, 2]}\nb: *x\nc: &x 3\nd: *x\n"));
    assert_ptr_equal(at(root, "a"), at(root, "b"));
    assert_str(at(root, "d")->text, "3");
}

static void merges_give_way_to_own_keys(void **state) {
    const Value *root = read(*state, STR("base: &b {x: 1, y: 2}\nm:\n  <<: *b\n  x: 9\n"
                                         "n:\n  <<: [*b, {z: 3, x: 8}]\nq: {\"<<\": 1}\n"));
    const Value *m = at(root, "m"), *n = at(root, "n");
    assert_int_equal(m->n, 2);
    assert_str(at(m, "x")->text, "9");
    assert_str(at(m, "y")->text, "2");
    assert_int_equal(n->n, 3);
    assert_str(at(n, "x")->text, "1");
    assert_str(at(n, "z")->text, "3");
    assert_str(at(at(root, "q"), "<<")->text, "1");
    Bench *bench = *state;
    assert_null(read(bench, STR("a: {<<: 5}\n")));
    assert_str(bytes_at(one_finding(bench, "YAML-09").place), "5");
}

static void maps_of_any_size_find_repeated_keys(void **state) {
    Bench *bench = *state;
    for (int n = 1; n < 40; n++) {
        Str text = {0};
        for (int i = 0; i < n; i++)
            text = str_format(bench->arena, "%.*sk%d: %d\n", STR_ARGS(text), i, i);
        assert_int_equal(read(bench, text)->n, n);
        assert_null(
            read(bench, str_format(bench->arena, "%.*sk%d: again\n", STR_ARGS(text), n / 2)));
        const Finding twice = one_finding(bench, "YAML-04");
        assert_int_equal(source_line_column(twice.place.source, twice.place.span.lo).line, n + 1);
        const Place first = twice.notes.at[0].place;
        assert_int_equal(source_line_column(first.source, first.span.lo).line, n / 2 + 1);
    }
}

static void laughs_are_bounded(void **state) {
    Bench *bench = *state;
    Str text = STR("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++)
        text = str_format(
            bench->arena, "%.*sa%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n",
            STR_ARGS(text), i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    assert_null(read(bench, text));
    one_finding(bench, "YAML-07");
}

static Str nested(Bench *bench, size_t depth) {
    char *text = arena_push(bench->arena, char, depth * 2);
    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    return (Str){text, depth * 2};
}

static void depth_is_bounded(void **state) {
    Bench *bench = *state;
    assert_non_null(read(bench, nested(bench, YAML_MAX_DEPTH)));
    assert_null(read(bench, nested(bench, YAML_MAX_DEPTH + 1)));
    assert_int_equal(one_finding(bench, "YAML-07").place.span.lo, YAML_MAX_DEPTH);
    assert_null(read(bench, nested(bench, 100000)));
    one_finding(bench, "YAML-07");
}

// Not quadratic: half a million values in one flow, and one very long scalar.
static void long_input_is_linear(void **state) {
    Bench *bench = *state;
    const size_t n = 1000000;
    char *text = arena_push(bench->arena, char, n);
    memset(text, 'x', n);
    text[0] = '[';
    for (size_t i = 2; i < n - 1; i += 20) text[i] = ',';
    text[n - 1] = ']';
    const Value *list = read(bench, (Str){text, n});
    assert_int_equal(list->n, 50001);
    memset(text, 'y', n);
    for (size_t i = 60; i < n; i += 61) text[i] = ' ';
    assert_int_equal(read(bench, (Str){text, n})->text.n, n - (text[n - 1] == ' '));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_BENCH(scalars_stay_strings),
        WITH_BENCH(places_count_bytes),
        WITH_BENCH(block_collections_end_with_their_last_part),
        WITH_BENCH(properties_are_no_part_of_the_text),
        WITH_BENCH(aliases_share_their_part),
        WITH_BENCH(merges_give_way_to_own_keys),
        WITH_BENCH(maps_of_any_size_find_repeated_keys),
        WITH_BENCH(laughs_are_bounded),
        WITH_BENCH(depth_is_bounded),
        WITH_BENCH(long_input_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
