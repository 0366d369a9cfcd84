// SPDX-License-Identifier: MIT
// The facts of a PDF: the same from the confined child as in this process; no facts of a bad one.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "sign/revision.h"

enum { OBJECTS = 5 }; // of the sample, with its cross-reference stream

// A PDF of one page whose catalog and page have these entries, and whose form is object 4.
static Str sample(Arena *arena, const char *catalog, const char *page, const char *form) {
    const Str bodies[] = {
        str_format(arena, "<</Type/Catalog/Pages 2 0 R%s>>", catalog),
        STR("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        str_format(arena, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]%s>>", page),
        str_of(form),
    };
    Buf out = {0}, rows = {0};
    size_t start = 0;
    buf_put(&out, STR("%PDF-1.7\n"));
    buf_put(&rows, (Str){"\0\0\0\0\0\0\0", 7});
    for (int i = 0; i < OBJECTS; i++) {
        const char row[] = {1, 0, 0, (char)(out.n >> 8), (char)(out.n & 0xff), 0, 0};
        buf_put(&rows, (Str){row, sizeof row});
        start = out.n;
        if (i < OBJECTS - 1)
            buf_printf(&out, "%d 0 obj\n%.*s\nendobj\n", i + 1, STR_ARGS(bodies[i]));
    }
    buf_printf(&out, "5 0 obj\n<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/ID[<01><02>]/Length %zu>>",
               rows.n);
    buf_put(&out, STR("\nstream\n"));
    buf_put(&out, buf_str(&rows));
    buf_printf(&out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", start);
    const Str pdf = str_copy(arena, buf_str(&out));
    buf_release(&out);
    buf_release(&rows);
    return pdf;
}

static const RevisedObject *object_of(const Revision *revision, uint32_t number) {
    for (size_t i = 0; i < revision->object_count; i++)
        if (revision->objects[i].number == number) return &revision->objects[i];
    return NULL;
}

static bool has(const RevisedObject *object, const char *piece) {
    return object && str_find(object->body, str_of(piece), 0) != SIZE_MAX;
}

static void facts_come_back_from_the_child(void **state) {
    (void)state;
    Arena *arena = arena_new(4096);
    Diag diag;
    diag_init(&diag, arena);
    const Str pdf = sample(arena, "/AcroForm 4 0 R", "/Annots[7]",
                           "<</Fields[<</T(Signature1)>>]/SigFlags 2/DA(x)>>");
    const RevisionRequest request = {pdf, STR("f.pdf"), CERTIFY_FORMS};
    Revision there, here;
    assert_true(revision_read(arena, &request, &diag, &there));
    assert_true(revision_read_here(arena, &request, &diag, &here));
    assert_int_equal(diag.findings.n, 0);
    assert_int_equal(there.signature, 6);
    assert_int_equal(there.field, 7);
    assert_int_equal(there.xref, 8);
    assert_int_equal(there.previous, here.previous);
    assert_true(str_starts(str_slice(pdf, there.previous, pdf.n), STR("5 0 obj")));
    assert_true(str_eq(there.root, STR("1 0 R")) && str_eq(there.page, STR("3 0 R")));
    assert_true(str_eq(there.ids[0], STR("<01>")) && str_eq(there.ids[1], STR("<02>")));
    assert_true(there.info.n == 0 && str_eq(there.field_name, STR("Signature2")));
    assert_int_equal(there.object_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(there.objects[i].number, here.objects[i].number);
        assert_true(str_eq(there.objects[i].body, here.objects[i].body));
    }
    assert_true(has(object_of(&there, 3), "/Annots[ 7 7 0 R]/Tabs/S>>"));
    assert_true(has(object_of(&there, 4), "/DA (x)"));
    assert_true(has(object_of(&there, 4), " 7 0 R]/SigFlags 3>>"));
    assert_true(has(object_of(&there, 1), "/AcroForm 4 0 R"));
    assert_true(has(object_of(&there, 1), "/Perms<</DocMDP 6 0 R>>>>"));
    arena_drop(arena);
}

static void what_forbids_signatures_is_found(void **state) {
    (void)state;
    static const struct {
        const char *catalog, *page, *form, *code;
        Certify certify;
    } CASES[] = {
        {"/AcroForm 4 0 R", "", "<</SigFlags 1>>", "SIGN-10", CERTIFY_NOTES},
        {"/AcroForm 4 0 R", "", "<</Fields[<</FT/Sig/V<<>>>>]>>", "SIGN-10", CERTIFY_CLOSED},
        {"/Perms<</DocMDP 4 0 R>>", "",
         "<</Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]>>", "SIGN-09",
         CERTIFY_NONE},
        {"/AcroForm<</Fields[<</FT/Sig/V 4 0 R>>]>>", "",
         "<</Reference[<<>><</TransformMethod/DocMDP/TransformParams<</P 1>>>>]>>", "SIGN-09",
         CERTIFY_NONE},
        {"/Perms<</DocMDP 4 0 R>>", "", "<<>>", "SIGN-10", CERTIFY_FORMS},
        {"/AcroForm 1 0 R", "", "null", "PDF-21", CERTIFY_NONE},
        {"/AcroForm 4 0 R", "", "[]", "PDF-21", CERTIFY_NONE},
        {"", "/Annots 4 0 R", "<<>>", "PDF-21", CERTIFY_NONE},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Arena *arena = arena_new(4096);
        Diag diag;
        diag_init(&diag, arena);
        const Str pdf = sample(arena, CASES[i].catalog, CASES[i].page, CASES[i].form);
        const RevisionRequest request = {pdf, STR("f.pdf"), CASES[i].certify};
        Revision revision;
        assert_false(revision_read(arena, &request, &diag, &revision));
        assert_int_equal(diag.findings.n, 1);
        assert_true(str_eq(diag.findings.at[0].code, str_of(CASES[i].code)));
        arena_drop(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_come_back_from_the_child),
        cmocka_unit_test(what_forbids_signatures_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
