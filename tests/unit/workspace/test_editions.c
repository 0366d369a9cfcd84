// SPDX-License-Identifier: MIT
// Editions of a workspace: languages times items, in the order of their paths.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "workspace/workspace.h"

static const char *const NAMES[] = {"rapporteur.yaml", "a.yaml", "a.fr.yaml", "b.yaml"};

typedef struct {
    Arena *arena;
    Diag diag;
    char folder[64];
} Folder;

static const char *path_in(const Folder *at, const char *name) {
    return fs_join(at->arena, str_of(at->folder), str_of(name)).at;
}

static void write_text(const Folder *at, const char *name, const char *text) {
    FILE *file = fopen(path_in(at, name), "wb");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static int make(void **state) {
    Folder *at = calloc(1, sizeof *at);
    at->arena = arena_new(4096);
    diag_init(&at->diag, at->arena);
    snprintf(at->folder, sizeof at->folder, "/tmp/rapporteur-editions-XXXXXX");
    *state = at;
    return mkdtemp(at->folder) ? 0 : -1;
}

static int drop(void **state) {
    Folder *at = *state;
    for (size_t i = 0; i < COUNT_OF(NAMES); i++) unlink(path_in(at, NAMES[i]));
    rmdir(at->folder);
    arena_drop(at->arena);
    free(at);
    return 0;
}

static void assert_edition(const Edition *edition, const char *name, const char *item,
                           const char *lang) {
    assert_true(str_eq(fs_base_name(edition->path), str_of(name)));
    assert_true(str_eq(edition->item, str_of(item)));
    assert_true(str_eq(edition->lang, str_of(lang)));
}

static void each_item_has_all_languages(void **state) {
    Folder *at = *state;
    Edition *editions;
    write_text(at, "rapporteur.yaml", "format: rapporteur/1\ndocuments: [a.yaml, b.yaml]\n");
    write_text(at, "a.yaml",
               "format: rapporteur/1\n"
               "document: {kind: implementation-documentation, id: a, title: A,\n"
               "  for_each: recommendation, where: {status: complete}}\n"
               "recommendations: [{id: '2', status: complete}, {id: '3', status: in-progress},\n"
               "  {id: '1', status: complete}]\n");
    write_text(at, "a.fr.yaml", "format: rapporteur/1\ndocument: {title: Un}\n");
    write_text(at, "b.yaml",
               "format: rapporteur/1\ndocument: {kind: quarterly-report, id: b, title: B}\n");
    const Workspace *workspace = workspace_open(at->arena, at->folder, &at->diag);
    assert_non_null(workspace);
    const size_t n = workspace_editions(at->arena, workspace, &at->diag, &editions);
    assert_int_equal(n, 5);
    assert_edition(&editions[0], "a.yaml", "1", "");
    assert_edition(&editions[1], "a.yaml", "1", "fr");
    assert_true(editions[1].name_lang);
    assert_edition(&editions[2], "a.yaml", "2", "");
    assert_edition(&editions[3], "a.yaml", "2", "fr");
    assert_edition(&editions[4], "b.yaml", "", "");
    assert_false(editions[4].name_lang);
    assert_int_equal(at->diag.findings.n, 0);
}

// What is wrong with a document is said when it is compiled: so it has an edition.
static void a_document_that_selects_nothing_has_one_edition(void **state) {
    Folder *at = *state;
    Edition *editions;
    write_text(at, "a.yaml",
               "format: rapporteur/1\n"
               "document: {kind: implementation-documentation, id: a, title: A,\n"
               "  for_each: recommendation, where: {status: complete}}\n");
    const char *path = path_in(at, "a.yaml");
    const Workspace *workspace = workspace_open(at->arena, path, &at->diag);
    assert_non_null(workspace);
    assert_int_equal(document_editions(at->arena, workspace, path, &editions), 1);
    assert_edition(&editions[0], "a.yaml", "", "");
    assert_int_equal(at->diag.findings.n, 0);
}

static const Workspace *open_config(Folder *at, const char *line) {
    char text[256];
    snprintf(text, sizeof text, "format: rapporteur/1\n%s\n", line);
    write_text(at, "rapporteur.yaml", text);
    diag_init(&at->diag, at->arena);
    return workspace_open(at->arena, at->folder, &at->diag);
}

static void assert_finding(const Folder *at, const char *code, uint32_t line) {
    assert_int_equal(at->diag.findings.n, 1);
    assert_true(str_eq(at->diag.findings.at[0].code, str_of(code)));
    const Place place = at->diag.findings.at[0].place;
    assert_int_equal(source_line_column(place.source, place.span.lo).line, line);
}

static void standards_are_read(void **state) {
    Folder *at = *state;
    const Workspace *workspace = open_config(at, "theme: theme.report");
    assert_int_equal(workspace->standards, STANDARDS_DEFAULT);
    workspace = open_config(at, "standards: [ua-2, a-4f]\nattach: sources");
    assert_int_equal(workspace->standards,
                     STANDARD_BIT(STANDARD_UA_2) | STANDARD_BIT(STANDARD_A_4F));
    workspace = open_config(at, "standards: [none]");
    assert_int_equal(workspace->standards, 0);
    workspace = open_config(at, "standards: [a-2b]\nattach: none");
    assert_int_equal(workspace->standards, STANDARD_BIT(STANDARD_A_2B));
}

static void wrong_standards_are_refused_at_their_place(void **state) {
    Folder *at = *state;
    assert_null(open_config(at, "theme: theme.report\nstandards: [ua-1, ua-2]"));
    assert_finding(at, "PDF-10", 3);
    assert_null(open_config(at, "standards: [ua-3]"));
    assert_finding(at, "PDF-10", 2);
    assert_null(open_config(at, "standards: [a-4]\nattach: data"));
    assert_finding(at, "PDF-11", 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_item_has_all_languages, make, drop),
        cmocka_unit_test_setup_teardown(standards_are_read, make, drop),
        cmocka_unit_test_setup_teardown(wrong_standards_are_refused_at_their_place, make, drop),
        cmocka_unit_test_setup_teardown(a_document_that_selects_nothing_has_one_edition, make,
                                        drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
