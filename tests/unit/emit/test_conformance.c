// SPDX-License-Identifier: MIT
// Every requirement that is checked while a PDF is written: a document that breaks it is found out
// at its place and does not claim the standard that asks for it.
#include "emit/pdf/conformance.h"

#include "conformance_parts.h"
#include "conformance_texts.h"
#include "emit/pdf/requirement.h"

// What a document is made of, as far as a case changes it.
typedef struct Case {
    const char *name;
    Requirement broken; // REQUIREMENT__COUNT: none
    StandardSet unmet;  // of those that are asked for
    uint32_t place;
    void (*body)(PdfBench *, Device *, const Element *document);
    void (*info)(DocumentInfo *);
    Len width; // [Len] of the page; 0: A4
    bool no_document;
} Case;

#define NONE REQUIREMENT__COUNT
#define BOTH STANDARDS_DEFAULT
#define UA   STANDARD_BIT(STANDARD_UA_1)
#define A    STANDARD_BIT(STANDARD_A_3A)
#define BODY_CASE(function, broken, unmet)                                                         \
    { #function, broken, unmet, HERE, function, NULL, 0, false }
#define INFO_CASE(function, broken, unmet)                                                         \
    { #function, broken, unmet, DOCUMENT_AT, NULL, function, 0, false }

static const Case CASES[] = {
    BODY_CASE(good_table, NONE, 0),
    BODY_CASE(good_figure, NONE, 0),
    BODY_CASE(good_headings, NONE, 0),
    BODY_CASE(good_link, NONE, 0),
    BODY_CASE(caption_at_the_end, NONE, 0),
    BODY_CASE(figure_of_just_enough, NONE, 0),
    BODY_CASE(characters_of_public_use, NONE, 0),
    BODY_CASE(font_to_preview, NONE, 0),
    BODY_CASE(headless_table, REQUIREMENT_HEADERS, UA),
    BODY_CASE(header_without_scope, REQUIREMENT_HEADERS, UA),
    BODY_CASE(short_row, REQUIREMENT_GRID, UA),
    BODY_CASE(row_with_a_hole, REQUIREMENT_GRID, UA),
    BODY_CASE(cell_upon_cell, REQUIREMENT_GRID, UA),
    BODY_CASE(cell_below_its_group, REQUIREMENT_GRID, UA),
    BODY_CASE(two_headers_of_one_name, REQUIREMENT_IDENTIFIER, UA),
    BODY_CASE(header_of_another_table, REQUIREMENT_IDENTIFIER, UA),
    BODY_CASE(mute_figure, REQUIREMENT_ALTERNATIVE, UA),
    BODY_CASE(blank_figure, REQUIREMENT_ALTERNATIVE, UA),
    BODY_CASE(figure_nowhere, REQUIREMENT_BOUNDS, UA),
    BODY_CASE(figure_of_many_words, REQUIREMENT_LENGTH, A),
    BODY_CASE(figure_of_many_accents, REQUIREMENT_LENGTH, A),
    BODY_CASE(first_heading_of_level_2, REQUIREMENT_HEADINGS, UA),
    BODY_CASE(heading_left_out, REQUIREMENT_HEADINGS, UA),
    BODY_CASE(item_without_list, REQUIREMENT_NESTING, UA),
    BODY_CASE(paragraph_in_list, REQUIREMENT_NESTING, UA),
    BODY_CASE(two_captions, REQUIREMENT_NESTING, UA),
    BODY_CASE(caption_within, REQUIREMENT_NESTING, UA),
    BODY_CASE(late_caption_of_list, REQUIREMENT_ORDER, UA),
    BODY_CASE(two_heads, REQUIREMENT_NESTING, UA),
    BODY_CASE(head_without_body, REQUIREMENT_ORDER, UA),
    BODY_CASE(words_in_section, REQUIREMENT_HOLDER, UA),
    BODY_CASE(second_root, REQUIREMENT_ROOT, BOTH),
    BODY_CASE(link_to_nowhere, REQUIREMENT_LINK, UA),
    BODY_CASE(link_in_a_span, REQUIREMENT_LINK, UA),
    BODY_CASE(blank_link, REQUIREMENT_LINK_TEXT, UA),
    BODY_CASE(long_link, REQUIREMENT_LENGTH, A),
    BODY_CASE(glyph_that_is_none, REQUIREMENT_GLYPH, BOTH),
    BODY_CASE(character_of_private_use, REQUIREMENT_PRIVATE, A),
    BODY_CASE(character_of_plane_16, REQUIREMENT_PRIVATE, A),
    BODY_CASE(unknown_language_of_text, REQUIREMENT_LANGUAGE_TAG, BOTH),
    BODY_CASE(unknown_language_of_part, REQUIREMENT_LANGUAGE_TAG, BOTH),
    BODY_CASE(font_that_is_forbidden, REQUIREMENT_FONT, BOTH),
    BODY_CASE(font_that_is_kept_whole, REQUIREMENT_FONT, BOTH),
    INFO_CASE(no_title, REQUIREMENT_TITLE, UA),
    INFO_CASE(no_language, REQUIREMENT_LANGUAGE, UA),
    INFO_CASE(no_such_language, REQUIREMENT_LANGUAGE_TAG, BOTH),
    INFO_CASE(no_such_day, REQUIREMENT_DATE, A),
    INFO_CASE(no_such_month, REQUIREMENT_DATE, A),
    INFO_CASE(many_authors, REQUIREMENT_LENGTH, A),
    {"wide_page", REQUIREMENT_PAGE_SIZE, A, DOCUMENT_AT, NULL, NULL, LEN(14401), false},
    {"narrow_page", REQUIREMENT_PAGE_SIZE, A, DOCUMENT_AT, NULL, NULL, LEN(2.9), false},
    {"widest_page", NONE, 0, HERE, NULL, NULL, LEN(14400), false},
    {"no_structure", REQUIREMENT_ROOT, BOTH, DOCUMENT_AT, NULL, NULL, 0, true},
};

static void draw(PdfBench *bench, Device *device, const Case *a) {
    DocumentInfo info = SAMPLE_INFO;
    info.place = at_byte(DOCUMENT_AT);
    if (a->info) a->info(&info);
    assert_true(device_begin_document(device, &info));
    PageInfo page = a4(0, "1");
    if (a->width) page.width = a->width;
    assert_true(device_begin_page(device, &page));
    if (!a->no_document) {
        Element *document = make(bench, TAG_DOCUMENT, NULL);
        document->place = at_byte(1);
        assert_true(device_open_element(device, document));
        if (a->body) a->body(bench, device, document);
        end(device, document);
    }
    assert_true(device_end_page(device));
    assert_true(device_check(device));
}

static void check_finding(const PdfBench *bench, const Case *a) {
    if (a->broken == NONE) {
        assert_int_equal(bench->diag.findings.n, 0);
        return;
    }
    const RequirementFacts *facts = requirement_facts(a->broken);
    if (bench->diag.findings.n != 1) print_error("%s\n", a->name);
    assert_int_equal(bench->diag.findings.n, 1);
    const Finding *finding = &bench->diag.findings.at[0];
    if (!str_eq(finding->code, str_of(facts->code)) || finding->place.span.lo != a->place)
        print_error("%s: %.*s at %u: %.*s\n", a->name, STR_ARGS(finding->code),
                    finding->place.span.lo, STR_ARGS(finding->message));
    assert_true(str_eq(finding->code, str_of(facts->code)));
    assert_int_equal(finding->severity, SEVERITY_ERROR);
    assert_ptr_equal(finding->place.source, &DATA);
    assert_int_equal(finding->place.span.lo, a->place);
}

// What the metadata of the file says.
static StandardSet claimed(PdfBench *bench, Str path) {
    Str bytes = {0};
    assert_true(fs_read(bench->arena, str_cstring(bench->arena, path), 1u << 30, (Place){0},
                        &bench->diag, &bytes));
    static const struct {
        Standard standard;
        const char *stamp;
    } STAMPS[] = {{STANDARD_UA_1, "<pdfuaid:part>1</pdfuaid:part>"},
                  {STANDARD_UA_2, "<pdfuaid:part>2</pdfuaid:part>"},
                  {STANDARD_A_3A, "<pdfaid:part>3</pdfaid:part>"},
                  {STANDARD_A_4F, "<pdfaid:part>4</pdfaid:part>"}};
    StandardSet set = 0;
    for (size_t i = 0; i < COUNT_OF(STAMPS); i++)
        if (has(bytes, STAMPS[i].stamp)) set |= STANDARD_BIT(STAMPS[i].standard);
    assert_int_equal(has(bytes, "pdfuaid:part"), (set & STANDARDS_UA) != 0);
    assert_int_equal(has(bytes, "pdfaid:part"), (set & ~STANDARDS_UA) != 0);
    return set;
}

static void a_breach_is_found_and_not_claimed(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        PdfBench bench;
        pdf_bench_open(&bench);
        const Str path = pdf_path(&bench, "a.pdf");
        Device *device = pdf_open(&bench, path, (PdfOptions){.standards = STANDARDS_DEFAULT});
        draw(&bench, device, &CASES[i]);
        check_finding(&bench, &CASES[i]);
        assert_true(device_end_document(device));                                 // as --force does
        assert_int_equal(bench.diag.findings.n, CASES[i].broken == NONE ? 0 : 1); // said once
        device_drop(device);
        assert_int_equal(claimed(&bench, path), BOTH & ~CASES[i].unmet);
        pdf_bench_close(&bench);
    }
}

// What `check` finds, which writes nothing, is what `build` finds.
static void the_same_is_found_without_a_file(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        PdfBench bench;
        pdf_bench_open(&bench);
        const PdfOptions options = {.standards = BOTH};
        Device *device = pdf_check_device_new(&options, &bench.diag);
        draw(&bench, device, &CASES[i]);
        check_finding(&bench, &CASES[i]);
        device_drop(device);
        pdf_bench_close(&bench);
    }
}

