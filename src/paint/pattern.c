// SPDX-License-Identifier: MIT
// Patterns: hatches that carry a status in black and white, as clipped lines computed in integers.
#include "paint/record.h"

enum {
    DIAGONAL_STEP = 4000,   // [Len] along an edge: 2.8 pt between the lines
    HORIZONTAL_STEP = 3200, // [Len]
    LINE_WIDTH = 700,       // [Len]
};

typedef struct {
    Arena *arena;
    VEC(PathVerb) verbs;
    VEC(Point) points;
} Lines;

static void add_line(Lines *lines, Point from, Point to) {
    *vec_push(lines->arena, &lines->verbs) = PATH_MOVE;
    *vec_push(lines->arena, &lines->points) = from;
    *vec_push(lines->arena, &lines->verbs) = PATH_LINE;
    *vec_push(lines->arena, &lines->points) = to;
}

// Lines at 45 degrees from the bottom edge to the top edge; they lean to the right, or to the left.
static void add_diagonals(Lines *lines, Rect r, bool lean_right) {
    const Len bottom = r.y + r.height;
    const Len before = (r.height / DIAGONAL_STEP + 1) * DIAGONAL_STEP;
    const Len first = lean_right ? -before : 0;
    const Len last = lean_right ? r.width : r.width + before;
    for (Len x = first + DIAGONAL_STEP / 2; x < last; x += DIAGONAL_STEP) {
        const Len top_x = lean_right ? x + r.height : x - r.height;
        add_line(lines, (Point){r.x + x, bottom}, (Point){r.x + top_x, r.y});
    }
}

static void add_horizontals(Lines *lines, Rect r) {
    const Len bottom = r.y + r.height;
    for (Len up = HORIZONTAL_STEP / 2; up < r.height; up += HORIZONTAL_STEP)
        add_line(lines, (Point){r.x, bottom - up}, (Point){r.x + r.width, bottom - up});
}

static void add_pattern(Lines *lines, Rect rect, Pattern pattern) {
    switch (pattern) {
    case PATTERN_NONE: break;
    case PATTERN_DIAGONAL: add_diagonals(lines, rect, true); break;
    case PATTERN_CROSS:
        add_diagonals(lines, rect, true);
        add_diagonals(lines, rect, false);
        break;
    case PATTERN_HORIZONTAL: add_horizontals(lines, rect); break;
    }
}

void record_pattern(Arena *arena, DisplayList *list, const PatternFill *fill) {
    Lines lines = {.arena = arena};
    add_pattern(&lines, fill->bounds, fill->pattern);
    if (lines.verbs.n == 0) return;
    Path *path = arena_push(arena, Path, 1);
    *path = (Path){lines.verbs.at, lines.verbs.n, lines.points.at, lines.points.n};
    Stroke *stroke = arena_push(arena, Stroke, 1);
    *stroke = (Stroke){.color = fill->color, .width = LINE_WIDTH};
    *vec_push(arena, &list->ops) = (Op){.kind = OP_PUSH_CLIP, .path = fill->within};
    *vec_push(arena, &list->ops) = (Op){.kind = OP_STROKE, .path = path, .stroke = stroke};
    *vec_push(arena, &list->ops) = (Op){.kind = OP_POP_CLIP};
}
