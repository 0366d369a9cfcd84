// SPDX-License-Identifier: MIT
// Sink: fragments in reading order; see sink.h.
#include "typeset/sink.h"

#include <assert.h>

#include "typeset/footnote.h"

// Elements below rows and paragraphs, by far the most, live in the pool: `pin` says in which half.
enum { IN_JOB = 0xff };
typedef struct {
    Element element; // first member: a pointer to it is a pointer to this
    uint8_t pin;
} SinkElement;

void sink_init(Sink *sink, Arena *job, Pool *pool, bool right_to_left) {
    *sink =
        (Sink){.job = job, .pool = pool, .own = arena_new(1 << 16), .right_to_left = right_to_left};
}

void sink_release(Sink *sink) {
    arena_drop(sink->own);
    *sink = (Sink){0};
}

void sink_begin_page(Sink *sink) {
    assert(!sink->in_content);
    sink->fragments.n = 0;
}

static Fragment *push(Sink *sink, FragmentKind kind) {
    Fragment *fragment = vec_push(sink->own, &sink->fragments);
    *fragment = (Fragment){.kind = kind};
    return fragment;
}

// Elements that are open while whole pages pass must not pin the pool.
static bool stays_open(StructureTag tag) {
    switch (tag) {
    case TAG_DOCUMENT:
    case TAG_PART:
    case TAG_SECT:
    case TAG_DIV:
    case TAG_TABLE:
    case TAG_TBODY:
    case TAG_TOC:
    case TAG_L:
    case TAG_LI:
    case TAG_LBODY:
    case TAG_BLOCK_QUOTE: return true;
    default: return false;
    }
}

static bool in_pool(const Element *element) {
    return element && ((const SinkElement *)element)->pin != IN_JOB;
}

Element *sink_open(Sink *sink, StructureTag tag) {
    assert(!sink->in_content);
    const bool pooled = in_pool(sink->current) || !stays_open(tag);
    SinkElement *made = arena_push(pooled ? pool_arena(sink->pool) : sink->job, SinkElement, 1);
    made->pin = pooled ? pool_pin(sink->pool) : (uint8_t)IN_JOB;
    made->element.id = ++sink->last_id;
    made->element.tag = tag;
    made->element.parent = sink->current;
    if (sink->current) made->element.place = sink->current->place;
    push(sink, FRAGMENT_OPEN)->element = &made->element;
    sink->current = &made->element;
    sink->open_count++;
    return &made->element;
}

Element *sink_open_at(Sink *sink, StructureTag tag, Place place) {
    Element *element = sink_open(sink, tag);
    if (place.source) element->place = place;
    return element;
}

void sink_close(Sink *sink, const Element *element) {
    assert(!sink->in_content);
    push(sink, FRAGMENT_CLOSE)->element = element;
    if (sink->current == element) sink->current = element->parent;
    if (in_pool(element)) pool_unpin(sink->pool, ((const SinkElement *)element)->pin);
    sink->open_count--;
}

const Element *sink_enter(Sink *sink, const Element *element) {
    const Element *before = sink->current;
    sink->current = element;
    return before;
}

void sink_content(Sink *sink) {
    assert(!sink->in_content && sink->current);
    push(sink, FRAGMENT_CONTENT)->element = sink->current;
    sink->in_content = true;
}

void sink_artifact(Sink *sink, ArtifactKind kind) {
    assert(!sink->in_content);
    push(sink, FRAGMENT_ARTIFACT)->artifact = kind;
    sink->in_content = true;
}

void sink_end(Sink *sink) {
    assert(sink->in_content);
    push(sink, FRAGMENT_END);
    sink->in_content = false;
}

static void push_glyphs(Sink *sink, const GlyphRun *run, Point at, Len measure) {
    Fragment *fragment = push(sink, FRAGMENT_GLYPHS);
    fragment->run = run;
    fragment->at = at;
    fragment->line_width = measure;
}

// The mark of a footnote is a Reference; the note comes at the foot of the page.
static void meet_note(Sink *sink, SinkMark *mark) {
    mark->note->number = ++sink->notes;
    *vec_push(sink->own, &sink->met) = mark->note;
    mark->link->to = str_format(pool_arena(sink->pool), "note-%u", (unsigned)mark->note->number);
    mark->link->reference = sink_open(sink, TAG_REFERENCE);
}

