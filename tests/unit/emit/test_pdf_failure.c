// SPDX-License-Identifier: MIT
// What goes wrong: a full disk, missing pages, broken structure, a missing profile; and operations
// in any order, which must never crash or leave a half-written file.
#include "test_pdf_bench.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

static const Finding *newest(const PdfBench *bench) {
    assert_true(bench->diag.findings.n > 0);
    return &bench->diag.findings.at[bench->diag.findings.n - 1];
}

// The folder holds nothing: no target, no temporary file.
static void assert_nothing_was_left(PdfBench *bench) {
    Str *files = NULL;
    assert_int_equal(fs_glob(bench->arena, str_of(bench->folder), STR("*"), &files), 0);
}

static Element *begin_one_page(PdfBench *bench, Device *device) {
    assert_true(device_begin_document(device, &SAMPLE_INFO));
    const PageInfo page = a4(0, "1");
    assert_true(device_begin_page(device, &page));
    return open_new(bench, device, TAG_DOCUMENT, NULL);
}

static void a_full_disk_leaves_the_earlier_file(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const Str path = pdf_path(&bench, "full.pdf");
    FILE *earlier = fopen(str_cstring(bench.arena, path), "w");
    fputs("earlier", earlier);
    fclose(earlier);
    struct rlimit before, small;
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 4096;
    signal(SIGXFSZ, SIG_IGN);
    Device *device =
        pdf_open(&bench, path, (PdfOptions){.standards = STANDARDS_DEFAULT, .uncompressed = true});
    setrlimit(RLIMIT_FSIZE, &small);
    Element *document = begin_one_page(&bench, device);
    for (int i = 0; i < 200; i++)
        write_leaf(&bench, device, TAG_P, document, "Too much for the disk", (Point){0, LEN(20)});
    device_close_element(device, document);
    device_end_page(device);
    assert_false(device_end_document(device));
    setrlimit(RLIMIT_FSIZE, &before);
    device_drop(device);
    assert_int_equal(newest(&bench)->severity, SEVERITY_SYSTEM);
    Str now = {0};
    assert_true(
        fs_read(bench.arena, str_cstring(bench.arena, path), 100, (Place){0}, &bench.diag, &now));
    assert_true(str_eq(now, STR("earlier")));
    unlink(str_cstring(bench.arena, path));
    assert_nothing_was_left(&bench);
    pdf_bench_close(&bench);
}

static void a_page_that_never_came_is_missed(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    Device *device =
        pdf_open(&bench, pdf_path(&bench, "gap.pdf"), (PdfOptions){.standards = STANDARDS_DEFAULT});
    device_begin_document(device, &SAMPLE_INFO);
    const PageInfo page = a4(2, "3");
    device_begin_page(device, &page);
    device_end_page(device);
    assert_false(device_end_document(device));
    assert_true(str_eq(newest(&bench)->code, STR("PDF-01")));
    assert_true(has(newest(&bench)->message, "page 1 of 3"));
    device_drop(device);
    assert_nothing_was_left(&bench);
    pdf_bench_close(&bench);
}

static void a_document_without_pages_is_none(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    Device *device = pdf_open(&bench, pdf_path(&bench, "none.pdf"), (PdfOptions){0});
    device_begin_document(device, &SAMPLE_INFO);
    assert_false(device_end_document(device));
    device_drop(device);
    assert_nothing_was_left(&bench);
    pdf_bench_close(&bench);
}

static void a_wild_page_index_is_refused(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    Device *device = pdf_open(&bench, pdf_path(&bench, "wild.pdf"), (PdfOptions){0});
    device_begin_document(device, &SAMPLE_INFO);
    const PageInfo page = a4(SIZE_MAX, "1");
    assert_false(device_begin_page(device, &page));
    assert_true(str_eq(newest(&bench)->code, STR("PDF-02")));
    device_drop(device);
    pdf_bench_close(&bench);
}

static void elements_out_of_order_are_refused(void **state) {
    (void)state;
    for (int mistake = 0; mistake < 4; mistake++) {
        PdfBench bench;
        pdf_bench_open(&bench);
        Device *device = pdf_open(&bench, pdf_path(&bench, "order.pdf"), (PdfOptions){0});
        Element *document = begin_one_page(&bench, device);
        const Element *stranger = new_element(&bench, TAG_P, document);
        bool ok = true;
        if (mistake == 0) ok = device_begin_content(device, stranger);
        if (mistake == 1) ok = device_close_element(device, stranger);
        if (mistake == 2) ok = device_open_element(device, document);
        if (mistake == 3) ok = device_open_element(device, new_element(&bench, TAG_SPAN, stranger));
        assert_false(ok);
        assert_true(str_eq(newest(&bench)->code, STR("PDF-01")));
        // The failure sticks, and is said once.
        const size_t findings = bench.diag.findings.n;
        assert_false(device_begin_content(device, document));
        assert_false(device_end_document(device));
        assert_int_equal(bench.diag.findings.n, findings);
        device_drop(device);
        assert_nothing_was_left(&bench);
        pdf_bench_close(&bench);
    }
}

