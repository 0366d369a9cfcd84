// SPDX-License-Identifier: MIT
// PNG: one image a page, drawn by cairo on white at the resolution asked for.
#include <limits.h>
#include <stdlib.h>

#include "emit/canvas.h"
#include "emit/emit.h"

typedef struct {
    CanvasDevice base;
    unsigned dpi;
} PngDevice;

static int pixels(const PngDevice *png, Len length) {
    const int64_t n = ((int64_t)length * png->dpi + 71999) / 72000;
    return n < INT_MAX ? (int)n : INT_MAX; // cairo refuses far smaller sizes
}

static bool png_begin_page(Device *device, const PageInfo *info) {
    PngDevice *png = (PngDevice *)device;
    CanvasDevice *base = &png->base;
    cairo_surface_t *surface = base->lib.image_surface_create(
        CAIRO_FORMAT_RGB24, pixels(png, info->width), pixels(png, info->height));
    if (!canvas_begin_page(base, surface, info)) return false;
    base->lib.set_source_rgb(base->cr, 1, 1, 1);
    base->lib.paint(base->cr);
    base->lib.scale(base->cr, png->dpi / 72.0, png->dpi / 72.0);
    return true;
}

static bool png_end_page(Device *device) {
    CanvasDevice *base = (CanvasDevice *)device;
    Buf bytes = {0};
    const cairo_status_t status =
        base->lib.surface_write_to_png_stream(base->surface, canvas_put_bytes, &bytes);
    const bool written =
        canvas_page_is_whole(base, status) && canvas_write_page(base, buf_str(&bytes));
    buf_release(&bytes);
    canvas_end_page(base);
    return written;
}

static void png_drop(Device *device) {
    canvas_release((CanvasDevice *)device);
    free(device);
}

static const DeviceOps PNG_OPS = {
    .begin_page = png_begin_page,
    .end_page = png_end_page,
    .glyphs = canvas_glyphs,
    .fill = canvas_fill,
    .stroke = canvas_stroke,
    .image = canvas_image,
    .push_clip = canvas_push_clip,
    .pop_clip = canvas_pop_clip,
    .drop = png_drop,
};

Device *png_device_new(Str stem, bool single, unsigned dpi, Diag *diag) {
    PngDevice *png = calloc(1, sizeof *png);
    if (!png) fatal_out_of_memory(sizeof *png);
    if (!canvas_init(&png->base, &PNG_OPS, diag)) {
        free(png);
        return NULL;
    }
    png->base.stem = str_copy(png->base.arena, stem);
    png->base.extension = STR(".png");
    png->base.single = single;
    png->dpi = dpi;
    return &png->base.device;
}
