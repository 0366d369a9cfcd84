// SPDX-License-Identifier: MIT
// Device: a struct of functions that draws display lists; back ends are never called bare but
// through the device_* functions, which check the nesting. Coordinates: x from the left edge, y
// down from the top edge of the page, in Len.
#ifndef RAPPORTEUR_PAINT_DEVICE_H
#define RAPPORTEUR_PAINT_DEVICE_H

#include "base/diag.h"
#include "base/len.h"
#include "compose/document_info.h"
#include "compose/theme.h"
#include "text/paragraph.h"
#include "typeset/page.h"
#include "typeset/structure.h"

typedef enum { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE } PathVerb;

typedef struct {
    const PathVerb *verbs;
    size_t verb_count;
    const Point *points; // MOVE and LINE take one, CURVE three, CLOSE none
    size_t point_count;
} Path;

typedef struct {
    Color color;
    Len width;
    Len dash, gap; // [Len] 0: solid
} Stroke;

typedef struct {
    size_t index, total; // as in Page
    bool addition;
    Str label;
    Len width, height;
} PageInfo;

typedef struct {
    Rect rect;
    Str url, to; // one of the two is set
    Str description;
    const Element *element; // the Link element
} DeviceLink;

typedef struct {
    uint8_t level; // 1 is the highest
    Str title;
    Point at;
    const Element *element;
} DeviceOutline;

typedef struct Device Device;

// An absent operation is a no-op. A false result is sticky: nothing more is drawn.
typedef struct {
    bool (*begin_document)(Device *, const DocumentInfo *);
    void (*check)(Device *); // after the last page
    bool (*end_document)(Device *);
    bool (*begin_page)(Device *, const PageInfo *);
    bool (*end_page)(Device *);
    bool (*open_element)(Device *, const Element *); // parents are opened before children
    bool (*close_element)(Device *, const Element *);
    bool (*begin_content)(Device *, const Element *); // marked content; never nested
    bool (*begin_artifact)(Device *, ArtifactKind);
    bool (*end_content)(Device *);                              // of either
    bool (*glyphs)(Device *, const GlyphRun *, Point baseline); // of the run's left edge
    bool (*fill)(Device *, const Path *, Color);
    bool (*stroke)(Device *, const Path *, const Stroke *);
    bool (*image)(Device *, const Image *, Rect); // stretched to the rectangle
    bool (*push_clip)(Device *, const Path *);
    bool (*pop_clip)(Device *);
    bool (*link)(Device *, Rect, Str url, Str to, Str description, const Element *);
    bool (*destination)(Device *, Str name, Point);
    bool (*outline)(Device *, uint8_t level, Str title, Point, const Element *);
    bool (*bounds)(Device *, const Element *, Rect); // of a FIGURE, in device coordinates
    void (*drop)(Device *);
} DeviceOps;

// Back ends embed this as their first member.
struct Device {
    const DeviceOps *ops;
    Diag *diag;
    bool failed; // sticky
    bool in_document, in_page, in_content;
    bool checked;
    size_t clip_depth, open_elements;
};

// Sets up what the wrapper needs; a back end calls it from its constructor.
void device_init(Device *device, const DeviceOps *ops, Diag *diag);

bool device_begin_document(Device *device, const DocumentInfo *info);
// After the last page, before the document is ended: the device makes findings of severity error
// on what keeps its output from being what it was asked to be. Ending a document does it, too, when
// nobody did. False when the device has failed.
bool device_check(Device *device);
// False when anything failed since the start; a finding was made then.
bool device_end_document(Device *device);
bool device_begin_page(Device *device, const PageInfo *info);
bool device_end_page(Device *device);

// One function for each operation of DeviceOps. They check the nesting: elements, content and
// drawing only on a page; content never nested; elements and clips balanced. A
// breach is our own mistake: fatal finding DEV-01, and the device has failed. Back ends make
// their own findings. All return false once the device has failed.
bool device_open_element(Device *device, const Element *element);
bool device_close_element(Device *device, const Element *element);
bool device_begin_content(Device *device, const Element *element);
bool device_begin_artifact(Device *device, ArtifactKind kind);
bool device_end_content(Device *device);
bool device_glyphs(Device *device, const GlyphRun *run, Point baseline);
bool device_fill(Device *device, const Path *path, Color color);
bool device_stroke(Device *device, const Path *path, const Stroke *stroke);
bool device_image(Device *device, const Image *image, Rect rect);
bool device_push_clip(Device *device, const Path *path);
bool device_pop_clip(Device *device);
bool device_link(Device *device, const DeviceLink *link);
bool device_destination(Device *device, Str name, Point at);
bool device_outline(Device *device, const DeviceOutline *outline);
bool device_bounds(Device *device, const Element *element, Rect rect);

// Ends the device and frees what it owns (an output not ended is abandoned). NULL is fine.
void device_drop(Device *device);

#endif
