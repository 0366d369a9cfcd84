// SPDX-License-Identifier: MIT
// Libraries loaded at run time: a table is filled, and what is missing is named.
#include "base/library.h"

#include "base/vec.h"
#include "support.h"

typedef struct {
    size_t (*strlen)(const char *);
    int (*abs)(int);
} Table;

static const LibraryFunction FUNCTIONS[] = {{"strlen", offsetof(Table, strlen)},
                                            {"abs", offsetof(Table, abs)}};
static const LibraryFunction NOT_THERE[] = {{"abs", offsetof(Table, abs)},
                                            {"no_such_function", offsetof(Table, strlen)}};

static Finding failure(const Library *library, Arena *arena) {
    Table table;
    Diag diag;
    diag_init(&diag, arena);
    assert_false(library_load(library, &table, &diag));
    assert_int_equal(diag.findings.n, 1);
    return diag.findings.at[0];
}

static void a_table_is_filled(void **state) {
    (void)state;
    Arena *arena = arena_new(1024);
    const Library library = {"libc.so.6", "L-1", "the C library", "libc6", FUNCTIONS, 2};
    Table table = {0};
    Diag diag;
    diag_init(&diag, arena);
    assert_true(library_load(&library, &table, &diag));
    assert_int_equal(table.strlen("four"), 4);
    assert_int_equal(table.abs(-7), 7);
    arena_drop(arena);
}

static void what_is_missing_is_named(void **state) {
    (void)state;
    Arena *arena = arena_new(1024);
    const Library nowhere = {"libno-such.so.9", "L-2", "nothing", "libnothing9", FUNCTIONS, 2};
    Finding finding = failure(&nowhere, arena);
    assert_str(finding.code, "L-2");
    assert_true(str_starts(finding.message, STR("cannot load nothing: libno-such.so.9")));
    assert_str(finding.help, "install it: apt-get install libnothing9");
    assert_int_equal(finding.severity, SEVERITY_SYSTEM);
    const Library older = {"libc.so.6", "L-3", "the C library", "libc6", NOT_THERE, 2};
    finding = failure(&older, arena);
    assert_str(finding.message, "cannot load the C library: no_such_function is not in it");
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_filled),
        cmocka_unit_test(what_is_missing_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
