// SPDX-License-Identifier: MIT
// Any bytes as an image: what is let in decodes, again and alike, and fits in its memory.
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "read/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check_image(Arena *arena, const Image *image) {
    ImagePixels pixels;
    if (!image_decode(arena, image, &pixels)) abort();
    const size_t size = (size_t)pixels.width * pixels.height * pixels.channels;
    if (pixels.width != image->width || pixels.height != image->height || size == 0) abort();
    unsigned sum = 0;
    for (size_t i = 0; i < size; i++) {
        const uint8_t sample = pixels.samples[i];
        sum += pixels.palette ? pixels.palette[3 * (size_t)sample + 2] : sample;
        if (pixels.palette && sample >= pixels.colors) abort();
    }
    if (sum == 1) (void)getpid(); // the samples are looked at
    if (image->kind == IMAGE_JPEG && image_jpeg_stream(arena, image).n > image->bytes.n) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    const int file = memfd_create("image", 0);
    if (file < 0 || write(file, bytes, n) != (ssize_t)n) abort();
    Arena *arena = arena_new(1 << 12);
    Diag diag;
    diag_init(&diag, arena);
    const char *path = str_format(arena, "/proc/self/fd/%d", file).at;
    const Image *image = image_read(arena, path, STR("image"), (Place){0}, &diag);
    if (image) check_image(arena, image);
    if (!image != diag_is_fatal(&diag)) abort();
    arena_drop(arena);
    close(file);
    return 0;
}
