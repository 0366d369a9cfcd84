// SPDX-License-Identifier: MIT
// Image files made by the tests: PNG chunk by chunk, so that any of them can lie, and JPEG by
// TurboJPEG.
#ifndef RAPPORTEUR_TESTS_READ_IMAGE_FILES_H
#define RAPPORTEUR_TESTS_READ_IMAGE_FILES_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <turbojpeg.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"

enum { PNG_GREY = 0, PNG_RGB = 2, PNG_PALETTE = 3, PNG_GREY_ALPHA = 4, PNG_RGB_ALPHA = 6 };

typedef struct {
    uint32_t width, height;
    uint8_t type, bits;
    bool interlaced;
    Str palette, transparency; // data of PLTE and tRNS, or empty
    Str rows;                  // each with its filter byte before it; passes when interlaced
} PngFile;

static inline void png_put_number(Buf *out, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) buf_putc(out, (char)(value >> shift & 0xFF));
}

static inline uint32_t png_check_sum(Str bytes) {
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < bytes.n; i++) {
        crc ^= (uint8_t)bytes.at[i];
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

static inline void png_put_chunk(Buf *out, const char *type, Str data) {
    png_put_number(out, (uint32_t)data.n);
    const size_t start = out->n;
    buf_put(out, str_of(type));
    buf_put(out, data);
    png_put_number(out, png_check_sum(str_slice(buf_str(out), start, out->n)));
}

// The zlib form of bytes, nothing compressed.
static inline void png_put_stored(Buf *out, Str bytes) {
    uint32_t a = 1, b = 0;
    buf_put(out, (Str){"\x78\x01", 2});
    for (size_t at = 0; at == 0 || at < bytes.n; at += 65535) {
        const Str part = str_slice(bytes, at, at + 65535);
        const uint16_t n = (uint16_t)part.n;
        const char head[] = {at + part.n >= bytes.n, (char)(n & 0xFF), (char)(n >> 8),
                             (char)(~n & 0xFF), (char)(~n >> 8 & 0xFF)};
        buf_put(out, (Str){head, sizeof head});
        buf_put(out, part);
    }
    for (size_t i = 0; i < bytes.n; i++) {
        a = (a + (uint8_t)bytes.at[i]) % 65521;
        b = (b + a) % 65521;
    }
    png_put_number(out, b << 16 | a);
}

static inline Str png_make(Arena *arena, const PngFile *png) {
    Buf out = {0}, data = {0};
    buf_put(&out, STR("\x89PNG\r\n\x1a\n"));
    png_put_number(&data, png->width);
    png_put_number(&data, png->height);
    const char rest[] = {(char)png->bits, (char)png->type, 0, 0, png->interlaced};
    buf_put(&data, (Str){rest, sizeof rest});
    png_put_chunk(&out, "IHDR", buf_str(&data));
    if (png->palette.n) png_put_chunk(&out, "PLTE", png->palette);
    if (png->transparency.n) png_put_chunk(&out, "tRNS", png->transparency);
    buf_clear(&data);
    png_put_stored(&data, png->rows);
    png_put_chunk(&out, "IDAT", buf_str(&data));
    png_put_chunk(&out, "IEND", (Str){0});
    const Str made = str_copy(arena, buf_str(&out));
    buf_release(&out);
    buf_release(&data);
    return made;
}

// A picture of 8-bit samples: each is made from its place, so that none stands for another.
static inline Str png_gradient(Arena *arena, uint32_t width, uint32_t height, uint8_t type) {
    static const size_t CHANNELS[] = {[PNG_GREY] = 1,
                                      [PNG_RGB] = 3,
                                      [PNG_PALETTE] = 1,
                                      [PNG_GREY_ALPHA] = 2,
                                      [PNG_RGB_ALPHA] = 4};
    const size_t row = width * CHANNELS[type] + 1;
    char *rows = arena_push(arena, char, row *height);
    for (size_t y = 0; y < height; y++)
        for (size_t i = 1; i < row; i++) rows[y * row + i] = (char)((y * 37 + i * 11) & 0xFF);
    char *palette = arena_push(arena, char, 768);
    for (size_t i = 0; i < 768; i++) palette[i] = (char)((i * 7) & 0xFF);
    return png_make(arena, &(PngFile){.width = width,
                                      .height = height,
                                      .type = type,
                                      .bits = 8,
                                      .palette = {palette, type == PNG_PALETTE ? 768 : 0},
                                      .rows = {rows, row * height}});
}

// `format` is one of TJPF_GRAY, TJPF_RGB and TJPF_CMYK.
static inline Str jpeg_make(Arena *arena, uint32_t width, uint32_t height, int format, int flags) {
    const size_t row = width * (size_t)tjPixelSize[format];
    uint8_t *samples = arena_push(arena, uint8_t, row * height);
    for (size_t y = 0; y < height; y++)
        for (size_t i = 0; i < row; i++) samples[y * row + i] = (uint8_t)(40 + y * 3 + i);
    unsigned char *bytes = NULL;
    unsigned long n = 0;
    tjhandle tj = tjInitCompress();
    const int failed = tjCompress2(tj, samples, (int)width, 0, (int)height, format, &bytes, &n,
                                   format == TJPF_GRAY ? TJSAMP_GRAY : TJSAMP_444, 95, flags);
    assert(!failed);
    (void)failed;
    const Str made = str_copy(arena, (Str){(const char *)bytes, n});
    tjFree(bytes);
    tjDestroy(tj);
    return made;
}

// Puts a segment behind the start of a JPEG file.
static inline Str jpeg_with(Arena *arena, Str jpeg, uint8_t marker, Str data) {
    Buf out = {0};
    buf_put(&out, str_slice(jpeg, 0, 2));
    const char head[] = {(char)0xFF, (char)marker, (char)((data.n + 2) >> 8),
                         (char)((data.n + 2) & 0xFF)};
    buf_put(&out, (Str){head, sizeof head});
    buf_put(&out, data);
    buf_put(&out, str_slice(jpeg, 2, jpeg.n));
    const Str made = str_copy(arena, buf_str(&out));
    buf_release(&out);
    return made;
}

// Where the frame header of a JPEG begins: its marker's second byte.
static inline size_t jpeg_frame_at(Str jpeg) {
    for (size_t at = 2; at + 4 < jpeg.n;) {
        const uint8_t marker = (uint8_t)jpeg.at[at + 1];
        if (marker >= 0xC0 && marker <= 0xC2) return at + 1;
        at += 2 + ((size_t)(uint8_t)jpeg.at[at + 2] << 8 | (uint8_t)jpeg.at[at + 3]);
    }
    return 0;
}

static inline void image_write(const char *path, Str bytes) {
    FILE *file = fopen(path, "wb");
    assert(file);
    const size_t written = fwrite(bytes.at ? bytes.at : "", 1, bytes.n, file);
    assert(written == bytes.n);
    (void)written;
    fclose(file);
}

#endif
