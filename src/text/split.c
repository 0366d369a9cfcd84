// SPDX-License-Identifier: MIT
// Split: gives a draft more places to break at, by hyphens and, as a last resort, between grapheme
// clusters. The parts are marked as joined, so that those that stay together are shaped as one.
#include "text/fit.h"

#include "base/utf8.h"
#include "text/unicode.h"

typedef struct {
    Draft *draft;
    ItemVec items; // the new ones
} Splitter;

static Len width_of(const Word *word) {
    Len width = 0;
    for (uint32_t i = 0; i < word->n; i++) width += word->chunks[i].width;
    return width;
}

// How much wider two neighbouring parts are together than apart: what kerning adds. Counted to the
// second, it keeps joined parts within the measure; what kerning takes away is not counted.
static Len kerning(Splitter *splitter, const Item *item, Span before, Span bytes) {
    Draft *draft = splitter->draft;
    const Span both = {before.lo, bytes.hi};
    return width_of(draft_piece(draft, item->run, both, item->level)) -
           width_of(draft_piece(draft, item->run, before, item->level)) -
           width_of(draft_piece(draft, item->run, bytes, item->level));
}

// Pushes the bytes [lo, hi) of an item.
static void push_part(Splitter *splitter, const Item *item, Span bytes, bool hyphen) {
    const size_t before = splitter->items.n;
    const Word *word = draft_piece(splitter->draft, item->run, bytes, item->level);
    Item like = *item;
    like.base = bytes.lo;
    draft_push_word(splitter->draft, &splitter->items, word, &like);
    if (splitter->items.n == before) return;
    splitter->items.at[before].joined = bytes.lo > item->lo || item->joined;
    Item *last = &splitter->items.at[splitter->items.n - 1];
    last->breaks = true;
    last->hyphen = hyphen;
}

// Replaces an item by its parts between the points, which count from the item's first byte.
static void push_split(Splitter *splitter, const Item *item, const bool *points, bool hyphen) {
    const size_t before = splitter->items.n;
    Span last_part = {item->lo, item->lo};
    for (uint32_t at = item->lo + 1; points && at <= item->hi; at++) {
        if (at < item->hi && !points[at - item->lo]) continue;
        const Span part = {last_part.hi, at};
        if (at == item->hi && part.lo == item->lo) break;
        const size_t first = splitter->items.n;
        push_part(splitter, item, part, hyphen);
        if (part.lo > item->lo && splitter->items.n > first) {
            splitter->items.at[first].width += len_max(0, kerning(splitter, item, last_part, part));
        }
        last_part = part;
    }
    if (last_part.hi == item->lo) {
        *vec_push(splitter->draft->engine->scratch, &splitter->items) = *item;
        return;
    }
    if (splitter->items.n == before) return;
    Item *last = &splitter->items.at[splitter->items.n - 1];
    last->breaks = item->breaks;
    last->forced = item->forced;
    last->hyphen = item->hyphen;
    last->blanks = item->blanks;
    last->blank = item->blank;
}

static void push_hyphenated(Splitter *splitter, const Item *item) {
    const Draft *draft = splitter->draft;
    const TextEngine *engine = draft->engine;
    const Setting *setting = draft->settings[item->run];
    const bool *points = NULL;
    if (setting->style.hyphenate && !item->verbatim && item->hi > item->lo) {
        points = hyphenate(engine->hyphenator, engine->scratch,
                           str_slice(draft->text, item->lo, item->hi), setting->lang);
    }
    push_split(splitter, item, points, true);
}

static void push_graphemes(Splitter *splitter, const Item *item) {
    const Draft *draft = splitter->draft;
    const TextEngine *engine = draft->engine;
    const Str text = str_slice(draft->text, item->lo, item->hi);
    const uint8_t *parts = segment_graphemes(engine->maker.segmenter, engine->scratch, text);
    bool *points = arena_push(engine->scratch, bool, text.n + 1);
    for (size_t i = 0; i < text.n; i++) points[i] = parts[i] != PART_NOT;
    push_split(splitter, item, points, false);
    Item *last = &splitter->items.at[splitter->items.n - 1];
    size_t next = last->hi;
    const bool mark = next < draft->text.n && char_edge(utf8_next(draft->text, &next)) == CHAR_MARK;
    last->breaks = last->breaks || !mark;
}

typedef void Push(Splitter *splitter, const Item *item);

// The end of the stretch from `lo` without a break, and its width with a hyphen.
static size_t stretch_end(const Draft *draft, size_t lo, int64_t *width) {
    const ItemVec *items = &draft->items;
    size_t hi = lo;
    int64_t sum = 0, blanks = 0;
    bool ends = false;
    while (hi < items->n && !ends) {
        const Item *item = &items->at[hi++];
        sum += blanks + item->width;
        blanks = item_blanks(item);
        ends = item->breaks || item->forced;
    }
    const Item *last = &items->at[hi - 1];
    *width = sum + (last->hyphen ? draft->settings[last->run]->hyphen : 0);
    return hi;
}

// Pushes all items again, those in stretches wider than `limit` by `push`.
static void split_wider(Draft *draft, int64_t limit, Push *push) {
    Splitter splitter = {.draft = draft};
    for (size_t lo = 0, hi = 0; lo < draft->items.n; lo = hi) {
        int64_t width = 0;
        hi = stretch_end(draft, lo, &width);
        for (size_t i = lo; i < hi; i++) {
            if (width > limit) {
                push(&splitter, &draft->items.at[i]);
            } else {
                *vec_push(draft->engine->scratch, &splitter.items) = draft->items.at[i];
            }
        }
    }
    draft->items = splitter.items;
    draft->split = true;
}

static bool is_any_wider(const Draft *draft, Len measure) {
    int64_t width = 0;
    for (size_t lo = 0; lo < draft->items.n;) {
        lo = stretch_end(draft, lo, &width);
        if (width > measure) return true;
    }
    return false;
}

void split_items(Draft *draft, Len measure, SplitKind kind) {
    if (kind == SPLIT_AT_HYPHENS) split_wider(draft, 0, push_hyphenated);
    if (!is_any_wider(draft, measure)) return;
    if (kind == SPLIT_WIDE) split_wider(draft, measure, push_hyphenated);
    if (!is_any_wider(draft, measure)) return;
    split_wider(draft, measure, push_graphemes);
    draft->torn = true;
}
