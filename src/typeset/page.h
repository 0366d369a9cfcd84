// SPDX-License-Identifier: MIT
// Page: what the typesetter gives, one at a time: fragments in reading order. Geometry is start and
// end; x grows from the start edge, y down from the top edge. Paint turns it to left and right.
#ifndef RAPPORTEUR_TYPESET_PAGE_H
#define RAPPORTEUR_TYPESET_PAGE_H

#include "base/len.h"
#include "compose/theme.h"
#include "read/image.h"
#include "text/paragraph.h"
#include "typeset/structure.h"

typedef enum {
    FRAGMENT_OPEN,     // element: opened on this page
    FRAGMENT_CLOSE,    // element: nothing more comes for it
    FRAGMENT_CONTENT,  // element: what follows belongs to it, until FRAGMENT_END
    FRAGMENT_ARTIFACT, // artifact: what follows is page furniture or decoration
    FRAGMENT_END,
    FRAGMENT_GLYPHS, // run, at: start edge of the LINE (run->x is added by paint), baseline
    FRAGMENT_BOX,    // rect, fill, outline
    FRAGMENT_RULE,   // rect: a filled bar, at least one side thin
    FRAGMENT_PATH,   // points joined by straight lines; rect: their bounds; fill, outline, dash
    FRAGMENT_IMAGE,  // image, rect
    FRAGMENT_LINK,   // rect, url or to, element: the Link element; description
    FRAGMENT_DESTINATION, // name, at
    FRAGMENT_OUTLINE,     // level, name (title), at, element
} FragmentKind;

typedef enum { ARTIFACT_PAGINATION, ARTIFACT_LAYOUT } ArtifactKind;

typedef struct {
    FragmentKind kind;
    ArtifactKind artifact;
    uint8_t level; // of an outline entry, 1 is the highest
    const Element *element;
    union {
        struct { // GLYPHS
            const GlyphRun *run;
            Point at;
            Len line_width; // [Len] measure of the line: paint mirrors within it
        };
        struct { // BOX, RULE, PATH, IMAGE, LINK
            Rect rect;
            const Image *image; // outlives the document
            Color fill;
            bool filled;
            Pattern pattern;
            Color pattern_color;
            Color outline;
            Len outline_width;   // [Len] 0: no outline; drawn inside the rect, but on a path's line
            const Point *points; // of a PATH
            size_t point_count;
            bool closed;   // the last point is joined to the first
            Len dash, gap; // [Len] of a path's outline; 0: solid
            Str url, to, description;
        };
        struct { // DESTINATION, OUTLINE
            Str name;
            Point point;
        };
    };
} Fragment;

typedef struct {
    size_t index;  // from 0
    size_t total;  // pages of the document, 0 while unknown
    bool addition; // more content for a page that was given before
    Str label;     // page label: "Cover", "2"
    Len width, height;
    bool right_to_left;
    const Fragment *fragments;
    size_t n;
} Page;

#endif
