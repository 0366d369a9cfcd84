// SPDX-License-Identifier: MIT
// Scalars of canonical YAML: whatever the text, reading it back gives the same.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/canonical.h"
#include "read/yaml.h"

static Str written(Arena *arena, Str text) {
    Buf out = {0};
    yaml_put_scalar(text, 2, &out);
    const Str copy = str_copy(arena, buf_str(&out));
    buf_release(&out);
    return copy;
}

static Str read_back(Arena *arena, Str scalar) {
    Diag diag;
    diag_init(&diag, arena);
    Source *source = arena_push(arena, Source, 1);
    source->bytes = str_format(arena, "key: %.*s\nnext: x\n", STR_ARGS(scalar));
    const Value *tree = yaml_read(arena, source, &diag);
    assert_non_null(tree);
    assert_int_equal(tree->n, 2);
    return value_member(tree, STR("key"))->text;
}

static void every_text_reads_back(void **state) {
    (void)state;
    static const Str TEXTS[] = {
        STR_INIT(""),
        STR_INIT("plain words"),
        STR_INIT("yes"),
        STR_INIT("1.10"),
        STR_INIT("a: b"),
        STR_INIT("a #b"),
        STR_INIT("- x"),
        STR_INIT(" blank before"),
        STR_INIT("blank behind "),
        STR_INIT("a\nb"),
        STR_INIT("a\nb\n"),
        STR_INIT("a\n\nb\n\n"),
        STR_INIT("\na"),
        STR_INIT(" a\nb"),
        STR_INIT("a\n  b\n c"),
        STR_INIT("a\tb"),
        STR_INIT("a\n\tb"),
        STR_INIT("\"quoted\" \\ back"),
        STR_INIT("a\x07"
                 "b"),
        STR_INIT("n\xC2\x85"
                 "el"),
        STR_INIT("l\xE2\x80\xA8s\nx"),
        STR_INIT("\xD7\x90"),
        STR_INIT("\xF0\x9F\x99\x82"),
        STR_INIT("\n"),
        STR_INIT("a\n  \nb"),
        STR_INIT("a \nb"),
        STR_INIT("%directive"),
    };
    Arena *arena = arena_new(4096);
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++)
        assert_true(str_eq(read_back(arena, written(arena, TEXTS[i])), TEXTS[i]));
    arena_drop(arena);
}

static void plain_is_what_every_reader_takes_for_text(void **state) {
    (void)state;
    Arena *arena = arena_new(1024);
    assert_true(str_eq(written(arena, STR("Not started")), STR("Not started")));
    assert_true(str_eq(written(arena, STR("No")), STR("\"No\"")));
    assert_true(str_eq(written(arena, STR("9.1")), STR("\"9.1\"")));
    assert_true(str_eq(written(arena, STR("~")), STR("\"~\"")));
    assert_true(str_eq(written(arena, STR("a\nb\n")), STR("|\n  a\n  b")));
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_reads_back),
        cmocka_unit_test(plain_is_what_every_reader_takes_for_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
