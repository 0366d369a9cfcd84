// SPDX-License-Identifier: MIT
// Canvas: drawing on cairo, what the PNG and the SVG device share; each makes its own surface for a
// page.
// page.
#ifndef RAPPORTEUR_EMIT_CANVAS_H
#define RAPPORTEUR_EMIT_CANVAS_H

#include "base/fs.h"
#include "emit/cairo_lib.h"
#include "emit/outline.h"
#include "emit/picture.h"

// Back ends embed this as their first member.
typedef struct {
    Device device;
    CairoLib lib;
    Arena *arena; // of the device
    Outlines *outlines;
    Str stem, extension;      // ".png"
    bool single;              // one page: no number in the name of its file
    size_t page, pages;       // number of the page, from 1, and how many there are, 0 if unknown
    cairo_surface_t *surface; // of the page, or NULL
    cairo_t *cr;
    Picture picture; // the image drawn last: a logo stands on page after page
} CanvasDevice;

// Loads cairo and sets up the members. False with a finding when it cannot be loaded.
bool canvas_init(CanvasDevice *self, const DeviceOps *ops, Diag *diag);
// Ends a page that was not finished, and frees what the members own, not `self`.
void canvas_release(CanvasDevice *self);

// Takes the page's new surface and prepares to draw on it. False with finding OUT-21 when cairo
// refuses (a page too large, no memory), or the page is an addition to one already written.
bool canvas_begin_page(CanvasDevice *self, cairo_surface_t *surface, const PageInfo *info);
// True when nothing failed on the page so far and `status` is a success too; else false with
// finding OUT-21.
bool canvas_page_is_whole(CanvasDevice *self, cairo_status_t status);
// Writes the page's file in one step: "<stem>.png", or "<stem>-01.png" with as many digits as the
// last page needs. False with a finding.
bool canvas_write_page(CanvasDevice *self, Str bytes);
// Frees the surface of the page.
void canvas_end_page(CanvasDevice *self);
// A cairo_write_func_t whose closure is a Buf.
cairo_status_t canvas_put_bytes(void *buf, const unsigned char *bytes, unsigned n);

// Operations of the device.
bool canvas_glyphs(Device *device, const GlyphRun *run, Point baseline);
bool canvas_fill(Device *device, const Path *path, Color color);
bool canvas_stroke(Device *device, const Path *path, const Stroke *stroke);
// Its pixels, scaled smoothly, edges on the rectangle.
bool canvas_image(Device *device, const Image *image, Rect rect);
bool canvas_push_clip(Device *device, const Path *path);
bool canvas_pop_clip(Device *device);

#endif