// Marks of notes stand above the line, as high as small figures do.
static Len rise_of(const GlyphRun *run) {
    const SinkMark *mark = run->tag;
    return mark && mark->note ? run->style->size / 2 : 0;
}

// Opens what a mark stands for, if this is its first line, and gives the element of its content.
static const Element *mark_element(Sink *sink, SinkMark *mark) {
    if (!mark) return sink->current;
    const Element *paragraph = sink->current;
    const Element *within = paragraph;
    if (mark->note && !mark->note->number) meet_note(sink, mark);
    if (mark->link && !mark->link->element)
        mark->link->element = sink_open_at(sink, TAG_LINK, mark->place);
    if (mark->link) within = mark->link->element;
    if (mark->lang.n || mark->actual_text.n) {
        sink->current = within;
        if (!mark->span) {
            mark->span = sink_open_at(sink, TAG_SPAN, mark->place);
            mark->span->lang = mark->lang;
            mark->span->actual_text = mark->actual_text;
        }
        within = mark->span;
    }
    sink->current = paragraph;
    return within;
}

// The area of a stretch of runs on the line; physical x turned to start-based.
static Rect area(const Sink *sink, const Line *line, Point at, Len measure, Rect physical) {
    const Len x = sink->right_to_left ? measure - physical.x - physical.width : physical.x;
    return (Rect){at.x + x, at.y - line->ascent, physical.width, line->ascent + line->descent};
}

// One area for each visually unbroken stretch of the link, which bidi may tear apart.
static size_t place_link(Sink *sink, const Line *line, size_t from, Point at, Len measure) {
    const SinkMark *mark = line->runs[from].tag;
    Rect rect = {line->runs[from].x, 0, line->runs[from].width, 0};
    size_t i = from + 1;
    for (; i < line->n; i++) {
        const GlyphRun *run = &line->runs[i];
        const SinkMark *next = run->tag;
        if (!next || next->link != mark->link) break;
        if (run->x == rect.x + rect.width) {
            rect.width += run->width;
        } else if (run->x + run->width == rect.x) {
            rect.x = run->x;
            rect.width += run->width;
        } else {
            sink_link(sink, area(sink, line, at, measure, rect), mark->link);
            rect = (Rect){run->x, 0, run->width, 0};
        }
    }
    sink_link(sink, area(sink, line, at, measure, rect), mark->link);
    return i;
}

static void place_links(Sink *sink, const Line *line, Point at, Len measure) {
    for (size_t i = 0; i < line->n;) {
        const SinkMark *mark = line->runs[i].tag;
        if (mark && mark->link)
            i = place_link(sink, line, i, at, measure);
        else
            i++;
    }
}

static void place_marked(Sink *sink, const Line *line, Point at, Len measure) {
    const void *open = NULL;
    bool any_link = false;
    for (size_t i = 0; i < line->n; i++) {
        const GlyphRun *run = &line->runs[i];
        if (i == 0 || run->tag != open) {
            if (i > 0) sink_end(sink);
            SinkMark *mark = (SinkMark *)run->tag; // tags of texts are made by marks of ours
            const Element *element = mark_element(sink, mark); // may open elements first
            push(sink, FRAGMENT_CONTENT)->element = element;
            sink->in_content = true;
            any_link |= mark && mark->link;
            open = run->tag;
        }
        push_glyphs(sink, run, (Point){at.x, at.y - rise_of(run)}, measure);
    }
    if (line->n) sink_end(sink);
    if (any_link) place_links(sink, line, at, measure);
}

void sink_line(Sink *sink, const Line *line, Point at, Len measure) {
    if (!sink->in_content) {
        place_marked(sink, line, at, measure);
        return;
    }
    for (size_t i = 0; i < line->n; i++) {
        const GlyphRun *run = &line->runs[i];
        push_glyphs(sink, run, (Point){at.x, at.y - rise_of(run)}, measure);
    }
}

