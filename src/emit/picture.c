// SPDX-License-Identifier: MIT
// Pixels to cairo's form: a word each, 0xAARRGGBB, multiplied by alpha.
#include "emit/picture.h"

#include <stdlib.h>

void picture_release(Picture *picture, const CairoLib *lib) {
    if (picture->surface) lib->surface_destroy(picture->surface);
    *picture = (Picture){0};
}

static uint32_t multiply(uint32_t value, uint32_t alpha) {
    return (value * alpha + 127) / 255;
}

static uint32_t word_of(const ImagePixels *pixels, const uint8_t *at) {
    const bool grey = pixels->channels <= 2 && !pixels->palette;
    const bool clear = pixels->channels == 2 || pixels->channels == 4;
    const uint8_t *color = pixels->palette ? pixels->palette + (size_t)*at * 3 : at;
    const uint32_t alpha = clear ? at[pixels->channels - 1] : 255;
    const uint32_t red = multiply(color[0], alpha);
    const uint32_t green = grey ? red : multiply(color[1], alpha);
    const uint32_t blue = grey ? red : multiply(color[2], alpha);
    return alpha << 24 | red << 16 | green << 8 | blue;
}

static void fill_surface(const CairoLib *lib, cairo_surface_t *surface, const ImagePixels *pixels) {
    unsigned char *data = lib->image_surface_get_data(surface);
    const size_t stride = (size_t)lib->image_surface_get_stride(surface);
    const uint8_t *at = pixels->samples;
    for (size_t y = 0; y < pixels->height; y++) {
        uint32_t *row = (uint32_t *)(void *)(data + y * stride); // cairo aligns rows
        for (size_t x = 0; x < pixels->width; x++, at += pixels->channels)
            row[x] = word_of(pixels, at);
    }
    lib->surface_mark_dirty(surface);
}

// SVG then embeds the JPEG itself instead of its pixels, which take ten times the space.
static bool attach_jpeg(const CairoLib *lib, cairo_surface_t *surface, const Image *image) {
    Arena *scratch = arena_new(1 << 12);
    const Str stream = image_jpeg_stream(scratch, image);
    unsigned char *copy = malloc(stream.n);
    if (!copy) fatal_out_of_memory(stream.n);
    memcpy(copy, stream.at, stream.n);
    arena_drop(scratch);
    const cairo_status_t taken =
        lib->surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, copy, stream.n, free, copy);
    if (taken != CAIRO_STATUS_SUCCESS) free(copy);
    return taken == CAIRO_STATUS_SUCCESS;
}

static bool make_surface(Picture *picture, const CairoLib *lib, const ImagePixels *pixels) {
    const Image *image = picture->image;
    picture->surface =
        lib->image_surface_create(image->alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                  (int)image->width, (int)image->height);
    if (lib->surface_status(picture->surface) != CAIRO_STATUS_SUCCESS) return false;
    fill_surface(lib, picture->surface, pixels);
    return image->kind != IMAGE_JPEG || attach_jpeg(lib, picture->surface, image);
}

bool picture_load(Picture *picture, const CairoLib *lib, const Image *image) {
    if (picture->image == image) return true;
    picture_release(picture, lib);
    picture->image = image;
    Arena *scratch = arena_new(1 << 12);
    ImagePixels pixels;
    const bool made = image_decode(scratch, image, &pixels) && make_surface(picture, lib, &pixels);
    arena_drop(scratch);
    if (!made) picture_release(picture, lib);
    return made;
}

// Beyond its edges the image goes on with their colour, else they would fade into the page.
void picture_draw(const Picture *picture, const CairoLib *lib, cairo_t *cr, Rect rect) {
    const double width = rect.width / 1000.0, height = rect.height / 1000.0;
    lib->save(cr);
    lib->translate(cr, rect.x / 1000.0, rect.y / 1000.0);
    lib->new_path(cr);
    lib->move_to(cr, 0, 0);
    lib->line_to(cr, width, 0);
    lib->line_to(cr, width, height);
    lib->line_to(cr, 0, height);
    lib->close_path(cr);
    lib->scale(cr, width / picture->image->width, height / picture->image->height);
    lib->set_source_surface(cr, picture->surface, 0, 0);
    lib->pattern_set_extend(lib->get_source(cr), CAIRO_EXTEND_PAD);
    lib->fill(cr);
    lib->restore(cr);
}
