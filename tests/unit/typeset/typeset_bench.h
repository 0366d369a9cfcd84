// SPDX-License-Identifier: MIT
// A theme, an engine and builders of blocks, and a reader of pages that checks what must hold on
// every page: nesting, places, no line over another, headings not left alone.
#ifndef RAPPORTEUR_TESTS_TYPESET_BENCH_H
#define RAPPORTEUR_TESTS_TYPESET_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/vec.h"
#include "typeset/plan.h"
#include "typeset/typeset.h"

typedef struct {
    Arena *arena;
    Diag diag;
    FontBook *fonts;
    TextEngine *engine;
    Theme theme;
    Composition composition;
} Bench;

static const Look BENCH_LOOKS[] = {
    {.id = STR_INIT("complete"), .fill = 0x14503F, .text = 0xFFFFFF},
    {.id = STR_INIT("in-progress"),
     .fill = 0x8DB7E6,
     .pattern = PATTERN_DIAGONAL,
     .pattern_color = 0x6682A5,
     .text = 0x1A1F2B},
};

static inline void bench_style(Theme *theme, TextRole role, Len size, Len leading, Len space) {
    theme->text[role].size = size;
    theme->text[role].leading = leading;
    theme->text[role].space_before = space;
    theme->text[role].space_after = space / 2;
    theme->text[role].bold = role >= ROLE_HEADING_1 && role <= ROLE_HEADING_4;
}

static inline void bench_theme(Theme *theme, Len width, Len height) {
    *theme = (Theme){
        .page_width = width,
        .page_height = height,
        .margin_top = LEN(40),
        .margin_bottom = LEN(36),
        .margin_start = LEN(30),
        .margin_end = LEN(24),
        .head_baseline = LEN(24),
        .foot_baseline = height - LEN(18),
        .grid = LEN(14),
        .paper = 0xFFFFFF,
        .ink = 0x1A1F2B,
        .muted = 0x566072,
        .hairline = 0xCDD3DB,
        .tint = 0xF3F5F8,
        .accent = 0x0B5CAD,
        .looks = BENCH_LOOKS,
        .look_count = COUNT_OF(BENCH_LOOKS),
        .cell_padding_block = LEN(4),
        .cell_padding_inline = LEN(3),
        .rule_thin = LEN(0.35),
        .rule_thick = LEN(0.8),
    };
    for (size_t i = 0; i < ROLE__COUNT; i++)
        theme->text[i] = (TextStyle){.size = LEN(9.75), .leading = LEN(14), .color = 0x1A1F2B};
    theme->text[ROLE_BODY].space_after = LEN(7);
    bench_style(theme, ROLE_HEADING_1, LEN(16), LEN(20), LEN(20));
    bench_style(theme, ROLE_HEADING_2, LEN(12.5), LEN(16), LEN(16));
    bench_style(theme, ROLE_HEADING_3, LEN(10.5), LEN(14), LEN(12));
    bench_style(theme, ROLE_HEADING_4, LEN(10.5), LEN(14), LEN(12));
    bench_style(theme, ROLE_TITLE, LEN(24), LEN(30), LEN(10));
    bench_style(theme, ROLE_CAPTION, LEN(9), LEN(12), LEN(8));
    bench_style(theme, ROLE_TABLE_HEAD, LEN(8.5), LEN(11), 0);
    bench_style(theme, ROLE_TABLE_BODY, LEN(8.5), LEN(11), 0);
    bench_style(theme, ROLE_TABLE_NUMBER, LEN(8.5), LEN(11), 0);
    bench_style(theme, ROLE_TILE_FIGURE, LEN(22), LEN(26), 0);
    bench_style(theme, ROLE_FURNITURE, LEN(7.5), LEN(10), 0);
    bench_style(theme, ROLE_CODE, LEN(8.5), LEN(12), LEN(7));
    theme->text[ROLE_CODE].family = FAMILY_MONO;
}

static inline void bench_open(Bench *bench, Len width, Len height) {
    *bench = (Bench){.arena = arena_new(1U << 16)};
    diag_init(&bench->diag, bench->arena);
    bench->fonts = font_book_open(TEST_ROOT "/fonts/manifest.yaml", &bench->diag);
    assert_non_null(bench->fonts);
    bench->engine = text_engine_new(bench->fonts);
    bench_theme(&bench->theme, width, height);
    bench->composition =
        (Composition){.lang = STR("en"), .title = STR("Test"), .theme = &bench->theme};
}

static inline void bench_close(Bench *bench) {
    text_engine_drop(bench->engine);
    font_book_drop(bench->fonts);
    arena_drop(bench->arena);
}

