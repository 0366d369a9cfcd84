// SPDX-License-Identifier: MIT
// Findings, and places as lines and columns.
#include "support.h"

#include "base/diag.h"

static void findings_keep_their_order_and_parts(void **state) {
    (void)state;
    Arena *arena = arena_new(256);
    Diag diag;
    diag_init(&diag, arena);
    assert_int_equal(diag_worst(&diag), SEVERITY_INFO);
    const Source source = {.path = STR("a.yaml"), .bytes = STR("x")};
    for (int i = 0; i < 20; i++)
        diag_add(&diag, SEVERITY_WARNING, "ST-02", (Place){&source, {0, 1}, NULL}, "row %d", i);
    for (int i = 0; i < 9; i++) diag_note(&diag, (Place){0}, "note %d", i);
    diag_help(&diag, "write '%s'", "y");
    diag_path(&diag, STR("a[0].b"));
    assert_false(diag_is_fatal(&diag));
    const Finding *last = &diag.findings.at[19];
    assert_str(last->message, "row 19");
    assert_str(last->code, "ST-02");
    assert_str(last->help, "write 'y'");
    assert_str(last->path, "a[0].b");
    assert_int_equal(last->notes.n, 9);
    assert_str(last->notes.at[8].text, "note 8");
    assert_int_equal(diag.findings.at[0].notes.n, 0);
    diag_add(&diag, SEVERITY_ERROR, "X-1", (Place){0}, "e");
    assert_int_equal(diag_worst(&diag), SEVERITY_ERROR);
    diag_add(&diag, SEVERITY_SYSTEM, "X-2", (Place){0}, "s");
    diag_add(&diag, SEVERITY_INFO, "X-3", (Place){0}, "i");
    assert_true(diag_is_fatal(&diag));
    assert_int_equal(diag_worst(&diag), SEVERITY_SYSTEM);
    assert_int_equal(diag.counts[SEVERITY_WARNING], 20);
    arena_drop(arena);
}

static void near_misses_are_near(void **state) {
    (void)state;
    const Str known[] = {STR("status"), STR("text"), STR("text_after"), STR("id"), STR("notes")};
    assert_str(diag_did_you_mean(STR("staus"), known, 5), "status");
    assert_str(diag_did_you_mean(STR("Status"), known, 5), "status");
    assert_str(diag_did_you_mean(STR("STATSU"), known, 5), "status");
    assert_str(diag_did_you_mean(STR("txt"), known, 5), "text");
    assert_str(diag_did_you_mean(STR("ID"), known, 5), "id");
    assert_str(diag_did_you_mean(STR("ix"), known, 5), "");
    assert_str(diag_did_you_mean(STR("owner"), known, 5), "");
    assert_str(diag_did_you_mean(STR("stxxxs"), known, 5), "");
    assert_str(diag_did_you_mean(STR("x"), known, 0), "");
}

static void check_place(const Source *source, uint32_t offset, uint32_t line, uint32_t column) {
    const LineColumn at = source_line_column(source, offset);
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
}

static void columns_count_scalar_values(void **state) {
    (void)state;
    const Source source = {.bytes = STR("Žx: é\r\n\nlast")};
    check_place(&source, 0, 1, 1);
    check_place(&source, 2, 1, 2);
    check_place(&source, 5, 1, 5);
    check_place(&source, 9, 2, 1);
    check_place(&source, 12, 3, 3);
    check_place(&source, 99, 3, 5);
    check_place(NULL, 5, 0, 0);
    assert_str(source_line(&source, 1), "Žx: é");
    assert_str(source_line(&source, 2), "");
    assert_str(source_line(&source, 3), "last");
    assert_str(source_line(&source, 4), "");
    assert_str(source_line(&source, 0), "");
}

// With and without line marks the same, around every mark.
static void marked_lines_are_the_same_lines(void **state) {
    (void)state;
    Arena *arena = arena_new(1 << 16);
    const size_t n = 200000;
    char *bytes = arena_push(arena, char, n);
    for (size_t i = 0; i < n; i++) bytes[i] = i % 37 == 0 || i % 64 == 63 ? '\n' : 'x';
    Source plain = {.bytes = {bytes, n}}, marked = plain;
    source_mark_lines(arena, &marked);
    for (uint32_t i = 0; i <= n; i += i % 65536 > 65400 || i % 65536 < 100 ? 1 : 997) {
        const LineColumn a = source_line_column(&plain, i), b = source_line_column(&marked, i);
        assert_int_equal(a.line, b.line);
        assert_int_equal(a.column, b.column);
    }
    for (uint32_t line = 1; line < 9000; line += 61) {
        const Str a = source_line(&plain, line), b = source_line(&marked, line);
        assert_ptr_equal(a.at, b.at);
        assert_int_equal(a.n, b.n);
    }
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_keep_their_order_and_parts),
        cmocka_unit_test(near_misses_are_near),
        cmocka_unit_test(columns_count_scalar_values),
        cmocka_unit_test(marked_lines_are_the_same_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
