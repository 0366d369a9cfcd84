// SPDX-License-Identifier: MIT
// Items: walks a paragraph word by word. A word within one run and one level comes whole from the
// cache; one that crosses runs or levels is cut there and at its line breaks.
#include "text/items.h"

#include "text/isolate.h"
#include "text/word_breaks.h"

enum { MAX_WHOLE = 128 }; // [bytes] a longer word is cut first: its parts are met again, it is not

typedef struct {
    Draft *draft;
    uint32_t run;
    const Word *before; // the last word, for the rules about blanks
    Span around;        // a word that is cut: what the letters of its parts may join with
    bool address;       // it is one
} Walk;

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static const Str LINE_SEPARATOR = STR_INIT("\u2028");

static bool is_separator(Str text, size_t at) {
    return text.at[at] == LINE_SEPARATOR.at[0] && text.n - at >= LINE_SEPARATOR.n &&
           memcmp(text.at + at, LINE_SEPARATOR.at, LINE_SEPARATOR.n) == 0;
}

static uint32_t word_end(Str text, uint32_t lo) {
    uint32_t hi = lo;
    while (hi < text.n && !is_blank(text.at[hi]) && !is_separator(text, hi)) hi++;
    return hi;
}

static uint8_t level_at(const Draft *draft, uint32_t at) {
    return draft->levels ? draft->levels[at] : 0;
}

// The end of the bytes from `lo` that share its level, at most `hi`.
static uint32_t level_end(const Draft *draft, uint32_t lo, uint32_t hi) {
    if (!draft->levels) return hi;
    uint32_t at = lo + 1;
    while (at < hi && draft->levels[at] == draft->levels[lo]) at++;
    return at;
}

static const Word *look_up(Draft *draft, uint32_t run, const WordKey *key) {
    TextEngine *engine = draft->engine;
    const Word *word = word_cache_lookup(engine->words, engine->scratch, key);
    if (word->missing_count) engine_tell_missing(engine, word, &draft->runs[run], draft->diag);
    return word;
}

const Word *draft_piece(Draft *draft, uint32_t run, Span bytes, uint8_t level) {
    const WordKey key = {
        .setting = draft->settings[run],
        .text = str_slice(draft->text, bytes.lo, bytes.hi),
        .right_to_left = (level & 1) != 0,
    };
    return look_up(draft, run, &key);
}

void draft_push_word(Draft *draft, ItemVec *items, const Word *word, const Item *like) {
    for (uint32_t i = 0; i < word->n; i++) {
        const Chunk *chunk = &word->chunks[i];
        Item *item = vec_push(draft->engine->scratch, items);
        item->chunk = chunk;
        item->run = like->run;
        item->level = like->level;
        item->base = like->base;
        item->lo = like->base + chunk->lo;
        item->hi = like->base + chunk->hi;
        item->width = chunk->width;
        item->blank = chunk->blank;
        item->breaks = chunk->breaks;
        item->hyphen = chunk->soft_hyphen;
        item->verbatim = word->address || like->verbatim;
    }
}

static void enter_run(Walk *walk, uint32_t at) {
    while (at >= walk->draft->starts[walk->run + 1]) walk->run++;
}

static Item *last_item(Draft *draft) {
    return draft->items.n ? &draft->items.at[draft->items.n - 1] : NULL;
}

// The blanks before a word are where the line may break, or not.
static void settle_blanks(Walk *walk, const Word *after) {
    Item *last = last_item(walk->draft);
    if (last && last->blanks && !last->forced) {
        last->breaks = word_breaks_between(walk->before, after);
    }
}

static void push_part(Walk *walk, uint32_t lo, uint32_t hi, bool whole) {
    Draft *draft = walk->draft;
    const uint8_t level = level_at(draft, lo);
    WordKey key = {
        .setting = draft->settings[walk->run],
        .text = str_slice(draft->text, lo, hi),
        .right_to_left = (level & 1) != 0,
        .whole = whole,
    };
    if (key.right_to_left && !whole) {
        key.before = lo - walk->around.lo;
        key.after = walk->around.hi - hi;
    }
    const Word *word = look_up(draft, walk->run, &key);
    settle_blanks(walk, word);
    const Item like = {.run = walk->run, .base = lo, .level = level, .verbatim = walk->address};
    draft_push_word(draft, &draft->items, word, &like);
    walk->before = word;
}

