// SPDX-License-Identifier: MIT
// Line: cuts the items of a line into parts (glyphs, blanks, a hyphen), gathers neighbouring parts
// of one look into runs, fills in the glyphs, and puts the runs in order by UAX #9, L1 and L2.
#include "text/line.h"

typedef enum {
    PART_TEXT,
    PART_BLANKS,
    PART_HYPHEN, // at a break inside a word
    PART_BREAK,  // a blank for a forced break, so that the words around it stay apart in copies
} PartKind;

typedef struct {
    PartKind kind;
    const Chunk *chunk;
    const Font *font;
    uint32_t run, base;
    uint32_t lo, hi; // bytes of the draft's text
    uint32_t n;      // glyphs
    uint8_t level;
    bool hangs; // blanks at the end of the line: their glyphs have no width
} LinePart;

// Parts [first, first + count) that make one GlyphRun.
typedef struct {
    uint32_t first, count;
} Group;

typedef VEC(LinePart) PartVec;
typedef VEC(Group) GroupVec;

typedef struct {
    Draft *draft;
    Arena *arena;
    const ParagraphOptions *options;
    PartVec parts;
    GroupVec groups;
    // Justification: what each blank gets in addition, and how many get one unit more.
    Len extra;
    uint32_t more;
} Builder;

static uint8_t base_level(const Builder *builder) {
    return builder->options->right_to_left ? 1 : 0;
}

static LinePart *push_part(Builder *builder, PartKind kind, const Item *item, uint32_t n) {
    LinePart *part = vec_push(builder->draft->engine->scratch, &builder->parts);
    part->kind = kind;
    part->chunk = item->chunk;
    part->font = kind == PART_TEXT ? item->chunk->font : item->chunk->blank_font;
    part->run = item->run;
    part->base = item->base;
    part->lo = kind == PART_TEXT ? item->lo : item->hi;
    part->hi = kind == PART_BLANKS ? item->hi + item->blanks : item->hi;
    part->n = n;
    part->level = item->level;
    return part;
}

static void push_item(Builder *builder, const Item *item) {
    if (item->chunk->font && item->hi > item->lo) {
        push_part(builder, PART_TEXT, item, item->chunk->n);
    }
    if (item->chunk->blank_font && item->blanks) {
        push_part(builder, PART_BLANKS, item, item->blanks);
    }
}

static void push_hyphen(Builder *builder, const Item *item) {
    const Font *font = builder->draft->settings[item->run]->main;
    if (font) push_part(builder, PART_HYPHEN, item, 1)->font = font;
}

// Parts of one chunk that stayed on one line are shaped as one again.
static void push_joined(Builder *builder, const Item *first, const Item *last) {
    Draft *draft = builder->draft;
    const Word *word = draft_piece(draft, first->run, (Span){first->lo, last->hi}, first->level);
    const Item like = {.run = first->run, .level = first->level, .base = first->lo};
    ItemVec joined = {0};
    draft_push_word(draft, &joined, word, &like);
    if (joined.n) joined.at[joined.n - 1].blanks = last->blanks;
    for (size_t i = 0; i < joined.n; i++) push_item(builder, &joined.at[i]);
}

static void push_items(Builder *builder, LineRange range) {
    const Item *items = builder->draft->items.at;
    for (uint32_t i = range.lo, next = 0; i < range.hi; i = next) {
        for (next = i + 1; next < range.hi && items[next].joined;) next++;
        if (next == i + 1) {
            push_item(builder, &items[i]);
        } else {
            push_joined(builder, &items[i], &items[next - 1]);
        }
    }
    const Item *last = &items[range.hi - 1];
    const bool parted = range.hi < builder->draft->items.n && !last->forced;
    if (parted && last->hyphen) push_hyphen(builder, last);
}

// Blanks at the end hang and take the level of the paragraph (L1).
static void hang_blanks(Builder *builder) {
    for (size_t i = builder->parts.n; i-- > 0;) {
        LinePart *part = &builder->parts.at[i];
        if (part->kind != PART_BLANKS) return;
        part->hangs = true;
        part->level = base_level(builder);
    }
}

static void push_break(Builder *builder, const Item *item) {
    const size_t n = builder->parts.n;
    if (!item->chunk->blank_font || (n && builder->parts.at[n - 1].hangs)) return;
    push_part(builder, PART_BREAK, item, 1)->level = base_level(builder);
}

static bool continues(const Builder *builder, const LinePart *before, const LinePart *part) {
    const TextRun *a = &builder->draft->runs[before->run], *b = &builder->draft->runs[part->run];
    return a == b && before->font == part->font && before->level == part->level &&
           before->hi == part->lo;
}

