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
    unsigned sections;
} Collect;

// A title without its links: the entry itself is one.
static Text without_links(Arena *job, Text title) {
    TextSpan *spans = arena_push(job, TextSpan, title.n);
    for (size_t i = 0; i < title.n; i++) {
        spans[i] = title.at[i];
        spans[i].url = spans[i].to = (Str){0};
    }
    return (Text){spans, title.n};
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

static void collect_blocks(Collect *collect, const Block *blocks, uint8_t depth, int nesting) {
    if (nesting > 64) return; // refused when it is expanded
    for (const Block *block = blocks; block; block = block->next) {
        if (block->kind == BLOCK_SECTION) collect_section(collect, block, depth, nesting);
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

void contents_init(Contents *contents, const Setting *setting, Arena *job, Arena *scratch,
                   const ContentsBlock *block, Rect area) {
    *contents = (Contents){.setting = setting, .block = block, .area = area};
    Collect collect = {.contents = contents, .job = job};
    collect_blocks(&collect, setting->composition->blocks, 0, 0);
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

static const Paragraph *set_words(const Contents *contents, Arena *arena, Str words, TextRole role,
                                  Align align, Len width) {
    const TextSpan span = {.text = words};
    const TextManner manner = {.role = role, .align = align, .width = width};
    return setting_text(contents->setting, arena, (Text){&span, 1}, &manner).paragraph;
}

static Len natural(const Contents *contents, Arena *arena, Str words, TextRole role) {
    const TextSpan span = {.text = words};
    const TextManner manner = {.role = role};
    return setting_extent(contents->setting, arena, (Text){&span, 1}, &manner).natural;
}

// Dots from the end of the title to the number, counted from the end edge so that they are aligned.
static void place_leader(const Contents *contents, Sink *sink, Arena *arena, Rect room) {
    const TextRole role = ROLE_CONTENTS_2; // light on every level, so that all dots are aligned
    const Len dot = natural(contents, arena, STR("."), role);
    const Len step = natural(contents, arena, STR(". ."), role) - dot;
    if (step <= 0 || room.width < 2 * step) return;
    const size_t n = (size_t)(room.width / step);
    char *dots = arena_push(arena, char, 2 * n);
    for (size_t i = 0; i < 2 * n; i++) dots[i] = i % 2 ? ' ' : '.';
    const Paragraph *leader =
        set_words(contents, arena, (Str){dots, 2 * n - 1}, role, ALIGN_END, room.width);
    if (leader->n != 1) return;
    sink_artifact(sink, ARTIFACT_LAYOUT);
    sink_line(sink, leader->lines, (Point){room.x, room.y}, room.width);
    sink_end(sink);
}

static void place_number(const Contents *contents, Sink *sink, Arena *arena,
                         const ContentsEntry *entry, Rect room, const PagePlan *plan) {
    size_t page = 0;
    if (!plan || !plan_page(plan, entry->destination, &page)) return;
    const Paragraph *number = set_words(contents, arena, str_format(arena, "%zu", page + 1),
                                        role_of(entry), ALIGN_END, room.width);
    for (size_t i = 0; i < number->n; i++)
        sink_line(sink, &number->lines[i], (Point){room.x, room.y}, room.width);
}

static void place_entry(const Contents *contents, Sink *sink, Arena *arena,
                        const ContentsEntry *entry, const SetText *title, Len y,
                        const PagePlan *plan) {
    if (title->paragraph->n == 0) return; // no font has any of its characters
    const Rect area = contents->area;
    const Len indent = indent_of(contents->setting, entry);
    const Len numbers = number_width(contents->setting);
    const Len measure = area.width - indent - numbers;
    const Point at = {area.x + indent, y};
    SinkLink link = {.to = entry->destination, .description = text_words(arena, entry->title)};
    const Element *item = sink_open(sink, TAG_TOCI);
    const Element *reference = sink_open(sink, TAG_REFERENCE);
    link.element = sink_open(sink, TAG_LINK);
    set_text_place(title, sink, at, measure, 0, title->paragraph->n);
    const Len height = set_text_height(title);
    const Len baseline = y + height - title->style->leading + style_baseline(title->style);
    const Line *last = &title->paragraph->lines[title->paragraph->n - 1];
    const Len from = at.x + last->width + NUMBER_GAP;
    place_leader(contents, sink, arena,
                 (Rect){from, baseline, area.x + area.width - numbers - from, 0});
    place_number(contents, sink, arena, entry,
                 (Rect){area.x + area.width - numbers, baseline, numbers, 0}, plan);
    sink_link(sink, (Rect){at.x, y, area.width - indent, height}, &link);
    sink_close(sink, link.element);
    sink_close(sink, reference);
    sink_close(sink, item);
}

static Len place_heading(const Contents *contents, Sink *sink, Arena *arena, Len *pending) {
    const SetText heading = set_heading(contents, arena);
    *pending = heading.style->space_after;
    if (heading.paragraph->n == 0) return contents->area.y;
    const Element *caption = sink_open(sink, TAG_CAPTION);
    set_text_place(&heading, sink, (Point){contents->area.x, contents->area.y},
                   contents->area.width, 0, heading.paragraph->n);
    sink_close(sink, caption);
    return contents->area.y + set_text_height(&heading);
}

void contents_place_page(Contents *contents, Sink *sink, Arena *arena, const PagePlan *plan) {
    const Element *before = sink_enter(sink, innermost_list(contents));
    Len y = contents->area.y, pending = 0;
    if (contents->next == 0) y = place_heading(contents, sink, arena, &pending);
    for (; contents->next < contents->entries.n; contents->next++) {
        const ContentsEntry *entry = &contents->entries.at[contents->next];
        const SetText title = set_title(contents, arena, entry);
        if (!fit_entry(contents, &title, &y, &pending)) break;
        move_to_level(contents, sink, entry->level);
        place_entry(contents, sink, arena, entry, &title, y, plan);
        y += set_text_height(&title);
    }
    if (contents->next == contents->entries.n) move_to_level(contents, sink, 1);
    sink_enter(sink, before);
    if (contents->next == contents->entries.n) sink_close(sink, contents->lists[0]);
}