static inline Text text_of(Arena *arena, const char *words) {
    TextSpan *span = arena_push(arena, TextSpan, 1);
    span->text = str_copy(arena, str_of(words));
    return (Text){span, 1};
}

static inline Block *new_block(Arena *arena, BlockKind kind) {
    Block *block = arena_push(arena, Block, 1);
    block->kind = kind;
    return block;
}

static inline Block *new_paragraph(Arena *arena, const char *words) {
    Block *block = new_block(arena, BLOCK_PARAGRAPH);
    block->paragraph.text = text_of(arena, words);
    return block;
}

static inline Block *new_section(Arena *arena, const char *title, const Block *children) {
    Block *block = new_block(arena, BLOCK_SECTION);
    block->section.title = text_of(arena, title);
    block->children = children;
    return block;
}

// Blocks one after another; the list ends with NULL.
static inline Block *chain(Block *first, ...) {
    va_list rest;
    va_start(rest, first);
    Block *at = first;
    for (Block *next = va_arg(rest, Block *); next; next = va_arg(rest, Block *)) {
        while (at->next) at = (Block *)at->next;
        at->next = next;
    }
    va_end(rest);
    return first;
}

typedef struct {
    Row *rows;
    size_t n;
} BenchRows;

static inline bool bench_row(void *self, size_t index, Arena *arena, Row *out) {
    (void)arena;
    *out = ((const BenchRows *)self)->rows[index];
    return true;
}

static inline Cell cell_of(Arena *arena, const char *words) {
    return (Cell){.children = new_paragraph(arena, words)};
}

static inline Block *new_table(Arena *arena, const TableColumn *columns, size_t column_count,
                               Row *rows, size_t n) {
    BenchRows *source = arena_push(arena, BenchRows, 1);
    *source = (BenchRows){rows, n};
    Block *block = new_block(arena, BLOCK_TABLE);
    block->table.columns = columns;
    block->table.column_count = column_count;
    block->table.rows = (RowSource){.n = n, .row = bench_row, .self = source};
    return block;
}

// ---- reading pages ----

typedef struct Node Node;
typedef struct {
    Node *node; // or text
    Str text;
} NodeKid;
struct Node {
    StructureTag tag;
    uint32_t id;
    Node *parent;
    bool open;
    Str lang, actual_text, alt, header_id;
    HeaderScope scope;
    ListNumbering numbering;
    uint16_t col_span, row_span;
    size_t header_count;
    size_t first_page;
    VEC(NodeKid) kids;
};

typedef struct {
    Str url, to, description;
    size_t page;
    uint32_t element;
    Rect rect;
} LinkSeen;

typedef struct {
    size_t index, page_of_tag;
    uint32_t element; // 0 in an artifact
    Str text;
    Rect rect;
} LineSeen;

typedef struct {
    Arena *arena;
    VEC(Node *) nodes; // by id - 1
    VEC(LinkSeen) links;
    VEC(LineSeen) lines; // of all pages: one for each glyph run
    VEC(size_t) indices; // of pages, in the order given
    VEC(Str) outline;
    VEC(Str) labels;
    size_t additions, open;
    bool deck;    // a slide may have a title only
    Len rule_top; // [Len] of the lowest rule on the page: one for notes may follow a heading
} Reader;

static inline Node *node_of(const Reader *reader, const Element *element) {
    assert_true(element->id >= 1 && element->id <= reader->nodes.n);
    return reader->nodes.at[element->id - 1];
}

static inline void read_open(Reader *reader, const Element *element, size_t page) {
    assert_int_equal(element->id, reader->nodes.n + 1);
    Node *node = arena_push(reader->arena, Node, 1);
    node->tag = element->tag;
    node->id = element->id;
    node->open = true;
    node->lang = str_copy(reader->arena, element->lang);
    node->alt = str_copy(reader->arena, element->alt);
    node->actual_text = str_copy(reader->arena, element->actual_text);
    node->header_id = str_copy(reader->arena, element->header_id);
    node->scope = element->scope;
    node->numbering = element->numbering;
    node->col_span = element->col_span;
    node->row_span = element->row_span;
    node->header_count = element->header_count;
    node->first_page = page;
    if (element->parent) {
        node->parent = node_of(reader, element->parent);
        assert_true(node->parent->open);
        vec_push(reader->arena, &node->parent->kids)->node = node;
    }
    *vec_push(reader->arena, &reader->nodes) = node;
    reader->open++;
}

