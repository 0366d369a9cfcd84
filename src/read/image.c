// SPDX-License-Identifier: MIT
// Image: what is asked of every image file before it is let in.
#include "read/image_format.h"

typedef struct {
    const char *name;
    Str signature;
    const char *extensions[4]; // in lower case, NULL behind the last
    bool (*head)(const ImageReading *reading, Image *image);
    bool (*decode)(Arena *arena, const Image *image, ImagePixels *out, const char **why);
} Format;

static const Format FORMATS[] = {
    [IMAGE_PNG] =
        {"PNG", STR_INIT("\x89PNG\r\n\x1a\n"), {".png"}, image_png_head, image_png_decode},
    [IMAGE_JPEG] = {"JPEG",
                    STR_INIT("\xff\xd8\xff"),
                    {".jpg", ".jpeg", ".jpe"},
                    image_jpeg_head,
                    image_jpeg_decode},
};

// Kinds that people try, for the message alone.
static const struct {
    Str signature;
    const char *name;
} OTHERS[] = {
    {STR_INIT("GIF8"), "a GIF"},
    {STR_INIT("RIFF"), "a WebP"},
    {STR_INIT("BM"), "a BMP"},
    {STR_INIT("II*\0"), "a TIFF"},
    {STR_INIT("MM\0*"), "a TIFF"},
    {STR_INIT("%PDF"), "a PDF"},
    {STR_INIT("<svg"), "an SVG"},
    {STR_INIT("<?xml"), "an SVG"},
    {STR_INIT("\0\0\0 ftyp"), "a HEIC or AVIF"},
    {STR_INIT("\0\0\0\x1c"
              "ftyp"),
     "a HEIC or AVIF"},
};

bool image_is_damaged(const ImageReading *r, const char *why) {
    diag_add(r->diag, SEVERITY_FATAL, "IMG-04", r->from, "the image '%.*s' is damaged: %s",
             STR_ARGS(r->shown), why);
    diag_help(r->diag, "copy it again from where it came from, or save it again");
    return false;
}

static bool unknown_kind(const ImageReading *r, Str bytes) {
    const char *what = bytes.n ? "no PNG and no JPEG" : "empty";
    for (size_t i = 0; i < COUNT_OF(OTHERS); i++)
        if (str_starts(bytes, OTHERS[i].signature)) what = OTHERS[i].name;
    diag_add(r->diag, SEVERITY_FATAL, "IMG-01", r->from, "the image '%.*s' is %s",
             STR_ARGS(r->shown), what);
    diag_help(r->diag, "save it as PNG (drawings, logos) or JPEG (photographs)");
    return false;
}

static bool find_kind(const ImageReading *r, Image *image) {
    for (ImageKind kind = IMAGE_PNG; kind < (ImageKind)COUNT_OF(FORMATS); kind++) {
        if (!str_starts(image->bytes, FORMATS[kind].signature)) continue;
        image->kind = kind;
        return true;
    }
    return unknown_kind(r, image->bytes);
}

// The last dot of the base name and what follows; empty when there is none.
static Str extension_of(Str path) {
    const Str base = fs_base_name(path);
    for (size_t i = base.n; i > 1; i--)
        if (base.at[i - 1] == '.') return str_slice(base, i - 1, base.n);
    return (Str){0};
}

static bool name_agrees(const ImageReading *r, const Format *format) {
    const Str extension = extension_of(r->shown);
    if (extension.n == 0) return true;
    for (size_t i = 0; format->extensions[i]; i++)
        if (str_eq_ascii_fold(extension, str_of(format->extensions[i]))) return true;
    diag_add(r->diag, SEVERITY_FATAL, "IMG-02", r->from, "the image '%.*s' is a %s by its content",
             STR_ARGS(r->shown), format->name);
    diag_help(r->diag, "name it '*%s', or save it again as what its name says",
              format->extensions[0]);
    return false;
}

static bool is_within_bounds(const ImageReading *r, const Image *image) {
    const uint32_t width = image->width, height = image->height;
    const bool fits = width <= IMAGE_MAX_SIDE && height <= IMAGE_MAX_SIDE &&
                      (uint64_t)width * height <= IMAGE_MAX_PIXELS;
    if (fits && width > 0 && height > 0) return true;
    diag_add(r->diag, SEVERITY_FATAL, "IMG-03", r->from, "the image '%.*s' has %u by %u pixels",
             STR_ARGS(r->shown), width, height);
    if (!fits)
        diag_help(r->diag, "at most %d on a side and %d million in all are drawn: make it smaller",
                  IMAGE_MAX_SIDE, IMAGE_MAX_PIXELS / 1000000);
    return false;
}

static bool has_clear_pixel(const ImagePixels *pixels) {
    const size_t step = pixels->channels, n = (size_t)pixels->width * pixels->height * step;
    for (size_t i = step - 1; i < n; i += step)
        if (pixels->samples[i] != 255) return true;
    return false;
}

static uint64_t hash_pixels(const ImagePixels *pixels) {
    const size_t n = (size_t)pixels->width * pixels->height * pixels->channels;
    const uint64_t samples = str_hash((Str){(const char *)pixels->samples, n});
    const uint64_t palette = str_hash((Str){(const char *)pixels->palette, pixels->colors * 3});
    const uint64_t shape = (uint64_t)pixels->width << 16 | pixels->channels;
    return (samples * 31 ^ palette) * 31 ^ shape; // the height follows from the number of samples
}

// Makes all pixels once: there is no other way to know that the file holds them.
static bool learn_from_pixels(const ImageReading *r, Image *image) {
    Arena *scratch = arena_new(1 << 12);
    ImagePixels pixels;
    const char *why = "";
    const bool whole = FORMATS[image->kind].decode(scratch, image, &pixels, &why);
    if (whole) {
        image->alpha = image->alpha && has_clear_pixel(&pixels);
        image->hash = hash_pixels(&pixels);
    } else {
        image_is_damaged(r, why);
    }
    arena_drop(scratch);
    return whole;
}

const Image *image_read(Arena *arena, const char *path, Str shown, Place from, Diag *diag) {
    const ImageReading r = {shown, from, diag};
    const FileRequest request = {path, shown, IMAGE_MAX_FILE, from};
    Image *image = arena_push(arena, Image, 1);
    image->name = str_copy(arena, shown);
    const bool let_in = fs_read_shown(arena, &request, diag, &image->bytes) &&
                        find_kind(&r, image) && name_agrees(&r, &FORMATS[image->kind]) &&
                        FORMATS[image->kind].head(&r, image) && is_within_bounds(&r, image) &&
                        learn_from_pixels(&r, image);
    return let_in ? image : NULL;
}

bool image_decode(Arena *arena, const Image *image, ImagePixels *out) {
    const char *why;
    return FORMATS[image->kind].decode(arena, image, out, &why);
}
