// SPDX-License-Identifier: MIT
// Dump: what the typesetter gave, before paint turns start and end to left and right.
#include "typeset/dump.h"

static void put_len(Buf *out, Len value) {
    buf_putc(out, ' ');
    buf_put_milli(out, value);
}

static void put_point(Buf *out, Point point) {
    put_len(out, point.x);
    put_len(out, point.y);
}

static void put_rect(Buf *out, Rect rect) {
    put_point(out, (Point){rect.x, rect.y});
    put_point(out, (Point){rect.width, rect.height});
}

static void put_element(Buf *out, const char *verb, const Element *element) {
    buf_printf(out, "%s %s#%u", verb, structure_tag_name(element->tag), element->id);
}

static void put_glyphs(Buf *out, const Fragment *fragment) {
    buf_put(out, STR("glyphs"));
    put_point(out, fragment->at);
    put_len(out, fragment->run->x);
    buf_printf(out, " «%.*s»", STR_ARGS(fragment->run->text));
}

static void put_link(Buf *out, const Fragment *fragment) {
    buf_put(out, STR("link"));
    put_rect(out, fragment->rect);
    buf_printf(out, " %.*s%s%.*s", STR_ARGS(fragment->url), fragment->to.n ? "#" : "",
               STR_ARGS(fragment->to));
}

static void put_named(Buf *out, const char *what, const Fragment *fragment) {
    buf_printf(out, "%s \"%.*s\"", what, STR_ARGS(fragment->name));
    put_point(out, fragment->point);
}

static void put_shape(Buf *out, const char *what, Rect rect) {
    buf_printf(out, "%s", what);
    put_rect(out, rect);
}

static void put_image(Buf *out, const Fragment *fragment) {
    put_shape(out, "image", fragment->rect);
    buf_printf(out, " \"%.*s\"", STR_ARGS(fragment->image->name));
}

static void put_fragment(Buf *out, const Fragment *fragment) {
    switch (fragment->kind) {
    case FRAGMENT_OPEN: put_element(out, "open", fragment->element); break;
    case FRAGMENT_CLOSE: put_element(out, "close", fragment->element); break;
    case FRAGMENT_CONTENT: put_element(out, "content", fragment->element); break;
    case FRAGMENT_ARTIFACT: buf_put(out, STR("artifact")); break;
    case FRAGMENT_END: buf_put(out, STR("end")); break;
    case FRAGMENT_GLYPHS: put_glyphs(out, fragment); break;
    case FRAGMENT_BOX: put_shape(out, "box", fragment->rect); break;
    case FRAGMENT_RULE: put_shape(out, "rule", fragment->rect); break;
    case FRAGMENT_PATH: put_shape(out, "path", fragment->rect); break;
    case FRAGMENT_IMAGE: put_image(out, fragment); break;
    case FRAGMENT_LINK: put_link(out, fragment); break;
    case FRAGMENT_DESTINATION: put_named(out, "destination", fragment); break;
    case FRAGMENT_OUTLINE: put_named(out, "outline", fragment); break;
    }
    buf_putc(out, '\n');
}

void page_dump(const Page *page, Buf *out) {
    buf_printf(out, "page %zu \"%.*s\"%s", page->index + 1, STR_ARGS(page->label),
               page->addition ? " addition" : "");
    put_point(out, (Point){page->width, page->height});
    buf_putc(out, '\n');
    for (size_t i = 0; i < page->n; i++) put_fragment(out, &page->fragments[i]);
}