static inline void read_glyphs(Reader *reader, const Page *page, const Fragment *fragment,
                               Node *node) {
    const GlyphRun *run = fragment->run;
    const Len x = fragment->at.x +
                  (page->right_to_left ? fragment->line_width - run->x - run->width : run->x);
    const Len slack = LEN(0.1);
    const Rect rect = {x, fragment->at.y - run->style->size * 7 / 10, run->width,
                       run->style->size * 7 / 10};
    if (x < -slack || x + run->width > page->width + slack + run->style->size ||
        fragment->at.y > page->height || rect.y < 0)
        fail_msg("page %zu: '%.*s' is outside the page: x %d, y %d", page->index,
                 STR_ARGS(run->text), x, fragment->at.y);
    LineSeen *seen = vec_push(reader->arena, &reader->lines);
    *seen = (LineSeen){.index = page->index,
                       .element = node ? node->id : 0,
                       .text = str_copy(reader->arena, run->text),
                       .rect = rect};
    if (node) vec_push(reader->arena, &node->kids)->text = seen->text;
}

static inline bool rects_overlap(Rect a, Rect b) {
    const Len slack = LEN(0.3);
    return a.x + slack < b.x + b.width && b.x + slack < a.x + a.width &&
           a.y + slack < b.y + b.height && b.y + slack < a.y + a.height;
}

static inline void check_overlap(const Reader *reader, size_t from) {
    for (size_t i = from; i < reader->lines.n; i++)
        for (size_t j = from; j < i; j++) {
            const LineSeen *a = &reader->lines.at[j], *b = &reader->lines.at[i];
            if (rects_overlap(a->rect, b->rect))
                fail_msg("page %zu: '%.*s' (%d, %d) overlaps '%.*s' (%d, %d)", a->index,
                         STR_ARGS(a->text), a->rect.x, a->rect.y, STR_ARGS(b->text), b->rect.x,
                         b->rect.y);
        }
}

static inline void print_lines(const Reader *reader, size_t from) {
    for (size_t i = from; i < reader->lines.n; i++) {
        const LineSeen *line = &reader->lines.at[i];
        const char *tag = line->element
                              ? structure_tag_name(reader->nodes.at[line->element - 1]->tag)
                              : "artifact";
        fprintf(stderr, "%8s %7d %7d %.*s\n", tag, line->rect.x, line->rect.y + line->rect.height,
                STR_ARGS(line->text));
    }
}

static inline void check_last(const Reader *reader, size_t from, const Page *page) {
    const Node *last = NULL;
    for (size_t i = from; i < reader->lines.n; i++)
        if (reader->lines.at[i].element && reader->lines.at[i].rect.y > reader->rule_top - LEN(20))
            last = reader->nodes.at[reader->lines.at[i].element - 1];
    for (; last; last = last->parent)
        if (last->tag >= TAG_H1 && last->tag <= TAG_H6) {
            print_lines(reader, from);
            fail_msg("page %zu ends with a heading", page->index);
        }
}

static inline void read_fragment(Reader *reader, const Page *page, const Fragment *fragment,
                                 const Element **content, bool *inside) {
    switch (fragment->kind) {
    case FRAGMENT_OPEN: read_open(reader, fragment->element, page->index); break;
    case FRAGMENT_CLOSE: {
        Node *node = node_of(reader, fragment->element);
        assert_true(node->open);
        node->open = false;
        reader->open--;
        break;
    }
    case FRAGMENT_CONTENT:
        assert_false(*inside);
        assert_true(node_of(reader, fragment->element)->open);
        *content = fragment->element;
        *inside = true;
        break;
    case FRAGMENT_ARTIFACT:
        assert_false(*inside);
        *content = NULL;
        *inside = true;
        break;
    case FRAGMENT_END:
        assert_true(*inside);
        *inside = false;
        break;
    case FRAGMENT_GLYPHS:
        assert_true(*inside);
        read_glyphs(reader, page, fragment, *content ? node_of(reader, *content) : NULL);
        break;
    case FRAGMENT_BOX:
    case FRAGMENT_RULE:
    case FRAGMENT_PATH:
    case FRAGMENT_IMAGE:
        assert_true(*inside);
        if (fragment->kind == FRAGMENT_RULE && fragment->rect.y > reader->rule_top)
            reader->rule_top = fragment->rect.y;
        assert_true(fragment->rect.width >= 0 && fragment->rect.height >= 0);
        assert_true(fragment->rect.x >= 0 && fragment->rect.y >= 0);
        assert_true(fragment->rect.x + fragment->rect.width <= page->width);
        assert_true(fragment->rect.y + fragment->rect.height <= page->height);
        break;
    case FRAGMENT_LINK: {
        LinkSeen *link = vec_push(reader->arena, &reader->links);
        *link = (LinkSeen){str_copy(reader->arena, fragment->url),
                           str_copy(reader->arena, fragment->to),
                           str_copy(reader->arena, fragment->description),
                           page->index,
                           fragment->element->id,
                           fragment->rect};
        assert_int_equal(fragment->element->tag, TAG_LINK);
        break;
    }
    case FRAGMENT_DESTINATION: break;
    case FRAGMENT_OUTLINE:
        *vec_push(reader->arena, &reader->outline) = str_format(
            reader->arena, "%u %.*s", (unsigned)fragment->level, STR_ARGS(fragment->name));
        break;
    }
}

