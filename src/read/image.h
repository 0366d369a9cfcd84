// SPDX-License-Identifier: MIT
// Image: a picture or logo from a PNG (ISO/IEC 15948) or JPEG (ITU-T T.81) file. It is checked in
// full when it is read, so that whoever draws it never meets a broken one; its pixels are made anew
// each time they are asked for, and kept by nobody. Colours are taken as sRGB.
#ifndef RAPPORTEUR_READ_IMAGE_H
#define RAPPORTEUR_READ_IMAGE_H

#include "base/fs.h"

// Each with its reason; all pixels of one image stand in memory while it is checked or drawn.
enum {
    IMAGE_MAX_FILE = 64 << 20,   // [bytes] read whole; no picture in print needs more
    IMAGE_MAX_SIDE = 30000,      // [pixels] what a raster of cairo can hold is 32,767
    IMAGE_MAX_PIXELS = 40000000, // 160 MB of memory; A4 at 600 dots an inch is 35 million
};

typedef enum { IMAGE_PNG, IMAGE_JPEG } ImageKind;

typedef struct Image {
    ImageKind kind;
    uint32_t width, height; // [pixels]
    uint8_t components;     // 1: grey, 3: red, green, blue
    uint8_t bits;           // of a component in the file, 1 to 16; pixels always have 8
    bool indexed;           // PNG: opaque, with a palette
    bool alpha;             // some pixel is not opaque
    bool stored_rgb;        // JPEG: its components are red, green, blue, not YCbCr
    uint64_t hash;          // of the pixels
    Str bytes;              // the whole file
    Str name;               // the path as shown in messages
} Image;

// Rows from the top, without gaps.
typedef struct {
    uint32_t width, height;
    uint8_t channels;       // bytes a pixel: the components, then alpha; 1 with a palette
    const uint8_t *samples; // not multiplied by alpha
    const uint8_t *palette; // three bytes a colour, or NULL
    size_t colors;          // in the palette, at most 256
} ImagePixels;

// Reads and checks the image at `path`, which the caller has found to be inside the workspace;
// `from` is the place that names it. It stands in `arena`, with the bytes of its file. NULL with a
// fatal finding at `from`: FILE-01 to FILE-05, or
//   IMG-01 it is neither PNG nor JPEG            IMG-02 it is of another kind than its name says
//   IMG-03 it has no or too many pixels          IMG-04 it is damaged, cut off, or lies about its
//   size IMG-05 a JPEG of a kind that PDF and this program do not share (CMYK, arithmetic, 12 bits)
// A JPEG that a camera stored lying on its side gives the warning IMG-06.
const Image *image_read(Arena *arena, const char *path, Str shown, Place from, Diag *diag);

// The pixels of an image, in `arena`. False only when a library refuses what it took before.
bool image_decode(Arena *arena, const Image *image, ImagePixels *out);

// A JPEG as PDF and SVG take it: without what cameras and editors add (Exif with the place and the
// owner, previews, comments) and what stands behind its end. In `arena`.
Str image_jpeg_stream(Arena *arena, const Image *image);

#endif
