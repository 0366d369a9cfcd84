// SPDX-License-Identifier: MIT
// Slices: order, search, numbers, distance; UTF-8; buffers.
#include "support.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/len.h"
#include "base/utf8.h"
#include "base/vec.h"

static int sign(int order) {
    return (order > 0) - (order < 0);
}

static void slices_are_clamped(void **state) {
    (void)state;
    assert_str(str_slice(STR("abc"), 1, 2), "b");
    assert_str(str_slice(STR("abc"), 2, 99), "c");
    assert_str(str_slice(STR("abc"), 9, 5), "");
    assert_int_equal(str_slice((Str){0}, 0, 5).n, 0);
    assert_str(str_trim(STR(" \t\r\n a b \f\v")), "a b");
    assert_str(str_trim(STR("  ")), "");
    assert_true(str_starts(STR("ab"), STR("")) && str_starts(STR("ab"), STR("ab")));
    assert_false(str_starts(STR("a"), STR("ab")) || str_ends(STR("b"), STR("ab")));
    assert_true(str_ends(STR("x.yaml"), STR(".yaml")));
    assert_true(str_eq_ascii_fold(STR("N/A"), STR("n/a")));
}

static void natural_order_reads_numbers(void **state) {
    (void)state;
    static const char *const SORTED[] = {"",           "01",   "1",    "1 a", "1.1",  "1.1*",
                                         "1.2",        "1.10", "2",    "9.1", "10.1", "13 item 4",
                                         "13 item 10", "R1.1", "SG.1", "a",   "b2",   "b10"};
    for (size_t i = 0; i < COUNT_OF(SORTED); i++)
        for (size_t j = 0; j < COUNT_OF(SORTED); j++) {
            const int expected = (i > j) - (i < j);
            assert_int_equal(sign(str_natural_cmp(str_of(SORTED[i]), str_of(SORTED[j]))), expected);
        }
    assert_true(str_cmp(STR("ab"), STR("b")) < 0 && str_cmp(STR("ab"), STR("a")) > 0);
}

static void search_finds_the_first(void **state) {
    (void)state;
    assert_int_equal(str_find(STR("abab"), STR("ab"), 1), 2);
    assert_true(str_find(STR("abab"), STR("abc"), 0) == SIZE_MAX);
    assert_int_equal(str_find(STR("ab"), STR(""), 2), 2);
    assert_true(str_find(STR("ab"), STR(""), 3) == SIZE_MAX);
    assert_int_equal(str_find_char(STR("a,b,"), ',', 2), 3);
    assert_true(str_find_char((Str){0}, 'x', 0) == SIZE_MAX);
}

static void integers_are_read_in_their_whole_range(void **state) {
    (void)state;
    int64_t n = 0;
    assert_true(str_to_int64(STR("-9223372036854775808"), &n) && n == INT64_MIN);
    assert_true(str_to_int64(STR("9223372036854775807"), &n) && n == INT64_MAX);
    assert_true(str_to_int64(STR("0017"), &n) && n == 17);
    static const char *const NONE[] = {
        "", "-", "+1", "1 ", "1.0", "9223372036854775808", "0x1", "-9223372036854775809"};
    for (size_t i = 0; i < COUNT_OF(NONE); i++) assert_false(str_to_int64(str_of(NONE[i]), &n));
}

static void distance_counts_edits_and_swaps(void **state) {
    (void)state;
    assert_int_equal(str_distance(STR("status"), STR("status"), 2), 0);
    assert_int_equal(str_distance(STR("staus"), STR("status"), 2), 1);
    assert_int_equal(str_distance(STR("sttaus"), STR("status"), 2), 1);
    assert_int_equal(str_distance(STR("kitten"), STR("sitting"), 5), 3);
    assert_int_equal(str_distance(STR("kitten"), STR("sitting"), 2), 3);
    assert_int_equal(str_distance(STR(""), STR("ab"), 2), 2);
    char longer[100] = {0};
    memset(longer, 'a', sizeof longer);
    assert_int_equal(str_distance((Str){longer, 100}, (Str){longer, 100}, 2), 3);
}