static bool has_case(Requirement requirement) {
    for (size_t i = 0; i < COUNT_OF(CASES); i++)
        if (CASES[i].broken == requirement) return true;
    return false;
}

static void no_requirement_goes_untried(void **state) {
    (void)state;
    for (Requirement i = 0; i < REQUIREMENT__COUNT; i++)
        if (requirement_facts(i)->standards & BOTH) assert_true(has_case(i));
}

// The row of docs/STANDARDS.md.
static Str documented(PdfBench *bench, const RequirementFacts *facts) {
    const StandardSet by = facts->standards;
    const bool level_a = !(by & STANDARD_BIT(STANDARD_A_2B)), only_2 = !(by & A);
    const bool not_4f = !(by & STANDARD_BIT(STANDARD_A_4F)),
               only_4f = !(by & STANDARD_BIT(STANDARD_A_4));
    const char *cells[] = {facts->ua1, facts->ua2, facts->a23, facts->a4};
    const char *limits[] = {"", "",
                            level_a  ? " (level A)"
                            : only_2 ? " (PDF/A-2)"
                                     : "",
                            not_4f    ? " (not 4f)"
                            : only_4f ? " (4f)"
                                      : ""};
    Str row = str_format(bench->arena, "| %s | %s |", facts->code, facts->text);
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        row = str_format(bench->arena, "%.*s %s%s%s|", STR_ARGS(row), cells[i],
                         *cells[i] ? limits[i] : "", *cells[i] ? " " : "");
    return row;
}

