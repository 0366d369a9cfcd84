// SPDX-License-Identifier: MIT
// PNG pages: their size, their pixels, their names, and what is left when one cannot be written.
#include "emit/emit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <unistd.h>

#include "sample_page.h"

typedef struct {
    uint32_t width, height;
    unsigned char *at; // RGB
} PngPage;

static uint32_t big_endian(const unsigned char *p) {
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static unsigned char paeth(int a, int b, int c) {
    const int p = a + b - c;
    const int pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);
    return (unsigned char)(pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
}

// Undoes the filter of a row (PNG, clause 9) in place; `above` is the row before or zeros.
static void unfilter(unsigned char *row, const unsigned char *above, size_t n, unsigned filter) {
    for (size_t i = 0; i < n; i++) {
        const int a = i >= 3 ? row[i - 3] : 0, b = above[i], c = i >= 3 ? above[i - 3] : 0;
        const unsigned char add[] = {0, (unsigned char)a, (unsigned char)b,
                                     (unsigned char)((a + b) / 2), paeth(a, b, c)};
        assert_true(filter < sizeof add);
        row[i] = (unsigned char)(row[i] + add[filter]);
    }
}

// Decodes an 8-bit RGB PNG that is not interlaced.
static PngPage read_png(Arena *arena, const char *path) {
    Diag diag;
    diag_init(&diag, arena);
    Str file = {0};
    assert_true(fs_read(arena, path, 1U << 24, (Place){0}, &diag, &file));
    const unsigned char *p = (const unsigned char *)file.at;
    assert_memory_equal(p, "\x89PNG\r\n\x1a\n", 8);
    PngPage image = {.width = big_endian(p + 16), .height = big_endian(p + 20)};
    assert_memory_equal(p + 24, "\x08\x02\x00\x00\x00", 5);
    unsigned char *packed = arena_push(arena, unsigned char, file.n);
    size_t packed_n = 0;
    for (size_t at = 8; at + 12 <= file.n; at += 12 + big_endian(p + at)) {
        if (memcmp(p + at + 4, "IDAT", 4) != 0) continue;
        memcpy(packed + packed_n, p + at + 8, big_endian(p + at));
        packed_n += big_endian(p + at);
    }
    const size_t row = 3 * (size_t)image.width;
    unsigned char *rows = arena_push(arena, unsigned char, (row + 1) * image.height);
    struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
    assert_int_equal(
        libdeflate_zlib_decompress(inflate, packed, packed_n, rows, (row + 1) * image.height, NULL),
        LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(inflate);
    image.at = arena_push(arena, unsigned char, row *image.height);
    const unsigned char *above = arena_push(arena, unsigned char, row);
    for (uint32_t y = 0; y < image.height; y++) {
        unsigned char *to = image.at + y * row;
        memcpy(to, rows + y * (row + 1) + 1, row);
        unfilter(to, above, row, rows[y * (row + 1)]);
        above = to;
    }
    return image;
}

static uint32_t pixel(const PngPage *image, uint32_t x, uint32_t y) {
    assert_true(x < image->width && y < image->height);
    const unsigned char *p = image->at + 3 * ((size_t)y * image->width + x);
    return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

typedef struct {
    Bench bench;
    char folder[32];
    Str stem;
} Fixture;

static int set_up(void **state) {
    Fixture *f = calloc(1, sizeof *f);
    bench_open(&f->bench);
    strcpy(f->folder, "/tmp/test_png_XXXXXX");
    if (!mkdtemp(f->folder)) return -1;
    f->stem = str_format(f->bench.arena, "%s/page", f->folder);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    Fixture *f = *state;
    Str *files;
    const size_t n = fs_glob(f->bench.arena, str_of(f->folder), STR("*"), &files);
    for (size_t i = 0; i < n; i++)
        unlink(str_format(f->bench.arena, "%s/%.*s", f->folder, STR_ARGS(files[i])).at);
    rmdir(f->folder);
    bench_close(&f->bench);
    free(f);
    return 0;
}

static const char *path_of(Fixture *f, const char *suffix) {
    return str_format(f->bench.arena, "%.*s%s", STR_ARGS(f->stem), suffix).at;
}

static void test_pixels(void **state) {
    Fixture *f = *state;
    Device *device = png_device_new(f->stem, true, 72, &f->bench.diag);
    assert_non_null(device);
    assert_true(sample_play(&f->bench, device, 1));
    assert_int_equal(f->bench.diag.findings.n, 0);
    const PngPage image = read_png(f->bench.arena, path_of(f, ".png"));
    assert_int_equal(image.width, 200);
    assert_int_equal(image.height, 100);
    assert_int_equal(pixel(&image, 0, 0), 0xFFFFFF);
    assert_int_equal(pixel(&image, 10, 50), 0x14503F); // corners of the dark square
    assert_int_equal(pixel(&image, 49, 89), 0x14503F);
    assert_int_equal(pixel(&image, 50, 90), 0xFFFFFF);
    assert_int_equal(pixel(&image, 60, 50), 0x0000FF); // the outline is inside its box
    assert_int_equal(pixel(&image, 61, 70), 0x0000FF);
    assert_int_equal(pixel(&image, 59, 70), 0xFFFFFF);
    assert_true((pixel(&image, 80, 72) & 0xFFFFU) < 0xC0C0); // a red line of the pattern
    assert_int_equal(pixel(&image, 102, 72), 0xFFFFFF);      // the clip has ended
    unsigned dark = 0;
    for (uint32_t y = 18; y < 31; y++) // the title stands on its baseline
        for (uint32_t x = 10; x < 60; x++) dark += (pixel(&image, x, y) & 0xFFU) < 0x80;
    assert_in_range(dark, 80, 400);
    for (uint32_t x = 0; x < 200; x++) assert_int_equal(pixel(&image, x, 36), 0xFFFFFF);
}

static void test_resolution(void **state) {
    Fixture *f = *state;
    assert_true(sample_play(&f->bench, png_device_new(f->stem, true, 150, &f->bench.diag), 1));
    const PngPage image = read_png(f->bench.arena, path_of(f, ".png"));
    assert_int_equal(image.width, 417); // 200 pt at 150 dpi are 416.7 pixels
    assert_int_equal(image.height, 209);
    assert_int_equal(pixel(&image, 60, 150), 0x14503F);
}

static void test_names_have_the_digits_of_the_last_page(void **state) {
    Fixture *f = *state;
    assert_true(sample_play(&f->bench, png_device_new(f->stem, false, 10, &f->bench.diag), 2));
    assert_true(fs_exists(path_of(f, "-01.png")));
    assert_true(fs_exists(path_of(f, "-02.png")));
    assert_true(sample_play(&f->bench, png_device_new(f->stem, false, 10, &f->bench.diag), 100));
    assert_true(fs_exists(path_of(f, "-001.png")));
    assert_true(fs_exists(path_of(f, "-100.png")));
}

static void test_two_runs_give_the_same_bytes(void **state) {
    Fixture *f = *state;
    Str once = {0}, again = {0};
    assert_true(sample_play(&f->bench, png_device_new(f->stem, true, 96, &f->bench.diag), 1));
    assert_true(
        fs_read(f->bench.arena, path_of(f, ".png"), 1U << 24, (Place){0}, &f->bench.diag, &once));
    assert_true(sample_play(&f->bench, png_device_new(f->stem, true, 96, &f->bench.diag), 1));
    assert_true(
        fs_read(f->bench.arena, path_of(f, ".png"), 1U << 24, (Place){0}, &f->bench.diag, &again));
    assert_true(str_eq(once, again));
}

static void test_page_too_large(void **state) {
    Fixture *f = *state;
    assert_false(
        sample_play(&f->bench, png_device_new(f->stem, true, 4000000000U, &f->bench.diag), 1));
    assert_int_equal(f->bench.diag.findings.n, 1);
    assert_true(str_eq(f->bench.diag.findings.at[0].code, STR("OUT-21")));
    assert_false(fs_exists(path_of(f, ".png")));
}

static void test_folder_that_is_not_there(void **state) {
    Fixture *f = *state;
    const Str stem = str_format(f->bench.arena, "%s/none/page", f->folder);
    assert_false(sample_play(&f->bench, png_device_new(stem, true, 72, &f->bench.diag), 1));
    assert_int_equal(f->bench.diag.findings.n, 1);
    assert_int_equal(f->bench.diag.findings.at[0].severity, SEVERITY_SYSTEM);
}

static void test_abandoned_page_leaves_nothing(void **state) {
    Fixture *f = *state;
    Device *device = png_device_new(f->stem, true, 72, &f->bench.diag);
    const DocumentInfo info = {0};
    const PageInfo page = {.width = LEN(10), .height = LEN(10)};
    assert_true(device_begin_document(device, &info));
    assert_true(device_begin_page(device, &page));
    device_drop(device);
    assert_false(fs_exists(path_of(f, ".png")));
}

static void test_addition_is_refused(void **state) {
    Fixture *f = *state;
    Device *device = png_device_new(f->stem, true, 72, &f->bench.diag);
    const DocumentInfo info = {0};
    const PageInfo page = {.width = LEN(10), .height = LEN(10), .addition = true};
    assert_true(device_begin_document(device, &info));
    assert_false(device_begin_page(device, &page));
    assert_true(str_eq(f->bench.diag.findings.at[0].code, STR("OUT-21")));
    device_drop(device);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pixels, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_resolution, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_names_have_the_digits_of_the_last_page, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_two_runs_give_the_same_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_page_too_large, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_folder_that_is_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_abandoned_page_leaves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_addition_is_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
