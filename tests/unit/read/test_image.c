// SPDX-License-Identifier: MIT
// Images: every kind of PNG and JPEG gives its pixels, and every bad file is a finding at the place
// that names it.
#include "read/image.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "image_files.h"

typedef struct {
    Arena *arena;
    Diag diag;
    Source source;
    Place from; // "logo" in the source
    char folder[32];
} Bench;

static int set_up(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    if (!bench) return -1;
    bench->arena = arena_new(1 << 16);
    diag_init(&bench->diag, bench->arena);
    bench->source = (Source){.path = STR("report.yaml"), .bytes = STR("title: x\nlogo: it\n")};
    bench->from = (Place){&bench->source, {15, 17}, NULL};
    strcpy(bench->folder, "/tmp/test_image.XXXXXX");
    *state = bench;
    return mkdtemp(bench->folder) ? 0 : -1;
}

static int tear_down(void **state) {
    Bench *bench = *state;
    rmdir(bench->folder);
    arena_drop(bench->arena);
    free(bench);
    return 0;
}

// Reads the bytes under a name.
static const Image *read_as(Bench *bench, const char *name, Str bytes) {
    const Str path = fs_join(bench->arena, str_of(bench->folder), str_of(name));
    const char *file = str_cstring(bench->arena, path);
    image_write(file, bytes);
    const Image *image = image_read(bench->arena, file, str_of(name), bench->from, &bench->diag);
    unlink(file);
    return image;
}

static void expect(Bench *bench, const char *code, Severity severity) {
    assert_int_equal(bench->diag.findings.n, 1);
    const Finding *finding = &bench->diag.findings.at[0];
    if (!str_eq(finding->code, str_of(code)))
        fail_msg("%.*s (%.*s), not %s", STR_ARGS(finding->code), STR_ARGS(finding->message), code);
    assert_int_equal(finding->severity, severity);
    assert_ptr_equal(finding->place.source, &bench->source);
    assert_int_equal(finding->place.span.lo, 15);
    assert_null(strstr(str_cstring(bench->arena, finding->message), "/tmp/")); // the shown name
    diag_init(&bench->diag, bench->arena);
}

static void refuse(Bench *bench, const char *name, Str bytes, const char *code) {
    assert_null(read_as(bench, name, bytes));
    expect(bench, code, SEVERITY_FATAL);
}

static ImagePixels pixels_of(Bench *bench, const Image *image) {
    ImagePixels pixels = {0};
    assert_non_null(image);
    assert_int_equal(bench->diag.findings.n, 0);
    assert_true(image_decode(bench->arena, image, &pixels));
    assert_int_equal(pixels.width, image->width);
    assert_int_equal(pixels.height, image->height);
    return pixels;
}

// Three pixels of grey or colour: nothing, all, and the given amount.
static void test_every_depth(void **state) {
    static const struct {
        uint8_t type, bits;
        Str row;
        uint8_t third;
    } CASES[] = {
        {PNG_GREY, 1, STR_INIT("\0\x60"), 255},
        {PNG_GREY, 2, STR_INIT("\0\x38"), 170},
        {PNG_GREY, 4, STR_INIT("\0\x0f\x80"), 136},
        {PNG_GREY, 8, STR_INIT("\0\x00\xff\x80"), 128},
        {PNG_GREY, 16, STR_INIT("\0\x00\x00\xff\xff\x80\x80"), 128},
        {PNG_RGB, 8, STR_INIT("\0\x00\x00\x00\xff\xff\xff\x80\x80\x80"), 128},
        {PNG_RGB, 16, STR_INIT("\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\x80\x80\x80\x80\x80\x80"),
         128},
    };
    Bench *bench = *state;
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        const PngFile file = {.width = 3,
                              .height = 1,
                              .type = CASES[i].type,
                              .bits = CASES[i].bits,
                              .rows = CASES[i].row};
        const Image *image = read_as(bench, "a.png", png_make(bench->arena, &file));
        const ImagePixels pixels = pixels_of(bench, image);
        const size_t channels = CASES[i].type == PNG_RGB ? 3 : 1;
        assert_int_equal(image->bits, CASES[i].bits);
        assert_int_equal(image->components, channels);
        assert_false(image->alpha);
        assert_int_equal(pixels.channels, channels);
        for (size_t c = 0; c < channels; c++) {
            assert_int_equal(pixels.samples[c], 0);
            assert_int_equal(pixels.samples[channels + c], 255);
            assert_int_equal(pixels.samples[2 * channels + c], CASES[i].third);
        }
    }
}

