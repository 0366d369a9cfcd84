// SPDX-License-Identifier: MIT
// SVG: one drawing a page by cairo, text as glyph outlines. A title and a description go in front,
// for a reader who hears the page: the document's title and what its figures say.
#include <stdlib.h>

#include "emit/canvas.h"
#include "emit/emit.h"

typedef struct {
    CanvasDevice base;
    Str title, lang; // of the document
    Buf drawing;     // what cairo wrote of the page
    Buf description; // alternative texts of the page's figures
} SvgDevice;

static bool svg_begin_document(Device *device, const DocumentInfo *info) {
    SvgDevice *svg = (SvgDevice *)device;
    svg->title = str_copy(svg->base.arena, info->title);
    svg->lang = str_copy(svg->base.arena, info->lang);
    return true;
}

static bool svg_begin_page(Device *device, const PageInfo *info) {
    SvgDevice *svg = (SvgDevice *)device;
    buf_clear(&svg->drawing);
    buf_clear(&svg->description);
    cairo_surface_t *surface = svg->base.lib.svg_surface_create_for_stream(
        canvas_put_bytes, &svg->drawing, info->width / 1000.0, info->height / 1000.0);
    return canvas_begin_page(&svg->base, surface, info);
}

static bool svg_open_element(Device *device, const Element *element) {
    SvgDevice *svg = (SvgDevice *)device;
    if (element->tag != TAG_FIGURE || str_is_empty(element->alt)) return true;
    if (svg->description.n > 0) buf_putc(&svg->description, ' ');
    buf_put(&svg->description, element->alt);
    return true;
}

static void put_escaped(Buf *out, Str s) {
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.at[i];
        if (c == '&')
            buf_put(out, STR("&amp;"));
        else if (c == '<')
            buf_put(out, STR("&lt;"));
        else if (c == '>')
            buf_put(out, STR("&gt;"));
        else if (c == '"')
            buf_put(out, STR("&quot;"));
        else if (c < ' ')
            buf_putc(out, ' '); // not allowed in XML 1.0, or a line break
        else
            buf_putc(out, s.at[i]);
    }
}

static void put_tag(Buf *out, Str open, Str content, Str close) {
    if (str_is_empty(content)) return;
    buf_put(out, open);
    put_escaped(out, content);
    buf_put(out, close);
}

// cairo numbers surfaces and images through the life of the process. Here they count from 0 in each
// drawing, so that the same page gives the same bytes: "surface123" keeps its order of first use.
typedef struct {
    Arena *arena;
    VEC(Str) seen; // digits of the numbers met so far
} SurfaceIds;

static size_t renumber(SurfaceIds *ids, Str digits) {
    for (size_t i = 0; i < ids->seen.n; i++)
        if (str_eq(ids->seen.at[i], digits)) return i;
    *vec_push(ids->arena, &ids->seen) = digits;
    return ids->seen.n - 1;
}

static size_t digits_at(Str s, size_t from) {
    size_t n = 0;
    while (from + n < s.n && s.at[from + n] >= '0' && s.at[from + n] <= '9') n++;
    return n;
}

// Where in front of a number a name of cairo's ends that begins at `from`; else `from`.
static size_t end_of_name(Str s, size_t from) {
    static const Str NAMES[] = {STR_INIT("surface"), STR_INIT("image")};
    for (size_t i = 0; i < COUNT_OF(NAMES); i++)
        if (str_starts(str_slice(s, from, s.n), NAMES[i])) return from + NAMES[i].n;
    return from;
}

// Names stand behind '"' or '#', which the data of an embedded image never has.
static void put_renumbered(Buf *out, Str drawing, Arena *arena) {
    SurfaceIds ids = {.arena = arena};
    size_t done = 0;
    for (size_t at = 0; at < drawing.n; at++) {
        if (drawing.at[at] != '"' && drawing.at[at] != '#') continue;
        const size_t number = end_of_name(drawing, at + 1);
        const size_t n = number > at + 1 ? digits_at(drawing, number) : 0;
        if (n == 0) continue;
        buf_put(out, str_slice(drawing, done, number));
        buf_put_int(out, (int64_t)renumber(&ids, str_slice(drawing, number, number + n)));
        done = number + n;
    }
    buf_put(out, str_slice(drawing, done, drawing.n));
}

// The drawing with role, language, title and description on its root element.
static void put_document(const SvgDevice *svg, Buf *out) {
    const Str drawing = buf_str(&svg->drawing);
    const Str root = STR("<svg ");
    const size_t start = str_find(drawing, root, 0);
    const size_t end = start == SIZE_MAX ? start : str_find_char(drawing, '>', start);
    if (end == SIZE_MAX) { // not what cairo writes: leave it as it is
        buf_put(out, drawing);
        return;
    }
    buf_put(out, str_slice(drawing, 0, start + root.n));
    buf_put(out, STR("role=\"img\" "));
    put_tag(out, STR("xml:lang=\""), svg->lang, STR("\" "));
    buf_put(out, str_slice(drawing, start + root.n, end + 1));
    put_tag(out, STR("\n<title>"), svg->title, STR("</title>"));
    put_tag(out, STR("\n<desc>"), buf_str(&svg->description), STR("</desc>"));
    put_renumbered(out, str_slice(drawing, end + 1, drawing.n), svg->base.arena);
}

static bool svg_end_page(Device *device) {
    SvgDevice *svg = (SvgDevice *)device;
    CanvasDevice *base = &svg->base;
    const ArenaMark mark = arena_mark(base->arena);
    Buf out = {0};
    base->lib.surface_finish(base->surface); // writes the rest of the drawing
    bool written = canvas_page_is_whole(base, CAIRO_STATUS_SUCCESS);
    if (written) {
        put_document(svg, &out);
        written = canvas_write_page(base, buf_str(&out));
    }
    buf_release(&out);
    arena_rewind(base->arena, mark);
    canvas_end_page(base);
    return written;
}

static void svg_drop(Device *device) {
    SvgDevice *svg = (SvgDevice *)device;
    canvas_release(&svg->base); // an unfinished page still writes to the drawing
    buf_release(&svg->drawing);
    buf_release(&svg->description);
    free(device);
}

static const DeviceOps SVG_OPS = {
    .begin_document = svg_begin_document,
    .begin_page = svg_begin_page,
    .end_page = svg_end_page,
    .open_element = svg_open_element,
    .glyphs = canvas_glyphs,
    .fill = canvas_fill,
    .stroke = canvas_stroke,
    .image = canvas_image,
    .push_clip = canvas_push_clip,
    .pop_clip = canvas_pop_clip,
    .drop = svg_drop,
};

Device *svg_device_new(Str stem, bool single, Diag *diag) {
    SvgDevice *svg = calloc(1, sizeof *svg);
    if (!svg) fatal_out_of_memory(sizeof *svg);
    if (!canvas_init(&svg->base, &SVG_OPS, diag)) {
        free(svg);
        return NULL;
    }
    svg->base.stem = str_copy(svg->base.arena, stem);
    svg->base.extension = STR(".svg");
    svg->base.single = single;
    return &svg->base.device;
}