static inline void read_page(Reader *reader, const Page *page) {
    const size_t from = reader->lines.n;
    const Element *content = NULL;
    bool inside = false;
    reader->rule_top = 0;
    *vec_push(reader->arena, &reader->indices) = page->index;
    *vec_push(reader->arena, &reader->labels) = str_copy(reader->arena, page->label);
    reader->additions += page->addition;
    for (size_t i = 0; i < page->n; i++)
        read_fragment(reader, page, &page->fragments[i], &content, &inside);
    assert_false(inside);
    check_overlap(reader, from);
    // On a lower page two headings and a row of tiles have no room together.
    if (page->height >= LEN_MM(80) && !reader->deck) check_last(reader, from, page);
}

static inline Reader read_document(Bench *bench, const PagePlan *plan, const PagePlan **learned) {
    Reader reader = {.arena = bench->arena};
    reader.deck = bench->composition.blocks && bench->composition.blocks->kind == BLOCK_SLIDE;
    const TypesetOptions options = {.composition = &bench->composition,
                                    .engine = bench->engine,
                                    .arena = bench->arena,
                                    .diag = &bench->diag,
                                    .plan = plan};
    Typesetter *typesetter = typesetter_new(&options);
    for (const Page *page = typesetter_next(typesetter); page; page = typesetter_next(typesetter))
        read_page(&reader, page);
    if (learned) *learned = typesetter_plan(typesetter);
    typesetter_drop(typesetter);
    for (size_t i = 0; i < bench->diag.findings.n; i++)
        fprintf(stderr, "%.*s: %.*s\n", STR_ARGS(bench->diag.findings.at[i].code),
                STR_ARGS(bench->diag.findings.at[i].message));
    if (!diag_is_fatal(&bench->diag)) assert_int_equal(reader.open, 0);
    return reader;
}

// Footnotes stand where their page ended: they are read by themselves.
static inline void put_node(Buf *out, const Node *node) {
    for (size_t i = 0; i < node->kids.n; i++) {
        if (node->kids.at[i].node && node->kids.at[i].node->tag == TAG_NOTE) continue;
        if (node->kids.at[i].node)
            put_node(out, node->kids.at[i].node);
        else
            buf_put(out, node->kids.at[i].text);
    }
}

// The words below a node in the order of the structure, without any white space.
static inline Str node_words(Arena *arena, const Node *node) {
    Buf buf = {0};
    put_node(&buf, node);
    char *at = arena_push(arena, char, buf.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < buf.n; i++)
        if (!strchr(" \n\t", buf.at[i])) at[n++] = buf.at[i];
    buf_release(&buf);
    return (Str){at, n};
}

// The `nth` node with this tag, from 0.
static inline Node *find_node(const Reader *reader, StructureTag tag, size_t nth) {
    for (size_t i = 0; i < reader->nodes.n; i++)
        if (reader->nodes.at[i]->tag == tag && nth-- == 0) return reader->nodes.at[i];
    return NULL;
}

// The structure as names in brackets: "Document(Sect(H1 P))".
static inline void put_shape(Buf *out, const Node *node) {
    buf_put(out, str_of(structure_tag_name(node->tag)));
    bool any = false;
    for (size_t i = 0; i < node->kids.n; i++) {
        if (!node->kids.at[i].node) continue;
        buf_putc(out, any ? ' ' : '(');
        any = true;
        put_shape(out, node->kids.at[i].node);
    }
    if (any) buf_putc(out, ')');
}

static inline Str shape_of(Arena *arena, const Node *node) {
    Buf buf = {0};
    put_shape(&buf, node);
    const Str shape = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return shape;
}

#define assert_str(actual, expected)                                                               \
    do {                                                                                           \
        const Str a_ = (actual), e_ = str_of(expected);                                            \
        if (!str_eq(a_, e_)) fail_msg("'%.*s' is not '%.*s'", STR_ARGS(a_), STR_ARGS(e_));         \
    } while (0)

#endif
