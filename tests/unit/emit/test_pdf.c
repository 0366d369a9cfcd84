// SPDX-License-Identifier: MIT
// The PDF device as a whole: a document with every kind of structure. Called with a path, it
// writes that document there, for validators.
#include "test_pdf_bench.h"

static const GlyphRun *body(PdfBench *bench, const char *text) {
    return shape_run(bench, text, &BODY, "en");
}

static void write_furniture(PdfBench *bench, Device *device, const char *text) {
    device_begin_artifact(device, ARTIFACT_PAGINATION);
    device_glyphs(device, body(bench, text), (Point){LEN(400), LEN(810)});
    device_end_content(device);
    const PathVerb verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    const Point points[] = {
        {LEN(50), LEN(800)}, {LEN(545), LEN(800)}, {LEN(545), LEN(800.5)}, {LEN(50), LEN(800.5)}};
    device_begin_artifact(device, ARTIFACT_LAYOUT);
    device_fill(device, &(Path){verbs, 5, points, 4}, 0xCDD3DB);
    device_end_content(device);
}

static void write_links(PdfBench *bench, Device *device, const Element *parent) {
    Element *p = open_new(bench, device, TAG_P, parent);
    say(device, p, body(bench, "See "), (Point){LEN(50), LEN(110)});
    Element *link = open_new(bench, device, TAG_LINK, p);
    say(device, link, body(bench, "the site"), (Point){LEN(72), LEN(110)});
    device_link(device, &(DeviceLink){.rect = {LEN(72), LEN(100), LEN(40), LEN(14)},
                                      .url = STR("https://example.org/é a?b=(c)"),
                                      .description = STR("Das Büro"),
                                      .element = link});
    device_close_element(device, link);
    Element *inner = open_new(bench, device, TAG_LINK, p);
    say(device, inner, body(bench, "row 2"), (Point){LEN(120), LEN(110)});
    device_link(device, &(DeviceLink){.rect = {LEN(120), LEN(100), LEN(30), LEN(14)},
                                      .to = STR("rec-2"),
                                      .description = STR("Recommendation 2"),
                                      .element = inner});
    device_close_element(device, inner);
    device_close_element(device, p);
}

static void write_list(PdfBench *bench, Device *device, const Element *parent, bool ordered) {
    Element *list = open_new(bench, device, TAG_L, parent);
    list->numbering = ordered ? NUMBERING_DECIMAL : NUMBERING_DISC;
    for (int i = 0; i < 2; i++) {
        Element *item = open_new(bench, device, TAG_LI, list);
        const Len y = LEN(140) + i * LEN(14) + (ordered ? LEN(40) : 0);
        write_leaf(bench, device, TAG_LBL, item, ordered ? "1." : "–", (Point){LEN(50), y});
        write_leaf(bench, device, TAG_LBODY, item, "An item (with brackets \\ here)",
                   (Point){LEN(70), y});
        device_close_element(device, item);
    }
    device_close_element(device, list);
}

static void write_scripts(PdfBench *bench, Device *device, const Element *parent) {
    static const struct {
        const char *lang, *text;
    } SAMPLES[] = {{"he", "ישראל שלום"},
                   {"ar", "السلام عليكم"},
                   {"zh-Hans", "季度报告"},
                   {"ru", "Квартальный отчёт"},
                   {"en", "Žarko Kecić said “so”, office affine"},
                   {"en", "✓"},
                   {"en", "●"},
                   {"zh-Hans", "⾀⼀一"},
                   {"ar", "مُحَمَّد"}};
    for (size_t i = 0; i < COUNT_OF(SAMPLES); i++) {
        Element *p = open_new(bench, device, TAG_P, parent);
        if (i % 2) p->lang = str_of(SAMPLES[i].lang);
        say(device, p, shape_run(bench, SAMPLES[i].text, &BODY, SAMPLES[i].lang),
            (Point){LEN(50), LEN(250) + (Len)i * LEN(16)});
        device_close_element(device, p);
    }
}

static void write_header(PdfBench *bench, Device *device, Element *table) {
    Element *head = open_new(bench, device, TAG_THEAD, table);
    Element *row = open_new(bench, device, TAG_TR, head);
    static const char *const NAMES[] = {"No.", "Status"};
    for (int i = 0; i < 2; i++) {
        Element *cell = new_element(bench, TAG_TH, row);
        cell->scope = SCOPE_COLUMN;
        cell->col_span = i == 1 ? 2 : 1;
        cell->header_id = str_format(bench->arena, "t1-h%d", i);
        device_open_element(device, cell);
        write_leaf(bench, device, TAG_P, cell, NAMES[i], (Point){LEN(50) + i * LEN(80), LEN(460)});
        device_close_element(device, cell);
    }
    device_close_element(device, row);
    device_close_element(device, head);
}