// Cuts [lo, hi) at breaks, at the ends of runs and where the level changes.
static void push_cut(Walk *walk, uint32_t lo, uint32_t hi) {
    Draft *draft = walk->draft;
    TextEngine *engine = draft->engine;
    const uint8_t *breaks =
        word_breaks(engine->maker.segmenter, engine->scratch, str_slice(draft->text, lo, hi),
                    draft->settings[walk->run]->lang);
    walk->around = (Span){lo, hi};
    walk->address = word_is_address(str_slice(draft->text, lo, hi));
    for (uint32_t from = lo, to = lo; from < hi; from = to) {
        enter_run(walk, from);
        uint32_t limit = draft->starts[walk->run + 1];
        limit = level_end(draft, from, limit < hi ? limit : hi);
        for (to = from + 1; to < limit && breaks[to - lo] == BREAK_NONE;) to++;
        push_part(walk, from, to, false);
        Item *last = last_item(draft);
        if (!last || to == hi) continue;
        last->breaks = breaks[to - lo] != BREAK_NONE;
        last->hyphen = breaks[to - lo] == BREAK_HYPHEN;
    }
    walk->address = false;
}

static uint32_t push_text(Walk *walk, uint32_t lo) {
    const uint32_t hi = word_end(walk->draft->text, lo);
    const bool whole = hi <= walk->draft->starts[walk->run + 1] && hi - lo <= MAX_WHOLE &&
                       level_end(walk->draft, lo, hi) == hi;
    if (whole) {
        push_part(walk, lo, hi, true);
    } else {
        push_cut(walk, lo, hi);
    }
    return hi;
}

static Item *push_empty(Walk *walk, uint32_t at) {
    Draft *draft = walk->draft;
    const Chunk *blank = &draft->settings[walk->run]->blank;
    Item *item = vec_push(draft->engine->scratch, &draft->items);
    *item = (Item){
        .chunk = blank,
        .run = walk->run,
        .base = at,
        .lo = at,
        .hi = at,
        .blank = blank->blank,
        .level = level_at(draft, at),
    };
    return item;
}

static void push_blank(Walk *walk, uint32_t at) {
    Item *last = last_item(walk->draft);
    const bool fits =
        last && !last->forced && last->run == walk->run && last->level == level_at(walk->draft, at);
    if (!fits) last = push_empty(walk, at);
    last->blanks++;
}

static void push_separator(Walk *walk, uint32_t at) {
    Item *last = last_item(walk->draft);
    if (!last || last->forced) last = push_empty(walk, at);
    last->forced = true;
    walk->before = NULL;
}

static void walk_text(Draft *draft) {
    Walk walk = {.draft = draft};
    for (uint32_t at = 0; at < draft->text.n;) {
        enter_run(&walk, at);
        if (is_blank(draft->text.at[at])) {
            push_blank(&walk, at++);
        } else if (is_separator(draft->text, at)) {
            push_separator(&walk, at);
            at += (uint32_t)LINE_SEPARATOR.n;
        } else {
            at = push_text(&walk, at);
        }
    }
}

static void join_runs(Draft *draft) {
    Arena *scratch = draft->engine->scratch;
    uint32_t *starts = arena_push(scratch, uint32_t, draft->n + 1);
    for (size_t i = 0; i < draft->n; i++)
        starts[i + 1] = starts[i] + (uint32_t)draft->runs[i].text.n;
    draft->starts = starts;
    draft->text = (Str){draft->runs[0].text.at, starts[draft->n]};
    if (draft->n == 1) return;
    char *joined = arena_push(scratch, char, starts[draft->n]);
    for (size_t i = 0; i < draft->n; i++) {
        const Str text = draft->runs[i].text;
        if (text.n) memcpy(joined + starts[i], text.at, text.n);
    }
    draft->text.at = joined;
}

Draft draft_new(TextEngine *engine, const TextRun *runs, size_t n, bool right_to_left, Diag *diag) {
    Draft draft = {.engine = engine, .diag = diag, .runs = runs, .n = n};
    if (n == 0) return draft;
    join_runs(&draft);
    draft.settings = arena_push(engine->scratch, const Setting *, n);
    for (size_t i = 0; i < n; i++) {
        draft.settings[i] = engine_setting(engine, runs[i].style, runs[i].lang);
        engine_tell_damaged(engine, draft.settings[i], diag);
    }
    if (right_to_left || segment_needs_levels(draft.text)) {
        const Str view = isolate_view(engine->scratch, draft.text);
        draft.levels =
            segment_levels(engine->maker.segmenter, engine->scratch, view, right_to_left);
    }
    walk_text(&draft);
    return draft;
}
