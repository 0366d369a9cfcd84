// SPDX-License-Identifier: MIT
// Large documents: more pages than a sixteen-bit number, balanced trees, memory that hardly grows.
// Called with a path, writes a thousand full pages there and says how long that took.
#include "test_pdf_bench.h"

#include <time.h>

enum { MANY_PAGES = 40000 };

static bool write_many(PdfBench *bench, Device *device, size_t pages) {
    const GlyphRun *run = shape_run(bench, "Page", &BODY, "en");
    device_begin_document(device, &SAMPLE_INFO);
    Element document = {.id = 1, .tag = TAG_DOCUMENT};
    for (size_t i = 0; i < pages; i++) {
        char label[24];
        snprintf(label, sizeof label, "%zu", i + 1);
        const PageInfo page = a4(pages - 1 - i, ""); // the last comes first
        device_begin_page(device, &page);
        if (i == 0) device_open_element(device, &document);
        Element p = {.id = (uint32_t)i + 2, .tag = TAG_P, .parent = &document};
        device_open_element(device, &p);
        say(device, &p, run, (Point){LEN(50), LEN(50)});
        device_close_element(device, &p);
        device_destination(device, str_of(label), (Point){0, 0});
        if (i + 1 == pages) device_close_element(device, &document);
        device_end_page(device);
    }
    return device_end_document(device);
}

// Follows the first child of every level; gives the number of levels above the pages.
static size_t depth_of(PdfBench *bench, const PdfFileText *pdf, Str node, uint32_t *leaf) {
    size_t depth = 0;
    while (has(node, "/Kids")) {
        size_t kids = 0;
        const size_t end = str_find_char(node, ']', str_find(node, STR("/Kids"), 0));
        for (size_t at = str_find(node, STR(" R"), 0); at < end;
             at = str_find(node, STR(" R"), at + 1))
            kids++;
        assert_true(kids <= 64 + 1); // and perhaps the reference to its parent
        *leaf = (uint32_t)number_after(node, "Kids[", 0);
        node = pdf_object(bench, pdf, *leaf);
        depth++;
    }
    return depth;
}

static void there_may_be_any_number_of_pages(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const Str path = pdf_path(&bench, "many.pdf");
    Device *device =
        pdf_open(&bench, path, (PdfOptions){.standards = STANDARDS_DEFAULT, .uncompressed = true});
    assert_true(write_many(&bench, device, MANY_PAGES));
    device_drop(device);
    const PdfFileText pdf = pdf_read(&bench, path);
    const size_t xref = (size_t)number_after(pdf.bytes, "startxref\n", pdf.bytes.n - 64);
    const Str catalog = pdf_object(&bench, &pdf, (uint32_t)number_after(pdf.bytes, "/Root ", xref));
    const Str root = pdf_object(&bench, &pdf, pdf_ref(catalog, "/Pages "));
    assert_true(has(root, "/Count 40000"));
    uint32_t leaf = 0;
    assert_int_equal(depth_of(&bench, &pdf, root, &leaf), 3); // 64^2 < 40,000 <= 64^3
    assert_true(has(pdf_object(&bench, &pdf, leaf), "/StructParents 39999"));
    assert_false(has(catalog, "/PageLabels"));
    pdf_bench_close(&bench);
}

