// SPDX-License-Identifier: MIT
// Trace: pages as text, one operation a line, lengths in points. Made for review: golden tests
// compare it, and a person reads its difference.
//
//     page 1 "2" 595.276 x 841.89
//       open 3 H1
//       content 3 H1
//         text 72 96.5 NotoSans-Bold 16 #1A1F2B «Title»
//       end
//       close 3 H1
#include "emit/emit.h"

#include <stdlib.h>

#include "text/font.h"

typedef struct {
    Device device;
    Buf *out;
    size_t depth; // of elements, content and clips that are open
    Str lang;     // of the document: only other languages are worth a word
} TraceDevice;

static TraceDevice *trace_of(Device *device) {
    return (TraceDevice *)device;
}

// Begins a line of a page at the present depth.
static Buf *line(Device *device, const char *word) {
    const TraceDevice *trace = trace_of(device);
    for (size_t i = 0; i <= trace->depth; i++) buf_put(trace->out, STR("  "));
    buf_put(trace->out, str_of(word));
    return trace->out;
}

// Begins a line that what follows is part of, and one that ends such a part.
static Buf *line_in(Device *device, const char *word) {
    Buf *out = line(device, word);
    trace_of(device)->depth++;
    return out;
}

static Buf *line_out(Device *device, const char *word) {
    trace_of(device)->depth--;
    return line(device, word);
}

static bool end_line(Buf *out) {
    buf_putc(out, '\n');
    return true;
}

static void put_len(Buf *out, Len value) {
    buf_putc(out, ' ');
    buf_put_milli(out, value);
}

static void put_point(Buf *out, Point p) {
    put_len(out, p.x);
    put_len(out, p.y);
}

static void put_rect(Buf *out, Rect r) {
    put_point(out, (Point){r.x, r.y});
    put_len(out, r.width);
    put_len(out, r.height);
}

static void put_color(Buf *out, Color color) {
    buf_printf(out, " #%06X", color & 0xFFFFFFU);
}

// A control character would break the line; it is shown as "\n" or "\x1F".
static void put_quoted(Buf *out, Str s, Str before, Str after) {
    buf_put(out, before);
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.at[i];
        if (c == '\n')
            buf_put(out, STR("\\n"));
        else if (c < ' ' || c == 0x7F)
            buf_printf(out, "\\x%02X", c);
        else
            buf_putc(out, s.at[i]);
    }
    buf_put(out, after);
}

static void put_field(Buf *out, const char *name, Str value) {
    if (str_is_empty(value)) return;
    buf_printf(out, " %s=", name);
    put_quoted(out, value, STR("\""), STR("\""));
}

static void put_element(Buf *out, const Element *element) {
    if (!element) return;
    buf_putc(out, ' ');
    buf_put_int(out, element->id);
    buf_putc(out, ' ');
    buf_put(out, str_of(structure_tag_name(element->tag)));
}

static bool trace_begin_document(Device *device, const DocumentInfo *info) {
    TraceDevice *trace = trace_of(device);
    Buf *out = trace->out;
    trace->lang = info->lang;
    buf_put(out, STR("document"));
    put_field(out, "id", info->id);
    put_field(out, "lang", info->lang);
    put_field(out, "title", info->title);
    if (info->right_to_left) buf_put(out, STR(" right-to-left"));
    return end_line(out);
}

static bool trace_end_document(Device *device) {
    buf_put(trace_of(device)->out, STR("end of document\n"));
    return true;
}

static bool trace_begin_page(Device *device, const PageInfo *info) {
    Buf *out = trace_of(device)->out;
    buf_put(out, info->addition ? STR("addition ") : STR("page "));
    buf_put_int(out, (int64_t)info->index + 1);
    if (info->total > 0) buf_printf(out, " of %zu", info->total);
    put_quoted(out, info->label, STR(" \""), STR("\""));
    put_len(out, info->width);
    buf_put(out, STR(" x"));
    put_len(out, info->height);
    return end_line(out);
}

static const char *scope_name(HeaderScope scope) {
    static const char *const NAMES[] = {
        [SCOPE_NONE] = "", [SCOPE_ROW] = "row", [SCOPE_COLUMN] = "column", [SCOPE_BOTH] = "both"};
    return NAMES[scope];
}

static bool trace_open_element(Device *device, const Element *element) {
    Buf *out = line_in(device, "open");
    put_element(out, element);
    put_field(out, "lang", element->lang);
    put_field(out, "title", element->title);
    put_field(out, "alt", element->alt);
    put_field(out, "actual", element->actual_text);
    put_field(out, "scope", str_of(scope_name(element->scope)));
    put_field(out, "id", element->header_id);
    for (size_t i = 0; i < element->header_count; i++)
        put_field(out, "header", element->headers[i]);
    if (element->col_span > 1) buf_printf(out, " columns=%u", element->col_span);
    if (element->row_span > 1) buf_printf(out, " rows=%u", element->row_span);
    if (element->tag == TAG_L) buf_printf(out, " %s", list_numbering_name(element->numbering));
    return end_line(out);
}

static bool trace_close_element(Device *device, const Element *element) {
    Buf *out = line_out(device, "close");
    put_element(out, element);
    return end_line(out);
}

static bool trace_begin_content(Device *device, const Element *element) {
    Buf *out = line_in(device, "content");
    put_element(out, element);
    return end_line(out);
}

static bool trace_begin_artifact(Device *device, ArtifactKind kind) {
    Buf *out = line_in(device, "artifact ");
    buf_put(out, kind == ARTIFACT_PAGINATION ? STR("pagination") : STR("layout"));
    return end_line(out);
}

