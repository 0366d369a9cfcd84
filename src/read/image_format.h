// SPDX-License-Identifier: MIT
// What image.c asks of each kind of image file: first its header, then, when its size is within
// bounds, its pixels.
#ifndef RAPPORTEUR_READ_IMAGE_FORMAT_H
#define RAPPORTEUR_READ_IMAGE_FORMAT_H

#include "read/image.h"

typedef struct {
    Str shown;
    Place from;
    Diag *diag;
} ImageReading;

// Adds finding IMG-04; gives false.
bool image_is_damaged(const ImageReading *reading, const char *why);

// Fill the members that the header tells, `alpha` when there may be any. False with a finding.
bool image_png_head(const ImageReading *reading, Image *image);
bool image_jpeg_head(const ImageReading *reading, Image *image);

// On false, `why` is what the library says, in `arena`.
bool image_png_decode(Arena *arena, const Image *image, ImagePixels *out, const char **why);
bool image_jpeg_decode(Arena *arena, const Image *image, ImagePixels *out, const char **why);

#endif
