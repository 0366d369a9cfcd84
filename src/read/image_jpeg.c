// SPDX-License-Identifier: MIT
// JPEG: the border to TurboJPEG, which reports errors by its results. The header is read here, so
// that the size is known before anything is decoded.
#include <turbojpeg.h>

#include "base/buf.h"
#include "read/image_format.h"
#include "read/jpeg_markers.h"

static bool is_frame_header(uint8_t marker) {
    return marker >= JPEG_SOF0 && marker <= JPEG_SOF15 && marker != JPEG_DHT &&
           marker != JPEG_JPG && marker != JPEG_DAC;
}

static unsigned number16(Str data, size_t at) {
    return (unsigned)(uint8_t)data.at[at] << 8 | (uint8_t)data.at[at + 1];
}

static bool refuse(const ImageReading *r, const char *what) {
    diag_add(r->diag, SEVERITY_FATAL, "IMG-05", r->from, "the image '%.*s' is a JPEG %s",
             STR_ARGS(r->shown), what);
    diag_help(r->diag, "save it as an ordinary JPEG (baseline or progressive, sRGB or grey)");
    return false;
}

// What the frame header (B.2.2) says; NULL when it is of the kind that PDF shares (ISO 32000-1,
// 7.4.8), else what is wrong with it.
static const char *frame_fault(uint8_t marker, const Image *image) {
    if (marker > JPEG_SOF0 + 2) return "coded in a way that PDF does not know";
    if (image->bits != 8) return "with more than 8 bits a colour";
    if (image->components == 4) return "in the colours of a press (CMYK)";
    if (image->components != 1 && image->components != 3) return "with unknown colours";
    return image->height ? NULL : "that does not say how high it is";
}

static bool take_frame(const ImageReading *r, const JpegSegment *segment, Image *image) {
    if (segment->data.n < 6) return image_is_damaged(r, "its header is too short");
    image->bits = (uint8_t)segment->data.at[0];
    image->height = number16(segment->data, 1);
    image->width = number16(segment->data, 3);
    image->components = (uint8_t)segment->data.at[5];
    const char *fault = frame_fault(segment->marker, image);
    return !fault || refuse(r, fault);
}

static void warn_if_turned(const ImageReading *r, unsigned orientation) {
    if (orientation <= 1) return;
    diag_add(r->diag, SEVERITY_WARNING, "IMG-06", r->from,
             "the image '%.*s' is stored turned or mirrored, and will be drawn so",
             STR_ARGS(r->shown));
    diag_help(r->diag, "save it upright: its Exif orientation is %u, not 1", orientation);
}

static bool is_stored_rgb(const Image *image) {
    int width, height, sampling, space = -1;
    tjhandle tj = tjInitDecompress();
    if (!tj) return false;
    tjDecompressHeader3(tj, (const unsigned char *)image->bytes.at, image->bytes.n, &width, &height,
                        &sampling, &space);
    tjDestroy(tj);
    return space == TJCS_RGB;
}

bool image_jpeg_head(const ImageReading *r, Image *image) {
    size_t at = 0;
    unsigned orientation = 0;
    JpegSegment segment;
    while (jpeg_next(image->bytes, &at, &segment) && segment.marker != JPEG_SOS) {
        if (is_frame_header(segment.marker) && !take_frame(r, &segment, image)) return false;
        if (segment.marker == JPEG_APP1 && orientation == 0)
            orientation = jpeg_orientation(segment.data);
        segment = (JpegSegment){0};
    }
    if (segment.marker != JPEG_SOS) return image_is_damaged(r, "it ends too early");
    if (image->components == 0) return image_is_damaged(r, "it has no header");
    warn_if_turned(r, orientation);
    image->stored_rgb = image->components == 3 && is_stored_rgb(image);
    return true;
}

bool image_jpeg_decode(Arena *arena, const Image *image, ImagePixels *out, const char **why) {
    // A progressive file of thousands of empty scans would take hours: TurboJPEG stops at 500.
    const int flags = TJFLAG_ACCURATEDCT | TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;
    const int format = image->components == 1 ? TJPF_GRAY : TJPF_RGB;
    const size_t row = (size_t)image->width * image->components;
    uint8_t *samples = arena_push(arena, uint8_t, row * image->height);
    tjhandle tj = tjInitDecompress();
    const bool whole =
        tj && tjDecompress2(tj, (const unsigned char *)image->bytes.at, image->bytes.n, samples,
                            (int)image->width, (int)row, (int)image->height, format, flags) == 0;
    if (!whole) *why = str_cstring(arena, str_of(tjGetErrorStr2(tj)));
    if (tj) tjDestroy(tj);
    *out = (ImagePixels){.width = image->width,
                         .height = image->height,
                         .channels = image->components,
                         .samples = samples};
    return whole;
}

// APP0 (JFIF) and APP14 (Adobe) say how the colours are coded; other APPn and comments draw
// nothing.
static bool draws(uint8_t marker) {
    if (marker == JPEG_APP0 || marker == JPEG_APP14) return true;
    return marker != JPEG_COM && (marker < JPEG_APP0 || marker > JPEG_APP15);
}

Str image_jpeg_stream(Arena *arena, const Image *image) {
    char *to = arena_push(arena, char, image->bytes.n);
    size_t n = 0, at = 0;
    JpegSegment segment = {0};
    while (segment.marker != JPEG_EOI && jpeg_next(image->bytes, &at, &segment)) {
        if (!draws(segment.marker)) continue;
        memcpy(to + n, segment.whole.at, segment.whole.n);
        n += segment.whole.n;
    }
    return (Str){to, n};
}
