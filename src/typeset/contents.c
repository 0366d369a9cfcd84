// SPDX-License-Identifier: MIT
// Contents: entries from the block tree, a page of them at a time; see contents.h.
#include "typeset/contents.h"

#include <assert.h>

#define NUMBER_GAP LEN(6)

// The sections in the order in which they are expanded: their numbers name them.
typedef struct {
    Contents *contents;
    Arena *job;
    const Block *first;
    unsigned sections, slides;
    bool slide_sections;
} Collect;

// A title without its links, since the entry itself is one, and without marks of footnotes.
static Text without_links(Arena *job, Text title) {
    TextSpan *spans = arena_push(job, TextSpan, title.n);
    size_t n = 0;
    for (size_t i = 0; i < title.n; i++) {
        if (title.at[i].footnote) continue;
        spans[n] = title.at[i];
        spans[n].url = spans[n].to = (Str){0};
        n++;
    }
    return (Text){spans, n};
}

static void collect_blocks(Collect *collect, const Block *blocks, uint8_t depth, int nesting);

static void collect_section(Collect *collect, const Block *block, uint8_t depth, int nesting) {
    const unsigned number = ++collect->sections;
    const bool headed = !text_is_empty(block->section.title);
    Contents *contents = collect->contents;
    if (headed && !block->section.unlisted && depth < contents->block->depth) {
        ContentsEntry *entry = vec_push(collect->job, &contents->entries);
        entry->title = without_links(collect->job, block->section.title);
        entry->level = (uint8_t)(depth + 1);
        entry->destination = block->id.n ? block->id : str_format(collect->job, "sec-%u", number);
    }
    collect_blocks(collect, block->children, (uint8_t)(depth + (headed ? 1 : 0)), nesting + 1);
}

static void collect_slide(Collect *collect, const Block *block, uint8_t depth) {
    const unsigned number = ++collect->slides;
    const SlideBlock *slide = &block->slide;
    const bool content = slide->kind == SLIDE_CONTENT;
    const uint8_t level = (uint8_t)(depth + 1 + (content && collect->slide_sections ? 1 : 0));
    if (slide->kind == SLIDE_SECTION) collect->slide_sections = true;
    Contents *contents = collect->contents;
    const bool listed = !slide->unlisted && slide->kind != SLIDE_TITLE;
    if (!listed || text_is_empty(slide->title) || level > contents->block->depth) return;
    ContentsEntry *entry = vec_push(collect->job, &contents->entries);
    entry->title = without_links(collect->job, slide->title);
    entry->level = level;
    entry->destination = block->id.n ? block->id : str_format(collect->job, "slide-%u", number);
}

static void collect_blocks(Collect *collect, const Block *blocks, uint8_t depth, int nesting) {
    if (nesting > 64) return; // refused when it is expanded
    for (const Block *block = blocks; block; block = block->next) {
        if (block->kind == BLOCK_SECTION) collect_section(collect, block, depth, nesting);
        if (block->kind == BLOCK_SLIDE) collect_slide(collect, block, depth);
        if (block->kind == BLOCK_GROUP)
            collect_blocks(collect, block->children, depth, nesting + 1);
    }
}

static TextRole role_of(const ContentsEntry *entry) {
    return entry->level == 1 ? ROLE_CONTENTS_1 : ROLE_CONTENTS_2;
}

static Len indent_of(const Setting *setting, const ContentsEntry *entry) {
    const Len step = setting_style(setting, ROLE_CONTENTS_2, 0)->size * 3 / 2;
    return step * (len_min(entry->level, CONTENTS_DEPTH_MAX) - 1);
}

// Room for the largest page number there may be, so that titles break alike on every pass.
static Len number_width(const Setting *setting) {
    return setting_style(setting, ROLE_CONTENTS_1, 0)->size * 3;
}

static SetText set_title(const Contents *contents, Arena *arena, const ContentsEntry *entry) {
    const Len width = contents->area.width - indent_of(contents->setting, entry) -
                      number_width(contents->setting);
    const TextManner manner = {.role = role_of(entry), .width = width, .tight = true};
    return setting_text(contents->setting, arena, entry->title, &manner);
}

