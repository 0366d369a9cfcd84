// SPDX-License-Identifier: MIT
// Footnotes: measures, reserves and places them; see footnote.h.
#include "typeset/footnote.h"

#define NOTES_GAP LEN(7) // between text and rule
#define RULE_GAP  LEN(5) // between rule and notes
#define NOTE_GAP  LEN(2) // between notes
#define OVERHEAD  (NOTES_GAP + RULE_GAP)
enum { NOTE_LINES_TOGETHER = 2, RULE_SHARE = 4 };

void footnotes_init(Footnotes *notes, const Setting *setting, Sink *sink, Feed *feed) {
    *notes = (Footnotes){.setting = setting, .sink = sink, .feed = feed};
}

// Notes take half of a page at most, so that the text gets on.
static Len most_of(const Footnotes *notes) {
    return notes->block.height / 2;
}

static void set_note(Footnotes *notes, Footnote *note) {
    if (note->set) return;
    note->set = true;
    note->pin = pool_pin(notes->feed->pool);
    Arena *arena = pool_arena(notes->feed->pool);
    const TextStyle *style = setting_style(notes->setting, ROLE_NOTE, 0);
    const TextManner manner = {.role = ROLE_NOTE, .width = notes->block.width / 3, .tight = true};
    const Len natural = setting_extent(notes->setting, arena, note->mark, &manner).natural;
    note->label = setting_text(notes->setting, arena, note->mark, &manner);
    note->indent = len_max(natural + style->size / 2, style->size * 5 / 4);
    const Frame frame = {.width = notes->block.width - note->indent,
                         .level = 1,
                         .in_cell = true,
                         .inside = "a footnote",
                         .role = ROLE_NOTE};
    note->galley = feed_galley(notes->feed, note->block, &frame);
}

static Extent extent_of(const Footnote *note, Len height, uint32_t lines) {
    Extent extent = galley_measure(&note->galley, height, lines);
    if (note->element) return extent;
    // The label stands beside the first line, or alone.
    const Len label = set_text_height(&note->label);
    if (extent.height < label && label <= height) extent.height = label;
    return extent;
}

static Len whole_height(Footnotes *notes, Footnote *note) {
    set_note(notes, note);
    return extent_of(note, LEN_MAX, UINT32_MAX).height + NOTE_GAP;
}

static Len least_height(Footnotes *notes, Footnote *note) {
    set_note(notes, note);
    return extent_of(note, LEN_MAX, NOTE_LINES_TOGETHER).height + NOTE_GAP;
}

// How much of the waiting notes stands in `room`, with the rule. At least a line of the first one,
// when it has waited since the page before.
static Len reserve(Footnotes *notes, Len room) {
    Len height = OVERHEAD;
    for (size_t i = notes->first; i < notes->waiting.n; i++) {
        Footnote *note = notes->waiting.at[i];
        const Len whole = whole_height(notes, note);
        if (height + whole > room) {
            const Extent part = extent_of(note, room - height - NOTE_GAP, UINT32_MAX);
            return part.lines ? room : height > OVERHEAD ? height : 0;
        }
        height += whole;
    }
    return height > OVERHEAD ? height : 0;
}

void footnotes_begin_page(Footnotes *notes, Rect block) {
    notes->block = block;
    notes->floor = block.y;
    notes->taken = 0;
    if (footnotes_are_left(notes)) notes->taken = reserve(notes, most_of(notes));
}

void footnotes_yield(Footnotes *notes, Len top, Len lowest) {
    const Len room = notes->block.y + notes->block.height - lowest;
    if (notes->floor <= top && notes->taken > room) notes->taken = reserve(notes, room);
}

void footnotes_fill_page(Footnotes *notes) {
    notes->taken = reserve(notes, notes->block.y + notes->block.height - notes->floor);
}

// The text of the mark may be gone before its note is placed.
static void keep(Footnotes *notes, Footnote *met) {
    Pool *pool = notes->feed->pool;
    set_note(notes, met);
    Footnote *note = arena_push(pool_arena(pool), Footnote, 1);
    *note = *met;
    note->own_pin = pool_pin(pool);
    *vec_push(notes->feed->job, &notes->waiting) = note;
}

void footnotes_take(Footnotes *notes, Len lowest) {
    notes->floor = len_max(notes->floor, lowest);
    if (notes->sink->met.n == 0) return;
    for (size_t i = 0; i < notes->sink->met.n; i++) keep(notes, notes->sink->met.at[i]);
    notes->sink->met.n = 0;
    const Len room = notes->block.y + notes->block.height - notes->floor;
    notes->taken = len_max(notes->taken, reserve(notes, len_min(room, most_of(notes))));
}

// Calls for each note whose mark begins in the line. The runs of one mark follow each other.
static Footnote *next_note(const Line *line, size_t *run) {
    const Footnote *before = NULL;
    if (*run) {
        const SinkMark *mark = line->runs[*run - 1].tag;
        before = mark ? mark->note : NULL;
    }
    while (*run < line->n) {
        const SinkMark *mark = line->runs[(*run)++].tag;
        if (mark && mark->note && mark->note != before && !mark->note->number) return mark->note;
        before = mark ? mark->note : NULL;
    }
    return NULL;
}

