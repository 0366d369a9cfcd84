// SPDX-License-Identifier: MIT
// Total fit: dynamic programming over the breaks of a paragraph. A node is a place where a line
// may start; the best way to it is kept as (lines, demerits) and the node before it.
#include "text/fit.h"

typedef struct {
    int64_t demerits;
    uint32_t lines;
    uint32_t from; // first item of the line that ends here
    bool reached, hyphen, poor;
} Node;

typedef struct {
    const Draft *draft;
    Len measure;
    bool justified;
    unsigned shift;  // keeps the squares of very long lines within 64 bits
    int64_t *widths; // of all items before, with their blanks
    int64_t *blanks; // widths of all blanks before
    Node *nodes;     // one for each item, and the end
} Fitter;

enum {
    BIG_MEASURE = 1 << 22, // [Len] 4,194 pt: longer lines are compared less finely
    POOR_RAGGED = 4,       // a ragged line is poor when a fourth of it is empty
    BADNESS_LIMIT = 10000, // as in TeX, where 100 is a line stretched by all it should be
    BADNESS_POOR = 200,
    LINE_PENALTY = 10,
    HYPHEN_PENALTY = 50,
    TWO_HYPHENS = 3000, // demerits of hyphens on lines that follow one another
    MAX_STARTS = 4096,  // tried for one line: bounds text of parts without width
};

static bool ends_paragraph_part(const Fitter *fitter, uint32_t last) {
    return last + 1 == fitter->draft->items.n || fitter->draft->items.at[last].forced;
}

static bool starts_line(const Fitter *fitter, uint32_t first) {
    if (first == 0) return true;
    const Item *before = &fitter->draft->items.at[first - 1];
    return before->breaks || before->forced;
}

static int64_t width_of(const Fitter *fitter, uint32_t first, uint32_t last) {
    const Item *item = &fitter->draft->items.at[last];
    const bool hyphen = item->hyphen && !ends_paragraph_part(fitter, last);
    return fitter->widths[last] - fitter->widths[first] + item->width +
           (hyphen ? fitter->draft->settings[item->run]->hyphen : 0);
}

typedef struct {
    int64_t cost;
    bool poor;
} Judgement;

// A hyphen costs as much as a line that is empty by a quarter, and so does a line more.
static Judgement judge_ragged(const Fitter *fitter, int64_t rest, bool hyphen) {
    const int64_t left = rest >> fitter->shift;
    const int64_t quarter = fitter->measure / 4 >> fitter->shift;
    return (Judgement){left * left + quarter * quarter * (hyphen ? 2 : 1),
                       rest > fitter->measure / POOR_RAGGED};
}

// 100 times the cube of how much of its stretch or shrink a line uses.
static int64_t badness(int64_t rest, int64_t room) {
    if (rest == 0) return 0;
    if (room <= 0) return BADNESS_LIMIT;
    const int64_t used = rest * 100 / room; // [percent]
    if (used > 1000) return BADNESS_LIMIT;
    const int64_t bad = used * used * used / 10000;
    return bad < BADNESS_LIMIT ? bad : BADNESS_LIMIT;
}

static Judgement judge_justified(int64_t rest, int64_t blanks, bool hyphen) {
    const int64_t bad =
        rest < 0 ? badness(-rest, blanks / BLANK_SHRINKS) : badness(rest, blanks / 2);
    const int64_t sum = LINE_PENALTY + bad;
    return (Judgement){sum * sum + (hyphen ? (int64_t)HYPHEN_PENALTY * HYPHEN_PENALTY : 0),
                       bad > BADNESS_POOR};
}

static Judgement judge(const Fitter *fitter, uint32_t first, uint32_t last, int64_t rest) {
    const Item *item = &fitter->draft->items.at[last];
    if (ends_paragraph_part(fitter, last) && rest >= 0) return (Judgement){0, false};
    if (!fitter->justified) return judge_ragged(fitter, rest, item->hyphen);
    return judge_justified(rest, fitter->blanks[last] - fitter->blanks[first], item->hyphen);
}

