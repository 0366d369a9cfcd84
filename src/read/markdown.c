// SPDX-License-Identifier: MIT
// Markdown: md4c's callbacks to the builders of prose and inlines. md4c gives no offsets, but the
// text that it passes is a part of the text that it was given.
#include "read/markdown.h"

#include <md4c.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "read/entity.h"
#include "read/prose_build.h"

typedef struct {
    ProseBuilder prose;
    bool in_header; // of a table
    bool html_told; // raw HTML block: one finding is enough
    bool in_html;
} Markdown;

static InlineBuilder *inlines(Markdown *m) {
    return &m->prose.inlines;
}

static size_t offset_of(Markdown *m, const char *at) {
    const Str shown = inlines(m)->markup.shown;
    const uintptr_t start = (uintptr_t)shown.at, p = (uintptr_t)at;
    return shown.n && p >= start && p < start + shown.n ? p - start : OFFSET_UNKNOWN;
}

static void read_list(Prose *list, bool ordered, const void *detail) {
    list->ordered = ordered;
    if (ordered) {
        const MD_BLOCK_OL_DETAIL *d = detail;
        list->start = d->start;
        list->tight = d->is_tight;
        list->delimiter = d->mark_delimiter;
    } else {
        list->tight = ((const MD_BLOCK_UL_DETAIL *)detail)->is_tight;
    }
}

static char align_of(MD_ALIGN align) {
    switch (align) {
    case MD_ALIGN_LEFT: return 'l';
    case MD_ALIGN_CENTER: return 'c';
    case MD_ALIGN_RIGHT: return 'r';
    case MD_ALIGN_DEFAULT: break;
    }
    return 0;
}

static void open_block(Markdown *m, ProseKind kind, const void *detail) {
    Prose *node = prose_open(&m->prose, kind);
    if (!node) return;
    if (kind == PROSE_HEADING) node->level = (uint8_t)((const MD_BLOCK_H_DETAIL *)detail)->level;
    if (kind == PROSE_CELL) node->align = align_of(((const MD_BLOCK_TD_DETAIL *)detail)->align);
    if (kind == PROSE_TABLE)
        node->header_rows = ((const MD_BLOCK_TABLE_DETAIL *)detail)->head_row_count;
}