static void group_parts(Builder *builder) {
    Arena *scratch = builder->draft->engine->scratch;
    for (uint32_t i = 0; i < builder->parts.n; i++) {
        const LinePart *parts = builder->parts.at;
        if (i > 0 && continues(builder, &parts[i - 1], &parts[i])) {
            builder->groups.at[builder->groups.n - 1].count++;
        } else {
            *vec_push(scratch, &builder->groups) = (Group){i, 1};
        }
    }
}

static Len blank_advance(Builder *builder, const LinePart *part) {
    if (part->hangs) return 0;
    const Len more = builder->more ? 1 : 0;
    if (more) builder->more--;
    return part->chunk->blank + builder->extra + (builder->extra < 0 ? -more : more);
}

static void put_text(const LinePart *part, Glyph *to, uint32_t run_lo) {
    const uint32_t shift = part->base - run_lo; // modulo 2^32: their sum is in the run
    if (part->n) memcpy(to, part->chunk->glyphs, part->n * sizeof *to);
    for (uint32_t i = 0; i < part->n; i++) to[i].text_lo += shift;
}

static void put_blanks(Builder *builder, const LinePart *part, Glyph *to, uint32_t run_lo) {
    const bool reversed = (part->level & 1) != 0;
    for (uint32_t i = 0; i < part->n; i++) {
        const uint32_t byte = part->lo + (reversed ? part->n - 1 - i : i);
        to[i].id = part->chunk->blank_glyph;
        to[i].cluster_start = true;
        to[i].text_lo = byte - run_lo;
        to[i].text_n = 1;
        to[i].advance = blank_advance(builder, part);
    }
}

static void put_break(const LinePart *part, Glyph *to, uint32_t run_lo) {
    to->id = part->chunk->blank_glyph;
    to->cluster_start = true;
    to->text_lo = part->hi - run_lo;
    to->text_n = 1;
}

static void put_hyphen(const Builder *builder, const LinePart *part, Glyph *to, uint32_t run_lo) {
    const Setting *setting = builder->draft->settings[part->run];
    to->id = setting->hyphen_glyph;
    to->cluster_start = true;
    to->text_lo = part->hi - run_lo;
    to->advance = setting->hyphen;
}

static void put_part(Builder *builder, const LinePart *part, Glyph *to, uint32_t run_lo) {
    switch (part->kind) {
    case PART_TEXT: put_text(part, to, run_lo); break;
    case PART_BLANKS: put_blanks(builder, part, to, run_lo); break;
    case PART_HYPHEN: put_hyphen(builder, part, to, run_lo); break;
    case PART_BREAK: put_break(part, to, run_lo); break;
    }
}

// Those of the source that lie within bytes [lo, hi) of it, counted from `lo`.
static void take_expansions(Builder *builder, const TextRun *source, Span bytes, GlyphRun *run) {
    if (source->expansion_count == 0) return;
    Expansion *taken = arena_push(builder->arena, Expansion, source->expansion_count);
    for (size_t i = 0; i < source->expansion_count; i++) {
        const Expansion *each = &source->expansions[i];
        if (each->lo < bytes.lo || each->lo + each->n > bytes.hi) continue;
        taken[run->expansion_count] = *each;
        taken[run->expansion_count++].lo -= bytes.lo;
    }
    run->expansions = taken;
}

static GlyphRun build_run(Builder *builder, Group group, Glyph *glyphs) {
    const LinePart *parts = &builder->parts.at[group.first];
    const LinePart *last = &parts[group.count - 1];
    const Draft *draft = builder->draft;
    const TextRun *source = &draft->runs[parts->run];
    const uint32_t lo = parts->lo - draft->starts[parts->run];
    const bool reversed = (parts->level & 1) != 0;
    GlyphRun run = {
        .font = parts->font,
        .style = source->style,
        .lang = source->lang,
        .tag = source->tag,
        .text = {source->text.at + lo, last->hi - parts->lo},
        .glyphs = glyphs,
        .level = parts->level,
        .hyphen = last->kind == PART_HYPHEN,
    };
    take_expansions(builder, source, (Span){lo, lo + (last->hi - parts->lo)}, &run);
    if (last->kind == PART_BREAK) {
        run.text = str_format(builder->arena, "%.*s ", STR_ARGS(run.text));
    }
    for (uint32_t i = 0; i < group.count; i++) {
        const LinePart *part = &parts[reversed ? group.count - 1 - i : i];
        put_part(builder, part, glyphs + run.n, parts->lo);
        run.n += part->n;
    }
    for (size_t i = 0; i < run.n; i++) run.width += glyphs[i].advance;
    return run;
}

