// SPDX-License-Identifier: MIT
// PdfContent: operators with their operands, each only when it changes something.
#include "emit/pdf/content.h"

#include "emit/pdf/token.h"

void pdf_content_begin(PdfContent *content, Len height) {
    buf_clear(&content->out);
    content->height = height;
    content->in_text = false;
    content->closing = false;
    content->depth = 0;
    content->state = (PdfState){.line_width = LEN(1)};
}

void pdf_content_release(PdfContent *content) {
    buf_release(&content->out);
}

static void close_text(PdfContent *content) {
    if (content->in_text) pdf_put(&content->out, "ET\n");
    content->in_text = false;
}

static void open_text(PdfContent *content) {
    if (content->in_text) return;
    pdf_put(&content->out, "BT\n");
    content->in_text = true;
    content->line = (Point){0, content->height};
}

void pdf_content_end(PdfContent *content) {
    if (!content->closing) return;
    close_text(content);
    pdf_put(&content->out, "EMC\n");
    content->closing = false;
}

void pdf_content_open_marked(PdfContent *content, Str tag, uint32_t mcid) {
    pdf_content_end(content);
    Buf *out = &content->out;
    buf_putc(out, '/');
    buf_put(out, tag);
    pdf_put(out, "<</MCID ");
    buf_put_int(out, mcid);
    pdf_put(out, ">>BDC\n");
}

void pdf_content_open_artifact(PdfContent *content, ArtifactKind kind) {
    pdf_content_end(content);
    buf_put(&content->out, kind == ARTIFACT_PAGINATION ? STR("/Artifact<</Type/Pagination>>BDC\n")
                                                       : STR("/Artifact<</Type/Layout>>BDC\n"));
}

void pdf_content_close_marked(PdfContent *content) {
    content->closing = true;
}

void pdf_content_resume_marked(PdfContent *content) {
    content->closing = false;
}

// Three components between 0 and 1, and the operator.
static void put_color(Buf *out, Color color, Str operator_) {
    for (int shift = 16; shift >= 0; shift -= 8) {
        buf_put_milli(out, ((color >> shift & 0xff) * 1000 + 127) / 255);
        buf_putc(out, ' ');
    }
    buf_put(out, operator_);
}

static void set_fill(PdfContent *content, Color color) {
    if (content->state.fill == color) return;
    put_color(&content->out, color, STR("rg\n"));
    content->state.fill = color;
}

static void set_stroke(PdfContent *content, const Stroke *stroke) {
    PdfState *state = &content->state;
    Buf *out = &content->out;
    if (state->stroke != stroke->color) put_color(out, stroke->color, STR("RG\n"));
    if (state->line_width != stroke->width) {
        buf_put_milli(out, stroke->width);
        pdf_put(out, " w\n");
    }
    if (state->dash != stroke->dash || state->gap != stroke->gap) {
        buf_putc(out, '[');
        if (stroke->dash > 0) buf_put_milli(out, stroke->dash);
        if (stroke->dash > 0) buf_putc(out, ' ');
        if (stroke->dash > 0) buf_put_milli(out, stroke->gap);
        pdf_put(out, "]0 d\n");
    }
    state->stroke = stroke->color;
    state->line_width = stroke->width;
    state->dash = stroke->dash;
    state->gap = stroke->gap;
}

// A rectangle along the axes, drawn from one corner round to the next three.
static bool is_rectangle(const Path *path, Rect *out) {
    static const PathVerb VERBS[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    if (path->verb_count != COUNT_OF(VERBS) || path->point_count != 4) return false;
    if (memcmp(path->verbs, VERBS, sizeof VERBS) != 0) return false;
    const Point *p = path->points;
    const bool across_first =
        p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x;
    const bool down_first =
        p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y;
    if (!across_first && !down_first) return false;
    *out = (Rect){p[0].x, p[0].y, p[2].x - p[0].x, p[2].y - p[0].y};
    return true;
}

static void put_segments(PdfContent *content, const Path *path) {
    static const struct {
        size_t points;
        Str name;
    } OPERATORS[] = {[PATH_MOVE] = {1, STR_INIT("m\n")},
                     [PATH_LINE] = {1, STR_INIT("l\n")},
                     [PATH_CURVE] = {3, STR_INIT("c\n")},
                     [PATH_CLOSE] = {0, STR_INIT("h\n")}};
    size_t at = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        for (size_t k = 0; k < OPERATORS[path->verbs[i]].points; k++) {
            pdf_put_point(&content->out, path->points[at++], content->height);
            buf_putc(&content->out, ' ');
        }
        buf_put(&content->out, OPERATORS[path->verbs[i]].name);
    }
}

