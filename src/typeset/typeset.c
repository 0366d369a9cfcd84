// SPDX-License-Identifier: MIT
// Typeset: the page loop. Body pages stream; contents pages and page numbers come when all is
// known, or in their place when a plan of an earlier pass knows it.
#include "typeset/typeset.h"

#include "typeset/contents.h"
#include "typeset/cover.h"
#include "typeset/flow.h"
#include "typeset/furniture.h"
#include "typeset/geometry.h"
#include "typeset/handout.h"
#include "typeset/only.h"
#include "typeset/page_ref.h"
#include "typeset/slide.h"

// A document beyond this is a mistake of its data or layout (LAY-06).
enum { PAGES_MAX = 100000 };
#define ONLY_MARGIN LEN(12)

typedef enum { STATE_ONLY, STATE_BODY, STATE_CONTENTS, STATE_NUMBERS, STATE_END } State;

typedef struct {
    size_t page;
    bool cover; // of a report, not a slide
} BarePage;

struct Typesetter {
    TypesetOptions options;
    Setting setting;
    Pool pool;
    Sink sink;
    Feed feed;
    Flow flow;
    Footnotes notes;
    PageFurniture furniture;
    const Element *document;
    VEC(Contents) contents;
    Slide slide;           // the last one
    VEC(BarePage) bare;    // pages without furniture
    size_t contents_at;    // first contents block that is not painted
    size_t contents_pages; // of it that are painted
    size_t number_at;      // page that gets its number next
    PagePlan plan;
    PageRefs refs;
    Handout handout;
    VEC(Feed) ended; // of the slides on the sheet under construction
    State state;
    bool carries; // fragments that wait for the next page
    Page page;
};

static Frame body_frame(Len width) {
    return (Frame){.width = width, .role = ROLE_BODY};
}

static void start_only(Typesetter *typesetter) {
    const TypesetOptions *options = &typesetter->options;
    const Block *found =
        only_find(options->composition->blocks, options->only, options->arena, options->diag);
    if (!found) return;
    Block *alone = arena_push(options->arena, Block, 1);
    *alone = *found;
    alone->next = NULL;
    typesetter->state = STATE_ONLY;
    typesetter->flow.block.x = typesetter->flow.block.y = ONLY_MARGIN;
    typesetter->flow.block.height = LEN_MAX / 4;
    typesetter->feed.page_height = LEN_MAX / 4;
    const Frame frame = body_frame(typesetter->flow.block.width);
    feed_start(&typesetter->feed, alone, &frame);
}

Typesetter *typesetter_new(const TypesetOptions *options) {
    Typesetter *typesetter = arena_push(options->arena, Typesetter, 1);
    const Composition *composition = options->composition;
    typesetter->options = *options;
    typesetter->state = STATE_BODY;
    setting_init(&typesetter->setting, options->arena, composition, options->engine, options->diag);
    typesetter->refs = (PageRefs){.arena = options->arena,
                                  .diag = options->diag,
                                  .plan = options->plan,
                                  .learned = &typesetter->plan};
    typesetter->setting.pages = &typesetter->refs;
    pool_init(&typesetter->pool, 1 << 18);
    sink_init(&typesetter->sink, options->arena, &typesetter->pool, composition->right_to_left);
    feed_init(&typesetter->feed, &typesetter->setting, &typesetter->pool, options->arena);
    if (!geometry_check(composition->theme, options->diag)) return typesetter;
    footnotes_init(&typesetter->notes, &typesetter->setting, &typesetter->sink, &typesetter->feed);
    flow_init(&typesetter->flow, &typesetter->setting, &typesetter->feed, &typesetter->notes);
    typesetter->feed.page_height = typesetter->flow.block.height;
    furniture_init(&typesetter->furniture, &typesetter->setting, options->arena);
    if (options->plan)
        handout_init(&typesetter->handout, &typesetter->setting, options->handout,
                     options->plan->pages);
    if (options->only.n) {
        start_only(typesetter);
        return typesetter;
    }
    const Frame frame = body_frame(typesetter->flow.block.width);
    feed_start(&typesetter->feed, composition->blocks, &frame);
    return typesetter;
}

static void release_ended(Typesetter *typesetter) {
    for (size_t i = 0; i < typesetter->ended.n; i++) feed_release(&typesetter->ended.at[i]);
    typesetter->ended.n = 0;
}