// With hyphens, the fewest lines would mean the most hyphens.
static bool is_better(const Fitter *fitter, const Node *a, const Node *b) {
    const bool fewest = !fitter->justified && !fitter->draft->split;
    if (!b->reached) return true;
    if (fewest && a->lines != b->lines) return a->lines < b->lines;
    return a->demerits < b->demerits;
}

// How much narrower a line can be set; the last is not justified.
static int64_t shrink_of(const Fitter *fitter, uint32_t first, uint32_t last) {
    if (!fitter->justified || ends_paragraph_part(fitter, last)) return 0;
    return (fitter->blanks[last] - fitter->blanks[first]) / BLANK_SHRINKS;
}

// Finds the best line that ends with item `last`. Tries starts from the nearest backwards, until
// the line is too long; the nearest is taken even then, for something must be.
static void reach(Fitter *fitter, uint32_t last) {
    const Item *items = fitter->draft->items.at;
    Node *node = &fitter->nodes[last + 1];
    const uint32_t nearest = last > MAX_STARTS ? last - MAX_STARTS : 0;
    for (uint32_t first = last + 1; first-- > 0;) {
        const Node *from = &fitter->nodes[first];
        if (starts_line(fitter, first) && from->reached) {
            const int64_t rest = fitter->measure - width_of(fitter, first, last);
            const bool overfull = rest < -shrink_of(fitter, first, last);
            if (node->reached && (overfull || first < nearest)) return;
            const Judgement judged = judge(fitter, first, last, rest);
            const bool hyphen = items[last].hyphen && !items[last].forced;
            Node way = {
                .reached = true,
                .lines = from->lines + 1,
                .from = first,
                .demerits = from->demerits + judged.cost,
                .hyphen = hyphen,
                .poor = judged.poor,
            };
            if (hyphen && from->hyphen) way.demerits += TWO_HYPHENS;
            if (is_better(fitter, &way, node)) *node = way;
        }
        if (first > 0 && items[first - 1].forced) return;
    }
}

static void sum_widths(Fitter *fitter) {
    const Draft *draft = fitter->draft;
    const size_t n = draft->items.n;
    Arena *scratch = draft->engine->scratch;
    fitter->widths = arena_push(scratch, int64_t, n + 1);
    fitter->blanks = arena_push(scratch, int64_t, n + 1);
    fitter->nodes = arena_push(scratch, Node, n + 1);
    for (size_t i = 0; i < n; i++) {
        const Len blanks = item_blanks(&draft->items.at[i]);
        fitter->widths[i + 1] = fitter->widths[i] + draft->items.at[i].width + blanks;
        fitter->blanks[i + 1] = fitter->blanks[i] + blanks;
    }
}

static TotalFit trace_back(const Fitter *fitter) {
    const uint32_t n = (uint32_t)fitter->draft->items.n;
    const uint32_t count = fitter->nodes[n].lines;
    TotalFit fit = {.lines = {.n = count, .cap = count}};
    fit.lines.at = arena_push(fitter->draft->engine->scratch, LineRange, count);
    uint32_t hi = n;
    for (uint32_t line = count; line-- > 0;) {
        const Node *node = &fitter->nodes[hi];
        fit.lines.at[line] = (LineRange){node->from, hi};
        fit.poor = fit.poor || node->poor;
        hi = node->from;
    }
    return fit;
}

TotalFit fit_total(const Draft *draft, Len measure, bool justified) {
    const uint32_t n = (uint32_t)draft->items.n;
    if (n == 0) return (TotalFit){0};
    Fitter fitter = {.draft = draft, .measure = measure, .justified = justified};
    for (Len rest = measure; rest > BIG_MEASURE; rest >>= 1) fitter.shift++;
    sum_widths(&fitter);
    fitter.nodes[0].reached = true;
    for (uint32_t last = 0; last < n; last++) {
        const Item *item = &draft->items.at[last];
        if (item->breaks || item->forced || last + 1 == n) reach(&fitter, last);
    }
    return trace_back(&fitter);
}