static void a_missing_profile_names_its_package(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const Str nowhere = STR("/nowhere/sRGB.icc");
    Device *device =
        pdf_open(&bench, pdf_path(&bench, "icc.pdf"),
                 (PdfOptions){.standards = STANDARDS_DEFAULT, .color_profile = nowhere});
    assert_false(device_begin_document(device, &SAMPLE_INFO));
    assert_true(str_eq(newest(&bench)->code, STR("PDF-04")));
    assert_int_equal(newest(&bench)->severity, SEVERITY_FATAL);
    assert_true(has(newest(&bench)->help, "icc-profiles-free"));
    device_drop(device);
    // Nothing is claimed: a warning, and the document goes on.
    device = pdf_open(&bench, pdf_path(&bench, "icc.pdf"), (PdfOptions){.color_profile = nowhere});
    Element *document = begin_one_page(&bench, device);
    device_close_element(device, document);
    device_end_page(device);
    assert_true(device_end_document(device));
    assert_int_equal(newest(&bench)->severity, SEVERITY_WARNING);
    device_drop(device);
    pdf_bench_close(&bench);
}

static void a_link_to_nowhere_is_a_warning(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    Device *device = pdf_open(&bench, pdf_path(&bench, "link.pdf"),
                              (PdfOptions){.standards = STANDARDS_DEFAULT});
    Element *document = begin_one_page(&bench, device);
    Element *link = open_new(&bench, device, TAG_LINK, document);
    device_link(device, &(DeviceLink){.to = STR("rec-99"), .element = link});
    device_link(device, &(DeviceLink){.to = STR("rec-1"), .element = link});
    device_destination(device, STR("rec-1"), (Point){0, 0});
    device_link(device, &(DeviceLink){.to = STR("rec-1")}); // no element: left out
    device_close_element(device, link);
    device_close_element(device, document);
    device_end_page(device);
    assert_true(device_end_document(device));
    device_drop(device);
    assert_int_equal(bench.diag.findings.n, 1);
    assert_true(str_eq(newest(&bench)->code, STR("PDF-03")));
    assert_true(has(newest(&bench)->message, "rec-99"));
    pdf_bench_close(&bench);
}

// ---- operations in any order ----

typedef struct {
    PdfBench *bench;
    Device *device;
    uint64_t seed;
    Element *elements[32];
    size_t n;
} Chance;

static uint32_t roll(Chance *chance, uint32_t sides) {
    chance->seed = chance->seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)(chance->seed >> 33) % sides;
}

static const Element *any_element(Chance *chance) {
    return chance->n ? chance->elements[roll(chance, (uint32_t)chance->n)] : NULL;
}

static void open_any(Chance *chance) {
    if (chance->n == COUNT_OF(chance->elements)) return;
    const StructureTag tag = (StructureTag)roll(chance, TAG__COUNT);
    Element *element = new_element(chance->bench, tag, any_element(chance));
    element->header_id = roll(chance, 4) ? STR("") : STR("same id");
    element->alt = roll(chance, 4) ? STR("") : STR("a(b\\\xc3\xa9");
    element->row_span = (uint16_t)roll(chance, 3);
    chance->elements[chance->n++] = element;
    device_open_element(chance->device, element);
}

static void draw_any(Chance *chance) {
    static const char *const TEXTS[] = {"word ", "שלום", "()\\", "报告", "é"};
    const PathVerb verbs[] = {PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE};
    Point points[5];
    for (size_t i = 0; i < 5; i++)
        points[i] = (Point){(Len)roll(chance, 1 << 30) - (1 << 29), (Len)roll(chance, 1 << 30)};
    const Path path = {verbs, 4, points, 5};
    const Path nothing = {0};
    switch (roll(chance, 7)) {
    case 0: device_fill(chance->device, &path, roll(chance, 1 << 24)); break;
    case 1: device_fill(chance->device, &nothing, 0); break;
    case 2:
        device_stroke(chance->device, &path,
                      &(Stroke){.width = (Len)roll(chance, 9000), .dash = (Len)roll(chance, 3)});
        break;
    case 3: device_push_clip(chance->device, roll(chance, 2) ? &path : &nothing); break;
    case 4:
        if (chance->device->clip_depth) device_pop_clip(chance->device);
        break;
    default:
        device_glyphs(chance->device,
                      shape_run(chance->bench, TEXTS[roll(chance, COUNT_OF(TEXTS))], &BODY, "en"),
                      points[0]);
    }
}