static void put_path(PdfContent *content, const Path *path) {
    Rect box;
    if (!is_rectangle(path, &box)) {
        put_segments(content, path);
        return;
    }
    Buf *out = &content->out;
    pdf_put_point(out, (Point){box.x, box.y}, content->height);
    buf_putc(out, ' ');
    buf_put_milli(out, box.width);
    buf_putc(out, ' ');
    buf_put_milli(out, -(int64_t)box.height);
    pdf_put(out, " re\n");
}

void pdf_content_fill(PdfContent *content, const Path *path, Color color) {
    if (path->verb_count == 0) return;
    close_text(content);
    set_fill(content, color);
    put_path(content, path);
    pdf_put(&content->out, "f\n");
}

void pdf_content_stroke(PdfContent *content, const Path *path, const Stroke *stroke) {
    if (path->verb_count == 0) return;
    close_text(content);
    set_stroke(content, stroke);
    put_path(content, path);
    pdf_put(&content->out, "S\n");
}

// The unit square is what an image fills (8.9.3).
void pdf_content_image(PdfContent *content, unsigned number, Rect rect) {
    close_text(content);
    Buf *out = &content->out;
    pdf_put(out, "q\n");
    buf_put_milli(out, rect.width);
    pdf_put(out, " 0 0 ");
    buf_put_milli(out, rect.height);
    buf_putc(out, ' ');
    pdf_put_point(out, (Point){rect.x, rect.y + rect.height}, content->height);
    pdf_put(out, " cm\n/I");
    buf_put_int(out, number);
    pdf_put(out, " Do\nQ\n");
}

bool pdf_content_push_clip(PdfContent *content, const Path *path) {
    if (content->depth == PDF_MAX_CLIPS) return false;
    close_text(content);
    content->saved[content->depth++] = content->state;
    pdf_put(&content->out, "q\n");
    if (path->verb_count)
        put_path(content, path);
    else
        pdf_put(&content->out, "0 0 0 0 re\n"); // an empty path would clip nothing
    pdf_put(&content->out, "W n\n");
    return true;
}

void pdf_content_pop_clip(PdfContent *content) {
    if (content->depth == 0) return;
    close_text(content);
    pdf_put(&content->out, "Q\n");
    content->state = content->saved[--content->depth];
}

void pdf_content_set_text(PdfContent *content, const PdfTextStyle *style) {
    PdfState *state = &content->state;
    Buf *out = &content->out;
    open_text(content);
    set_fill(content, style->color);
    if (state->font != style->font || state->size != style->size) {
        pdf_put(out, "/F");
        buf_put_int(out, style->font);
        buf_putc(out, ' ');
        buf_put_milli(out, style->size);
        pdf_put(out, " Tf\n");
    }
    if (state->tracking != style->tracking) {
        buf_put_milli(out, style->tracking);
        pdf_put(out, " Tc\n");
    }
    state->font = style->font;
    state->size = style->size;
    state->tracking = style->tracking;
}

void pdf_content_set_rise(PdfContent *content, Len rise) {
    if (content->state.rise == rise) return;
    buf_put_milli(&content->out, rise);
    pdf_put(&content->out, " Ts\n");
    content->state.rise = rise;
}

void pdf_content_move_text(PdfContent *content, Point at) {
    open_text(content);
    if (at.x == content->line.x && at.y == content->line.y) return;
    buf_put_milli(&content->out, (int64_t)at.x - content->line.x);
    buf_putc(&content->out, ' ');
    buf_put_milli(&content->out, (int64_t)content->line.y - at.y);
    pdf_put(&content->out, " Td\n");
    content->line = at;
}
