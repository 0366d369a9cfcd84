// SPDX-License-Identifier: MIT
// Dates: what is one, which days it covers, and when one is certainly before another.
#include "trial.h"

static Date date(const char *text) {
    Date out;
    if (!date_parse(str_of(text), &out)) fail_msg("'%s' is a date", text);
    return out;
}

static void days_are_counted_from_1970(void **state) {
    (void)state;
    assert_int_equal(date("1970-01-01").first, 0);
    assert_int_equal(date("2000-02-29").first, 11016);
    assert_int_equal(date("1969-12-31").first, -1);
    assert_int_equal(date("0001-01-01").first, -719162);
    assert_int_equal(date("9999-12-31").first, 2932896);
}

static void partial_dates_are_intervals(void **state) {
    (void)state;
    assert_int_equal(date("2017-07").last - date("2017-07").first, 30);
    assert_int_equal(date("2023-02").last, date("2023-02-28").first);
    assert_int_equal(date("2024-02").last, date("2024-02-29").first);
    assert_int_equal(date("2024").last - date("2024").first, 365);
    assert_int_equal(date("2022-Q4").first, date("2022-10-01").first);
    assert_int_equal(date("2022-Q4").last, date("2022-12-31").first);
}

static void ranges_join_two_dates(void **state) {
    (void)state;
    const Date range = date("2023-01/2023-06-15");
    assert_int_equal(range.precision, DATE_RANGE);
    assert_int_equal(range.first, date("2023-01-01").first);
    assert_int_equal(range.last, date("2023-06-15").first);
}

static void what_is_no_date_is_refused(void **state) {
    (void)state;
    static const char *const WRONG[] = {
        "",           "2023-",      "2023-13",   "2023-00",     "2023-02-29",
        "1900-02-29", "2023-06-31", "23",        "MAR 23",      "2023-Q5",
        "2023-Q0",    "2023-q1",    "2023-6",    "2023-06-1",   "2023/",
        "/2023",      "/",          "2024/2023", "2023-06-30x", "0000",
        "2023-1a",    "２０２３",   "-2023",     "2023-06-00",  "2023/2024/2025"};
    Date out;
    for (size_t i = 0; i < COUNT_OF(WRONG); i++)
        if (date_parse(str_of(WRONG[i]), &out)) fail_msg("'%s' is no date", WRONG[i]);
}

static void only_certain_order_counts(void **state) {
    (void)state;
    assert_true(date_is_before(date("2017-06"), date("2017-07")));
    assert_false(date_is_before(date("2017-07"), date("2017-07-31")));
    assert_false(date_is_before(date("2017"), date("2017-12-31")));
    assert_true(date_is_before(date("2016"), date("2017")));
}

static void civil_dates_come_back(void **state) {
    (void)state;
    for (int32_t day = -800000; day < 2900000; day += 997) {
        int32_t year, month, of_month;
        date_civil(day, &year, &month, &of_month);
        if (year < 1 || year > 9999) continue;
        char text[32];
        snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, of_month);
        assert_int_equal(date(text).first, day);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted_from_1970), cmocka_unit_test(partial_dates_are_intervals),
        cmocka_unit_test(ranges_join_two_dates),      cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(only_certain_order_counts),  cmocka_unit_test(civil_dates_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