static void write_row(PdfBench *bench, Device *device, Element *rows, int number) {
    const Len y = LEN(480) + number * LEN(16);
    Element *row = open_new(bench, device, TAG_TR, rows);
    Element *head = new_element(bench, TAG_TH, row);
    head->scope = SCOPE_ROW;
    device_open_element(device, head);
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    device_destination(device, str_format(bench->arena, "rec-%d", number), (Point){LEN(50), y});
    write_leaf(bench, device, TAG_P, head, text, (Point){LEN(50), y});
    device_close_element(device, head);
    for (int i = 0; i < 2; i++) {
        Element *cell = new_element(bench, TAG_TD, row);
        Str *headers = arena_push(bench->arena, Str, 1);
        headers[0] = STR("t1-h1");
        cell->headers = headers;
        cell->header_count = 1;
        device_open_element(device, cell);
        write_leaf(bench, device, TAG_P, cell, i ? "complete" : "●",
                   (Point){LEN(130) + i * LEN(40), y});
        device_close_element(device, cell);
    }
    device_close_element(device, row);
}

static void write_table(PdfBench *bench, Device *device, const Element *parent) {
    Element *table = open_new(bench, device, TAG_TABLE, parent);
    write_leaf(bench, device, TAG_CAPTION, table, "Recommendations", (Point){LEN(50), LEN(440)});
    write_header(bench, device, table);
    Element *rows = open_new(bench, device, TAG_TBODY, table);
    for (int i = 1; i <= 3; i++) write_row(bench, device, rows, i);
    device_close_element(device, rows);
    device_close_element(device, table);
}

static void write_figure(PdfBench *bench, Device *device, const Element *parent) {
    Element *figure = open_new(bench, device, TAG_FIGURE, parent);
    figure->alt = STR("Two bars: 3 complete – 1 not started");
    const PathVerb verbs[] = {PATH_MOVE, PATH_CURVE, PATH_LINE, PATH_CLOSE};
    const Point points[] = {{LEN(60), LEN(600)},
                            {LEN(70), LEN(590)},
                            {LEN(80), LEN(590)},
                            {LEN(90), LEN(600)},
                            {LEN(75), LEN(640)}};
    const Path path = {verbs, 4, points, 5};
    device_begin_content(device, figure);
    device_push_clip(device, &path);
    device_fill(device, &path, 0x8DB7E6);
    device_pop_clip(device);
    device_stroke(device, &path,
                  &(Stroke){.color = 0x1A1F2B, .width = LEN(0.6), .dash = LEN(3), .gap = LEN(2)});
    device_glyphs(device, body(bench, "3"), (Point){LEN(60), LEN(620)});
    device_end_content(device);
    device_bounds(device, figure, (Rect){LEN(60), LEN(590), LEN(30), LEN(50)});
    device_close_element(device, figure);
    Element *note = open_new(bench, device, TAG_NOTE, parent);
    write_leaf(bench, device, TAG_LBL, note, "1", (Point){LEN(50), LEN(700)});
    write_leaf(bench, device, TAG_P, note, "A note.", (Point){LEN(60), LEN(700)});
    device_close_element(device, note);
}

static void write_contents(PdfBench *bench, Device *device, Element *toc) {
    Element *item = open_new(bench, device, TAG_TOCI, toc);
    Element *reference = open_new(bench, device, TAG_REFERENCE, item);
    Element *link = open_new(bench, device, TAG_LINK, reference);
    say(device, link, body(bench, "1 Results 3"), (Point){LEN(50), LEN(100)});
    device_link(device, &(DeviceLink){.rect = {LEN(50), LEN(90), LEN(100), LEN(14)},
                                      .to = STR("results"),
                                      .element = link});
    device_close_element(device, link);
    device_close_element(device, reference);
    device_close_element(device, item);
}

