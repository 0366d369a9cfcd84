// SPDX-License-Identifier: MIT
// PNG: the border to libpng, by its simplified interface, which reports errors by its results. It
// turns every colour type and depth into 8 bits of sRGB, and undoes interlacing and gamma.
#include "read/image_format.h"

#include <png.h>

enum {
    SIGNATURE = 8, // [bytes]
    FRAME = 12,    // [bytes] of a chunk around its data: length, type, check sum
    HEADER = 13,   // [bytes] of the data of IHDR
};

static uint32_t big_endian(const char *at) {
    const unsigned char *p = (const unsigned char *)at;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

// The chunk at `*at`, which is moved behind it. False at the end of the file, or of what is left.
static bool next_chunk(Str bytes, size_t *at, Str *type, Str *data) {
    if (bytes.n - *at < FRAME) return false;
    const size_t n = big_endian(bytes.at + *at);
    if (bytes.n - *at - FRAME < n) return false;
    *type = str_slice(bytes, *at + 4, *at + 8);
    *data = str_slice(bytes, *at + 8, *at + 8 + n);
    *at += FRAME + n;
    return true;
}

static void take_header(Image *image, Str data) {
    enum { PALETTE = 1, COLOR = 2, ALPHA = 4 };
    const unsigned char type = (unsigned char)data.at[9];
    image->width = big_endian(data.at);
    image->height = big_endian(data.at + 4);
    image->bits = (uint8_t)data.at[8];
    image->components = type & COLOR ? 3 : 1;
    image->indexed = type & PALETTE;
    image->alpha = type & ALPHA;
}

bool image_png_head(const ImageReading *r, Image *image) {
    size_t at = SIGNATURE;
    Str type, data;
    if (!next_chunk(image->bytes, &at, &type, &data) || !str_eq(type, STR("IHDR")) ||
        data.n != HEADER)
        return image_is_damaged(r, "it does not begin with its header");
    take_header(image, data);
    while (next_chunk(image->bytes, &at, &type, &data)) {
        if (str_eq(type, STR("IEND"))) return true;
        if (!str_eq(type, STR("tRNS"))) continue;
        image->alpha = true;
        image->indexed = false;
    }
    return image_is_damaged(r, "it ends too early");
}

// What is asked of libpng.
static png_uint_32 format_of(const Image *image) {
    if (image->indexed) return PNG_FORMAT_RGB_COLORMAP;
    if (image->components == 1) return image->alpha ? PNG_FORMAT_GA : PNG_FORMAT_GRAY;
    return image->alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
}

static bool finish(Arena *arena, png_image *png, ImagePixels *out) {
    static const png_color WHITE = {255, 255, 255}; // behind alpha that hides nothing
    const size_t channels = PNG_IMAGE_PIXEL_CHANNELS(png->format);
    uint8_t *samples = arena_push(arena, uint8_t, channels * png->width * png->height);
    uint8_t *palette =
        png->format & PNG_FORMAT_FLAG_COLORMAP ? arena_push(arena, uint8_t, 3 * 256) : NULL;
    if (!png_image_finish_read(png, &WHITE, samples, 0, palette)) return false;
    *out = (ImagePixels){.width = png->width,
                         .height = png->height,
                         .channels = (uint8_t)channels,
                         .samples = samples,
                         .palette = palette,
                         .colors = palette ? png->colormap_entries : 0};
    return true;
}

// libpng goes on past some damage with a warning. More rows than the header says is a lie.
static bool lies(const png_image *png) {
    return PNG_IMAGE_FAILED(*png) || strstr(png->message, "Too much image data");
}

bool image_png_decode(Arena *arena, const Image *image, ImagePixels *out, const char **why) {
    png_image png = {.version = PNG_IMAGE_VERSION};
    bool whole = png_image_begin_read_from_memory(&png, image->bytes.at, image->bytes.n) != 0;
    if (whole) {
        png.format = format_of(image);
        png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
        whole = finish(arena, &png, out) && !lies(&png);
    }
    if (!whole) *why = str_cstring(arena, str_of(png.message));
    png_image_free(&png);
    return whole;
}