void typesetter_drop(Typesetter *typesetter) {
    if (!typesetter) return;
    release_ended(typesetter);
    slide_release(&typesetter->slide);
    feed_release(&typesetter->feed);
    sink_release(&typesetter->sink);
    pool_release(&typesetter->pool);
}

static const BarePage *bare_page(const Typesetter *typesetter, size_t index) {
    for (size_t i = 0; i < typesetter->bare.n; i++)
        if (typesetter->bare.at[i].page == index) return &typesetter->bare.at[i];
    return NULL;
}

static void note_bare(Typesetter *typesetter, bool cover) {
    *vec_push(typesetter->options.arena, &typesetter->bare) =
        (BarePage){typesetter->flow.page, cover};
}

static Str label_of(const Typesetter *typesetter, size_t index) {
    const Str cover = typesetter->options.composition->furniture.cover_label;
    const BarePage *bare = bare_page(typesetter, index);
    if (bare && bare->cover && cover.n) return cover;
    return str_format(pool_arena(&typesetter->pool), "%zu", index + 1);
}

// What the page before needed goes; a sheet's slides need theirs until the sheet is given.
static void drop_page(Typesetter *typesetter) {
    pool_turn(&typesetter->pool);
    release_ended(typesetter);
    feed_drop_done(&typesetter->feed, false);
    if (typesetter->slide.active) feed_drop_done(&typesetter->slide.feed, false);
    if (!typesetter->carries) sink_begin_page(&typesetter->sink);
    typesetter->carries = false;
}

static void begin_page(Typesetter *typesetter) {
    Slide *slide = &typesetter->slide;
    if (!slide->active && slide->feed.own) {
        *vec_push(typesetter->options.arena, &typesetter->ended) = slide->feed;
        slide->feed = (Feed){0};
    }
    if (typesetter->handout.placed == 0) drop_page(typesetter);
    handout_begin_slide(&typesetter->handout, &typesetter->sink);
    if (typesetter->document) return;
    Element *document = sink_open(&typesetter->sink, TAG_DOCUMENT);
    const Composition *composition = typesetter->options.composition;
    document->lang = composition->lang;
    if (composition->blocks) document->place = composition->blocks->place;
    typesetter->document = document;
}

static const Page *give_page(Typesetter *typesetter, size_t index, bool addition) {
    const Theme *theme = typesetter->setting.theme;
    typesetter->page = (Page){
        .index = index,
        .total = typesetter->options.plan ? typesetter->options.plan->pages : 0,
        .addition = addition,
        .label = label_of(typesetter, index),
        .width = theme->page_width,
        .height = theme->page_height,
        .right_to_left = typesetter->options.composition->right_to_left,
        .fragments = typesetter->sink.fragments.at + typesetter->handout.from,
        .n = typesetter->sink.fragments.n - typesetter->handout.from,
    };
    if (addition) return &typesetter->page;
    if (index >= PAGES_MAX) {
        diag_add(typesetter->options.diag, SEVERITY_FATAL, "LAY-06", (Place){0},
                 "the document has more than %d pages", PAGES_MAX);
        return NULL;
    }
    if (index + 1 > typesetter->plan.pages) typesetter->plan.pages = index + 1;
    plan_note(&typesetter->plan, typesetter->options.arena, &typesetter->page);
    return &typesetter->page;
}

// A sheet of slides.
static const Page *give_sheet(Typesetter *typesetter) {
    Handout *handout = &typesetter->handout;
    handout_end_sheet(handout, &typesetter->sink);
    typesetter->page = (Page){
        .index = handout->sheet - 1,
        .total = handout->sheets,
        .label = str_format(pool_arena(&typesetter->pool), "%zu", handout->sheet),
        .width = HANDOUT_WIDTH,
        .height = HANDOUT_HEIGHT,
        .right_to_left = typesetter->options.composition->right_to_left,
        .fragments = typesetter->sink.fragments.at,
        .n = typesetter->sink.fragments.n,
    };
    return &typesetter->page;
}

// Learns from a slide what a page would teach. A sheet when it is full, else NULL.
static const Page *give_slide(Typesetter *typesetter, size_t index) {
    Handout *handout = &typesetter->handout;
    if (!give_page(typesetter, index, false)) return NULL;
    return handout_end_slide(handout, &typesetter->sink) ? give_sheet(typesetter) : NULL;
}

