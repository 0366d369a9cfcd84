// SPDX-License-Identifier: MIT
// Images on pages: in the PDF once each, with their masks; in PNG and SVG where they belong; in the
// trace by their pixels. Called with PDF and STEM it writes a document with all of them for other
// programs to read, and its page as STEM.png.
#include "../read/image_files.h"
#include "emit/pdf/predict.h"
#include "paint/display_list.h"
#include "test_pdf_bench.h"

enum { KINDS = 10, SIDE = 160 };

// Ten images, each of another kind; all read from files that are gone when they are drawn.
typedef struct {
    PdfBench pdf;
    const Image *images[KINDS];
} Fixture;

static const Image *image_of(PdfBench *bench, const char *name, Str bytes) {
    const char *path = str_cstring(bench->arena, pdf_path(bench, name));
    image_write(path, bytes);
    const Image *image = image_read(bench->arena, path, str_of(name), (Place){0}, &bench->diag);
    unlink(path);
    assert_non_null(image);
    return image;
}

static Str wide_png(Arena *arena, uint8_t type, uint8_t bits, Str transparency) {
    const size_t row = (size_t)SIDE * (type == PNG_RGB ? 3U : 1U) * bits / 8 + 1;
    char *rows = arena_push(arena, char, row *SIDE);
    for (size_t y = 0; y < SIDE; y++)
        for (size_t i = 1; i < row; i++) rows[y * row + i] = (char)((y + i / 8) & 0xFF);
    char *palette = arena_push(arena, char, 768);
    for (size_t i = 0; i < 768; i++) palette[i] = (char)((255 - i / 3) & 0xFF);
    return png_make(arena, &(PngFile){.width = SIDE,
                                      .height = SIDE,
                                      .type = type,
                                      .bits = bits,
                                      .palette = {palette, type == PNG_PALETTE ? 768 : 0},
                                      .transparency = transparency,
                                      .rows = {rows, row * SIDE}});
}

static void open_fixture(Fixture *f) {
    pdf_bench_open(&f->pdf);
    PdfBench *bench = &f->pdf;
    Arena *arena = bench->arena;
    char *clear = arena_push(arena, char, 128);
    size_t n = 0;
    const Str none = {0}, half = {clear, 128};
    f->images[n++] = image_of(bench, "g1.png", wide_png(arena, PNG_GREY, 1, none));
    f->images[n++] = image_of(bench, "g8.png", wide_png(arena, PNG_GREY, 8, none));
    f->images[n++] = image_of(bench, "rgb8.png", wide_png(arena, PNG_RGB, 8, none));
    f->images[n++] = image_of(bench, "rgb16.png", wide_png(arena, PNG_RGB, 16, none));
    f->images[n++] = image_of(bench, "p8.png", wide_png(arena, PNG_PALETTE, 8, none));
    f->images[n++] = image_of(bench, "pt8.png", wide_png(arena, PNG_PALETTE, 8, half));
    f->images[n++] = image_of(bench, "rgba.png", png_gradient(arena, SIDE, SIDE, PNG_RGB_ALPHA));
    f->images[n++] = image_of(bench, "ga.png", png_gradient(arena, SIDE, SIDE, PNG_GREY_ALPHA));
    f->images[n++] = image_of(bench, "g.jpg", jpeg_make(arena, SIDE, SIDE, TJPF_GRAY, 0));
    f->images[n++] =
        image_of(bench, "rgb.jpg", jpeg_make(arena, SIDE, SIDE, TJPF_RGB, TJFLAG_PROGRESSIVE));
    assert_int_equal(n, KINDS);
}

static void close_fixture(Fixture *f) {
    pdf_bench_close(&f->pdf);
}

static Rect place_of(size_t i) {
    return (Rect){LEN(50) + (Len)(i % 4) * LEN(125), LEN(120) + (Len)(i / 4) * LEN(125), LEN(110),
                  LEN(110)};
}

