// SPDX-License-Identifier: MIT
// From decoded bytes back to the source, for every way in which a scalar can be written.
#include "support.h"

#include "read/scalar_map.h"

// Each byte of the decoded text that stands in the source as itself must be found as itself.
static size_t check_every_byte(Bench *bench, const Value *scalar) {
    const ScalarMap map = scalar_map_new(bench->arena, scalar);
    assert_true(map.known);
    size_t same = 0;
    uint32_t last = scalar->place.span.lo;
    for (size_t i = 0; i < scalar->text.n; i++) {
        const Place place = value_place_at(scalar, i, i + 1);
        const Place mapped = scalar_map_place(&map, i, i + 1);
        assert_memory_equal(&place.span, &mapped.span, sizeof place.span);
        assert_true(place.span.lo >= last || place.span.lo == place.span.hi);
        last = place.span.lo;
        const Str bytes = bytes_at(place);
        same += bytes.n == 1 && bytes.at[0] == scalar->text.at[i];
    }
    return same;
}

static void words_are_found_in_every_style(void **state) {
    Bench *bench = *state;
    static const char *const TEXTS[] = {
        "plain one TWO three",
        "plain one\n  TWO\n\n\n  three",
        "'it''s TWO\n\n   lines'",
        "\"a \\\"TWO\\\" \\u00e9\\x41\\U0001F600\\n\\\n    z \\_ \\\\ end\"",
        "\"a\n   TWO  \n\n  b  c\"",
        ">-\n  one\n  TWO\n\n    more\n    in\n  out\n\n\n  end\n",
        ">+\n\n  one TWO\n  é\n\n\n",
        "|\n  one\n\n   TWO\n  \tx\n",
        "|2\n    deep TWO\n  less\n",
        "|-  # comment\n  TWO\n\n\n",
        ">\n  TWO\r\n  x\r\n\r\n  y\r\n",
    };
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
        const Str text = str_format(bench->arena, "ü: é\né: %s\n", TEXTS[i]);
        const Value *root = yaml_read(bench->arena, source_of(bench, text), &bench->diag);
        assert_non_null(root);
        const Value *scalar = root->members[1].value;
        const size_t at = str_find(scalar->text, STR("TWO"), 0);
        assert_true(at != SIZE_MAX);
        assert_str(bytes_at(value_place_at(scalar, at, at + 3)), "TWO");
        assert_true(check_every_byte(bench, scalar) >= 3);
    }
}

static void escapes_are_one_unit(void **state) {
    Bench *bench = *state;
    const Str text = STR("\"a\\u00e9b\\n\\tc ''\"");
    const Value *scalar = yaml_read(bench->arena, source_of(bench, text), &bench->diag);
    assert_str(scalar->text, "aéb\n\tc ''");
    assert_str(bytes_at(value_place_at(scalar, 1, 3)), "\\u00e9");
    assert_str(bytes_at(value_place_at(scalar, 2, 4)), "\\u00e9b");
    assert_str(bytes_at(value_place_at(scalar, 4, 5)), "\\n");
    assert_str(bytes_at(value_place_at(scalar, 5, 6)), "\\t");
    assert_str(bytes_at(value_place_at(scalar, 0, 99)), "a\\u00e9b\\n\\tc ''");
    const Place end = value_place_at(scalar, 10, 10);
    assert_int_equal(end.span.lo, end.span.hi);
    assert_int_equal(end.span.hi, scalar->place.span.hi);
}

static void cells_with_doubled_quotes(void **state) {
    Bench *bench = *state;
    const Str text = STR("id,text\n1,\"say \"\"TWO\"\" twice \"\"\"\n");
    const Value *rows = csv_read(bench->arena, source_of(bench, text), &bench->diag);
    const Value *cell = value_member(rows->items[0], STR("text"));
    assert_str(cell->text, "say \"TWO\" twice \"");
    assert_str(bytes_at(value_place_at(cell, 4, 9)), "\"\"TWO\"\"");
    assert_str(bytes_at(value_place_at(cell, 5, 8)), "TWO");
    assert_int_equal(value_place_at(cell, 5, 8).cell->row, 1);
    check_every_byte(bench, cell);
}

static void what_cannot_be_followed_is_shown_whole(void **state) {
    Bench *bench = *state;
    const Source *source = source_of(bench, STR("abcdef"));
    const Value scalar = {.text = STR("zzz"), .place = {source, {1, 4}, NULL}};
    assert_str(bytes_at(value_place_at(&scalar, 1, 2)), "bcd");
    const ScalarMap map = scalar_map_new(bench->arena, &scalar);
    assert_str(bytes_at(scalar_map_place(&map, 1, 2)), "bcd");
    const Value derived = {.text = STR("abc")};
    assert_null(value_place_at(&derived, 1, 2).source);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_BENCH(words_are_found_in_every_style),
        WITH_BENCH(escapes_are_one_unit),
        WITH_BENCH(cells_with_doubled_quotes),
        WITH_BENCH(what_cannot_be_followed_is_shown_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
