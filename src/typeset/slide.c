// SPDX-License-Identifier: MIT
// Slide: counts its parts on pages that nobody sees, then places them; see slide.h.
#include "typeset/slide.h"

#include "typeset/ahead.h"
#include "typeset/slide_head.h"

enum {
    PARTS_MAX = 1000,    // of one slide; more is a mistake (LAY-06)
    BALANCE_PARTS = 12,  // beyond this nobody sees that the last part is short
    BALANCE_TRIES = 7,   // halvings of the height
    BODY_LINES_LEAST = 2 // below the title
};

void expand_slide(Feed *feed, const Block *block, const Frame *frame) {
    FeedNumbers *numbers = feed->numbers;
    numbers->slides++;
    const bool content = block->slide.kind == SLIDE_CONTENT;
    SlideItem *slide = arena_push(feed->job, SlideItem, 1);
    slide->block = block;
    slide->level = (uint8_t)len_min(frame->depth + 1, 6);
    slide->entry = (uint8_t)(frame->depth + 1 + (content && numbers->slide_sections ? 1 : 0));
    slide->destination =
        block->id.n ? block->id : str_format(feed->job, "slide-%u", (unsigned)numbers->slides);
    if (block->slide.kind == SLIDE_SECTION) numbers->slide_sections = true;
    feed_emit(feed, ITEM_SLIDE)->slide = slide;
}

static bool is_large(const Slide *slide, size_t part) {
    return part == 0 && slide->item->block->slide.kind != SLIDE_CONTENT;
}

// Where the body of a part stands.
static Rect body_of(const Slide *slide, const SlideHead *head, size_t part) {
    Rect body = slide->block;
    body.y += head->body;
    body.height -= head->body;
    // Only the parts that begin with a title of like height are made alike.
    const bool large = is_large(slide, part);
    if (!large && slide->height) body.height = len_min(body.height, slide->height);
    return body;
}

static bool has_room(const Slide *slide, Rect body) {
    return body.height >=
           BODY_LINES_LEAST * setting_style(slide->flow.setting, ROLE_BODY, 0)->leading;
}

static void start_body(Slide *slide, const Flow *outer, Arena *job, Footnotes *notes) {
    Pool *pool = notes->sink->pool;
    feed_init(&slide->feed, outer->setting, pool, job);
    slide->feed.numbers = outer->feed->numbers;
    flow_init(&slide->flow, outer->setting, &slide->feed, notes);
    slide->flow.slide = slide->item->block;
    slide->flow.max_words = outer->setting->theme->slide_words;
    slide->flow.max_bullets = outer->setting->theme->slide_bullets;
    const Frame frame = {.width = slide->block.width,
                         .depth = slide->item->level,
                         .level = 1,
                         .inside = "a slide",
                         .on_slide = true,
                         .role = ROLE_BODY};
    const SlideHead head = slide_head_set(slide, pool_arena(pool), 1, 2);
    slide->feed.page_height = body_of(slide, &head, 1).height;
    feed_start(&slide->feed, slide->item->block->children, &frame);
}

// Runs the body's flow for one part. True when nothing is left.
static bool run_part(Slide *slide, const SlideHead *head, size_t part) {
    const Rect body = body_of(slide, head, part);
    if (!has_room(slide, body)) return !slide->item->block->children;
    slide->flow.block = body;
    flow_begin_page(&slide->flow);
    // Below a large title there is less room than on the parts to come.
    const bool waits = is_large(slide, part) && feed_peek(&slide->feed, 0) &&
                       ahead_need(&slide->flow) > body.height;
    if (waits) return false;
    return flow_run(&slide->flow) == FLOW_END;
}

