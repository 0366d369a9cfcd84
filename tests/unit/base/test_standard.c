// SPDX-License-Identifier: MIT
// Standards: lists are read and written, and what contradicts itself is refused with the reason.
#include "base/standard.h"

#include "support.h"

static Arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = arena_new(1024);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_drop(arena);
    return 0;
}

static StandardSet read_list(const char *list) {
    StandardSet set;
    Str why;
    assert_true(standards_parse(arena, str_of(list), &set, &why));
    return set;
}

static Str refused(const char *list) {
    StandardSet set;
    Str why = {0};
    assert_false(standards_parse(arena, str_of(list), &set, &why));
    return why;
}

static void lists_are_read_back(void **state) {
    (void)state;
    assert_int_equal(read_list("ua-1,a-3a"), STANDARDS_DEFAULT);
    assert_int_equal(read_list(" a-3a , ua-1 "), STANDARDS_DEFAULT);
    assert_int_equal(read_list("none"), 0);
    assert_str(standards_list(arena, STANDARDS_DEFAULT), "ua-1,a-3a");
    assert_str(standards_list(arena, 0), "none");
    assert_str(standards_name(arena, read_list("a-4f,ua-2")), "PDF/UA-2 and PDF/A-4f");
    assert_str(standards_name(arena, 0), "no standard");
    for (Standard one = 0; one < STANDARD__COUNT; one++)
        for (Standard two = 0; two < STANDARD__COUNT; two++) {
            StandardSet set, again;
            Str why;
            const StandardSet both = STANDARD_BIT(one) | STANDARD_BIT(two);
            if (!standards_parse(arena, standards_list(arena, both), &set, &why)) continue;
            assert_int_equal(set, both);
            assert_true(standards_parse(arena, standards_list(arena, set), &again, &why));
            assert_int_equal(again, set);
        }
}

static void contradictions_are_refused(void **state) {
    (void)state;
    assert_str(refused("ua-1,ua-2"),
               "a PDF follows one part of PDF/UA: 'ua-1' or 'ua-2', not both");
    assert_str(refused("a-3a,a-2b"), "a PDF follows one part of PDF/A: 'a-3a' or 'a-2b', not both");
    assert_str(refused("ua-1,a-4f"),
               "PDF/UA-1 is written as PDF 1.7 and PDF/A-4f as PDF 2.0: one file cannot be both");
    assert_str(refused("a-2u,ua-2"),
               "PDF/A-2u is written as PDF 1.7 and PDF/UA-2 as PDF 2.0: one file cannot be both");
    assert_str(refused("none,ua-1"), "'none' stands alone: it asks for no standard");
    assert_str(refused("a-1b"),
               "'a-1b' is no standard that is known: ua-1, ua-2, a-2a, a-2b, a-2u, "
               "a-3a, a-4, a-4f, none");
    assert_true(refused("").n > 0 && refused("ua-1,").n > 0 && refused("UA-1").n > 0);
}

static void the_rest_follows_from_the_set(void **state) {
    (void)state;
    assert_true(standards_want_pdf2(read_list("ua-2")) && standards_want_pdf2(read_list("a-4")));
    assert_false(standards_want_pdf2(STANDARDS_DEFAULT) || standards_want_pdf2(0));
    assert_int_equal(standards_against_files(read_list("ua-2,a-4")), STANDARD_A_4);
    assert_int_equal(standards_against_files(read_list("a-2b,ua-1")), STANDARD_A_2B);
    assert_int_equal(standards_against_files(read_list("ua-2,a-4f")), STANDARD__COUNT);
    assert_int_equal(standards_against_files(STANDARDS_DEFAULT), STANDARD__COUNT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lists_are_read_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(contradictions_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_rest_follows_from_the_set, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
