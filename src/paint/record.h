// SPDX-License-Identifier: MIT
// Recording: appends operations to a display list. All coordinates are visual: x from the left.
#ifndef RAPPORTEUR_PAINT_RECORD_H
#define RAPPORTEUR_PAINT_RECORD_H

#include "base/vec.h"
#include "paint/display_list.h"

typedef enum {
    OP_OPEN_ELEMENT,  // element
    OP_CLOSE_ELEMENT, // element
    OP_CONTENT,       // element
    OP_ARTIFACT,      // artifact
    OP_END_CONTENT,
    OP_GLYPHS,    // run, point
    OP_FILL,      // path, color
    OP_STROKE,    // path, stroke
    OP_IMAGE,     // image, rect
    OP_PUSH_CLIP, // path
    OP_POP_CLIP,
    OP_LINK,        // link
    OP_DESTINATION, // name, point
    OP_OUTLINE,     // outline
    OP_BOUNDS,      // element, rect
    OP__COUNT
} OpKind;

typedef struct {
    OpKind kind;
    union {
        Color color;
        ArtifactKind artifact;
    };
    union {
        const Element *element;
        const GlyphRun *run;
        const Path *path;
        const Image *image;
        const DeviceLink *link;
        const DeviceOutline *outline;
        const Str *name;
    };
    union {
        Point point;
        const Stroke *stroke;
        const Rect *rect;
    };
} Op;

struct DisplayList {
    PageInfo info;
    VEC(Op) ops;
};

// A closed rectangle as a path, in `arena`.
const Path *path_rect(Arena *arena, Rect rect);

typedef struct {
    const Path *within; // closed
    Rect bounds;        // of the path
    Pattern pattern;
    Color color;
} PatternFill;

// Fills a path with the lines of a pattern, clipped to it. The lines start from the bottom left
// corner of its bounds, so that equal shapes look equal wherever they stand.
void record_pattern(Arena *arena, DisplayList *list, const PatternFill *fill);

#endif
