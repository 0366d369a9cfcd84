// SPDX-License-Identifier: MIT
// Short forms of priority and items, and their places.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/desugar.h"

static Arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = arena_new(4096);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_drop(arena);
    return 0;
}

static const Value *scalar(const char *text) {
    Source *source = arena_push(arena, Source, 1);
    *source = (Source){.path = STR("cell"), .bytes = str_of(text)};
    Value *value = arena_push(arena, Value, 1);
    *value = (Value){.kind = VALUE_SCALAR, .clean = true, .text = str_of(text)};
    value->place = (Place){.source = source, .span = {0, (uint32_t)value->text.n}};
    return value;
}

static const Value *desugared(const char *key, const char *text) {
    Member *member = arena_push(arena, Member, 1);
    *member = (Member){.key = str_of(key), .value = scalar(text)};
    Value *map = arena_push(arena, Value, 1);
    *map = (Value){.kind = VALUE_MAP, .members = member, .n = 1};
    return desugar_recommendation(arena, map);
}

#define assert_text(value, literal)                                                                \
    do {                                                                                           \
        assert_non_null(value);                                                                    \
        assert_int_equal((value)->text.n, strlen(literal));                                        \
        assert_memory_equal((value)->text.at, literal, strlen(literal));                           \
    } while (0)

static void phrases_become_levels(void **state) {
    (void)state;
    const Value *map = desugared(
        "priority",
        "Items 1, 2, 4 (in part) prioritized as P1; Items 3, 4 (in part), 5 prioritized as P2");
    const Value *levels = value_member(map, STR("priority"));
    assert_int_equal(levels->kind, VALUE_LIST);
    assert_int_equal(levels->n, 2);
    assert_text(value_member(levels->items[0], STR("level")), "P1");
    assert_int_equal(value_member(levels->items[0], STR("items"))->n, 3);
    const Value *in_part = value_member(levels->items[1], STR("in_part"));
    assert_int_equal(in_part->n, 1);
    assert_text(in_part->items[0], "4");
    assert_int_equal(in_part->items[0]->place.span.lo, 52);
}

static void a_plain_level_stays(void **state) {
    (void)state;
    const char *const plain[] = {"P1", "N/A", "Item 2", "Items prioritized as P1",
                                 "Item 2 prioritized as P1 and P2"};
    for (size_t i = 0; i < COUNT_OF(plain); i++)
        assert_text(value_member(desugared("priority", plain[i]), STR("priority")), plain[i]);
}

static void lines_become_items(void **state) {
    (void)state;
    const Value *map =
        desugared("items", "- A survey of:\n  1) what operators do; and\n  2) how many\n     more\n"
                           "- […]");
    assert_text(value_member(map, STR("item_style")), "-");
    const Value *items = value_member(map, STR("items"));
    assert_int_equal(items->n, 2);
    assert_text(value_member(items->items[0], STR("text")), "A survey of:");
    assert_text(value_member(items->items[0], STR("item_style")), "1)");
    const Value *nested = value_member(items->items[0], STR("items"));
    assert_int_equal(nested->n, 2);
    assert_text(value_member(nested->items[1], STR("id")), "2");
    assert_text(value_member(nested->items[1], STR("text")), "how many\n     more");
    assert_text(value_member(items->items[1], STR("elided")), "yes");
    assert_null(value_member(items->items[1], STR("text")));
}

static void every_style_is_known(void **state) {
    (void)state;
    const char *const styles[] = {"1.", "(1)", "a.", "1)", "(a)", "a)"};
    const char *const lines[] = {"1. x", "(1) x", "a. x", "1) x", "(a) x", "a) x"};
    for (size_t i = 0; i < COUNT_OF(styles); i++)
        assert_text(value_member(desugared("items", lines[i]), STR("item_style")), styles[i]);
}

static void words_without_a_label_are_no_items(void **state) {
    (void)state;
    const Value *items = value_member(desugared("items", "ICANN. should"), STR("items"));
    assert_text(items, "ICANN. should");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(phrases_become_levels, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_plain_level_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_become_items, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_style_is_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_without_a_label_are_no_items, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