static void test_alpha(void **state) {
    Bench *bench = *state;
    PngFile file = {.width = 2,
                    .height = 1,
                    .type = PNG_RGB_ALPHA,
                    .bits = 8,
                    .rows = STR("\0\x10\x20\x30\xff\x40\x50\x60\x80")};
    const Image *image = read_as(bench, "a.png", png_make(bench->arena, &file));
    ImagePixels pixels = pixels_of(bench, image);
    assert_true(image->alpha);
    assert_int_equal(pixels.channels, 4);
    assert_memory_equal(pixels.samples, file.rows.at + 1, 8);

    file.rows = STR("\0\x10\x20\x30\xff\x40\x50\x60\xff"); // hides nothing
    image = read_as(bench, "a.png", png_make(bench->arena, &file));
    pixels = pixels_of(bench, image);
    assert_false(image->alpha);
    assert_int_equal(pixels.channels, 3);
    assert_memory_equal(pixels.samples, "\x10\x20\x30\x40\x50\x60", 6);

    file.type = PNG_GREY_ALPHA;
    file.bits = 16;
    file.rows = STR("\0\x10\x10\xff\xff\x40\x40\x80\x80");
    image = read_as(bench, "a.png", png_make(bench->arena, &file));
    pixels = pixels_of(bench, image);
    assert_true(image->alpha);
    assert_int_equal(pixels.channels, 2);
    assert_int_equal(pixels.samples[0], 0x10);
    assert_int_equal(pixels.samples[1], 255);
    assert_int_equal(pixels.samples[3], 0x80);

    file = (PngFile){.width = 2,
                     .height = 1,
                     .type = PNG_GREY,
                     .bits = 8,
                     .transparency = STR("\x00\x40"),
                     .rows = STR("\0\x10\x40")};
    image = read_as(bench, "a.png", png_make(bench->arena, &file)); // one grey is clear
    pixels = pixels_of(bench, image);
    assert_true(image->alpha);
    assert_int_equal(pixels.samples[1], 255);
    assert_int_equal(pixels.samples[3], 0);
}

static void test_palette(void **state) {
    Bench *bench = *state;
    PngFile file = {.width = 3,
                    .height = 2,
                    .type = PNG_PALETTE,
                    .bits = 2,
                    .palette = STR("\x10\x20\x30\xff\x00\x00\x00\x00\xff"),
                    .rows = STR("\0\x18\0\x90")}; // 0 1 2, 2 1 0
    const Image *image = read_as(bench, "a.png", png_make(bench->arena, &file));
    ImagePixels pixels = pixels_of(bench, image);
    assert_true(image->indexed);
    assert_int_equal(pixels.channels, 1);
    assert_true(pixels.colors >= 3 && pixels.colors <= 256);
    assert_memory_equal(pixels.samples, "\0\1\2\2\1\0", 6);
    assert_memory_equal(pixels.palette, file.palette.at, 9);

    file.transparency = STR("\xff\x80"); // the second colour
    image = read_as(bench, "a.png", png_make(bench->arena, &file));
    pixels = pixels_of(bench, image);
    assert_true(image->alpha);
    assert_false(image->indexed);
    assert_memory_equal(pixels.samples, "\x10\x20\x30\xff\xff\x00\x00\x80\x00\x00\xff\xff", 12);
}