static void the_page_of_standards_has_every_requirement(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    Str page = {0};
    assert_true(fs_read(bench.arena, TEST_ROOT "/docs/STANDARDS.md", 1u << 20, (Place){0},
                        &bench.diag, &page));
    for (Requirement i = 0; i < REQUIREMENT__COUNT; i++) {
        const Str row = documented(&bench, requirement_facts(i));
        if (str_find(page, row, 0) == SIZE_MAX) fail_msg("no row %.*s", STR_ARGS(row));
    }
    pdf_bench_close(&bench);
}

// The code of the one finding on a document of `standard` with files, or without; empty: none.
static Str found_of_files(PdfBench *bench, Standard standard, bool files) {
    Diag diag;
    diag_init(&diag, bench->arena);
    Conformance *conformance = conformance_new(bench->arena, STANDARD_BIT(standard), files);
    conformance_begin_document(conformance, &SAMPLE_INFO);
    const Element document = {.id = 1, .tag = TAG_DOCUMENT};
    conformance_open(conformance, &document);
    conformance_close(conformance, &document);
    conformance_report(conformance, &diag);
    const StandardSet held = conformance_claim(conformance, &diag);
    assert_int_equal(held, diag.findings.n ? 0 : STANDARD_BIT(standard));
    assert_true(diag.findings.n <= 1);
    return diag.findings.n ? diag.findings.at[0].code : STR("");
}

static void files_are_there_or_not_as_they_must(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    for (Standard standard = 0; standard < STANDARD__COUNT; standard++) {
        const bool refuses = standards_against_files(STANDARD_BIT(standard)) == standard;
        const Str with = found_of_files(&bench, standard, true);
        assert_true(str_eq(with, refuses ? STR("STD-20") : STR("")));
        const Str without = found_of_files(&bench, standard, false);
        assert_true(str_eq(without, standard == STANDARD_A_4F ? STR("STD-23") : STR("")));
    }
    pdf_bench_close(&bench);
}

static void nothing_is_checked_when_nothing_is_asked(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const Str path = pdf_path(&bench, "a.pdf");
    Device *device = pdf_open(&bench, path, (PdfOptions){0});
    const Case mute = BODY_CASE(mute_figure, NONE, 0);
    draw(&bench, device, &mute);
    assert_true(device_end_document(device));
    device_drop(device);
    assert_int_equal(bench.diag.findings.n, 0);
    assert_int_equal(claimed(&bench, path), 0);
    pdf_bench_close(&bench);
}