// A page with its furniture; the number only when the total is known already.
static const Page *finish_page(Typesetter *typesetter, size_t index) {
    const PagePlan *plan = typesetter->options.plan;
    if (!bare_page(typesetter, index)) {
        furniture_place(&typesetter->furniture, &typesetter->sink);
        if (plan)
            furniture_place_number(&typesetter->furniture, &typesetter->sink,
                                   pool_arena(&typesetter->pool), index + 1, plan->pages);
    }
    return typesetter->handout.per_sheet ? give_slide(typesetter, index)
                                         : give_page(typesetter, index, false);
}

static void take_page(Typesetter *typesetter) {
    typesetter->flow.fresh = false;
    typesetter->flow.full = true;
}

static void set_cover(Typesetter *typesetter, const CoverBlock *cover) {
    note_bare(typesetter, true);
    cover_place(&typesetter->setting, pool_arena(&typesetter->pool), &typesetter->sink, cover,
                typesetter->flow.block);
    take_page(typesetter);
}

// Notes where the contents stand. Without a plan their pages are left out for now.
static void reserve_contents(Typesetter *typesetter, const ContentsBlock *block) {
    Contents *contents = vec_push(typesetter->options.arena, &typesetter->contents);
    *contents = (Contents){.setting = &typesetter->setting,
                           .block = block,
                           .area = typesetter->flow.block,
                           .first_page = typesetter->flow.page};
    contents_collect(contents, typesetter->options.arena, pool_arena(&typesetter->pool));
    contents_open(contents, &typesetter->sink);
    if (!typesetter->options.plan) typesetter->flow.page += contents->pages;
}

// Places a page of the first contents that are not complete. True when that completes them.
static bool place_contents(Typesetter *typesetter, const PagePlan *plan) {
    Contents *contents = &typesetter->contents.at[typesetter->contents_at];
    contents_place_page(contents, &typesetter->sink, pool_arena(&typesetter->pool), plan);
    if (++typesetter->contents_pages < contents->pages) return false;
    typesetter->contents_at++;
    typesetter->contents_pages = 0;
    return true;
}

static bool has_contents(const Typesetter *typesetter) {
    return typesetter->contents_at < typesetter->contents.n;
}

// True when notes are left for another page.
static bool place_notes(Typesetter *typesetter, bool last) {
    Footnotes *notes = &typesetter->notes;
    if (last && footnotes_are_left(notes)) footnotes_fill_page(notes);
    if (notes->taken) typesetter->flow.fresh = false;
    footnotes_end_page(notes);
    return footnotes_are_left(notes);
}

static const Page *end_body(Typesetter *typesetter) {
    if (place_notes(typesetter, true)) return finish_page(typesetter, typesetter->flow.page++);
    const bool empty = typesetter->flow.fresh && (has_contents(typesetter));
    typesetter->state = has_contents(typesetter) ? STATE_CONTENTS : STATE_NUMBERS;
    if (empty) {
        typesetter->carries = true;
        return NULL;
    }
    if (typesetter->state == STATE_NUMBERS) sink_close(&typesetter->sink, typesetter->document);
    return finish_page(typesetter, typesetter->flow.page);
}

static void set_special(Typesetter *typesetter) {
    const Item item = *feed_peek(&typesetter->feed, 0);
    if (item.kind == ITEM_COVER) set_cover(typesetter, &item.block->cover);
    if (item.kind == ITEM_CONTENTS) reserve_contents(typesetter, &item.block->contents);
    if (item.kind == ITEM_SLIDE) slide_begin(&typesetter->slide, &typesetter->flow, item.slide);
    feed_pop(&typesetter->feed);
}

// Places the next part of the slide. True when it is the last.
static bool place_slide(Typesetter *typesetter) {
    Slide *slide = &typesetter->slide;
    if (slide->part == 0 && slide->item->block->slide.kind == SLIDE_TITLE)
        note_bare(typesetter, false);
    slide_place(slide, typesetter->flow.page);
    take_page(typesetter);
    return !slide->active;
}