void sink_close_marks(Sink *sink, SinkMark *marks, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (marks[i].span) sink_close(sink, marks[i].span);
        marks[i].span = NULL;
    }
    for (size_t i = 0; i < n; i++) {
        SinkLink *link = marks[i].link;
        if (!link || !link->element) continue;
        sink_close(sink, link->element);
        if (link->reference) sink_close(sink, link->reference);
        link->element = link->reference = NULL;
    }
}

static Fragment *push_shape(Sink *sink, FragmentKind kind, Rect rect, const SinkBox *box) {
    assert(sink->in_content);
    Fragment *fragment = push(sink, kind);
    fragment->rect = rect;
    fragment->fill = box->fill;
    fragment->filled = box->filled;
    fragment->pattern = box->pattern;
    fragment->pattern_color = box->pattern_color;
    fragment->outline = box->outline;
    fragment->outline_width = box->outline_width;
    return fragment;
}

void sink_box(Sink *sink, Rect rect, const SinkBox *box) {
    push_shape(sink, FRAGMENT_BOX, rect, box);
}

static Rect bounds_of(const Point *points, size_t n) {
    if (n == 0) return (Rect){0};
    Point least = points[0], most = points[0];
    for (size_t i = 1; i < n; i++) {
        least = (Point){len_min(least.x, points[i].x), len_min(least.y, points[i].y)};
        most = (Point){len_max(most.x, points[i].x), len_max(most.y, points[i].y)};
    }
    return (Rect){least.x, least.y, most.x - least.x, most.y - least.y};
}

void sink_path(Sink *sink, const SinkPath *path, const SinkBox *look) {
    // Elements and fragments share the page's life, and so do the points.
    Point *points = arena_push(pool_arena(sink->pool), Point, path->n);
    if (path->n) memcpy(points, path->points, path->n * sizeof *points);
    Fragment *fragment = push_shape(sink, FRAGMENT_PATH, bounds_of(path->points, path->n), look);
    fragment->points = points;
    fragment->point_count = path->n;
    fragment->closed = path->closed;
    fragment->dash = path->dash;
    fragment->gap = path->gap;
}

void sink_rule(Sink *sink, Rect rect, Color color) {
    assert(sink->in_content);
    Fragment *fragment = push(sink, FRAGMENT_RULE);
    fragment->rect = rect;
    fragment->fill = color;
    fragment->filled = true;
}

void sink_image(Sink *sink, Rect rect, const Image *image) {
    assert(sink->in_content);
    Fragment *fragment = push(sink, FRAGMENT_IMAGE);
    fragment->rect = rect;
    fragment->image = image;
}

void sink_hairline(Sink *sink, Rect rect, Color color) {
    sink_artifact(sink, ARTIFACT_LAYOUT);
    sink_rule(sink, rect, color);
    sink_end(sink);
}

size_t sink_backdrop(Sink *sink, Rect rect, Color color) {
    const size_t at = sink->fragments.n;
    sink_hairline(sink, rect, color);
    return at;
}

// Between the artifact's begin and end.
static Rect *backdrop_rect(Sink *sink, size_t backdrop) {
    return &sink->fragments.at[backdrop + 1].rect;
}

void sink_stretch(Sink *sink, size_t backdrop, Len bottom) {
    Rect *rect = backdrop_rect(sink, backdrop);
    rect->height = len_max(rect->height, bottom - rect->y);
}

void sink_take_back(Sink *sink, size_t backdrop) {
    sink->fragments.n = backdrop;
}

void sink_link(Sink *sink, Rect rect, const SinkLink *link) {
    Fragment *fragment = push(sink, FRAGMENT_LINK);
    fragment->element = link->element;
    fragment->rect = rect;
    fragment->url = link->url;
    fragment->to = link->to;
    fragment->description = link->description;
}

void sink_destination(Sink *sink, Str name, Point at) {
    Fragment *fragment = push(sink, FRAGMENT_DESTINATION);
    fragment->name = name;
    fragment->point = at;
}

void sink_outline(Sink *sink, uint8_t level, Str title, Point at, const Element *element) {
    Fragment *fragment = push(sink, FRAGMENT_OUTLINE);
    fragment->level = level;
    fragment->name = title;
    fragment->point = at;
    fragment->element = element;
}
