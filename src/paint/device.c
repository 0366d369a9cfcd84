// SPDX-License-Identifier: MIT
// Device: the checking wrapper around a back end. Content is never nested, clips are balanced
// within it, pages and the document are in order; the first failure sticks.
#include "paint/device.h"

void device_init(Device *device, const DeviceOps *ops, Diag *diag) {
    *device = (Device){.ops = ops, .diag = diag};
}

// Records a mistake of the program itself.
static bool broken(Device *device, const char *what) {
    device->failed = true;
    diag_add(device->diag, SEVERITY_FATAL, "DEV-01", (Place){0}, "internal error: %s", what);
    diag_help(device->diag,
              "this is a mistake in Rapporteur, not in the document: please report it");
    return false;
}

// True when the device is whole and `holds`.
static bool require(Device *device, bool holds, const char *otherwise) {
    if (device->failed) return false;
    return holds || broken(device, otherwise);
}

// Keeps the result of a back end; its failure is sticky.
static bool settle(Device *device, bool result) {
    device->failed = device->failed || !result;
    return !device->failed;
}

bool device_begin_document(Device *device, const DocumentInfo *info) {
    if (!require(device, !device->in_document, "a document begins within a document")) return false;
    device->in_document = true;
    return !device->ops->begin_document ||
           settle(device, device->ops->begin_document(device, info));
}

bool device_check(Device *device) {
    if (!require(device, device->in_document, "a document is checked that has not begun") ||
        !require(device, !device->in_page, "a document is checked within a page")) {
        return false;
    }
    if (device->ops->check && !device->checked) device->ops->check(device);
    device->checked = true;
    return true;
}

bool device_end_document(Device *device) {
    if (!require(device, device->in_document, "a document ends that has not begun") ||
        !require(device, !device->in_page, "the document ends within a page") ||
        !require(device, device->open_elements == 0, "the document ends with an element open")) {
        return false;
    }
    device_check(device);
    device->in_document = false;
    return !device->ops->end_document || settle(device, device->ops->end_document(device));
}

void device_drop(Device *device) {
    if (device && device->ops->drop) device->ops->drop(device);
}

bool device_begin_page(Device *device, const PageInfo *info) {
    if (!require(device, device->in_document, "a page begins outside a document") ||
        !require(device, !device->in_page, "a page begins within a page")) {
        return false;
    }
    device->in_page = true;
    return !device->ops->begin_page || settle(device, device->ops->begin_page(device, info));
}

bool device_end_page(Device *device) {
    if (!require(device, device->in_page, "a page ends that has not begun") ||
        !require(device, !device->in_content, "a page ends within content")) {
        return false;
    }
    device->in_page = false;
    return !device->ops->end_page || settle(device, device->ops->end_page(device));
}

bool device_open_element(Device *device, const Element *element) {
    if (!require(device, device->in_page, "an element is opened outside a page") ||
        !require(device, !device->in_content, "an element is opened within content")) {
        return false;
    }
    device->open_elements++;
    return !device->ops->open_element || settle(device, device->ops->open_element(device, element));
}

bool device_close_element(Device *device, const Element *element) {
    if (!require(device, device->in_page, "an element is closed outside a page") ||
        !require(device, !device->in_content, "an element is closed within content") ||
        !require(device, device->open_elements > 0, "an element is closed that is not open")) {
        return false;
    }
    device->open_elements--;
    return !device->ops->close_element ||
           settle(device, device->ops->close_element(device, element));
}

static bool enter_content(Device *device) {
    if (!require(device, device->in_page, "content begins outside a page") ||
        !require(device, !device->in_content, "content begins within content")) {
        return false;
    }
    device->in_content = true;
    return true;
}

bool device_begin_content(Device *device, const Element *element) {
    if (!enter_content(device)) return false;
    return !device->ops->begin_content ||
           settle(device, device->ops->begin_content(device, element));
}

bool device_begin_artifact(Device *device, ArtifactKind kind) {
    if (!enter_content(device)) return false;
    return !device->ops->begin_artifact ||
           settle(device, device->ops->begin_artifact(device, kind));
}

bool device_end_content(Device *device) {
    if (!require(device, device->in_content, "content ends that has not begun") ||
        !require(device, device->clip_depth == 0, "content ends within a clip")) {
        return false;
    }
    device->in_content = false;
    return !device->ops->end_content || settle(device, device->ops->end_content(device));
}

bool device_glyphs(Device *device, const GlyphRun *run, Point baseline) {
    if (!require(device, device->in_content, "glyphs are drawn outside content")) return false;
    return !device->ops->glyphs || settle(device, device->ops->glyphs(device, run, baseline));
}

// Points that the verbs of a path take.
static size_t points_taken(const Path *path) {
    static const size_t TAKES[] = {
        [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
    size_t n = 0;
    for (size_t i = 0; i < path->verb_count; i++) n += TAKES[path->verbs[i]];
    return n;
}

static bool may_draw(Device *device, const Path *path) {
    return require(device, device->in_content, "a path is drawn outside content") &&
           require(device, path->verb_count == 0 || path->verbs[0] == PATH_MOVE,
                   "a path does not begin with a move") &&
           require(device, points_taken(path) == path->point_count,
                   "a path has other points than its verbs take");
}

bool device_fill(Device *device, const Path *path, Color color) {
    if (!may_draw(device, path)) return false;
    return !device->ops->fill || settle(device, device->ops->fill(device, path, color));
}

bool device_stroke(Device *device, const Path *path, const Stroke *stroke) {
    if (!may_draw(device, path)) return false;
    return !device->ops->stroke || settle(device, device->ops->stroke(device, path, stroke));
}

bool device_image(Device *device, const Image *image, Rect rect) {
    if (!require(device, device->in_content, "an image is drawn outside content") ||
        !require(device, rect.width > 0 && rect.height > 0, "an image is drawn without a size")) {
        return false;
    }
    return !device->ops->image || settle(device, device->ops->image(device, image, rect));
}

bool device_push_clip(Device *device, const Path *path) {
    if (!may_draw(device, path)) return false;
    device->clip_depth++;
    return !device->ops->push_clip || settle(device, device->ops->push_clip(device, path));
}

bool device_pop_clip(Device *device) {
    if (!require(device, device->in_content, "a clip ends outside content") ||
        !require(device, device->clip_depth > 0, "a clip ends that has not begun")) {
        return false;
    }
    device->clip_depth--;
    return !device->ops->pop_clip || settle(device, device->ops->pop_clip(device));
}

bool device_link(Device *device, const DeviceLink *link) {
    if (!require(device, device->in_page, "a link is made outside a page")) return false;
    return !device->ops->link ||
           settle(device, device->ops->link(device, link->rect, link->url, link->to,
                                            link->description, link->element));
}

bool device_destination(Device *device, Str name, Point at) {
    if (!require(device, device->in_page, "a destination is made outside a page")) return false;
    return !device->ops->destination || settle(device, device->ops->destination(device, name, at));
}

bool device_outline(Device *device, const DeviceOutline *outline) {
    if (!require(device, device->in_page, "an outline entry is made outside a page")) return false;
    return !device->ops->outline ||
           settle(device, device->ops->outline(device, outline->level, outline->title, outline->at,
                                               outline->element));
}

bool device_bounds(Device *device, const Element *element, Rect rect) {
    if (!require(device, device->in_page, "bounds are given outside a page")) return false;
    return !device->ops->bounds || settle(device, device->ops->bounds(device, element, rect));
}