static SetText set_heading(const Contents *contents, Arena *arena) {
    const TextManner manner = {
        .role = ROLE_HEADING_1, .width = contents->area.width, .tight = true};
    return setting_text(contents->setting, arena, contents->block->title, &manner);
}

// Where an entry of this height goes on a page filled down to *y: false on the next page.
static bool fit_entry(const Contents *contents, const SetText *title, Len *y, Len *pending) {
    const bool first = *y == contents->area.y;
    const Len space = first ? 0 : len_max(*pending, title->style->space_before);
    const Len height = set_text_height(title);
    const Len bottom = contents->area.y + contents->area.height;
    if (*y + space + height > bottom && !first) return false;
    *y += space;
    *pending = title->style->space_after;
    return true;
}

static void count_pages(Contents *contents, Arena *scratch) {
    const ArenaMark mark = arena_mark(scratch);
    const SetText heading = set_heading(contents, scratch);
    Len y = contents->area.y + set_text_height(&heading);
    Len pending = heading.style->space_after;
    contents->pages = 1;
    for (size_t i = 0; i < contents->entries.n; i++) {
        const SetText title = set_title(contents, scratch, &contents->entries.at[i]);
        if (!fit_entry(contents, &title, &y, &pending)) {
            contents->pages++;
            y = contents->area.y;
            pending = 0;
            fit_entry(contents, &title, &y, &pending);
        }
        y += set_text_height(&title);
    }
    arena_rewind(scratch, mark);
}

void contents_collect(Contents *contents, Arena *job, Arena *scratch) {
    Collect collect = {.contents = contents, .job = job};
    collect_blocks(&collect, contents->setting->composition->blocks, 0, 0);
    count_pages(contents, scratch);
}

void contents_open(Contents *contents, Sink *sink) {
    const Element *current = sink->current;
    contents->lists[contents->open++] = sink_open(sink, TAG_TOC);
    sink_enter(sink, current);
}

static const Element *innermost_list(const Contents *contents) {
    assert(contents->open > 0);
    return contents->lists[(contents->open - 1) % CONTENTS_DEPTH_MAX];
}

// Opens and closes TOC elements until as many are open as the entry's level.
static void move_to_level(Contents *contents, Sink *sink, size_t level) {
    if (level > CONTENTS_DEPTH_MAX) level = CONTENTS_DEPTH_MAX;
    while (contents->open > level) sink_close(sink, contents->lists[--contents->open]);
    while (contents->open < level) {
        sink_enter(sink, innermost_list(contents));
        contents->lists[contents->open++] = sink_open(sink, TAG_TOC);
    }
    sink_enter(sink, innermost_list(contents));
}

// What the painting of a page needs besides the contents.
typedef struct {
    const Contents *contents;
    Sink *sink;
    Arena *arena;
    const PagePlan *plan;
} Painter;

static Len natural(const Painter *painter, Str words, TextRole role) {
    const TextSpan span = {.text = words};
    const TextManner manner = {.role = role};
    return setting_extent(painter->contents->setting, painter->arena, (Text){&span, 1}, &manner)
        .natural;
}

// Words at the end edge of `room`, whose y is their baseline.
static void place_words(const Painter *painter, Str words, TextRole role, Rect room) {
    const TextSpan span = {.text = words};
    const TextManner manner = {.role = role, .align = ALIGN_END, .width = room.width};
    const SetText set =
        setting_text(painter->contents->setting, painter->arena, (Text){&span, 1}, &manner);
    if (set.paragraph->n != 1) return;
    sink_line(painter->sink, set.paragraph->lines, (Point){room.x, room.y}, room.width);
}

