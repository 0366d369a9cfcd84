// SPDX-License-Identifier: MIT
// Moments are read strictly, and written as PDF writes them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sign/moment.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static void times_are_seconds(void **state) {
    (void)state;
    static const struct {
        Str text, pdf;
        int64_t seconds;
    } CASES[] = {
        {STR_INIT("1970-01-01T00:00:00Z"), STR_INIT("D:19700101000000Z"), 0},
        {STR_INIT("2000-02-29T23:59:59Z"), STR_INIT("D:20000229235959Z"), 951868799},
        {STR_INIT("2024-05-09T08:15:07Z"), STR_INIT("D:20240509081507Z"), 1715242507},
        {STR_INIT("9999-12-31T23:59:59Z"), STR_INIT("D:99991231235959Z"), 253402300799},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        int64_t seconds = -1;
        Buf out = {0};
        assert_true(moment_parse(CASES[i].text, &seconds));
        assert_int_equal(seconds, CASES[i].seconds);
        moment_put(&out, seconds);
        assert_true(str_eq(buf_str(&out), CASES[i].pdf));
        buf_release(&out);
    }
}

static void other_words_are_no_time(void **state) {
    (void)state;
    static const Str BAD[] = {
        STR_INIT(""),
        STR_INIT("2024-05-09"),
        STR_INIT("2024-05-09T08:15:07"),
        STR_INIT("2024-05-09 08:15:07Z"),
        STR_INIT("2024-05-09T08:15:07+"),
        STR_INIT("2024-05-09T24:00:00Z"),
        STR_INIT("2024-05-09T08:60:00Z"),
        STR_INIT("2024-05-09T08:15:60Z"),
        STR_INIT("2024-05-09T-1:15:00Z"),
        STR_INIT("2024-05-09T08:15:0xZ"),
        STR_INIT("2023-02-29T00:00:00Z"),
        STR_INIT("2024-13-01T00:00:00Z"),
        STR_INIT("1969-12-31T23:59:59Z"),
        STR_INIT("2024-Q1-01T00:00:00Z"),
    };
    for (size_t i = 0; i < COUNT_OF(BAD); i++) {
        int64_t seconds;
        assert_false(moment_parse(BAD[i], &seconds));
    }
}

static void epochs_stay_within_four_digits(void **state) {
    (void)state;
    int64_t seconds;
    assert_true(moment_parse_epoch(STR("1715242507"), &seconds));
    assert_int_equal(seconds, 1715242507);
    assert_true(moment_parse_epoch(STR("253402300799"), &seconds));
    assert_false(moment_parse_epoch(STR("253402300800"), &seconds));
    assert_false(moment_parse_epoch(STR("-1"), &seconds));
    assert_false(moment_parse_epoch(STR("now"), &seconds));
    assert_false(moment_parse_epoch(STR(""), &seconds));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_seconds),
        cmocka_unit_test(other_words_are_no_time),
        cmocka_unit_test(epochs_stay_within_four_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
