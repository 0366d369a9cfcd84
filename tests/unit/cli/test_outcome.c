// SPDX-License-Identifier: MIT
// Outcome on the wire: all of it comes back; cut or changed bytes never crash, and cuts are
// refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/outcome.h"

static const Str PARTS[] = {STR_INIT("part one"), STR_INIT("part two")};

static Outcome sample(Arena *arena) {
    Outcome outcome = {.status = STATUS_FINDINGS,
                       .findings.text = STR("a.yaml:1:1: error[ST-02]: no\n"),
                       .said = STR("a.yaml: 1 error\n"),
                       .printed = STR("out/a.pdf\n"),
                       .deps = STR("out/a.pdf: a.yaml\n"),
                       .facts.document = STR("a.yaml")};
    *vec_push(arena, &outcome.findings.annotations) =
        (GithubLine){0, SEVERITY_FATAL, STR("::error ::x\n")};
    *vec_push(arena, &outcome.facts.all) = (Fact){.key = STR("the count"),
                                                  .value = STR("7"),
                                                  .code = "XD-01",
                                                  .count = -7,
                                                  .path = STR("a.csv"),
                                                  .span = {3, 4},
                                                  .parts = PARTS,
                                                  .part_count = 2};
    *vec_push(arena, &outcome.facts.all) = (Fact){.key = STR("the date"),
                                                  .value = STR("1969-12"),
                                                  .code = "VO-02",
                                                  .date = {DATE_MONTH, -31, -1},
                                                  .is_date = true};
    *vec_push(arena, &outcome.pdfs) = STR("/w/earlier.pdf");
    return outcome;
}

static void it_comes_back(void **state) {
    (void)state;
    Arena *arena = arena_new(4096);
    const Outcome sent = sample(arena);
    Buf bytes = {0}, again = {0};
    outcome_encode(&sent, &bytes);
    Outcome got;
    assert_true(outcome_decode(arena, buf_str(&bytes), &got));
    assert_int_equal(got.status, STATUS_FINDINGS);
    assert_true(str_eq(got.said, sent.said));
    assert_int_equal(got.findings.annotations.at[0].severity, SEVERITY_FATAL);
    assert_int_equal(got.facts.all.n, 2);
    const Fact *count = &got.facts.all.at[0], *date = &got.facts.all.at[1];
    assert_int_equal(count->count, -7);
    assert_true(str_eq(count->parts[1], PARTS[1]));
    assert_int_equal(count->span.hi, 4);
    assert_true(date->is_date && date->date.precision == DATE_MONTH);
    assert_int_equal(date->date.first, -31);
    assert_string_equal(date->code, "VO-02");
    assert_true(str_eq(got.pdfs.at[0], STR("/w/earlier.pdf")));
    outcome_encode(&got, &again);
    assert_true(str_eq(buf_str(&bytes), buf_str(&again)));
    buf_release(&bytes);
    buf_release(&again);
    arena_drop(arena);
}

static void every_cut_is_refused(void **state) {
    (void)state;
    Arena *arena = arena_new(4096);
    const Outcome sent = sample(arena);
    Buf bytes = {0};
    outcome_encode(&sent, &bytes);
    Outcome got;
    for (size_t n = 0; n < bytes.n; n++)
        assert_false(outcome_decode(arena, str_slice(buf_str(&bytes), 0, n), &got));
    buf_putc(&bytes, 0);
    assert_false(outcome_decode(arena, buf_str(&bytes), &got));
    buf_release(&bytes);
    arena_drop(arena);
}

// What a changed byte may do: be refused, or change a text or a number. Under the sanitizers.
static void changed_bytes_do_no_harm(void **state) {
    (void)state;
    Arena *arena = arena_new(4096);
    const Outcome sent = sample(arena);
    Buf bytes = {0};
    outcome_encode(&sent, &bytes);
    size_t refused = 0;
    for (size_t i = 0; i < bytes.n; i++) {
        const char was = bytes.at[i];
        for (int bit = 0; bit < 8; bit++) {
            bytes.at[i] = (char)(was ^ 1 << bit);
            Outcome got;
            refused += !outcome_decode(arena, buf_str(&bytes), &got);
        }
        bytes.at[i] = was;
    }
    assert_true(refused > bytes.n);
    buf_release(&bytes);
    arena_drop(arena);
}

static void codes_are_those_of_rules(void **state) {
    (void)state;
    Arena *arena = arena_new(4096);
    Outcome sent = sample(arena), got;
    sent.facts.all.at[0].code = "NO-99";
    Buf bytes = {0};
    outcome_encode(&sent, &bytes);
    assert_false(outcome_decode(arena, buf_str(&bytes), &got));
    buf_release(&bytes);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_comes_back),
        cmocka_unit_test(every_cut_is_refused),
        cmocka_unit_test(changed_bytes_do_no_harm),
        cmocka_unit_test(codes_are_those_of_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