// Adam7 of a square of eight: pass by pass, each row with its filter byte.
static void test_interlaced(void **state) {
    static const struct {
        unsigned x, y, dx, dy;
    } PASSES[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                  {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    Bench *bench = *state;
    Buf rows = {0};
    for (size_t i = 0; i < COUNT_OF(PASSES); i++)
        for (unsigned y = PASSES[i].y; y < 8; y += PASSES[i].dy) {
            buf_putc(&rows, '\0');
            for (unsigned x = PASSES[i].x; x < 8; x += PASSES[i].dx)
                buf_putc(&rows, (char)(y * 16 + x));
        }
    const PngFile file = {
        .width = 8, .height = 8, .bits = 8, .interlaced = true, .rows = buf_str(&rows)};
    const Image *image = read_as(bench, "a.PNG", png_make(bench->arena, &file));
    const ImagePixels pixels = pixels_of(bench, image);
    for (unsigned i = 0; i < 64; i++) assert_int_equal(pixels.samples[i], i / 8 * 16 + i % 8);
    buf_release(&rows);
}

static void test_jpeg(void **state) {
    Bench *bench = *state;
    const int flags[] = {0, TJFLAG_PROGRESSIVE};
    for (size_t i = 0; i < COUNT_OF(flags); i++) {
        const Str grey = jpeg_make(bench->arena, 20, 10, TJPF_GRAY, flags[i]);
        const Image *image = read_as(bench, "a.jpg", grey);
        ImagePixels pixels = pixels_of(bench, image);
        assert_int_equal(image->kind, IMAGE_JPEG);
        assert_int_equal(image->width, 20);
        assert_int_equal(image->height, 10);
        assert_int_equal(pixels.channels, 1);
        assert_in_range(pixels.samples[0], 36, 44);
        assert_in_range(pixels.samples[199], 82, 90); // 40 + 9 * 3 + 19

        const Str color = jpeg_make(bench->arena, 20, 10, TJPF_RGB, flags[i]);
        image = read_as(bench, "a.JPEG", color);
        pixels = pixels_of(bench, image);
        assert_int_equal(image->components, 3);
        assert_false(image->stored_rgb);
        assert_in_range(pixels.samples[2], 36, 48);
    }
}

// Nothing that the camera wrote goes on; the picture is the same.
static void test_jpeg_stream(void **state) {
    Bench *bench = *state;
    const Str plain = jpeg_make(bench->arena, 33, 17, TJPF_RGB, TJFLAG_PROGRESSIVE);
    Str jpeg = jpeg_with(bench->arena, plain, 0xE1, STR("Exif\0\0MM\0*\0\0\0\x08 home address"));
    jpeg = jpeg_with(bench->arena, jpeg, 0xFE, STR("secret"));
    Buf longer = {0};
    buf_put(&longer, jpeg);
    buf_put(&longer, STR("a film behind the picture"));
    const Image *image = read_as(bench, "a.jpg", buf_str(&longer));
    buf_release(&longer);
    assert_non_null(image);
    assert_int_equal(bench->diag.findings.n, 0);
    const Str stream = image_jpeg_stream(bench->arena, image);
    assert_int_equal(stream.n, plain.n);
    assert_memory_equal(stream.at, plain.at, plain.n);
}

static void test_turned(void **state) {
    static const char EXIF[] = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
    static const char INTEL[] = "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
    Bench *bench = *state;
    const Str plain = jpeg_make(bench->arena, 8, 8, TJPF_GRAY, 0);
    const Str texts[] = {{EXIF, sizeof EXIF}, {INTEL, sizeof INTEL}};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        assert_non_null(read_as(bench, "a.jpg", jpeg_with(bench->arena, plain, 0xE1, texts[i])));
        expect(bench, "IMG-06", SEVERITY_WARNING);
        for (size_t n = 0; n < texts[i].n; n++) { // cut off anywhere
            const Str cut = str_slice(texts[i], 0, n);
            assert_non_null(read_as(bench, "a.jpg", jpeg_with(bench->arena, plain, 0xE1, cut)));
            diag_init(&bench->diag, bench->arena);
        }
    }
}

static void test_no_such_file(void **state) {
    Bench *bench = *state;
    const char *path = str_format(bench->arena, "%s/gone.png", bench->folder).at;
    assert_null(image_read(bench->arena, path, STR("gone.png"), bench->from, &bench->diag));
    expect(bench, "FILE-01", SEVERITY_FATAL);
    assert_null(image_read(bench->arena, bench->folder, STR("logos"), bench->from, &bench->diag));
    expect(bench, "FILE-02", SEVERITY_FATAL);
}

static void test_other_kinds(void **state) {
    Bench *bench = *state;
    const Str png = png_gradient(bench->arena, 4, 4, PNG_RGB);
    const Str jpeg = jpeg_make(bench->arena, 4, 4, TJPF_RGB, 0);
    refuse(bench, "a.png", STR(""), "IMG-01");
    refuse(bench, "a.png", STR("GIF89a"), "IMG-01");
    refuse(bench, "a.svg", STR("<svg xmlns='http://www.w3.org/2000/svg'/>"), "IMG-01");
    refuse(bench, "a.jpg", png, "IMG-02");
    refuse(bench, "a.png", jpeg, "IMG-02");
    refuse(bench, "a.gif", png, "IMG-02");
    assert_non_null(read_as(bench, "logo", png)); // no name to contradict
    assert_int_equal(bench->diag.findings.n, 0);
}

static void test_bounds(void **state) {
    static const uint32_t SIZES[][2] = {{100000, 1},
                                        {1, 100000},
                                        {30001, 1},
                                        {8000, 5001},
                                        {0, 10},
                                        {10, 0},
                                        {UINT32_MAX, UINT32_MAX}};
    Bench *bench = *state;
    for (size_t i = 0; i < COUNT_OF(SIZES); i++) {
        const PngFile file = {
            .width = SIZES[i][0], .height = SIZES[i][1], .bits = 8, .rows = STR("\0\1")};
        refuse(bench, "wide.png", png_make(bench->arena, &file), "IMG-03");
    }
    const PngFile widest = {.width = IMAGE_MAX_SIDE,
                            .height = 1,
                            .bits = 1,
                            .rows = {arena_push(bench->arena, char, 3751), 3751}};
    assert_non_null(read_as(bench, "a.png", png_make(bench->arena, &widest)));
    Str jpeg = jpeg_make(bench->arena, 8, 8, TJPF_GRAY, 0);
    memcpy((char *)jpeg.at + jpeg_frame_at(jpeg) + 6, "\xff\xff", 2);
    refuse(bench, "wide.jpg", jpeg, "IMG-03");
}

// A header that promises more or fewer rows than there are, its check sum right.
static void test_lies(void **state) {
    Bench *bench = *state;
    PngFile file = {.width = 2, .bits = 8, .rows = STR("\0ab\0cd\0ef")};
    const uint32_t heights[] = {1, 2, 4, 100, 13000};
    for (size_t i = 0; i < COUNT_OF(heights); i++) {
        file.height = heights[i];
        refuse(bench, "a.png", png_make(bench->arena, &file), "IMG-04");
    }
    file.height = 3;
    assert_non_null(read_as(bench, "a.png", png_make(bench->arena, &file)));
    for (unsigned height = 8; height <= 64; height += 8) {
        Str jpeg = jpeg_make(bench->arena, 32, 32, TJPF_GRAY, 0);
        ((char *)jpeg.at)[jpeg_frame_at(jpeg) + 5] = (char)height;
        if (height == 32)
            assert_non_null(read_as(bench, "a.jpg", jpeg));
        else
            refuse(bench, "a.jpg", jpeg, "IMG-04");
    }
}

static void test_cut_off(void **state) {
    Bench *bench = *state;
    const Str files[] = {png_gradient(bench->arena, 3, 3, PNG_PALETTE),
                         png_gradient(bench->arena, 3, 3, PNG_RGB_ALPHA),
                         jpeg_make(bench->arena, 16, 16, TJPF_RGB, 0),
                         jpeg_make(bench->arena, 16, 16, TJPF_RGB, TJFLAG_PROGRESSIVE)};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        const char *name = i < 2 ? "a.png" : "a.jpg";
        const size_t signature = i < 2 ? 8 : 3;
        for (size_t n = 0; n < files[i].n; n += n < 64 || n + 64 > files[i].n ? 1 : 13)
            refuse(bench, name, str_slice(files[i], 0, n), n < signature ? "IMG-01" : "IMG-04");
    }
}

