// SPDX-License-Identifier: MIT
// Paint: a page of fragments (start and end) to a display list (left and right). The only place
// that mirrors a right-to-left page; devices know left and right alone.
#include "paint/record.h"

typedef struct {
    Arena *arena;
    DisplayList *list;
    Len page_width;
    bool mirror;
} Painter;

static Point place_point(const Painter *painter, Point p) {
    return (Point){painter->mirror ? painter->page_width - p.x : p.x, p.y};
}

static Rect place_rect(const Painter *painter, Rect r) {
    if (painter->mirror) r.x = painter->page_width - r.x - r.width;
    return r;
}

static void record(Painter *painter, Op op) {
    *vec_push(painter->arena, &painter->list->ops) = op;
}

const Path *path_rect(Arena *arena, Rect r) {
    static const PathVerb VERBS[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    Point *points = arena_push(arena, Point, 4);
    points[0] = (Point){r.x, r.y};
    points[1] = (Point){r.x + r.width, r.y};
    points[2] = (Point){r.x + r.width, r.y + r.height};
    points[3] = (Point){r.x, r.y + r.height};
    Path *path = arena_push(arena, Path, 1);
    *path = (Path){VERBS, COUNT_OF(VERBS), points, 4};
    return path;
}

static void paint_open(Painter *painter, const Element *element) {
    record(painter, (Op){.kind = OP_OPEN_ELEMENT, .element = element});
    if (element->tag != TAG_FIGURE) return;
    Rect *rect = arena_push(painter->arena, Rect, 1);
    *rect = place_rect(painter, element->bounds);
    record(painter, (Op){.kind = OP_BOUNDS, .element = element, .rect = rect});
}

// A line is mirrored as a whole; within it the runs are in visual order already.
static void paint_glyphs(Painter *painter, const Fragment *f) {
    const Len left = painter->mirror ? painter->page_width - f->at.x - f->line_width : f->at.x;
    record(painter, (Op){.kind = OP_GLYPHS, .run = f->run, .point = {left + f->run->x, f->at.y}});
}

static void paint_fill(Painter *painter, Rect rect, Color color) {
    record(painter, (Op){.kind = OP_FILL, .path = path_rect(painter->arena, rect), .color = color});
}

// The outline stands inside the rectangle, so that neighbours keep their gap.
static void paint_outline(Painter *painter, Rect r, Len width, Color color) {
    const Len half = width / 2;
    const Rect middle = {r.x + half, r.y + half, r.width - width, r.height - width};
    if (middle.width <= 0 || middle.height <= 0) { // all outline
        paint_fill(painter, r, color);
        return;
    }
    Stroke *stroke = arena_push(painter->arena, Stroke, 1);
    *stroke = (Stroke){.color = color, .width = width};
    record(painter,
           (Op){.kind = OP_STROKE, .path = path_rect(painter->arena, middle), .stroke = stroke});
}

static void paint_box(Painter *painter, const Fragment *f) {
    const Rect rect = place_rect(painter, f->rect);
    if (rect.width <= 0 || rect.height <= 0) return;
    if (f->filled) paint_fill(painter, rect, f->fill);
    const PatternFill pattern = {path_rect(painter->arena, rect), rect, f->pattern,
                                 f->pattern_color};
    if (f->pattern != PATTERN_NONE) record_pattern(painter->arena, painter->list, &pattern);
    if (f->outline_width > 0) paint_outline(painter, rect, f->outline_width, f->outline);
}

static const Path *path_of(const Painter *painter, const Fragment *f) {
    PathVerb *verbs = arena_push(painter->arena, PathVerb, f->point_count + 1);
    Point *points = arena_push(painter->arena, Point, f->point_count);
    for (size_t i = 0; i < f->point_count; i++) {
        verbs[i] = i ? PATH_LINE : PATH_MOVE;
        points[i] = place_point(painter, f->points[i]);
    }
    verbs[f->point_count] = PATH_CLOSE;
    Path *path = arena_push(painter->arena, Path, 1);
    *path = (Path){verbs, f->point_count + f->closed, points, f->point_count};
    return path;
}

static void paint_path(Painter *painter, const Fragment *f) {
    if (f->point_count < 2) return;
    const Path *path = path_of(painter, f);
    if (f->filled && f->closed)
        record(painter, (Op){.kind = OP_FILL, .path = path, .color = f->fill});
    const PatternFill pattern = {path, place_rect(painter, f->rect), f->pattern, f->pattern_color};
    if (f->pattern != PATTERN_NONE && f->closed)
        record_pattern(painter->arena, painter->list, &pattern);
    if (f->outline_width <= 0) return;
    Stroke *stroke = arena_push(painter->arena, Stroke, 1);
    *stroke = (Stroke){f->outline, f->outline_width, f->dash, f->gap};
    record(painter, (Op){.kind = OP_STROKE, .path = path, .stroke = stroke});
}

// Where it stands is mirrored, never what it shows.
static void paint_image(Painter *painter, const Fragment *f) {
    if (f->rect.width <= 0 || f->rect.height <= 0) return;
    Rect *rect = arena_push(painter->arena, Rect, 1);
    *rect = place_rect(painter, f->rect);
    record(painter, (Op){.kind = OP_IMAGE, .image = f->image, .rect = rect});
}

static void paint_link(Painter *painter, const Fragment *f) {
    DeviceLink *link = arena_push(painter->arena, DeviceLink, 1);
    *link = (DeviceLink){.rect = place_rect(painter, f->rect),
                         .url = f->url,
                         .to = f->to,
                         .description = f->description,
                         .element = f->element};
    record(painter, (Op){.kind = OP_LINK, .link = link});
}

static void paint_outline_entry(Painter *painter, const Fragment *f) {
    DeviceOutline *outline = arena_push(painter->arena, DeviceOutline, 1);
    *outline = (DeviceOutline){.level = f->level,
                               .title = f->name,
                               .at = place_point(painter, f->point),
                               .element = f->element};
    record(painter, (Op){.kind = OP_OUTLINE, .outline = outline});
}

static void paint_fragment(Painter *painter, const Fragment *f) {
    switch (f->kind) {
    case FRAGMENT_OPEN: paint_open(painter, f->element); break;
    case FRAGMENT_CLOSE:
        record(painter, (Op){.kind = OP_CLOSE_ELEMENT, .element = f->element});
        break;
    case FRAGMENT_CONTENT: record(painter, (Op){.kind = OP_CONTENT, .element = f->element}); break;
    case FRAGMENT_ARTIFACT:
        record(painter, (Op){.kind = OP_ARTIFACT, .artifact = f->artifact});
        break;
    case FRAGMENT_END: record(painter, (Op){.kind = OP_END_CONTENT}); break;
    case FRAGMENT_GLYPHS: paint_glyphs(painter, f); break;
    case FRAGMENT_BOX: paint_box(painter, f); break;
    case FRAGMENT_RULE: paint_fill(painter, place_rect(painter, f->rect), f->fill); break;
    case FRAGMENT_PATH: paint_path(painter, f); break;
    case FRAGMENT_IMAGE: paint_image(painter, f); break;
    case FRAGMENT_LINK: paint_link(painter, f); break;
    case FRAGMENT_DESTINATION:
        record(painter, (Op){.kind = OP_DESTINATION,
                             .name = &f->name,
                             .point = place_point(painter, f->point)});
        break;
    case FRAGMENT_OUTLINE: paint_outline_entry(painter, f); break;
    }
}

const DisplayList *paint_page(Arena *arena, const Page *page) {
    DisplayList *list = arena_push(arena, DisplayList, 1);
    list->info = (PageInfo){.index = page->index,
                            .total = page->total,
                            .addition = page->addition,
                            .label = page->label,
                            .width = page->width,
                            .height = page->height};
    list->ops.cap = page->n + page->n / 2; // most fragments are one operation
    list->ops.at = arena_push(arena, Op, list->ops.cap);
    Painter painter = {arena, list, page->width, page->right_to_left};
    for (size_t i = 0; i < page->n; i++) paint_fragment(&painter, &page->fragments[i]);
    return list;
}
