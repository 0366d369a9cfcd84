// SPDX-License-Identifier: MIT
// The appended bytes: every offset in them points where it says, and nothing but the signature is
// left out of what is signed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "sign/update.h"

enum { ROW = 7, SIZE = 300 };

static const Str PDF = STR_INIT("%PDF-1.7\nthe bytes that are there%%EOF");

static Revision sample_revision(void) {
    return (Revision){
        .signature = 900,
        .field = 901,
        .xref = 902,
        .previous = 17,
        .root = STR("70000 0 R"),
        .page = STR("5 2 R"),
        .ids = {STR("<00ff>"), STR("<00ff>")},
        .field_name = STR("Signature1"),
        .objects = {{5, 2, STR("<</Type/Page>>")}, {899, 0, STR("<</Type/Catalog>>")}},
        .object_count = 2,
    };
}

static UpdatePlan sample_plan(const Revision *revision) {
    return (UpdatePlan){.revision = revision,
                        .certify = CERTIFY_FORMS,
                        .moment = 951868799,
                        .signer = STR("Ada (\xC5\xBD)"),
                        .reason = STR("a \\ (b)"),
                        .signature_size = SIZE};
}

// The whole file, NUL-terminated.
static Str whole(Arena *arena, const Update *update) {
    return str_format(arena, "%.*s%.*s", STR_ARGS(PDF), STR_ARGS(buf_str(&update->bytes)));
}

static bool has(Str text, const char *piece) {
    return str_find(text, str_of(piece), 0) != SIZE_MAX;
}

static void all_but_the_hole_is_signed(void **state) {
    (void)state;
    Arena *arena = arena_new(4096);
    const Revision revision = sample_revision();
    const UpdatePlan plan = sample_plan(&revision);
    Update update;
    update_compose(&plan, PDF, &update);
    const Str bytes = buf_str(&update.bytes), file = whole(arena, &update);
    const size_t at = str_find(file, STR("/ByteRange[0 "), 0);
    size_t before, after, rest;
    assert_int_equal(sscanf(file.at + at, "/ByteRange[0 %zu %zu %zu", &before, &after, &rest), 3);
    assert_int_equal(after + rest, PDF.n + bytes.n);
    assert_int_equal(before, PDF.n + update.hole);
    assert_int_equal(after - before, 2 + 2 * SIZE);
    assert_int_equal(bytes.at[update.hole], '<');
    assert_int_equal(bytes.at[update.hole_end - 1], '>');
    update_set_signature(&update, STR("\x30\x82\xff"));
    assert_memory_equal(update.bytes.at + update.hole, "<3082ff0", 8);
    assert_int_equal(update.bytes.at[update.hole_end - 1], '>');
    buf_release(&update.bytes);
    arena_drop(arena);
}

static uint32_t big_endian(const char *at, int n) {
    uint32_t value = 0;
    for (int i = 0; i < n; i++) value = value << 8 | (unsigned char)at[i];
    return value;
}

static void rows_point_to_their_objects(void **state) {
    (void)state;
    static const struct {
        const char *head;
        uint32_t generation;
    } ROWS[] = {{"5 2 obj\n", 2},
                {"899 0 obj\n", 0},
                {"900 0 obj\n", 0},
                {"901 0 obj\n", 0},
                {"902 0 obj\n", 0}};
    const Revision revision = sample_revision();
    const UpdatePlan plan = sample_plan(&revision);
    Update update;
    update_compose(&plan, PDF, &update);
    const Str bytes = buf_str(&update.bytes);
    assert_true(has(bytes, "/Index[5 1 899 4]"));
    assert_true(has(bytes, "/Size 903/Prev 17/W[1 4 2]"));
    assert_true(has(bytes, "/Root 70000 0 R/ID[<00ff><"));
    assert_false(has(bytes, "/Info"));
    const char *row = bytes.at + str_find(bytes, STR("\nstream\n"), 0) + 8;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++, row += ROW) {
        const size_t offset = big_endian(row + 1, 4);
        assert_int_equal(row[0], 1);
        assert_int_equal(big_endian(row + 5, 2), ROWS[i].generation);
        assert_true(offset > PDF.n && offset < PDF.n + bytes.n);
        assert_true(str_starts(str_slice(bytes, offset - PDF.n, bytes.n), str_of(ROWS[i].head)));
    }
    buf_release(&update.bytes);
}

static void entries_are_what_was_asked_for(void **state) {
    (void)state;
    Revision revision = sample_revision();
    revision.info = STR("8 0 R");
    UpdatePlan plan = sample_plan(&revision);
    Update update;
    update_compose(&plan, PDF, &update);
    assert_true(has(buf_str(&update.bytes), "/SubFilter/ETSI.CAdES.detached"));
    assert_true(has(buf_str(&update.bytes), "/M(D:20000229235959Z)/Reason(a \\\\ \\(b\\))/Ref"));
    assert_true(has(buf_str(&update.bytes), "/TransformParams/P 2/V/1.2"));
    assert_true(has(buf_str(&update.bytes), "/TU<feff00410064006100200028017d0029>"));
    assert_true(has(buf_str(&update.bytes), "/Root 70000 0 R/Info 8 0 R/ID["));
    buf_release(&update.bytes);
    plan.certify = CERTIFY_NONE;
    plan.signer = (Str){0};
    update_compose(&plan, PDF, &update);
    assert_false(has(buf_str(&update.bytes), "/Reference"));
    assert_true(has(buf_str(&update.bytes), "/TU(Signature1)"));
    buf_release(&update.bytes);
}

static void the_same_gives_the_same_and_another_id_else(void **state) {
    (void)state;
    const Revision revision = sample_revision();
    UpdatePlan plan = sample_plan(&revision);
    Update first, second, third;
    update_compose(&plan, PDF, &first);
    update_compose(&plan, PDF, &second);
    plan.moment++;
    update_compose(&plan, PDF, &third);
    assert_true(str_eq(buf_str(&first.bytes), buf_str(&second.bytes)));
    const Str key = STR("/ID[<00ff>");
    const size_t a = str_find(buf_str(&first.bytes), key, 0) + key.n;
    const size_t b = str_find(buf_str(&third.bytes), key, 0) + key.n;
    assert_memory_not_equal(first.bytes.at + a, third.bytes.at + b, 34);
    buf_release(&first.bytes);
    buf_release(&second.bytes);
    buf_release(&third.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_but_the_hole_is_signed),
        cmocka_unit_test(rows_point_to_their_objects),
        cmocka_unit_test(entries_are_what_was_asked_for),
        cmocka_unit_test(the_same_gives_the_same_and_another_id_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