// Lays out a page of the body. NULL at its end when nothing stands on it.
static const Page *next_body(Typesetter *typesetter) {
    const PagePlan *plan = typesetter->options.plan;
    Flow *flow = &typesetter->flow;
    begin_page(typesetter);
    footnotes_begin_page(&typesetter->notes, flow->block);
    flow_begin_page(flow);
    for (;;) {
        if (plan && has_contents(typesetter)) {
            const bool complete = place_contents(typesetter, plan);
            take_page(typesetter);
            if (!complete) return finish_page(typesetter, flow->page++);
        }
        if (typesetter->slide.active && !place_slide(typesetter)) {
            if (diag_is_fatal(typesetter->options.diag)) return NULL;
            return finish_page(typesetter, flow->page++);
        }
        const FlowStop stop = flow_run(flow);
        if (diag_is_fatal(typesetter->options.diag)) return NULL;
        if (stop == FLOW_END) return end_body(typesetter);
        if (stop == FLOW_FULL || footnotes_are_left(&typesetter->notes)) {
            place_notes(typesetter, stop == FLOW_SPECIAL);
            return finish_page(typesetter, flow->page++);
        }
        set_special(typesetter);
    }
}

static const Page *next_contents(Typesetter *typesetter) {
    begin_page(typesetter);
    const Contents *contents = &typesetter->contents.at[typesetter->contents_at];
    const size_t index = contents->first_page + typesetter->contents_pages;
    if (place_contents(typesetter, &typesetter->plan) && !has_contents(typesetter)) {
        sink_close(&typesetter->sink, typesetter->document);
        typesetter->state = STATE_NUMBERS;
    }
    return finish_page(typesetter, index);
}

// Pages that were given without their number get it now.
static const Page *next_number(Typesetter *typesetter) {
    const bool wanted =
        !typesetter->options.plan && typesetter->options.composition->furniture.page_number != NULL;
    while (typesetter->number_at < typesetter->plan.pages &&
           bare_page(typesetter, typesetter->number_at))
        typesetter->number_at++;
    if (!wanted || typesetter->number_at == typesetter->plan.pages) {
        typesetter->state = STATE_END;
        return typesetter->handout.placed ? give_sheet(typesetter) : NULL;
    }
    begin_page(typesetter);
    const size_t index = typesetter->number_at++;
    furniture_place_number(&typesetter->furniture, &typesetter->sink, pool_arena(&typesetter->pool),
                           index + 1, typesetter->plan.pages);
    give_page(typesetter, index, true);
    typesetter->page.total = typesetter->plan.pages;
    return &typesetter->page;
}

static const Page *only_page(Typesetter *typesetter) {
    typesetter->state = STATE_END;
    begin_page(typesetter);
    footnotes_begin_page(&typesetter->notes, typesetter->flow.block);
    flow_begin_page(&typesetter->flow);
    const FlowStop stop = flow_run(&typesetter->flow);
    Diag *diag = typesetter->options.diag;
    if (stop != FLOW_END && !diag_is_fatal(diag))
        diag_add(diag, SEVERITY_FATAL, "LAY-05", (Place){0},
                 "\"%.*s\" cannot be set on a page of its own", STR_ARGS(typesetter->options.only));
    if (diag_is_fatal(diag)) return NULL;
    Footnotes *notes = &typesetter->notes;
    typesetter->flow.y += notes->taken;
    notes->block.height = typesetter->flow.y - notes->block.y;
    footnotes_end_page(notes);
    sink_close(&typesetter->sink, typesetter->document);
    const Page *page = give_page(typesetter, 0, false);
    typesetter->page.width = typesetter->flow.block.width + 2 * ONLY_MARGIN;
    typesetter->page.height = typesetter->flow.y + ONLY_MARGIN;
    typesetter->page.total = 1;
    return page;
}

const Page *typesetter_next(Typesetter *typesetter) {
    while (typesetter->state != STATE_END && !diag_is_fatal(typesetter->options.diag)) {
        const Page *page = NULL;
        switch (typesetter->state) {
        case STATE_ONLY: page = only_page(typesetter); break;
        case STATE_BODY: page = next_body(typesetter); break;
        case STATE_CONTENTS: page = next_contents(typesetter); break;
        case STATE_NUMBERS: page = next_number(typesetter); break;
        case STATE_END: break;
        }
        if (page) return page;
    }
    return NULL;
}

bool typesetter_is_settled(const Typesetter *typesetter) {
    return page_refs_are_right(&typesetter->refs);
}

const PagePlan *typesetter_plan(const Typesetter *typesetter) {
    return &typesetter->plan;
}
