// SPDX-License-Identifier: MIT
// Names of files in a PDF, and manifests that are none.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "archive/manifest.h"
#include "archive/reader.h"

static void names_stay_below_their_folder(void **state) {
    (void)state;
    static const struct {
        Str name, safe;
    } CASES[] = {
        {STR_INIT("a.txt"), STR_INIT("a.txt")},
        {STR_INIT("sources/workspace/r\xC3\xA9sum\xC3\xA9.csv"),
         STR_INIT("sources/workspace/r\xC3\xA9sum\xC3\xA9.csv")},
        {STR_INIT("../../etc/passwd"), STR_INIT("etc/passwd")},
        {STR_INIT("/etc/passwd"), STR_INIT("etc/passwd")},
        {STR_INIT("a/./b//c/"), STR_INIT("a/b/c")},
        {STR_INIT("..."), STR_INIT("...")},
        {STR_INIT(".."), STR_INIT("_")},
        {STR_INIT(""), STR_INIT("_")},
        {STR_INIT("c:\\x\ny"), STR_INIT("c__x_y")},
    };
    Arena *arena = arena_new(1024);
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        const Str safe = archive_safe_name(arena, CASES[i].name);
        assert_true(str_eq(safe, CASES[i].safe));
        assert_true(str_eq(archive_safe_name(arena, safe), safe));
    }
    arena_drop(arena);
}

static void bytes_that_are_no_pdf_are_refused(void **state) {
    (void)state;
    static const Str CASES[] = {STR_INIT(""), STR_INIT("%PDF-"), STR_INIT("%PDF-1.7\nstartxref\n9"),
                                STR_INIT("PK\x03\x04"), STR_INIT("%PDF-1.7\nxref\n0 1\ntrailer\n")};
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        Arena *arena = arena_new(1024);
        Diag diag;
        diag_init(&diag, arena);
        ArchivedFiles files;
        assert_false(archive_read(arena, CASES[i], STR("f.pdf"), &diag, &files));
        assert_int_equal(diag.findings.n, 1);
        assert_true(str_eq(diag.findings.at[0].code, STR("PDF-21")));
        arena_drop(arena);
    }
}

static void manifests_are_read_or_refused(void **state) {
    (void)state;
    static const Str BAD[] = {STR_INIT(""),
                              STR_INIT("["),
                              STR_INIT("{}"),
                              STR_INIT("\xFF"),
                              STR_INIT("{\"format\": \"rapporteur-manifest/1\"}"),
                              STR_INIT("{\"format\": \"rapporteur-manifest/1\", "
                                       "\"attach\": \"data\",\n"
                                       " \"build\": {\"standards\": \"ua-1,ua-2\"}}")};
    static const Str GOOD =
        STR_INIT("{\"format\": \"rapporteur-manifest/1\", \"attach\": \"sources\",\n"
                 " \"build\": {\"document\": \"a/b.yaml\", \"force\": true, \"handout\": 3,\n"
                 "  \"standards\": \"ua-2,a-4f\"},\n"
                 " \"inputs\": [{\"path\": \"x\", \"sha256\": \"00\"}, 7]}");
    Arena *arena = arena_new(1024);
    ManifestFacts facts;
    for (size_t i = 0; i < COUNT_OF(BAD); i++) {
        Diag diag;
        diag_init(&diag, arena);
        assert_false(manifest_read_facts(arena, BAD[i], &diag, &facts));
        assert_true(str_eq(diag.findings.at[0].code, STR("PDF-24")));
    }
    Diag diag;
    diag_init(&diag, arena);
    assert_true(manifest_read_facts(arena, GOOD, &diag, &facts));
    assert_int_equal(facts.attach, ATTACH_SOURCES);
    assert_true(str_eq(facts.document, STR("a/b.yaml")));
    assert_true(facts.force && !facts.strict && !facts.configured);
    assert_int_equal(facts.handout, 3);
    assert_int_equal(facts.standards, STANDARD_BIT(STANDARD_UA_2) | STANDARD_BIT(STANDARD_A_4F));
    assert_int_equal(facts.input_count, 2);
    assert_true(str_eq(facts.inputs[0].name, STR("x")) && facts.inputs[1].name.n == 0);
    arena_drop(arena);
}

static void hashes_are_those_of_fips_180_4(void **state) {
    (void)state;
    Arena *arena = arena_new(1024);
    assert_true(str_eq(sha256_text(arena, STR("abc")),
                       STR("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")));
    assert_true(str_eq(sha256_text(arena, (Str){0}),
                       STR("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")));
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stay_below_their_folder),
        cmocka_unit_test(bytes_that_are_no_pdf_are_refused),
        cmocka_unit_test(manifests_are_read_or_refused),
        cmocka_unit_test(hashes_are_those_of_fips_180_4),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