// Pages 0, 2 and 3 first, then page 1 (the contents), then more content for page 0.
static bool write_everything(PdfBench *bench, Device *device) {
    device_begin_document(device, &SAMPLE_INFO);
    PageInfo page = a4(0, "Cover");
    device_begin_page(device, &page);
    Element *document = open_new(bench, device, TAG_DOCUMENT, NULL);
    write_leaf(bench, device, TAG_H1, document, "A report", (Point){LEN(50), LEN(80)});
    Element *toc = open_new(bench, device, TAG_TOC, document);
    device_end_page(device);
    page = a4(2, "2");
    device_begin_page(device, &page);
    Element *part = open_new(bench, device, TAG_SECT, document);
    part->title = STR("Results – all");
    Element *heading = open_new(bench, device, TAG_H2, part);
    say(device, heading, shape_run(bench, "Results", &HEADING, "en"), (Point){LEN(50), LEN(80)});
    device_destination(device, STR("results"), (Point){LEN(50), LEN(60)});
    device_outline(device, &(DeviceOutline){1, STR("Results"), {LEN(50), LEN(60)}, heading});
    device_close_element(device, heading);
    write_links(bench, device, part);
    write_list(bench, device, part, false);
    write_list(bench, device, part, true);
    write_scripts(bench, device, part);
    device_outline(device, &(DeviceOutline){2, STR("Tabelle für alle"), {LEN(50), LEN(430)}, NULL});
    write_table(bench, device, part);
    write_figure(bench, device, part);
    Element *split = open_new(bench, device, TAG_P, part);
    say(device, split, body(bench, "Begins here and"), (Point){LEN(50), LEN(720)});
    write_furniture(bench, device, "Page 2 of 3");
    device_end_page(device);
    page = a4(3, "3");
    device_begin_page(device, &page);
    say(device, split, body(bench, "ends there."), (Point){LEN(50), LEN(80)});
    device_close_element(device, split);
    device_close_element(device, part);
    device_outline(device, &(DeviceOutline){1, STR("End"), {LEN(50), LEN(60)}, NULL});
    device_end_page(device);
    page = a4(1, "1");
    device_begin_page(device, &page);
    device_outline(device, &(DeviceOutline){1, STR("Contents"), {LEN(50), LEN(60)}, toc});
    write_contents(bench, device, toc);
    device_close_element(device, toc);
    device_close_element(device, document);
    device_end_page(device);
    page = a4(0, "Cover");
    page.addition = true;
    device_begin_page(device, &page);
    write_furniture(bench, device, "Page 1 of 3");
    device_end_page(device);
    return device_end_document(device);
}

static Str make(PdfBench *bench, const char *name, PdfOptions options) {
    const Str path = pdf_path(bench, name);
    Device *device = pdf_open(bench, path, options);
    bench->next_id = 0;
    assert_true(write_everything(bench, device));
    device_drop(device);
    return path;
}

static Str file_bytes(PdfBench *bench, Str path) {
    Str bytes = {0};
    assert_true(fs_read(bench->arena, str_cstring(bench->arena, path), 1u << 30, (Place){0},
                        &bench->diag, &bytes));
    return bytes;
}

static void the_same_input_gives_the_same_bytes(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const Str one =
        file_bytes(&bench, make(&bench, "1.pdf", (PdfOptions){.standards = STANDARDS_DEFAULT}));
    const Str two =
        file_bytes(&bench, make(&bench, "2.pdf", (PdfOptions){.standards = STANDARDS_DEFAULT}));
    assert_true(str_eq(one, two));
    assert_true(str_starts(one, STR("%PDF-1.7\n%")));
    assert_true(str_ends(one, STR("%%EOF\n")));
    assert_int_equal(bench.diag.findings.n, 0);
    pdf_bench_close(&bench);
}

static void every_object_is_where_the_table_says(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const PdfFileText pdf =
        pdf_read(&bench, make(&bench, "1.pdf",
                              (PdfOptions){.standards = STANDARDS_DEFAULT, .uncompressed = true}));
    assert_int_equal(pdf.bytes.at[pdf.rows], 0); // object 0 is free
    for (uint32_t object = 1; object < pdf.count; object++)
        assert_true(pdf_object(&bench, &pdf, object).n > 0);
    pdf_bench_close(&bench);
}

// The root of the file and what hangs on it.
static Str catalog_of(PdfBench *bench, const PdfFileText *pdf) {
    const size_t xref = (size_t)number_after(pdf->bytes, "startxref\n", pdf->bytes.n - 64);
    return pdf_object(bench, pdf, (uint32_t)number_after(pdf->bytes, "/Root ", xref));
}

static void the_catalog_leads_to_everything(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const PdfFileText pdf =
        pdf_read(&bench, make(&bench, "1.pdf",
                              (PdfOptions){.standards = STANDARDS_DEFAULT, .uncompressed = true}));
    const Str catalog = catalog_of(&bench, &pdf);
    assert_true(has(catalog, "/Lang (en)"));
    assert_true(has(catalog, "/Marked true"));
    assert_true(has(catalog, "/DisplayDocTitle true"));
    assert_false(has(catalog, "/Direction"));
    const Str pages = pdf_object(&bench, &pdf, pdf_ref(catalog, "/Pages "));
    assert_true(has(pages, "/Count 4"));
    const Str labels = pdf_object(&bench, &pdf, pdf_ref(catalog, "/PageLabels "));
    assert_true(has(labels, "(Cover)"));
    assert_true(has(labels, "/St 1"));
    const Str root = pdf_object(&bench, &pdf, pdf_ref(catalog, "/StructTreeRoot "));
    assert_true(has(root, "/IDTree "));
    const Str ids = pdf_object(&bench, &pdf, pdf_ref(root, "/IDTree "));
    assert_true(str_find(ids, STR("note-"), 0) < str_find(ids, STR("t1-h0"), 0));
    const Str names = pdf_object(&bench, &pdf, pdf_ref(catalog, "/Dests "));
    assert_true(str_find(names, STR("rec-1"), 0) < str_find(names, STR("rec-3"), 0));
    assert_true(str_find(names, STR("rec-3"), 0) < str_find(names, STR("results"), 0));
    pdf_bench_close(&bench);
}

