// SPDX-License-Identifier: MIT
// The device that writes nothing: it finds what a PDF of these pages could not claim.
#include "emit/emit.h"

#include "emit/pdf/conformance.h"

enum { BLOCK_SIZE = 16 << 10 }; // [bytes] of the document's arena

typedef struct {
    Device base;
    Arena *arena; // this struct is in it
    Conformance *conformance;
} CheckDevice;

static Conformance *of(Device *device) {
    return ((CheckDevice *)device)->conformance;
}

static bool begin_document(Device *device, const DocumentInfo *info) {
    conformance_begin_document(of(device), info);
    return true;
}

static void check(Device *device) {
    conformance_report(of(device), device->diag);
}

static bool begin_page(Device *device, const PageInfo *info) {
    conformance_begin_page(of(device), info);
    return true;
}

static bool open_element(Device *device, const Element *element) {
    conformance_open(of(device), element);
    return true;
}

static bool close_element(Device *device, const Element *element) {
    conformance_close(of(device), element);
    return true;
}

static bool begin_content(Device *device, const Element *element) {
    conformance_content(of(device), element);
    return true;
}

static bool begin_artifact(Device *device, ArtifactKind kind) {
    (void)kind;
    conformance_artifact(of(device));
    return true;
}

static bool glyphs(Device *device, const GlyphRun *run, Point baseline) {
    (void)baseline;
    conformance_glyphs(of(device), run);
    return true;
}

static bool link_to(Device *device, Rect rect, Str url, Str to, Str description,
                    const Element *element) {
    conformance_link(of(device), &(DeviceLink){rect, url, to, description, element});
    return true;
}

static bool outline(Device *device, uint8_t level, Str title, Point at, const Element *element) {
    (void)level, (void)at;
    conformance_outline(of(device), title, element);
    return true;
}

static bool bounds(Device *device, const Element *element, Rect rect) {
    (void)rect;
    conformance_bounds(of(device), element);
    return true;
}

static void drop(Device *device) {
    arena_drop(((CheckDevice *)device)->arena);
}

static const DeviceOps CHECK_OPS = {
    .begin_document = begin_document,
    .check = check,
    .begin_page = begin_page,
    .open_element = open_element,
    .close_element = close_element,
    .begin_content = begin_content,
    .begin_artifact = begin_artifact,
    .glyphs = glyphs,
    .link = link_to,
    .outline = outline,
    .bounds = bounds,
    .drop = drop,
};

Device *pdf_check_device_new(const PdfOptions *options, Diag *diag) {
    Arena *arena = arena_new(BLOCK_SIZE);
    CheckDevice *made = arena_push(arena, CheckDevice, 1);
    device_init(&made->base, &CHECK_OPS, diag);
    made->arena = arena;
    made->conformance = conformance_new(arena, options->standards, options->attach != NULL);
    return &made->base;
}