// A green ground, so that what is clear is seen.
static void draw_ground(PdfBench *bench, Device *device) {
    static const PathVerb VERBS[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    Point *points = arena_push(bench->arena, Point, 4);
    points[0] = (Point){LEN(40), LEN(110)};
    points[1] = (Point){LEN(555), LEN(110)};
    points[2] = (Point){LEN(555), LEN(500)};
    points[3] = (Point){LEN(40), LEN(500)};
    const Path path = {VERBS, COUNT_OF(VERBS), points, 4};
    device_begin_artifact(device, ARTIFACT_LAYOUT);
    device_fill(device, &path, 0x2E8B57);
    device_end_content(device);
}

static void draw_figure(Fixture *f, Device *device, const Element *parent, size_t i) {
    Element *figure = new_element(&f->pdf, TAG_FIGURE, parent);
    figure->alt = str_format(f->pdf.arena, "Picture %zu", i + 1);
    device_open_element(device, figure);
    device_bounds(device, figure, place_of(i));
    device_begin_content(device, figure);
    device_image(device, f->images[i], place_of(i));
    device_end_content(device);
    device_close_element(device, figure);
}

// `pages` pages with all images on each.
static bool draw_all(Fixture *f, Device *device, size_t pages) {
    device_begin_document(device, &SAMPLE_INFO);
    Element *document = new_element(&f->pdf, TAG_DOCUMENT, NULL);
    for (size_t page = 0; page < pages; page++) {
        PageInfo info = a4(page, "1");
        info.total = pages;
        device_begin_page(device, &info);
        if (page == 0) device_open_element(device, document);
        write_leaf(&f->pdf, device, TAG_H1, document, "Pictures", (Point){LEN(50), LEN(80)});
        draw_ground(&f->pdf, device);
        for (size_t i = 0; i < KINDS; i++) draw_figure(f, device, document, i);
        if (page + 1 == pages) device_close_element(device, document);
        device_end_page(device);
    }
    return device_end_document(device);
}

static Str write_pdf(Fixture *f, Str path, bool uncompressed, size_t pages) {
    Device *device = pdf_open(
        &f->pdf, path, (PdfOptions){.standards = STANDARDS_DEFAULT, .uncompressed = uncompressed});
    assert_true(draw_all(f, device, pages));
    device_drop(device);
    Str bytes = {0};
    assert_true(fs_read(f->pdf.arena, str_cstring(f->pdf.arena, path), 1 << 28, (Place){0},
                        &f->pdf.diag, &bytes));
    assert_int_equal(f->pdf.diag.findings.n, 0);
    return bytes;
}

static size_t count(Str text, const char *needle) {
    size_t n = 0;
    const Str word = str_of(needle);
    for (size_t at = 0; (at = str_find(text, word, at)) != SIZE_MAX; at += word.n) n++;
    return n;
}

static void each_image_is_in_the_pdf_once(void **state) {
    (void)state;
    Fixture f;
    open_fixture(&f);
    const Str pdf = write_pdf(&f, pdf_path(&f.pdf, "a.pdf"), true, 3);
    assert_int_equal(count(pdf, "/Subtype/Image"), KINDS + 3); // and three masks
    assert_int_equal(count(pdf, "/SMask "), 3);
    assert_int_equal(count(pdf, "/Filter/DCTDecode"), 2);
    assert_int_equal(count(pdf, "/Indexed/DeviceRGB"), 1);
    assert_int_equal(count(pdf, "/Interpolate false"), KINDS + 3);
    assert_int_equal(count(pdf, " Do\n"), 3 * KINDS);
    assert_int_equal(count(pdf, "/Group<</S/Transparency/CS/DeviceRGB>>"), 3);
    assert_true(has(pdf, "110 0 0 110 50 611.89 cm\n/I1 Do\n")); // 841.89 - 120 - 110
    close_fixture(&f);
}

// The same picture under another name and at another place in memory is the same picture.
static void equal_files_are_one_image(void **state) {
    (void)state;
    Fixture f;
    open_fixture(&f);
    for (size_t i = 1; i < KINDS; i++)
        f.images[i] = image_of(&f.pdf, i % 2 ? "b.png" : "c.png",
                               png_gradient(f.pdf.arena, i < 5 ? 7 : 8, 5, PNG_RGB));
    const Str pdf = write_pdf(&f, pdf_path(&f.pdf, "a.pdf"), true, 1);
    assert_int_equal(count(pdf, "/Subtype/Image"), 3); // and nothing is clear
    assert_int_equal(count(pdf, "/SMask"), 0);
    assert_int_equal(count(pdf, "/Group"), 0);
    close_fixture(&f);
}

static void samples_are_those_of_the_image(void **state) {
    (void)state;
    Fixture f;
    open_fixture(&f);
    const Str pdf = write_pdf(&f, pdf_path(&f.pdf, "a.pdf"), true, 1);
    ImagePixels pixels;
    assert_true(image_decode(f.pdf.arena, f.images[2], &pixels));
    const Str samples = {(const char *)pixels.samples, (size_t)SIDE * SIDE * 3};
    assert_true(str_find(pdf, samples, 0) != SIZE_MAX);
    assert_true(str_find(pdf, image_jpeg_stream(f.pdf.arena, f.images[9]), 0) != SIZE_MAX);
    close_fixture(&f);
}

static void the_same_pages_give_the_same_bytes(void **state) {
    (void)state;
    Fixture f;
    open_fixture(&f);
    const Str one = write_pdf(&f, pdf_path(&f.pdf, "a.pdf"), false, 2);
    f.pdf.next_id = 0;
    const Str two = write_pdf(&f, pdf_path(&f.pdf, "b.pdf"), false, 2);
    assert_true(str_eq(one, two));
    close_fixture(&f);
}

static uint8_t guessed(unsigned filter, int a, int b, int c) {
    const int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);
    const int paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    const int guesses[] = {0, a, b, (a + b) / 2, paeth};
    assert_true(filter < COUNT_OF(guesses));
    return (uint8_t)guesses[filter];
}

