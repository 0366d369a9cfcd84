// SPDX-License-Identifier: MIT
// Walks over the segments of a JPEG file, and reads the one field of Exif that matters.
#include "read/jpeg_markers.h"

static uint8_t byte_at(Str bytes, size_t at) {
    return (uint8_t)bytes.at[at];
}

static bool stands_alone(uint8_t marker) {
    return marker == 0x01 || (marker >= JPEG_RST0 && marker <= JPEG_EOI);
}

// Where the coded data that begins at `at` meets the next marker.
static size_t end_of_scan(Str bytes, size_t at) {
    for (; at + 1 < bytes.n; at++) {
        if (byte_at(bytes, at) != 0xFF) continue;
        const uint8_t next = byte_at(bytes, at + 1);
        if (next != 0 && next != 0xFF && (next < JPEG_RST0 || next > JPEG_RST7)) return at;
    }
    return bytes.n;
}

// The end of the segment whose length stands at `at`; 0 when it is cut off.
static size_t end_of_segment(Str bytes, size_t at) {
    if (bytes.n - at < 2) return 0;
    const size_t length = (size_t)byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
    return length < 2 || bytes.n - at < length ? 0 : at + length;
}

bool jpeg_next(Str bytes, size_t *at, JpegSegment *out) {
    size_t start = *at;
    while (start + 1 < bytes.n && byte_at(bytes, start) == 0xFF &&
           byte_at(bytes, start + 1) == 0xFF)
        start++; // fill bytes
    if (start + 1 >= bytes.n || byte_at(bytes, start) != 0xFF) return false;
    *out = (JpegSegment){.marker = byte_at(bytes, start + 1)};
    size_t end = start + 2;
    if (!stands_alone(out->marker)) {
        end = end_of_segment(bytes, start + 2);
        if (end == 0) return false;
        out->data = str_slice(bytes, start + 4, end);
        if (out->marker == JPEG_SOS) end = end_of_scan(bytes, end);
    }
    out->whole = str_slice(bytes, start, end);
    *at = end;
    return true;
}

// A number of the TIFF structure in Exif, in its byte order; 0 behind its end.
static uint32_t tiff_number(Str tiff, size_t at, size_t size) {
    if (tiff.n < size || at > tiff.n - size) return 0;
    const bool little = tiff.at[0] == 'I';
    uint32_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | byte_at(tiff, little ? at + size - 1 - i : at + i);
    return value;
}

unsigned jpeg_orientation(Str app1) {
    enum { ENTRY = 12, TAG = 0x0112 };
    const Str name = {"Exif\0", 6};
    if (!str_starts(app1, name) || app1.n == name.n) return 0;
    const Str tiff = str_slice(app1, name.n, app1.n);
    const size_t directory = tiff_number(tiff, 4, 4);
    const size_t entries = tiff_number(tiff, directory, 2);
    for (size_t i = 0; i < entries; i++) {
        const size_t entry = directory + 2 + i * ENTRY;
        if (tiff_number(tiff, entry, 2) != TAG) continue;
        const unsigned value = tiff_number(tiff, entry + 8, 2);
        return value <= 8 ? value : 0;
    }
    return 0;
}