static void reverse(uint32_t *order, size_t lo, size_t hi) {
    while (lo + 1 < hi) {
        const uint32_t swapped = order[lo];
        order[lo++] = order[--hi];
        order[hi] = swapped;
    }
}

// L2: from the highest level down to 1, reverses every stretch of that level or above.
static void reorder(const GlyphRun *runs, uint32_t *order, size_t n) {
    uint8_t highest = 0;
    for (size_t i = 0; i < n; i++) {
        order[i] = (uint32_t)i;
        if (runs[i].level > highest) highest = runs[i].level;
    }
    for (uint8_t level = highest; level > 0; level--) {
        for (size_t lo = 0, hi = 0; lo < n; lo = hi + 1) {
            for (hi = lo; hi < n && runs[order[hi]].level >= level;) hi++;
            reverse(order, lo, hi);
        }
    }
}

static void place_runs(const Builder *builder, GlyphRun *runs, size_t n, Len x) {
    if (n == 1) {
        runs[0].x = x;
        return;
    }
    uint32_t *order = arena_push(builder->draft->engine->scratch, uint32_t, n);
    reorder(runs, order, n);
    for (size_t i = 0; i < n; i++) {
        runs[order[i]].x = x;
        x += runs[order[i]].width;
    }
}

static void measure_line(Line *line) {
    const Font *seen = NULL;
    Len size = 0;
    for (size_t i = 0; i < line->n; i++) {
        const GlyphRun *run = &line->runs[i];
        line->width += run->width;
        if (run->font == seen && run->style->size == size) continue;
        seen = run->font;
        size = run->style->size;
        const FontMetrics *metrics = font_metrics(seen);
        const uint16_t em = font_units_per_em(seen);
        line->ascent = len_max(line->ascent, len_scale(size, metrics->ascent, em));
        line->descent = len_max(line->descent, len_scale(size, -metrics->descent, em));
    }
}

// Shares what is left of the measure among the blanks, as far as they may grow or shrink.
static void justify(Builder *builder) {
    int64_t width = 0, blanks = 0, count = 0;
    for (size_t i = 0; i < builder->parts.n; i++) {
        const LinePart *part = &builder->parts.at[i];
        if (part->kind == PART_TEXT) width += part->chunk->width;
        if (part->kind == PART_HYPHEN) width += builder->draft->settings[part->run]->hyphen;
        if (part->kind != PART_BLANKS || part->hangs) continue;
        blanks += (int64_t)part->chunk->blank * part->n;
        count += part->n;
    }
    const int64_t rest = builder->options->width - width - blanks;
    if (count == 0 || rest > blanks * BLANK_GROWS || rest < -blanks / BLANK_SHRINKS) return;
    builder->extra = (Len)(rest / count);
    builder->more = (uint32_t)(rest < 0 ? -(rest % count) : rest % count);
}

static Len left_edge(const ParagraphOptions *options, Len width) {
    const Len rest = options->width == LEN_MAX ? 0 : options->width - width;
    switch (options->align) {
    case ALIGN_CENTER: return rest / 2;
    case ALIGN_END: return options->right_to_left ? 0 : rest;
    case ALIGN_START:
    case ALIGN_JUSTIFY: return options->right_to_left ? rest : 0;
    }
    return 0;
}

Line line_build(Draft *draft, Arena *arena, LineRange range, const ParagraphOptions *options) {
    Builder builder = {.draft = draft, .arena = arena, .options = options};
    push_items(&builder, range);
    hang_blanks(&builder);
    const Item *last = &draft->items.at[range.hi - 1];
    if (last->forced && range.hi < draft->items.n) push_break(&builder, last);
    group_parts(&builder);
    if (options->align == ALIGN_JUSTIFY && range.hi < draft->items.n && !last->forced) {
        justify(&builder);
    }
    size_t count = 0;
    for (size_t i = 0; i < builder.parts.n; i++) count += builder.parts.at[i].n;
    GlyphRun *runs = arena_push(arena, GlyphRun, builder.groups.n);
    Glyph *glyphs = arena_push(arena, Glyph, count);
    Line line = {.runs = runs, .n = builder.groups.n};
    for (size_t i = 0; i < line.n; i++) {
        runs[i] = build_run(&builder, builder.groups.at[i], glyphs);
        glyphs += runs[i].n;
    }
    measure_line(&line);
    place_runs(&builder, runs, line.n, left_edge(options, line.width));
    return line;
}
