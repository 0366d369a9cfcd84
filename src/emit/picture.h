// SPDX-License-Identifier: MIT
// Picture: an image as a surface of cairo. The last one is kept.
#ifndef RAPPORTEUR_EMIT_PICTURE_H
#define RAPPORTEUR_EMIT_PICTURE_H

#include "base/len.h"
#include "emit/cairo_lib.h"
#include "read/image.h"

// A zeroed one is empty.
typedef struct {
    const Image *image;
    cairo_surface_t *surface; // owned
} Picture;

void picture_release(Picture *picture, const CairoLib *lib);
// Makes the surface of `image`, if it is not the one that is there. False when that cannot be done.
bool picture_load(Picture *picture, const CairoLib *lib, const Image *image);
// Draws it, stretched to `rect` [Len] of a user space in points.
void picture_draw(const Picture *picture, const CairoLib *lib, cairo_t *cr, Rect rect);

#endif