// Filtered rows, read as a PNG reader would, are the rows again.
static void predicted_rows_come_back(void **state) {
    (void)state;
    enum { N = 31, HEIGHT = 40 };
    uint8_t plain[HEIGHT][N], rows[HEIGHT][N + 1];
    unsigned used = 0, seed = 1;
    for (size_t step = 1; step <= 3; step += 2) {
        for (size_t y = 0; y < HEIGHT; y++)
            for (size_t x = 0; x < N; x++) {
                seed = seed * 1103515245U + 12345U;
                const unsigned smooth = (unsigned)(y / 8 % 2 ? x * 9 : y * 5 + x * x);
                plain[y][x] = (uint8_t)(y % 8 == 7 ? seed >> 16 : smooth);
                rows[y][x + 1] = plain[y][x];
            }
        predict_rows(rows[0], N, step, HEIGHT);
        for (size_t y = 0; y < HEIGHT; y++)
            for (size_t x = 0; x < N; x++) {
                const int a = x >= step ? plain[y][x - step] : 0, b = y ? plain[y - 1][x] : 0;
                const int c = x >= step && y ? plain[y - 1][x - step] : 0;
                used |= 1U << rows[y][0];
                assert_int_equal(plain[y][x],
                                 (uint8_t)(rows[y][x + 1] + guessed(rows[y][0], a, b, c)));
            }
    }
    assert_true(used & 0x1E); // not all rows as they are
}

static void the_trace_names_pixels(void **state) {
    (void)state;
    Fixture f;
    open_fixture(&f);
    Buf out = {0};
    Device *device = trace_device_new(&out, &f.pdf.diag);
    assert_true(draw_all(&f, device, 1));
    device_drop(device);
    Buf hash = {0};
    buf_put_hex(&hash, f.images[2]->hash, 16);
    const Str line = str_format(f.pdf.arena, "image 300 120 110 110 \"rgb8.png\" 160x160 %s\n",
                                str_cstring(f.pdf.arena, buf_str(&hash)));
    assert_true(has(buf_str(&out), line.at));
    buf_release(&hash);
    buf_release(&out);
    close_fixture(&f);
}

static Str read_whole(Fixture *f, const char *name) {
    Str bytes = {0};
    assert_true(fs_read(f->pdf.arena, str_cstring(f->pdf.arena, pdf_path(&f->pdf, name)), 1 << 26,
                        (Place){0}, &f->pdf.diag, &bytes));
    return bytes;
}

static void an_svg_holds_its_images(void **state) {
    (void)state;
    Fixture f;
    open_fixture(&f);
    const char *names[] = {"one", "two"};
    for (size_t i = 0; i < 2; i++) {
        f.pdf.next_id = 0;
        Device *device = svg_device_new(pdf_path(&f.pdf, names[i]), true, &f.pdf.diag);
        assert_true(draw_all(&f, device, 1));
        device_drop(device);
    }
    const Str one = read_whole(&f, "one.svg");
    assert_int_equal(count(one, "data:image/jpeg;base64,"), 2);
    assert_int_equal(count(one, "data:image/png;base64,"), KINDS - 2);
    assert_true(str_eq(one, read_whole(&f, "two.svg")));
    close_fixture(&f);
}