static bool trace_end_content(Device *device) {
    return end_line(line_out(device, "end"));
}

static bool trace_glyphs(Device *device, const GlyphRun *run, Point baseline) {
    Buf *out = line(device, "text");
    put_point(out, baseline);
    buf_putc(out, ' ');
    buf_put(out, font_name(run->font));
    put_len(out, run->style->size);
    put_color(out, run->style->color);
    put_quoted(out, run->text, STR(" «"), run->hyphen ? STR("-»") : STR("»"));
    if (run->level & 1U) buf_put(out, STR(" right-to-left"));
    if (!str_eq(run->lang, trace_of(device)->lang)) put_field(out, "lang", run->lang);
    for (size_t i = 0; i < run->expansion_count; i++) {
        put_field(out, "expansion", run->expansions[i].words);
        put_field(out, "expansion-lang", run->expansions[i].lang);
    }
    return end_line(out);
}

static void put_path(Buf *out, const Path *path) {
    static const char VERBS[] = {
        [PATH_MOVE] = 'M', [PATH_LINE] = 'L', [PATH_CURVE] = 'C', [PATH_CLOSE] = 'Z'};
    static const size_t TAKES[] = {
        [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
    size_t point = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        buf_putc(out, ' ');
        buf_putc(out, VERBS[path->verbs[i]]);
        for (size_t k = 0; k < TAKES[path->verbs[i]]; k++) put_point(out, path->points[point++]);
    }
}

// A rectangle along the axes is far easier to review than its path.
static bool is_rect(const Path *path, Rect *rect) {
    static const PathVerb VERBS[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    if (path->verb_count != 5 || memcmp(path->verbs, VERBS, sizeof VERBS) != 0) return false;
    const Point *p = path->points;
    *rect = (Rect){p[0].x, p[0].y, p[2].x - p[0].x, p[2].y - p[0].y};
    return p[1].x == p[2].x && p[1].y == p[0].y && p[3].x == p[0].x && p[3].y == p[2].y;
}

static void put_shape(Buf *out, const Path *path) {
    Rect rect = {0};
    if (is_rect(path, &rect)) {
        buf_put(out, STR(" rect"));
        put_rect(out, rect);
        return;
    }
    put_path(out, path);
}

static bool trace_fill(Device *device, const Path *path, Color color) {
    Buf *out = line(device, "fill");
    put_color(out, color);
    put_shape(out, path);
    return end_line(out);
}

static bool trace_stroke(Device *device, const Path *path, const Stroke *stroke) {
    Buf *out = line(device, "stroke");
    put_color(out, stroke->color);
    put_len(out, stroke->width);
    if (stroke->dash > 0) {
        buf_put(out, STR(" dash"));
        put_len(out, stroke->dash);
        put_len(out, stroke->gap);
    }
    put_shape(out, path);
    return end_line(out);
}

// The hash is of the pixels, so that another picture under the same name is seen.
static bool trace_image(Device *device, const Image *image, Rect rect) {
    Buf *out = line(device, "image");
    put_rect(out, rect);
    put_quoted(out, image->name, STR(" \""), STR("\""));
    buf_printf(out, " %ux%u ", image->width, image->height);
    buf_put_hex(out, image->hash, 16);
    return end_line(out);
}

static bool trace_push_clip(Device *device, const Path *path) {
    Buf *out = line_in(device, "clip");
    put_shape(out, path);
    return end_line(out);
}

static bool trace_pop_clip(Device *device) {
    return end_line(line_out(device, "unclip"));
}

static bool trace_link(Device *device, Rect rect, Str url, Str to, Str description,
                       const Element *element) {
    Buf *out = line(device, "link");
    put_element(out, element);
    put_rect(out, rect);
    put_field(out, "url", url);
    put_field(out, "to", to);
    put_field(out, "description", description);
    return end_line(out);
}

static bool trace_destination(Device *device, Str name, Point at) {
    Buf *out = line(device, "destination");
    put_point(out, at);
    put_field(out, "name", name);
    return end_line(out);
}

static bool trace_outline(Device *device, uint8_t level, Str title, Point at,
                          const Element *element) {
    Buf *out = line(device, "outline");
    buf_printf(out, " %u", level);
    put_element(out, element);
    put_point(out, at);
    put_field(out, "title", title);
    return end_line(out);
}

static bool trace_bounds(Device *device, const Element *element, Rect rect) {
    Buf *out = line(device, "bounds");
    put_element(out, element);
    put_rect(out, rect);
    return end_line(out);
}

static void trace_drop(Device *device) {
    free(device);
}

static const DeviceOps TRACE_OPS = {
    .begin_document = trace_begin_document,
    .end_document = trace_end_document,
    .begin_page = trace_begin_page,
    .open_element = trace_open_element,
    .close_element = trace_close_element,
    .begin_content = trace_begin_content,
    .begin_artifact = trace_begin_artifact,
    .end_content = trace_end_content,
    .glyphs = trace_glyphs,
    .fill = trace_fill,
    .stroke = trace_stroke,
    .image = trace_image,
    .push_clip = trace_push_clip,
    .pop_clip = trace_pop_clip,
    .link = trace_link,
    .destination = trace_destination,
    .outline = trace_outline,
    .bounds = trace_bounds,
    .drop = trace_drop,
};

Device *trace_device_new(Buf *out, Diag *diag) {
    TraceDevice *trace = calloc(1, sizeof *trace);
    if (!trace) fatal_out_of_memory(sizeof *trace);
    device_init(&trace->device, &TRACE_OPS, diag);
    trace->out = out;
    return &trace->device;
}