// Whatever one byte becomes: a picture, or a finding.
static void test_damaged(void **state) {
    Bench *bench = *state;
    const Str files[] = {png_gradient(bench->arena, 5, 3, PNG_PALETTE),
                         jpeg_make(bench->arena, 16, 16, TJPF_RGB, TJFLAG_PROGRESSIVE)};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        for (size_t at = 8; at < files[i].n; at++) {
            const ArenaMark mark = arena_mark(bench->arena);
            const Str copy = str_copy(bench->arena, files[i]);
            ((char *)copy.at)[at] = (char)(copy.at[at] ^ (char)(1 << at % 8));
            const Image *image = read_as(bench, "logo", copy);
            if (!image) assert_true(bench->diag.findings.n > 0);
            diag_init(&bench->diag, bench->arena);
            arena_rewind(bench->arena, mark);
        }
    }
    Str png = png_gradient(bench->arena, 5, 3, PNG_RGB);
    ((char *)png.at)[60] ^= 1; // in a row: only the check sum tells
    refuse(bench, "a.png", png, "IMG-04");
}

static void test_unshared_jpegs(void **state) {
    static const struct {
        size_t at; // from the frame's marker
        uint8_t value;
    } CASES[] = {{0, 0xC9}, {0, 0xC3}, {3, 12}, {8, 2}};
    Bench *bench = *state;
    refuse(bench, "a.jpg", jpeg_make(bench->arena, 8, 8, TJPF_CMYK, 0), "IMG-05");
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        const Str jpeg = jpeg_make(bench->arena, 8, 8, TJPF_RGB, 0);
        ((char *)jpeg.at)[jpeg_frame_at(jpeg) + CASES[i].at] = (char)CASES[i].value;
        refuse(bench, "a.jpg", jpeg, "IMG-05");
    }
    const Str jpeg = jpeg_make(bench->arena, 8, 8, TJPF_RGB, 0);
    memcpy((char *)jpeg.at + jpeg_frame_at(jpeg) + 4, "\0\0", 2); // its height comes later
    refuse(bench, "a.jpg", jpeg, "IMG-05");
}

static void test_hash(void **state) {
    Bench *bench = *state;
    const Str png = png_gradient(bench->arena, 9, 3, PNG_RGB);
    const Image *one = read_as(bench, "a.png", png), *same = read_as(bench, "b.png", png);
    const Image *other = read_as(bench, "a.png", png_gradient(bench->arena, 3, 9, PNG_RGB));
    assert_true(one->hash == same->hash);
    assert_true(one->hash != other->hash);
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_BENCH(test_every_depth), WITH_BENCH(test_alpha),          WITH_BENCH(test_palette),
        WITH_BENCH(test_interlaced),  WITH_BENCH(test_jpeg),           WITH_BENCH(test_jpeg_stream),
        WITH_BENCH(test_turned),      WITH_BENCH(test_no_such_file),   WITH_BENCH(test_other_kinds),
        WITH_BENCH(test_bounds),      WITH_BENCH(test_lies),           WITH_BENCH(test_cut_off),
        WITH_BENCH(test_damaged),     WITH_BENCH(test_unshared_jpegs), WITH_BENCH(test_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