static uint32_t pixel_at(const ImagePixels *pixels, Len x, Len y) {
    const size_t at = (size_t)(y / 1000) * pixels->width + (size_t)(x / 1000);
    const uint8_t *p = pixels->samples + at * 3;
    return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

// A picture of one colour fills its rectangle to the edge; one that is clear shows the ground.
static void a_png_page_shows_them(void **state) {
    (void)state;
    Fixture f;
    open_fixture(&f);
    Arena *arena = f.pdf.arena;
    const Str red = STR("\0\xC0\x20\x10\0\xC0\x20\x10"), clear = STR("\0\xff\xff\xff\0");
    f.images[0] = image_of(
        &f.pdf, "red.png",
        png_make(arena,
                 &(PngFile){.width = 1, .height = 2, .type = PNG_RGB, .bits = 8, .rows = red}));
    f.images[1] = image_of(
        &f.pdf, "clear.png",
        png_make(
            arena,
            &(PngFile){.width = 1, .height = 1, .type = PNG_RGB_ALPHA, .bits = 8, .rows = clear}));
    Device *device = png_device_new(pdf_path(&f.pdf, "page"), true, 72, &f.pdf.diag);
    assert_true(draw_all(&f, device, 1));
    device_drop(device);
    const Image *page = image_read(arena, str_cstring(arena, pdf_path(&f.pdf, "page.png")),
                                   STR("page.png"), (Place){0}, &f.pdf.diag);
    ImagePixels pixels;
    assert_true(page && image_decode(arena, page, &pixels));
    assert_int_equal(pixel_at(&pixels, LEN(50), LEN(120)), 0xC02010);
    assert_int_equal(pixel_at(&pixels, LEN(159), LEN(229)), 0xC02010);
    assert_int_equal(pixel_at(&pixels, LEN(160), LEN(229)), 0x2E8B57);
    assert_int_equal(pixel_at(&pixels, LEN(49), LEN(120)), 0x2E8B57);
    assert_int_equal(pixel_at(&pixels, LEN(230), LEN(170)), 0x2E8B57); // clear
    close_fixture(&f);
}

static void outside_content_is_refused(void **state) {
    (void)state;
    Fixture f;
    open_fixture(&f);
    const PageInfo info = a4(0, "1");
    Buf out = {0};
    for (int empty = 0; empty < 2; empty++) {
        Device *device = trace_device_new(&out, &f.pdf.diag);
        device_begin_document(device, &SAMPLE_INFO);
        device_begin_page(device, &info);
        if (empty) device_begin_artifact(device, ARTIFACT_LAYOUT);
        const Rect rect = {0, 0, empty ? 0 : LEN(1), LEN(1)};
        assert_false(device_image(device, f.images[0], rect));
        device_drop(device);
    }
    assert_int_equal(f.pdf.diag.findings.n, 2);
    buf_release(&out);
    close_fixture(&f);
}

// The whole way from fragments: mirrored in its place on a page from right to left.
static void a_fragment_is_placed(void **state) {
    (void)state;
    Fixture f;
    open_fixture(&f);
    const Rect rect = {LEN(10), LEN(20), LEN(30), LEN(40)};
    Fragment fragments[] = {{.kind = FRAGMENT_ARTIFACT, .artifact = ARTIFACT_LAYOUT},
                            {.kind = FRAGMENT_IMAGE, .rect = rect, .image = f.images[0]},
                            {.kind = FRAGMENT_END}};
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        Buf out = {0};
        Page page = {.width = LEN(200),
                     .height = LEN(100),
                     .right_to_left = mirrored,
                     .fragments = fragments,
                     .n = COUNT_OF(fragments)};
        Device *device = trace_device_new(&out, &f.pdf.diag);
        device_begin_document(device, &SAMPLE_INFO);
        assert_true(display_list_replay(paint_page(f.pdf.arena, &page), device));
        device_drop(device);
        assert_true(has(buf_str(&out), mirrored ? "image 160 20 30 40 \"g1.png\""
                                                : "image 10 20 30 40 \"g1.png\""));
        buf_release(&out);
    }
    close_fixture(&f);
}

static int write_sample(const char *pdf, const char *stem) {
    Fixture f;
    open_fixture(&f);
    write_pdf(&f, str_of(pdf), false, 1);
    f.pdf.next_id = 0;
    Device *device = png_device_new(str_of(stem), false, 72, &f.pdf.diag);
    const bool ok = draw_all(&f, device, 1);
    device_drop(device);
    close_fixture(&f);
    return ok ? 0 : 1;
}

int main(int argc, char **argv) {
    if (argc == 3) return write_sample(argv[1], argv[2]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_image_is_in_the_pdf_once),
        cmocka_unit_test(equal_files_are_one_image),
        cmocka_unit_test(samples_are_those_of_the_image),
        cmocka_unit_test(the_same_pages_give_the_same_bytes),
        cmocka_unit_test(predicted_rows_come_back),
        cmocka_unit_test(the_trace_names_pixels),
        cmocka_unit_test(an_svg_holds_its_images),
        cmocka_unit_test(a_png_page_shows_them),
        cmocka_unit_test(outside_content_is_refused),
        cmocka_unit_test(a_fragment_is_placed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
