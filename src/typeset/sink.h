// SPDX-License-Identifier: MIT
// Sink: builds the fragments of the page under construction, in reading order. It knows which
// element is open, and splits lines of text into the content of elements, links and spans.
// All geometry is start-based; y of a line is its baseline.
#ifndef RAPPORTEUR_TYPESET_SINK_H
#define RAPPORTEUR_TYPESET_SINK_H

#include "base/vec.h"
#include "typeset/page.h"
#include "typeset/pool.h"

// A link of the text: one Link element, however many lines and looks it runs over.
typedef struct {
    Str url, to, description;
    Element *element;   // NULL until its first line is placed
    Element *reference; // around it, of the mark of a footnote
} SinkLink;

typedef struct Footnote Footnote; // footnote.h

// The tag of a text run that is more than plain content of its paragraph: `link`, or a Span with a
// language or a replacement text, or both. NULL as a tag is plain content.
typedef struct {
    SinkLink *link; // or NULL
    Footnote *note; // that this is the mark of, or NULL
    Str lang, actual_text;
    Place place;   // of its words
    Element *span; // NULL until its first line is placed
} SinkMark;

typedef struct {
    Arena *job; // of elements that stay open over many pages
    Pool *pool; // of all other elements
    Arena *own; // of the fragments, which are reused page after page
    VEC(Fragment) fragments;
    const Element *current;
    uint32_t last_id;
    uint32_t open_count;
    uint32_t notes;      // marks of footnotes placed so far
    VEC(Footnote *) met; // notes whose marks were placed and that nobody has taken
    bool in_content;     // between content or artifact and end
    bool right_to_left;
} Sink;

// The sink borrows the arena of the job and the pool.
void sink_init(Sink *sink, Arena *job, Pool *pool, bool right_to_left);
void sink_release(Sink *sink);
// Forgets the fragments of the page before; elements stay open.
void sink_begin_page(Sink *sink);

// Opens a child of the current element and makes it the current one. Attributes may be set until
// the page is given away. Not between content and end.
Element *sink_open(Sink *sink, StructureTag tag);
// The same for one that comes from a place of its own, unless that is nowhere.
Element *sink_open_at(Sink *sink, StructureTag tag, Place place);
// Nothing more comes for the element. When it is the current one, its parent becomes current.
void sink_close(Sink *sink, const Element *element);
// Makes an open element current again; gives the one that was.
const Element *sink_enter(Sink *sink, const Element *element);

// What follows, until sink_end, belongs to the current element, or is an artifact.
void sink_content(Sink *sink);
void sink_artifact(Sink *sink, ArtifactKind kind);
void sink_end(Sink *sink);

// The runs of a line whose start edge and baseline are at `at`, in a measure. Between content (or
// artifact) and end they all belong there; else the line opens content itself, run by run, for the
// current element and for the links and spans its runs are tagged with (SinkMark).
void sink_line(Sink *sink, const Line *line, Point at, Len measure);
// After the last line of a text: closes the elements its marks have opened.
void sink_close_marks(Sink *sink, SinkMark *marks, size_t n);

typedef struct {
    Color fill;
    bool filled;
    Pattern pattern;
    Color pattern_color;
    Color outline;
    Len outline_width; // [Len] 0: none; drawn inside the rect
} SinkBox;

// Straight lines from point to point. Fill and pattern need a closed path.
typedef struct {
    const Point *points; // copied
    size_t n;
    bool closed;
    Len dash, gap; // [Len] of the outline, which lies on the line; 0: solid
} SinkPath;

// All only between content (or artifact) and end.
void sink_box(Sink *sink, Rect rect, const SinkBox *box);
void sink_rule(Sink *sink, Rect rect, Color color);
// Likewise; stretched to the rectangle: the caller keeps its proportions. The image outlives the
// document.
void sink_image(Sink *sink, Rect rect, const Image *image);
void sink_path(Sink *sink, const SinkPath *path, const SinkBox *look);
// A rule that is decoration: an artifact of its own.
void sink_hairline(Sink *sink, Rect rect, Color color);
// The same for one that stands behind or beside what follows on this page: it is stretched down to
// the bottom of that. Gives its number for sink_stretch.
size_t sink_backdrop(Sink *sink, Rect rect, Color color);
void sink_stretch(Sink *sink, size_t backdrop, Len bottom);
// Takes back the backdrop and all after it, which is nothing but backdrops.
void sink_take_back(Sink *sink, size_t backdrop);

void sink_link(Sink *sink, Rect rect, const SinkLink *link);
void sink_destination(Sink *sink, Str name, Point at);
void sink_outline(Sink *sink, uint8_t level, Str title, Point at, const Element *element);

#endif