// Dots from the end of the title to the number, counted from the end edge so that they are aligned.
static void place_leader(const Painter *painter, Rect room) {
    const TextRole role = ROLE_CONTENTS_2; // light on every level, so that all dots are aligned
    const Len dot = natural(painter, STR("."), role);
    const Len step = natural(painter, STR(". ."), role) - dot;
    if (step <= 0 || room.width < 2 * step) return;
    const size_t n = (size_t)(room.width / step);
    char *dots = arena_push(painter->arena, char, 2 * n);
    for (size_t i = 0; i < 2 * n; i++) dots[i] = i % 2 ? ' ' : '.';
    sink_artifact(painter->sink, ARTIFACT_LAYOUT);
    place_words(painter, (Str){dots, 2 * n - 1}, role, room);
    sink_end(painter->sink);
}

static void place_number(const Painter *painter, const ContentsEntry *entry, Rect room) {
    size_t page = 0;
    if (!painter->plan || !plan_page(painter->plan, entry->destination, &page)) return;
    place_words(painter, str_format(painter->arena, "%zu", page + 1), role_of(entry), room);
}

// Leader and number, on the last line of the title.
static void place_end(const Painter *painter, const ContentsEntry *entry, const SetText *title,
                      Point at) {
    const Rect area = painter->contents->area;
    const Len numbers = number_width(painter->contents->setting);
    const Len edge = area.x + area.width - numbers;
    const Line *last = &title->paragraph->lines[title->paragraph->n - 1];
    const Len from = at.x + last->width + NUMBER_GAP;
    const Len baseline =
        at.y + set_text_height(title) - title->style->leading + style_baseline(title->style);
    place_leader(painter, (Rect){from, baseline, edge - from, 0});
    place_number(painter, entry, (Rect){edge, baseline, numbers, 0});
}

static void place_entry(const Painter *painter, const ContentsEntry *entry, const SetText *title,
                        Len y) {
    if (title->paragraph->n == 0) return; // no font has any of its characters
    const Rect area = painter->contents->area;
    const Len indent = indent_of(painter->contents->setting, entry);
    const Point at = {area.x + indent, y};
    Sink *sink = painter->sink;
    SinkLink link = {.to = entry->destination,
                     .description = text_words(painter->arena, entry->title)};
    const Element *item = sink_open(sink, TAG_TOCI);
    const Element *reference = sink_open(sink, TAG_REFERENCE);
    link.element = sink_open(sink, TAG_LINK);
    set_text_place(title, sink, at, 0, title->paragraph->n);
    place_end(painter, entry, title, at);
    sink_link(sink, (Rect){at.x, y, area.width - indent, set_text_height(title)}, &link);
    sink_close(sink, link.element);
    sink_close(sink, reference);
    sink_close(sink, item);
}

static Len place_heading(const Painter *painter, Len *pending) {
    const Rect area = painter->contents->area;
    const SetText heading = set_heading(painter->contents, painter->arena);
    *pending = heading.style->space_after;
    if (heading.paragraph->n == 0) return area.y;
    const Element *caption = sink_open(painter->sink, TAG_CAPTION);
    set_text_place(&heading, painter->sink, (Point){area.x, area.y}, 0, heading.paragraph->n);
    sink_close(painter->sink, caption);
    return area.y + set_text_height(&heading);
}

void contents_place_page(Contents *contents, Sink *sink, Arena *arena, const PagePlan *plan) {
    const Painter painter = {contents, sink, arena, plan};
    const Element *before = sink_enter(sink, contents->lists[contents->open - 1]);
    Len y = contents->area.y, pending = 0;
    if (contents->next == 0) y = place_heading(&painter, &pending);
    for (; contents->next < contents->entries.n; contents->next++) {
        const ContentsEntry *entry = &contents->entries.at[contents->next];
        const SetText title = set_title(contents, arena, entry);
        if (!fit_entry(contents, &title, &y, &pending)) break;
        move_to_level(contents, sink, entry->level);
        place_entry(&painter, entry, &title, y);
        y += set_text_height(&title);
    }
    if (contents->next == contents->entries.n) move_to_level(contents, sink, 1);
    sink_enter(sink, before);
    if (contents->next == contents->entries.n) sink_close(sink, contents->lists[0]);
}
