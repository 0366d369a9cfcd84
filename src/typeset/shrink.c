// SPDX-License-Identifier: MIT
// Shrink: see shrink.h.
#include "typeset/shrink.h"

static Len length(const Shrink *shrink, Len value) {
    return len_scale(value, shrink->to, shrink->from);
}

// What is drawn stays visible.
static Len thickness(const Shrink *shrink, Len value) {
    return value > 0 ? len_max(length(shrink, value), 1) : value;
}

static Point point(const Shrink *shrink, Point at) {
    return (Point){shrink->origin.x + length(shrink, at.x),
                   shrink->origin.y + length(shrink, at.y)};
}

// Edges that met still meet: corners are moved, not sizes.
static Rect rectangle(const Shrink *shrink, Rect rect) {
    const Point start = point(shrink, (Point){rect.x, rect.y});
    const Point end = point(shrink, (Point){rect.x + rect.width, rect.y + rect.height});
    const Len width = end.x - start.x, height = end.y - start.y;
    return (Rect){start.x, start.y, rect.width > 0 ? len_max(width, 1) : width,
                  rect.height > 0 ? len_max(height, 1) : height};
}

static const TextStyle *style(const Shrink *shrink, const TextStyle *from) {
    TextStyle *made = arena_push(shrink->arena, TextStyle, 1);
    *made = *from;
    made->size = length(shrink, from->size);
    made->leading = length(shrink, from->leading);
    made->tracking = length(shrink, from->tracking);
    return made;
}

static const GlyphRun *run(const Shrink *shrink, const GlyphRun *from) {
    GlyphRun *made = arena_push(shrink->arena, GlyphRun, 1);
    Glyph *glyphs = arena_push(shrink->arena, Glyph, from->n);
    *made = *from;
    made->style = style(shrink, from->style);
    made->glyphs = glyphs;
    made->x = length(shrink, from->x);
    made->width = length(shrink, from->width);
    // Where each glyph ends is rounded, not how wide it is: errors do not add up.
    Len before = 0;
    for (size_t i = 0; i < from->n; i++) {
        const Glyph *glyph = &from->glyphs[i];
        glyphs[i] = *glyph;
        glyphs[i].advance = length(shrink, before + glyph->advance) - length(shrink, before);
        glyphs[i].x_offset = length(shrink, glyph->x_offset);
        glyphs[i].y_offset = length(shrink, glyph->y_offset);
        before += glyph->advance;
    }
    return made;
}

static void shrink_path(const Shrink *shrink, Fragment *path) {
    Point *points = arena_push(shrink->arena, Point, path->point_count);
    for (size_t i = 0; i < path->point_count; i++) points[i] = point(shrink, path->points[i]);
    path->points = points;
    path->dash = thickness(shrink, path->dash);
    path->gap = thickness(shrink, path->gap);
}

void shrink_fragment(const Shrink *shrink, Fragment *fragment) {
    switch (fragment->kind) {
    case FRAGMENT_OPEN:
        // The element is of this page alone; only figures have bounds.
        if (fragment->element->tag == TAG_FIGURE) {
            Element *figure = (Element *)fragment->element;
            figure->bounds = rectangle(shrink, figure->bounds);
        }
        break;
    case FRAGMENT_GLYPHS:
        fragment->run = run(shrink, fragment->run);
        fragment->at = point(shrink, fragment->at);
        fragment->line_width = length(shrink, fragment->line_width);
        break;
    case FRAGMENT_PATH: shrink_path(shrink, fragment); // fall through
    case FRAGMENT_BOX:
    case FRAGMENT_RULE:
    case FRAGMENT_IMAGE:
    case FRAGMENT_LINK:
        fragment->rect = rectangle(shrink, fragment->rect);
        fragment->outline_width = thickness(shrink, fragment->outline_width);
        break;
    case FRAGMENT_DESTINATION:
    case FRAGMENT_OUTLINE: fragment->point = point(shrink, fragment->point); break;
    case FRAGMENT_CLOSE:
    case FRAGMENT_CONTENT:
    case FRAGMENT_ARTIFACT:
    case FRAGMENT_END: break;
    }
}