static void the_outline_is_in_the_order_of_pages(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const PdfFileText pdf =
        pdf_read(&bench, make(&bench, "1.pdf",
                              (PdfOptions){.standards = STANDARDS_DEFAULT, .uncompressed = true}));
    const Str root = pdf_object(&bench, &pdf, pdf_ref(catalog_of(&bench, &pdf), "/Outlines "));
    assert_true(has(root, "/Count 3"));
    const Str first = pdf_object(&bench, &pdf, pdf_ref(root, "/First "));
    assert_true(has(first, "(Contents)"));
    assert_true(has(first, "/SE "));
    const Str second = pdf_object(&bench, &pdf, pdf_ref(first, "/Next "));
    assert_true(has(second, "(Results)"));
    assert_true(has(second, "/Count -1"));
    const Str below = pdf_object(&bench, &pdf, pdf_ref(second, "/First "));
    assert_true(has(below, "FEFF") || has(below, "feff"));
    assert_true(has(pdf_object(&bench, &pdf, pdf_ref(root, "/Last ")), "(End)"));
    pdf_bench_close(&bench);
}

static void elements_say_what_they_are(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const Str bytes = file_bytes(
        &bench,
        make(&bench, "1.pdf", (PdfOptions){.standards = STANDARDS_DEFAULT, .uncompressed = true}));
    assert_true(has(bytes, "/A<</O/Table/Scope/Column/ColSpan 2>>"));
    assert_true(has(bytes, "/A<</O/Table/Scope/Row>>"));
    assert_true(has(bytes, "/A<</O/Table/Headers[(t1-h1)]>>"));
    assert_true(has(bytes, "/A<</O/List/ListNumbering/Decimal>>"));
    assert_true(has(bytes, "/A<</O/List/ListNumbering/Disc>>"));
    assert_true(has(bytes, "/BBox[60 201.89 90 251.89]"));
    assert_true(has(bytes, "/S/TOCI/P "));
    assert_true(has(bytes, "<</Type/MCR/Pg "));
    assert_true(has(bytes, "<</Type/OBJR/Obj "));
    assert_true(has(bytes, "(https://example.org/%C3%A9%20a?b=\\(c\\))"));
    assert_true(has(bytes, "/Contents<feff00440061007300200042"));
    assert_true(has(bytes, "/S/GoTo/D(rec-2)"));
    pdf_bench_close(&bench);
}

static void nothing_is_claimed_when_it_must_not(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const Str claimed =
        file_bytes(&bench, make(&bench, "1.pdf", (PdfOptions){.standards = STANDARDS_DEFAULT}));
    assert_true(has(claimed, "<pdfaid:part>3</pdfaid:part>"));
    assert_true(has(claimed, "<pdfuaid:part>1</pdfuaid:part>"));
    assert_true(
        has(claimed, "<rdf:li xml:lang=\"x-default\">Report &lt;1&gt; &amp; “more”</rdf:li>"));
    assert_true(has(claimed, "<xmp:CreateDate>2023-06-30T00:00:00Z</xmp:CreateDate>"));
    const Str forced = file_bytes(&bench, make(&bench, "2.pdf", (PdfOptions){0}));
    assert_false(has(forced, "pdfaid"));
    assert_false(has(forced, "pdfuaid"));
    diag_add(&bench.diag, SEVERITY_ERROR, "AX-01", (Place){0}, "a figure says nothing");
    const Str unheard =
        file_bytes(&bench, make(&bench, "3.pdf", (PdfOptions){.standards = STANDARDS_DEFAULT}));
    assert_false(has(unheard, "pdfuaid"));
    pdf_bench_close(&bench);
}

int main(int argc, char **argv) {
    if (argc > 1) {
        PdfBench bench;
        pdf_bench_open(&bench);
        Device *device =
            pdf_open(&bench, str_of(argv[1]),
                     (PdfOptions){.standards = STANDARDS_DEFAULT, .uncompressed = argc > 2});
        const bool ok = write_everything(&bench, device);
        device_drop(device);
        pdf_bench_close(&bench);
        return ok ? 0 : 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
        cmocka_unit_test(every_object_is_where_the_table_says),
        cmocka_unit_test(the_catalog_leads_to_everything),
        cmocka_unit_test(the_outline_is_in_the_order_of_pages),
        cmocka_unit_test(elements_say_what_they_are),
        cmocka_unit_test(nothing_is_claimed_when_it_must_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