// The Prose of a block of md4c; false for those that have none of their own.
static bool kind_of(MD_BLOCKTYPE type, ProseKind *kind) {
    switch (type) {
    case MD_BLOCK_QUOTE: *kind = PROSE_QUOTE; return true;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: *kind = PROSE_LIST; return true;
    case MD_BLOCK_LI: *kind = PROSE_ITEM; return true;
    case MD_BLOCK_H: *kind = PROSE_HEADING; return true;
    case MD_BLOCK_CODE: *kind = PROSE_CODE; return true;
    case MD_BLOCK_HTML:
    case MD_BLOCK_P: *kind = PROSE_PARAGRAPH; return true;
    case MD_BLOCK_TABLE: *kind = PROSE_TABLE; return true;
    case MD_BLOCK_TR: *kind = PROSE_ROW; return true;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: *kind = PROSE_CELL; return true;
    case MD_BLOCK_HR:
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: break;
    }
    return false;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *markdown) {
    Markdown *m = markdown;
    ProseKind kind;
    if (type == MD_BLOCK_HR) prose_rule(&m->prose);
    if (type == MD_BLOCK_HTML) m->in_html = true, m->html_told = false;
    if (!kind_of(type, &kind)) return 0;
    if (kind == PROSE_LIST) {
        Prose *list = prose_open(&m->prose, kind);
        if (list) read_list(list, type == MD_BLOCK_OL, detail);
    } else {
        open_block(m, kind, detail);
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *markdown) {
    (void)detail;
    Markdown *m = markdown;
    ProseKind kind;
    if (type == MD_BLOCK_HTML) m->in_html = false;
    if (kind_of(type, &kind)) prose_close(&m->prose);
    return 0;
}

static Str decode(Arena *arena, Str reference) {
    const uint32_t scalar = entity_decode(reference);
    char bytes[4];
    if (scalar == 0) return reference;
    return str_copy(arena, (Str){bytes, utf8_encode(scalar, bytes)});
}

// A link target: as written, with character references decoded.
static Str attribute(Markdown *m, const MD_ATTRIBUTE *attribute) {
    Str text = {attribute->text, attribute->size};
    InlineBuilder *b = inlines(m);
    const size_t at = offset_of(m, text.at);
    if (at != OFFSET_UNKNOWN) { // not the copy, in which braces are masked
        const size_t lo = markup_skip_guard(&b->markup, at);
        const size_t from = markup_text_offset(&b->markup, lo);
        text = str_slice(b->markup.text, from, from + text.n - (lo - at));
    }
    if (!text.n || !memchr(text.at, '&', text.n) || !attribute->substr_types)
        return str_copy(b->arena, text);
    Buf whole = {0};
    for (size_t i = 0; attribute->substr_offsets[i] < attribute->size; i++) {
        const MD_OFFSET lo = attribute->substr_offsets[i], hi = attribute->substr_offsets[i + 1];
        const Str part = {attribute->text + lo, hi - lo};
        const bool reference = attribute->substr_types[i] == MD_TEXT_ENTITY;
        buf_put(&whole, reference ? decode(b->scratch, part) : part);
    }
    text = str_copy(b->arena, buf_str(&whole));
    buf_release(&whole);
    return text;
}

// The Inline of a span of md4c; false for those that are not asked for.
static bool kind_of_span(MD_SPANTYPE type, InlineKind *kind) {
    switch (type) {
    case MD_SPAN_EM: *kind = INLINE_EMPH; return true;
    case MD_SPAN_STRONG: *kind = INLINE_STRONG; return true;
    case MD_SPAN_CODE: *kind = INLINE_CODE; return true;
    case MD_SPAN_IMG: // kept as a link without target until it closes
    case MD_SPAN_A: *kind = INLINE_LINK; return true;
    case MD_SPAN_DEL:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U: break;
    }
    return false;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *markdown) {
    Markdown *m = markdown;
    InlineKind kind;
    if (!kind_of_span(type, &kind) || !prose_takes_inlines(&m->prose)) return 0;
    Str target = {0};
    if (type == MD_SPAN_A) target = attribute(m, &((MD_SPAN_A_DETAIL *)detail)->href);
    inline_open(inlines(m), kind, target, type == MD_SPAN_IMG);
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *markdown) {
    (void)detail;
    InlineKind kind;
    if (kind_of_span(type, &kind)) inline_close(inlines(markdown), kind);
    return 0;
}

static void refuse_html(Markdown *m, size_t at, size_t n) {
    if (m->in_html && m->html_told) return;
    m->html_told = true;
    InlineBuilder *b = inlines(m);
    const size_t lo = markup_text_offset(&b->markup, at);
    Str tag = str_slice(b->markup.text, lo, lo + n);
    tag = str_slice(tag, 0, str_find_char(tag, '\n', 0));
    diag_add(b->diag, SEVERITY_ERROR, "LI-05", inline_place(b, lo, lo + tag.n),
             "raw HTML '%.*s' in a text", STR_ARGS(tag));
    diag_help(b->diag, "write Markdown instead, or \\< for a sign that is text");
}

static void take_text(Markdown *m, MD_TEXTTYPE type, Str bytes, size_t at) {
    InlineBuilder *b = inlines(m);
    const bool html_line = m->in_html && str_eq(bytes, STR("\n"));
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || html_line) {
        inline_line_end(b, type == MD_TEXT_BR);
    } else if (at == OFFSET_UNKNOWN) {
        inline_decoded(b, bytes, b->last, b->last);
    } else if (type == MD_TEXT_ENTITY && entity_decode(bytes)) {
        inline_decoded(b, decode(b->scratch, bytes), at, at + bytes.n);
    } else if (type == MD_TEXT_NORMAL) {
        inline_text(b, at, at + bytes.n);
    } else {
        if (type == MD_TEXT_HTML) refuse_html(m, at, bytes.n);
        inline_raw(b, at, at + bytes.n);
    }
}

static int text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE n, void *markdown) {
    Markdown *m = markdown;
    const size_t offset = offset_of(m, at);
    const MarkupText *markup = &inlines(m)->markup;
    if (prose_takes_inlines(&m->prose))
        take_text(m, type, (Str){at, n}, offset);
    else if (offset == OFFSET_UNKNOWN)
        prose_code(&m->prose, (Str){at, n}, offset);
    else // not the copy, in which braces are masked
        prose_code(&m->prose, str_slice(markup->text, offset, offset + n), offset);
    return 0;
}

enum {
    INLINE_FLAGS = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS,
    COMMON_FLAGS = MD_FLAG_PERMISSIVEEMAILAUTOLINKS,
    PROSE_FLAGS = MD_FLAG_TABLES,
};

const Prose *markdown_parse(const MarkdownJob *job, MarkupText markup) {
    Markdown *m = arena_push(job->scratch, Markdown, 1);
    InlineBuilder *b = inlines(m);
    b->arena = job->arena;
    b->scratch = job->scratch;
    b->diag = job->diag;
    b->markup = markup;
    b->map = scalar_map_new(job->scratch, job->scalar);
    const MD_PARSER parser = {.flags = COMMON_FLAGS | (markup.guarded ? INLINE_FLAGS : PROSE_FLAGS),
                              .enter_block = enter_block,
                              .leave_block = leave_block,
                              .enter_span = enter_span,
                              .leave_span = leave_span,
                              .text = text};
    prose_begin(&m->prose);
    const int result = md_parse(markup.shown.at, (MD_SIZE)markup.shown.n, &parser, m);
    if (result != 0) fatal_out_of_memory(markup.shown.n); // the only failure of ours: none aborts
    return prose_end(&m->prose);
}