static void do_any(Chance *chance) {
    Device *device = chance->device;
    const uint32_t what = roll(chance, 12);
    if (device->in_content && what < 8) {
        draw_any(chance);
    } else if (device->in_content) {
        while (device->clip_depth && device_pop_clip(device)) {
        }
        device_end_content(device);
    } else if (!device->in_page) {
        PageInfo page = a4(roll(chance, 4), "x1");
        page.addition = roll(chance, 3) == 0;
        device_begin_page(device, &page);
    } else if (what < 3) {
        open_any(chance);
    } else if (what < 7 && chance->n) {
        roll(chance, 4) ? device_begin_content(device, any_element(chance))
                        : device_begin_artifact(device, ARTIFACT_LAYOUT);
    } else if (what == 7) {
        device_link(device, &(DeviceLink){.url = STR("a b"), .element = any_element(chance)});
    } else if (what == 8) {
        device_destination(device, STR("d"), (Point){0, (Len)roll(chance, 1000)});
    } else if (what == 9) {
        device_outline(device, &(DeviceOutline){.level = (uint8_t)roll(chance, 256),
                                                .title = STR("t"),
                                                .element = any_element(chance)});
    } else if (what == 10 && chance->n) {
        const Element *last = chance->elements[--chance->n];
        device_close_element(device, last);
    } else {
        device_end_page(device);
    }
}

static bool play_chance(PdfBench *bench, uint64_t seed) {
    static const StandardSet CLAIMS[] = {0, STANDARDS_DEFAULT,
                                         STANDARD_BIT(STANDARD_UA_2) | STANDARD_BIT(STANDARD_A_4F)};
    Chance chance = {.bench = bench, .seed = seed};
    const StandardSet claim = CLAIMS[seed % COUNT_OF(CLAIMS)];
    chance.device = pdf_open(bench, pdf_path(bench, "any.pdf"),
                             (PdfOptions){.standards = claim, .uncompressed = true});
    device_begin_document(chance.device, &SAMPLE_INFO);
    for (uint32_t steps = roll(&chance, 400); steps > 0 && !chance.device->failed; steps--)
        do_any(&chance);
    while (chance.device->clip_depth && device_pop_clip(chance.device)) {
    }
    if (chance.device->in_content) device_end_content(chance.device);
    for (size_t i = 0; i < 4 && !chance.device->failed; i++) {
        if (chance.device->in_page) device_end_page(chance.device);
        const PageInfo page = a4(i, "");
        device_begin_page(chance.device, &page);
    }
    while (chance.n && !chance.device->failed)
        device_close_element(chance.device, chance.elements[--chance.n]);
    if (chance.device->in_page) device_end_page(chance.device);
    const bool ok = device_end_document(chance.device);
    device_drop(chance.device);
    return ok;
}

static void any_order_of_operations_gives_a_file_or_a_finding(void **state) {
    (void)state;
    size_t whole = 0;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        PdfBench bench;
        pdf_bench_open(&bench);
        if (play_chance(&bench, seed)) {
            const PdfFileText pdf = pdf_read(&bench, pdf_path(&bench, "any.pdf"));
            for (uint32_t object = 1; object < pdf.count; object++)
                assert_true(pdf_object(&bench, &pdf, object).n > 0);
            whole++;
        } else {
            assert_true(diag_is_fatal(&bench.diag));
            assert_nothing_was_left(&bench);
        }
        pdf_bench_close(&bench);
    }
    assert_true(whole > 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_disk_leaves_the_earlier_file),
        cmocka_unit_test(a_page_that_never_came_is_missed),
        cmocka_unit_test(a_document_without_pages_is_none),
        cmocka_unit_test(a_wild_page_index_is_refused),
        cmocka_unit_test(elements_out_of_order_are_refused),
        cmocka_unit_test(a_missing_profile_names_its_package),
        cmocka_unit_test(a_link_to_nowhere_is_a_warning),
        cmocka_unit_test(any_order_of_operations_gives_a_file_or_a_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