// One page fewer, as many, and one more than a node holds.
static void trees_are_right_at_the_edges_of_nodes(void **state) {
    (void)state;
    static const size_t COUNTS[] = {1, 63, 64, 65, 4096, 4097};
    for (size_t i = 0; i < COUNT_OF(COUNTS); i++) {
        PdfBench bench;
        pdf_bench_open(&bench);
        const Str path = pdf_path(&bench, "edge.pdf");
        Device *device = pdf_open(
            &bench, path, (PdfOptions){.standards = STANDARDS_DEFAULT, .uncompressed = true});
        assert_true(write_many(&bench, device, COUNTS[i]));
        device_drop(device);
        const PdfFileText pdf = pdf_read(&bench, path);
        const size_t xref = (size_t)number_after(pdf.bytes, "startxref\n", pdf.bytes.n - 64);
        const Str catalog =
            pdf_object(&bench, &pdf, (uint32_t)number_after(pdf.bytes, "/Root ", xref));
        const Str root = pdf_object(&bench, &pdf, pdf_ref(catalog, "/Pages "));
        assert_int_equal(number_after(root, "/Count ", 0), COUNTS[i]);
        uint32_t leaf = 0;
        const size_t depth = COUNTS[i] <= 64 ? 1 : COUNTS[i] <= 4096 ? 2 : 3;
        assert_int_equal(depth_of(&bench, &pdf, root, &leaf), depth);
        for (uint32_t object = 1; object < pdf.count; object++)
            assert_true(pdf_object(&bench, &pdf, object).n > 0);
        pdf_bench_close(&bench);
    }
}

// ---- the measurement ----

static const char *const SENTENCES[] = {
    "The organisation should publish its progress every quarter and explain delays.",
    "Guidelines for conflicts of interest were adopted; training begins in spring.",
    "Not started: depends on the budget of the next fiscal year (see Section 4.2).",
    "Work continues with the community on measures, targets and a common vocabulary."};

static void write_full_page(Device *device, const GlyphRun **runs, Element *table, uint32_t *id) {
    for (size_t row = 0; row < 16; row++) {
        Element tr = {.id = ++*id, .tag = TAG_TR, .parent = table};
        device_open_element(device, &tr);
        for (size_t cell = 0; cell < 2; cell++) {
            Element td = {.id = ++*id, .tag = TAG_TD, .parent = &tr};
            device_open_element(device, &td);
            Element p = {.id = ++*id, .tag = TAG_P, .parent = &td};
            device_open_element(device, &p);
            say(device, &p, runs[(*id * 2654435761u >> 16) % COUNT_OF(SENTENCES)],
                (Point){LEN(50) + (Len)cell * LEN(250), LEN(60) + (Len)row * LEN(42)});
            device_close_element(device, &p);
            device_close_element(device, &td);
        }
        device_close_element(device, &tr);
    }
}

static bool write_full_pages(PdfBench *bench, Device *device) {
    const GlyphRun *runs[COUNT_OF(SENTENCES)];
    for (size_t i = 0; i < COUNT_OF(SENTENCES); i++)
        runs[i] = shape_run(bench, SENTENCES[i], &BODY, "en");
    device_begin_document(device, &SAMPLE_INFO);
    Element document = {.id = 1, .tag = TAG_DOCUMENT};
    Element table = {.id = 2, .tag = TAG_TABLE, .parent = &document};
    uint32_t id = 2;
    for (size_t i = 0; i < 1000; i++) {
        const PageInfo page = a4(i, "");
        device_begin_page(device, &page);
        if (i == 0) device_open_element(device, &document);
        if (i == 0) device_open_element(device, &table);
        write_full_page(device, runs, &table, &id);
        if (i == 999) device_close_element(device, &table);
        if (i == 999) device_close_element(device, &document);
        device_end_page(device);
    }
    return device_end_document(device);
}

static int measure(const char *path) {
    PdfBench bench;
    pdf_bench_open(&bench);
    Device *device = pdf_open(&bench, str_of(path), (PdfOptions){.standards = STANDARDS_DEFAULT});
    struct timespec start, end;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    const bool ok = write_full_pages(&bench, device);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    device_drop(device);
    const double seconds =
        (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    printf("1000 pages: %.3f s\n", seconds);
    pdf_bench_close(&bench);
    return ok ? 0 : 1;
}

int main(int argc, char **argv) {
    if (argc > 1) return measure(argv[1]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees_are_right_at_the_edges_of_nodes),
        cmocka_unit_test(there_may_be_any_number_of_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
