// SPDX-License-Identifier: MIT
// PdfImages: a JPEG goes in as it is, a PNG as predicted and deflated rows; what is not opaque gets
// a soft mask (11.6.5.3).
#include "emit/pdf/image.h"

#include "base/vec.h"
#include "emit/pdf/predict.h"
#include "emit/pdf/token.h"

typedef struct {
    const Image *image;
    uint32_t object;
} PdfImage;

struct PdfImages {
    Arena *arena;
    VEC(PdfImage) all;
    Buf entries, plane; // while an image is written
};

PdfImages *pdf_images_new(Arena *arena) {
    PdfImages *images = arena_push(arena, PdfImages, 1);
    images->arena = arena;
    return images;
}

static bool is_same(const Image *a, const Image *b) {
    return a == b || (a->hash == b->hash && str_eq(a->bytes, b->bytes));
}

// The channels of a plane of pixels: the colours, or alpha alone.
typedef struct {
    size_t first, n;
} Channels;

static void put_head(Buf *out, const Image *image) {
    pdf_put(out, "/Type/XObject/Subtype/Image/Width ");
    buf_put_int(out, image->width);
    pdf_put(out, "/Height ");
    buf_put_int(out, image->height);
    pdf_put(out, "/BitsPerComponent 8/Interpolate false/ColorSpace");
}

static void put_palette(Buf *out, const ImagePixels *pixels) {
    pdf_put(out, "[/Indexed/DeviceRGB ");
    buf_put_int(out, (int64_t)pixels->colors - 1);
    buf_putc(out, '<');
    for (size_t i = 0; i < 3 * pixels->colors; i++) buf_put_hex(out, pixels->palette[i], 2);
    pdf_put(out, ">]");
}

static void put_space(Buf *out, size_t components) {
    buf_put(out, components == 1 ? STR("/DeviceGray") : STR("/DeviceRGB"));
}

static void put_predictor(Buf *out, const Image *image, size_t components) {
    pdf_put(out, "/DecodeParms<</Predictor 15/Colors ");
    buf_put_int(out, (int64_t)components);
    pdf_put(out, "/Columns ");
    buf_put_int(out, image->width);
    pdf_put(out, ">>");
}

// Rows of some channels, each predicted from its neighbours. Numbers of a palette are no amounts,
// so nothing is predicted from them.
static void put_plane(const ImagePixels *pixels, Channels channels, bool predict, Buf *out) {
    const size_t n = (size_t)pixels->width * channels.n;
    const size_t step = pixels->channels;
    char *const rows = buf_reserve(out, (n + predict) * pixels->height);
    uint8_t *to = (uint8_t *)rows;
    const uint8_t *from = pixels->samples + channels.first;
    for (size_t y = 0; y < pixels->height; y++) {
        to += predict;
        for (size_t x = 0; x < pixels->width; x++, from += step, to += channels.n)
            memcpy(to, from, channels.n);
    }
    out->n = (n + predict) * pixels->height;
    if (predict) predict_rows((uint8_t *)rows, n, channels.n, pixels->height);
}

// The entries of the stream, up to what the colours are, are in `entries`.
static uint32_t write_plane(PdfImages *images, const Image *image, const ImagePixels *pixels,
                            Channels channels, PdfFile *file) {
    const bool predict = pdf_file_deflates(file) && !pixels->palette;
    if (predict) put_predictor(&images->entries, image, channels.n);
    buf_clear(&images->plane);
    put_plane(pixels, channels, predict, &images->plane);
    const uint32_t object = pdf_file_reserve(file);
    pdf_file_put_stream(file, object, buf_str(&images->entries), buf_str(&images->plane),
                        PDF_DEFLATE);
    return object;
}

static uint32_t write_mask(PdfImages *images, const Image *image, const ImagePixels *pixels,
                           PdfFile *file) {
    buf_clear(&images->entries);
    put_head(&images->entries, image);
    put_space(&images->entries, 1);
    return write_plane(images, image, pixels, (Channels){pixels->channels - 1u, 1}, file);
}

static uint32_t write_pixels(PdfImages *images, const Image *image, const ImagePixels *pixels,
                             PdfFile *file) {
    const uint32_t mask = image->alpha ? write_mask(images, image, pixels, file) : 0;
    Buf *entries = &images->entries;
    buf_clear(entries);
    put_head(entries, image);
    if (pixels->palette)
        put_palette(entries, pixels);
    else
        put_space(entries, image->components);
    if (mask) pdf_put(entries, "/SMask ");
    if (mask) pdf_put_ref(entries, mask);
    const size_t colors = pixels->palette ? 1 : image->components;
    return write_plane(images, image, pixels, (Channels){0, colors}, file);
}

static uint32_t write_png(PdfImages *images, const Image *image, PdfFile *file) {
    Arena *scratch = arena_new(1 << 12);
    ImagePixels pixels;
    const bool had = image_decode(scratch, image, &pixels);
    const uint32_t object = had ? write_pixels(images, image, &pixels, file) : 0;
    arena_drop(scratch);
    return object;
}

static uint32_t write_jpeg(PdfImages *images, const Image *image, PdfFile *file) {
    Arena *scratch = arena_new(1 << 12);
    Buf *entries = &images->entries;
    buf_clear(entries);
    put_head(entries, image);
    put_space(entries, image->components);
    pdf_put(entries, "/Filter/DCTDecode");
    if (image->stored_rgb) pdf_put(entries, "/DecodeParms<</ColorTransform 0>>");
    const uint32_t object = pdf_file_reserve(file);
    pdf_file_put_stream(file, object, buf_str(entries), image_jpeg_stream(scratch, image),
                        PDF_PLAIN);
    arena_drop(scratch);
    return object;
}

static uint32_t write_image(PdfImages *images, const Image *image, PdfFile *file) {
    const uint32_t object = image->kind == IMAGE_JPEG ? write_jpeg(images, image, file)
                                                      : write_png(images, image, file);
    buf_release(&images->entries);
    buf_release(&images->plane);
    return object;
}

unsigned pdf_images_use(PdfImages *images, const Image *image, PdfFile *file, Diag *diag) {
    for (size_t i = 0; i < images->all.n; i++)
        if (is_same(images->all.at[i].image, image)) return (unsigned)i + 1;
    const uint32_t object = write_image(images, image, file);
    if (object == 0) {
        diag_add(diag, SEVERITY_FATAL, "PDF-07", (Place){0},
                 "the image '%.*s' could be read once, and not again", STR_ARGS(image->name));
        return 0;
    }
    *vec_push(images->arena, &images->all) = (PdfImage){image, object};
    return (unsigned)images->all.n;
}

void pdf_images_set(const PdfImages *images, HaruDict *resources, Haru *haru) {
    if (images->all.n == 0) return;
    HaruDict *names = haru_dict(haru);
    for (size_t i = 0; i < images->all.n; i++)
        haru_set_ref(haru, names, str_format(images->arena, "I%zu", i + 1).at,
                     images->all.at[i].object);
    haru_set_dict(haru, resources, "XObject", names);
}
