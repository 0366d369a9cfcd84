// SPDX-License-Identifier: MIT
// Draws a page on a cairo surface whose user unit is a point. Glyphs are filled outlines, so that
// they stand exactly where they were typeset: cairo's own text would round each to a whole pixel.
#include "emit/canvas.h"

bool canvas_init(CanvasDevice *self, const DeviceOps *ops, Diag *diag) {
    device_init(&self->device, ops, diag);
    if (!cairolib_load(&self->lib, diag)) return false;
    self->arena = arena_new(16U * 1024U);
    self->outlines = outlines_new();
    return true;
}

void canvas_release(CanvasDevice *self) {
    canvas_end_page(self);
    picture_release(&self->picture, &self->lib);
    outlines_drop(self->outlines);
    arena_drop(self->arena);
}

static bool refuse(CanvasDevice *self, const char *why) {
    diag_add(self->device.diag, SEVERITY_SYSTEM, "OUT-21", (Place){0},
             "cannot draw \"%.*s%.*s\": %s", STR_ARGS(self->stem), STR_ARGS(self->extension), why);
    return false;
}

bool canvas_begin_page(CanvasDevice *self, cairo_surface_t *surface, const PageInfo *info) {
    self->surface = surface;
    self->page = info->index + 1;
    self->pages = info->total;
    if (info->addition) return refuse(self, "a page was added to after it had been written");
    const cairo_status_t made = self->lib.surface_status(surface);
    if (made != CAIRO_STATUS_SUCCESS) return refuse(self, self->lib.status_to_string(made));
    self->cr = self->lib.create(surface);
    self->lib.set_antialias(self->cr, CAIRO_ANTIALIAS_GRAY);
    return true;
}

bool canvas_page_is_whole(CanvasDevice *self, cairo_status_t status) {
    if (status == CAIRO_STATUS_SUCCESS) status = self->lib.status(self->cr);
    if (status == CAIRO_STATUS_SUCCESS) status = self->lib.surface_status(self->surface);
    return status == CAIRO_STATUS_SUCCESS || refuse(self, self->lib.status_to_string(status));
}

void canvas_end_page(CanvasDevice *self) {
    if (self->cr) self->lib.destroy(self->cr);
    if (self->surface) self->lib.surface_destroy(self->surface);
    self->cr = NULL;
    self->surface = NULL;
}

cairo_status_t canvas_put_bytes(void *buf, const unsigned char *bytes, unsigned n) {
    buf_put(buf, (Str){(const char *)bytes, n});
    return CAIRO_STATUS_SUCCESS;
}

static Str page_path(const CanvasDevice *self) {
    if (self->single && str_eq(self->stem, STR("-"))) return self->stem;
    if (self->single)
        return str_format(self->arena, "%.*s%.*s", STR_ARGS(self->stem), STR_ARGS(self->extension));
    int digits = 2;
    for (size_t most = 100; most <= self->pages; most *= 10) digits++;
    return str_format(self->arena, "%.*s-%0*zu%.*s", STR_ARGS(self->stem), digits, self->page,
                      STR_ARGS(self->extension));
}

bool canvas_write_page(CanvasDevice *self, Str bytes) {
    const ArenaMark mark = arena_mark(self->arena);
    FileWriter *writer = file_writer_open(self->arena, page_path(self), self->device.diag);
    if (writer) file_writer_put(writer, bytes);
    const bool written = writer && file_writer_commit(writer, self->device.diag);
    arena_rewind(self->arena, mark);
    return written;
}

static double points(Len length) {
    return (double)length / 1000.0;
}

static void set_color(const CanvasDevice *self, Color color) {
    self->lib.set_source_rgb(self->cr, (double)(color >> 16 & 0xFFU) / 255.0,
                             (double)(color >> 8 & 0xFFU) / 255.0, (double)(color & 0xFFU) / 255.0);
}

// Where the points of a path go: origin and size of its unit.
typedef struct {
    double x, y, x_unit, y_unit;
} Frame;

static const Frame PAGE = {0, 0, 0.001, 0.001};

static void trace_path(const CanvasDevice *self, const Path *path, const Frame *frame) {
    const CairoLib *lib = &self->lib;
    const Point *p = path->points;
#define X(i) (frame->x + (double)p[i].x * frame->x_unit)
#define Y(i) (frame->y + (double)p[i].y * frame->y_unit)
    for (size_t i = 0; i < path->verb_count; i++) {
        switch (path->verbs[i]) {
        case PATH_MOVE:
            lib->move_to(self->cr, X(0), Y(0));
            p += 1;
            break;
        case PATH_LINE:
            lib->line_to(self->cr, X(0), Y(0));
            p += 1;
            break;
        case PATH_CURVE:
            lib->curve_to(self->cr, X(0), Y(0), X(1), Y(1), X(2), Y(2));
            p += 3;
            break;
        case PATH_CLOSE: lib->close_path(self->cr); break;
        }
    }
#undef X
#undef Y
}

static void set_path(const CanvasDevice *self, const Path *path) {
    self->lib.new_path(self->cr);
    trace_path(self, path, &PAGE);
}

bool canvas_glyphs(Device *device, const GlyphRun *run, Point baseline) {
    const CanvasDevice *self = (const CanvasDevice *)device;
    const double unit = points(run->style->size) / OUTLINE_EM;
    self->lib.new_path(self->cr);
    Len x = baseline.x;
    for (size_t i = 0; i < run->n; i++) {
        const Glyph *glyph = &run->glyphs[i];
        const Frame frame = {points(x + glyph->x_offset), points(baseline.y - glyph->y_offset),
                             unit, -unit};
        trace_path(self, outline_of_glyph(self->outlines, run->font, glyph->id), &frame);
        x += glyph->advance;
    }
    set_color(self, run->style->color);
    self->lib.fill(self->cr);
    return true;
}

bool canvas_fill(Device *device, const Path *path, Color color) {
    const CanvasDevice *self = (const CanvasDevice *)device;
    set_path(self, path);
    set_color(self, color);
    self->lib.fill(self->cr);
    return true;
}

bool canvas_stroke(Device *device, const Path *path, const Stroke *stroke) {
    const CanvasDevice *self = (const CanvasDevice *)device;
    const double dashes[] = {points(stroke->dash), points(stroke->gap)};
    set_path(self, path);
    set_color(self, stroke->color);
    self->lib.set_line_width(self->cr, points(stroke->width));
    self->lib.set_dash(self->cr, dashes, stroke->dash > 0 ? 2 : 0, 0);
    self->lib.stroke(self->cr);
    return true;
}

bool canvas_image(Device *device, const Image *image, Rect rect) {
    CanvasDevice *self = (CanvasDevice *)device;
    if (!picture_load(&self->picture, &self->lib, image))
        return refuse(self, "an image cannot be held in memory");
    picture_draw(&self->picture, &self->lib, self->cr, rect);
    return true;
}

bool canvas_push_clip(Device *device, const Path *path) {
    const CanvasDevice *self = (const CanvasDevice *)device;
    self->lib.save(self->cr);
    set_path(self, path);
    self->lib.clip(self->cr);
    return true;
}

bool canvas_pop_clip(Device *device) {
    const CanvasDevice *self = (const CanvasDevice *)device;
    self->lib.restore(self->cr);
    return true;
}
