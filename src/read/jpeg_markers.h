// SPDX-License-Identifier: MIT
// The segments of a JPEG file (ITU-T T.81, annex B), without decoding anything.
#ifndef RAPPORTEUR_READ_JPEG_MARKERS_H
#define RAPPORTEUR_READ_JPEG_MARKERS_H

#include "base/str.h"

enum {
    JPEG_SOF0 = 0xC0, // baseline; 1 extended, 2 progressive
    JPEG_SOF15 = 0xCF,
    JPEG_DHT = 0xC4, // these three stand among the SOFs
    JPEG_JPG = 0xC8,
    JPEG_DAC = 0xCC,
    JPEG_RST0 = 0xD0,
    JPEG_RST7 = 0xD7,
    JPEG_SOI = 0xD8,
    JPEG_EOI = 0xD9,
    JPEG_SOS = 0xDA,
    JPEG_APP0 = 0xE0,
    JPEG_APP1 = 0xE1,
    JPEG_APP14 = 0xEE,
    JPEG_APP15 = 0xEF,
    JPEG_COM = 0xFE,
};

typedef struct {
    uint8_t marker;
    Str whole; // from the marker on; that of SOS has the coded data behind it
    Str data;  // without marker and length
} JpegSegment;

// The segment at `*at`, which is moved behind it. False where none begins, or it is cut off.
bool jpeg_next(Str bytes, size_t *at, JpegSegment *out);

// What Exif (CIPA DC-008, 4.6.4) in an APP1 segment says about how to turn the picture: 1 is
// upright, up to 8; 0 when it says nothing.
unsigned jpeg_orientation(Str app1);

#endif