static void utf8_refuses_what_the_standard_refuses(void **state) {
    (void)state;
    static const char *const BAD[] = {
        "\x80",
        "\xC0\xAF",
        "\xC1\xBF",
        "\xE0\x9F\xBF",
        "\xED\xA0\x80",
        "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xE2\x82",
        "\xC3(",
        "\xFF",
        "\xE2(\xA1",
    };
    for (size_t i = 0; i < COUNT_OF(BAD); i++) {
        char text[64];
        for (int before = 0; before < 20; before++) { // across the words that are skipped at once
            const int n = snprintf(text, sizeof text, "%.*s%sabcdefghijk", before,
                                   "xxxxxxxxxxxxxxxxxxxxxxxxxxx", BAD[i]);
            assert_int_equal(utf8_invalid_at((Str){text, (size_t)n}), before);
        }
    }
    assert_true(utf8_invalid_at(STR("a\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEF\xBF\xBF"
                                    "\xF0\x90\x80\x80\xF4\x8F\xBF\xBFz")) == SIZE_MAX);
}

static void utf8_round_trips(void **state) {
    (void)state;
    static const uint32_t SCALARS[] = {0,      0x41,   0x7F,   0x80,    0x7FF,   0x800,
                                       0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < COUNT_OF(SCALARS); i++) {
        char bytes[4];
        const size_t n = utf8_encode(SCALARS[i], bytes);
        size_t at = 0;
        assert_int_equal(utf8_next((Str){bytes, n}, &at), SCALARS[i]);
        assert_int_equal(at, n);
        assert_true(utf8_invalid_at((Str){bytes, n}) == SIZE_MAX);
    }
    assert_int_equal(utf8_count(STR("Žarko ✓")), 7);
}

static void buffers_grow_and_print_numbers(void **state) {
    (void)state;
    Buf buf = {0};
    assert_str(buf_str(&buf), "");
    for (int i = 0; i < 1000; i++) buf_putc(&buf, (char)('a' + i % 26));
    assert_int_equal(buf.n, 1000);
    assert_int_equal(buf.at[1000], 0);
    assert_int_equal(buf.at[999], 'a' + 999 % 26);
    buf_clear(&buf);
    buf_put_int(&buf, INT64_MIN);
    buf_putc(&buf, ' ');
    buf_put_int(&buf, 0);
    assert_str(buf_str(&buf), "-9223372036854775808 0");
    buf_clear(&buf);
    static const int64_t MILLI[] = {0, 1, -1, 10, 100, 1000, 1500, -12345, 12340, 595276};
    for (size_t i = 0; i < COUNT_OF(MILLI); i++) {
        buf_put_milli(&buf, MILLI[i]);
        buf_putc(&buf, ' ');
    }
    assert_str(buf_str(&buf), "0 0.001 -0.001 0.01 0.1 1 1.5 -12.345 12.34 595.276 ");
    buf_clear(&buf);
    buf_put_milli(&buf, INT64_MIN);
    assert_str(buf_str(&buf), "-9223372036854775.808");
    buf_clear(&buf);
    buf_put_hex(&buf, 0xBEEF, 6);
    buf_printf(&buf, "%s%d", "x", 5);
    buf_put(&buf, (Str){0});
    assert_str(buf_str(&buf), "00beefx5");
    buf_release(&buf);
    assert_int_equal(buf.cap, 0);
}

static void lengths_round_half_away_from_zero(void **state) {
    (void)state;
    assert_int_equal(len_scale(5, 1, 2), 3);
    assert_int_equal(len_scale(-5, 1, 2), -3);
    assert_int_equal(len_scale(LEN_MAX, 3, 3), LEN_MAX);
    assert_int_equal(LEN(-9.75), -9750);
    assert_int_equal(LEN_MM(210), 595276);
    assert_int_equal(len_clamp(7, 1, 5), 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_are_clamped),
        cmocka_unit_test(natural_order_reads_numbers),
        cmocka_unit_test(search_finds_the_first),
        cmocka_unit_test(integers_are_read_in_their_whole_range),
        cmocka_unit_test(distance_counts_edits_and_swaps),
        cmocka_unit_test(utf8_refuses_what_the_standard_refuses),
        cmocka_unit_test(utf8_round_trips),
        cmocka_unit_test(buffers_grow_and_print_numbers),
        cmocka_unit_test(lengths_round_half_away_from_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