// How many parts the body takes when their titles count up to `parts`.
static size_t count_parts(const Slide *from, const Flow *outer, size_t parts, Len height) {
    Slide slide = {.item = from->item, .page = from->page, .block = from->block, .height = height};
    const FeedNumbers numbers = *outer->feed->numbers;
    Arena *job = arena_new(1 << 14);
    Pool pool;
    Sink sink;
    pool_init(&pool, 1 << 15);
    sink_init(&sink, job, &pool, false);
    slide.flow.setting = outer->setting;
    Footnotes notes;
    footnotes_init(&notes, outer->setting, &sink, &slide.feed);
    start_body(&slide, outer, job, &notes);
    sink_open(&sink, TAG_DOCUMENT);
    size_t n = 0;
    for (bool ended = false; !ended && n < PARTS_MAX; n++) {
        pool_turn(&pool);
        feed_drop_done(&slide.feed, false);
        sink_begin_page(&sink);
        const SlideHead head =
            slide_head_set(&slide, pool_arena(&pool), n, parts > n ? parts : n + 1);
        footnotes_begin_page(&notes, slide.block);
        slide_head_place(&slide, &head, n);
        ended = run_part(&slide, &head, n);
        if (ended) footnotes_fill_page(&notes);
        footnotes_end_page(&notes);
        ended = (ended && !footnotes_are_left(&notes)) || diag_is_fatal(outer->setting->diag);
    }
    slide_release(&slide);
    sink_release(&sink);
    pool_release(&pool);
    arena_drop(job);
    *outer->feed->numbers = numbers;
    return n;
}

// The least height of a body at which the parts stay as many: so they are of like height.
static void balance(Slide *slide, const Flow *outer) {
    if (slide->parts < 2 || slide->parts > BALANCE_PARTS) return;
    Len enough = slide->block.height, least = enough / (Len)slide->parts / 2;
    for (int i = 0; i < BALANCE_TRIES && !diag_is_fatal(outer->setting->diag); i++) {
        const Len middle = least + (enough - least) / 2;
        if (count_parts(slide, outer, slide->parts, middle) == slide->parts)
            enough = middle;
        else
            least = middle;
    }
    slide->height = enough;
}

static bool check_head(const Slide *slide, const Flow *outer) {
    const SlideHead head = slide_head_set(slide, pool_arena(outer->pool), 1, 2);
    const SlideHead first = slide_head_set(slide, pool_arena(outer->pool), 0, 2);
    const bool fits =
        has_room(slide, body_of(slide, &head, 1)) && first.body <= slide->block.height;
    if (fits) return true;
    diag_add(outer->setting->diag, SEVERITY_FATAL, "LAY-11", slide->item->block->place,
             "the title of a slide leaves no room for its body");
    return false;
}

void slide_begin(Slide *slide, const Flow *outer, const SlideItem *item) {
    const Theme *theme = outer->setting->theme;
    *slide = (Slide){.item = item,
                     .page = {0, 0, theme->page_width, theme->page_height},
                     .block = outer->block,
                     .parts = 1};
    slide->flow.setting = outer->setting;
    if (!check_head(slide, outer)) return;
    // With the title of a part, which is longer, there may be more parts, but never less.
    for (size_t n = 0; n != slide->parts && n < PARTS_MAX;) {
        n = slide->parts;
        slide->parts = count_parts(slide, outer, n, 0);
    }
    if (slide->parts >= PARTS_MAX)
        diag_add(outer->setting->diag, SEVERITY_FATAL, "LAY-06", item->block->place,
                 "a slide has more than %d parts", PARTS_MAX - 1);
    if (diag_is_fatal(outer->setting->diag)) return;
    balance(slide, outer);
    start_body(slide, outer, outer->feed->job, outer->notes);
    slide->active = true;
}

void slide_place(Slide *slide, size_t index) {
    Sink *sink = slide->flow.sink;
    const Element *before = sink->current;
    if (!slide->section)
        slide->section = sink_open_at(sink, TAG_SECT, slide->item->block->place);
    else
        sink_enter(sink, slide->section);
    slide->flow.page = index;
    const SlideHead head =
        slide_head_set(slide, pool_arena(slide->feed.pool), slide->part, slide->parts);
    slide_head_place(slide, &head, slide->part);
    if (slide->part) sink_enter(sink, slide->inside);
    bool ended = run_part(slide, &head, slide->part);
    if (ended) footnotes_fill_page(slide->flow.notes);
    footnotes_end_page(slide->flow.notes);
    ended = ended && !footnotes_are_left(slide->flow.notes);
    slide->part++;
    slide->inside = sink->current;
    slide->active = !ended && !diag_is_fatal(slide->flow.setting->diag);
    if (ended) sink_close(sink, slide->section);
    sink_enter(sink, before);
}

void slide_release(Slide *slide) {
    if (slide->feed.own) feed_release(&slide->feed);
}