// Forty figures without words are one finding: some places, and how many more there are.
static void many_figures(PdfBench *bench, Device *device, const Element *document) {
    for (uint32_t i = 0; i < 40; i++) {
        Element *figure = make(bench, TAG_FIGURE, document);
        figure->place = at_byte(i / 2);
        assert_true(device_open_element(device, figure));
        device_bounds(device, figure, (Rect){LEN(50), LEN(50), LEN(90), LEN(90)});
        end(device, figure);
    }
}

static void one_requirement_is_one_finding(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    Device *device =
        pdf_open(&bench, pdf_path(&bench, "a.pdf"), (PdfOptions){.standards = STANDARDS_DEFAULT});
    const Case many = BODY_CASE(many_figures, REQUIREMENT_ALTERNATIVE, UA);
    draw(&bench, device, &many);
    device_drop(device);
    assert_int_equal(bench.diag.findings.n, 1);
    const Finding *finding = &bench.diag.findings.at[0];
    assert_true(str_eq(finding->message, STR("a figure has no alternative text (PDF/UA-1, 7.3)")));
    assert_true(finding->help.n > 0);
    assert_int_equal(finding->notes.n, 6);
    assert_int_equal(finding->notes.at[4].place.span.lo, 5);
    // Two figures of one place are one; what is beyond the places shown is counted one by one.
    assert_true(str_eq(finding->notes.at[5].text, STR("and in 28 more places")));
    pdf_bench_close(&bench);
}

static void a_forced_rule_of_accessibility_takes_the_claim(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    Conformance *conformance = conformance_new(
        bench.arena, UA | STANDARD_BIT(STANDARD_A_3A) | STANDARD_BIT(STANDARD_A_4), false);
    diag_add(&bench.diag, SEVERITY_WARNING, "AX-01", (Place){0}, "a chart without a title");
    assert_int_equal(conformance_claim(conformance, &bench.diag) & UA, UA);
    diag_add(&bench.diag, SEVERITY_ERROR, "AX-01", (Place){0}, "a chart without a title");
    assert_int_equal(conformance_claim(conformance, &bench.diag), STANDARD_BIT(STANDARD_A_4));
    pdf_bench_close(&bench);
}

static PdfAttachmentList attach_one(void *context, const PdfFacts *facts) {
    (void)context, (void)facts;
    static const PdfAttachment ONE = {.name = STR_INIT("data.yaml"),
                                      .type = STR_INIT("application/yaml"),
                                      .description = STR_INIT("The data"),
                                      .bytes = STR_INIT("a: 1\n")};
    return (PdfAttachmentList){&ONE, 1};
}

// For validators: every case as a file in `folder`, written as if it were forced, and on standard
// output its name, the code of what it breaks or "-", and the standards of `list` that it does not
// claim or "-".
static int write_cases(const char *folder, const char *list) {
    PdfBench bench;
    StandardSet asked = 0;
    Str why = {0};
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        pdf_bench_open(&bench);
        if (!standards_parse(bench.arena, str_of(list), &asked, &why)) fail_msg("%s", list);
        const Str name = str_format(bench.arena, "%s/%s.pdf", folder, CASES[i].name);
        Device *device =
            pdf_open(&bench, name, (PdfOptions){.standards = asked, .attach = attach_one});
        draw(&bench, device, &CASES[i]);
        const size_t found = bench.diag.findings.n;
        assert_true(device_end_document(device));
        device_drop(device);
        const Str unmet = standards_list(bench.arena, asked & ~claimed(&bench, name));
        printf("%s %s %.*s\n", CASES[i].name, found ? bench.diag.findings.at[0].code.at : "-",
               STR_ARGS(unmet));
        pdf_bench_close(&bench);
    }
    return 0;
}

int main(int argc, char **argv) {
    if (argc == 3) return write_cases(argv[1], argv[2]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_breach_is_found_and_not_claimed),
        cmocka_unit_test(the_same_is_found_without_a_file),
        cmocka_unit_test(no_requirement_goes_untried),
        cmocka_unit_test(the_page_of_standards_has_every_requirement),
        cmocka_unit_test(files_are_there_or_not_as_they_must),
        cmocka_unit_test(nothing_is_checked_when_nothing_is_asked),
        cmocka_unit_test(one_requirement_is_one_finding),
        cmocka_unit_test(a_forced_rule_of_accessibility_takes_the_claim),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