static Len whole_of_lines(Footnotes *notes, const SetText *text, size_t from, size_t to) {
    if (!text->noted) return 0;
    Len height = 0;
    for (size_t l = from; l < to; l++) {
        size_t run = 0;
        for (Footnote *note; (note = next_note(&text->paragraph->lines[l], &run));)
            height += whole_height(notes, note);
    }
    return height && !notes->taken ? height + OVERHEAD : height;
}

Len footnotes_of_galley(Footnotes *notes, const Galley *galley, uint32_t lines) {
    Len height = 0;
    size_t from = galley->line;
    for (size_t i = galley->item; i < galley->n; i++, from = 0) {
        const Item *item = &galley->items[i];
        if (item->kind != ITEM_TEXT) continue;
        const size_t n = item->text.paragraph->n - from;
        const size_t take = item->overlay || n < lines ? n : lines;
        height += whole_of_lines(notes, &item->text, from, from + take);
        if (!item->overlay) lines -= (uint32_t)take;
        if (lines == 0) break;
    }
    return height;
}

// The notes of one line: all of them, and all but the last with the least of the last.
static void line_heights(Footnotes *notes, const Line *line, Len *all, Len *least) {
    size_t run = 0;
    *all = *least = 0;
    for (Footnote *note; (note = next_note(line, &run));) {
        *least = *all + least_height(notes, note);
        *all += whole_height(notes, note);
    }
}

// The room that the notes of the lines so far take.
typedef struct {
    Len before; // [Len] of earlier lines
    Len now;    // [Len] with the least of the newest line's
} LineRoom;

static void add_line(Footnotes *notes, const Line *line, LineRoom *room) {
    Len all, least;
    line_heights(notes, line, &all, &least);
    const Len over = all && !notes->taken && !room->before ? OVERHEAD : 0;
    room->now = room->before + least + over;
    room->before = len_min(room->before + all + over, len_max(most_of(notes) - notes->taken, 0));
}

size_t footnotes_lines(Footnotes *notes, const SetText *text, size_t from, size_t fits, Len y) {
    if (!text->noted) return fits;
    const Len bottom = notes->block.y + notes->block.height - notes->taken;
    LineRoom room = {0};
    for (size_t i = 0; i < fits; i++) {
        const Len lowest = len_max(notes->floor, y + (Len)(i + 1) * text->style->leading);
        add_line(notes, &text->paragraph->lines[from + i], &room);
        if (lowest + room.now > bottom) return i;
        if (lowest + room.before > bottom) return i + 1; // the note goes on overleaf
    }
    return fits;
}

Len footnotes_of_lines(Footnotes *notes, const SetText *text, size_t from, size_t to) {
    if (!text->noted) return 0;
    LineRoom room = {0};
    for (size_t i = from; i < to; i++) add_line(notes, &text->paragraph->lines[i], &room);
    return room.now;
}

// The nearest open element that may hold a note.
static const Element *holder_of(const Element *element) {
    while (element->parent && element->tag != TAG_SECT && element->tag != TAG_PART &&
           element->tag != TAG_DIV)
        element = element->parent;
    return element;
}

static void open_note(Footnotes *notes, Footnote *note, Point at) {
    Sink *sink = notes->sink;
    note->element = sink_open(sink, TAG_NOTE);
    const Str name = str_format(pool_arena(sink->pool), "note-%u", (unsigned)note->number);
    sink_destination(sink, name, at);
    const Element *label = sink_open(sink, TAG_LBL);
    set_text_place(&note->label, sink, at, 0, note->label.paragraph->n);
    sink_close(sink, label);
}

// Places what has room of a note above `bottom`. True when it is done.
static bool place_note(Footnotes *notes, Footnote *note, Len *y, Len bottom) {
    Sink *sink = notes->sink;
    const Point at = {notes->block.x, *y};
    const Extent room = extent_of(note, bottom - *y, UINT32_MAX);
    const bool empty = galley_is_done(&note->galley);
    if (room.lines == 0 && !empty) return false;
    const Element *before = sink_enter(sink, holder_of(sink->current));
    if (note->element)
        sink_enter(sink, note->element);
    else
        open_note(notes, note, at);
    galley_place(&note->galley, sink, (Point){at.x + note->indent, at.y}, room.lines);
    *y += room.height + NOTE_GAP;
    const bool done = galley_is_done(&note->galley);
    if (done) {
        sink_close(sink, note->element);
        pool_unpin(notes->feed->pool, note->pin);
        pool_unpin(notes->feed->pool, note->own_pin);
    }
    sink_enter(sink, before);
    return done;
}

void footnotes_end_page(Footnotes *notes) {
    if (!notes->taken) return;
    const Theme *theme = notes->setting->theme;
    const Len bottom = notes->block.y + notes->block.height;
    Len y = bottom - notes->taken + NOTES_GAP;
    const Rect rule = {notes->block.x, y, notes->block.width / RULE_SHARE, theme->rule_thin};
    sink_hairline(notes->sink, rule, theme->muted);
    y += RULE_GAP;
    while (footnotes_are_left(notes)) {
        if (!place_note(notes, notes->waiting.at[notes->first], &y, bottom)) break;
        notes->first++;
    }
    if (!footnotes_are_left(notes)) notes->waiting.n = notes->first = 0;
    notes->taken = 0;
}
