// SPDX-License-Identifier: MIT
// ProseBuilder: a stack of open blocks; a block's place is that of what stands in it.
#include "read/prose_build.h"

static ProseFrame *top(ProseBuilder *b) {
    return &b->frames[b->depth - 1];
}

static void widen(ProseFrame *frame, Span span) {
    if (span.lo == span.hi) return;
    const bool empty = frame->extent.lo == frame->extent.hi;
    if (empty || span.lo < frame->extent.lo) frame->extent.lo = span.lo;
    if (empty || span.hi > frame->extent.hi) frame->extent.hi = span.hi;
}

static bool holds_inlines(ProseKind kind) {
    return kind == PROSE_PARAGRAPH || kind == PROSE_HEADING || kind == PROSE_CELL;
}

static void push(ProseBuilder *b, ProseKind kind) {
    Prose *node = arena_push(b->inlines.arena, Prose, 1);
    node->kind = kind;
    b->frames[b->depth++] = (ProseFrame){.node = node};
    if (holds_inlines(kind)) inline_begin(&b->inlines);
    if (kind == PROSE_CODE) b->code.n = 0;
}

static Str code_text(ProseBuilder *b) {
    Str code = {b->code.at, b->code.n};
    if (str_ends(code, STR("\n"))) code.n--;
    return str_copy(b->inlines.arena, code);
}

static void finish(ProseBuilder *b, ProseFrame *frame) {
    Prose *node = frame->node;
    if (holds_inlines(node->kind)) {
        node->inlines = inline_end(&b->inlines);
        widen(frame, b->inlines.extent);
    }
    if (node->kind == PROSE_CODE) node->text = code_text(b);
    const size_t last = markup_text_offset(&b->inlines.markup, b->inlines.last);
    if (frame->extent.lo == frame->extent.hi)
        frame->extent = (Span){(uint32_t)last, (uint32_t)last};
    node->place = inline_place(&b->inlines, frame->extent.lo, frame->extent.hi);
}

static void pop(ProseBuilder *b) {
    ProseFrame *frame = top(b);
    finish(b, frame);
    b->depth--;
    ProseFrame *parent = top(b);
    if (parent->last)
        parent->last->next = frame->node;
    else
        parent->node->children = frame->node;
    parent->last = frame->node;
    widen(parent, frame->extent);
}

static void end_implied(ProseBuilder *b) {
    if (b->depth && top(b)->implied) pop(b);
}

void prose_begin(ProseBuilder *b) {
    push(b, PROSE_ITEM);
}

const Prose *prose_end(ProseBuilder *b) {
    end_implied(b);
    return b->frames[0].node->children;
}

// One frame stays free for a paragraph, so that text is never without a place to go.
Prose *prose_open(ProseBuilder *b, ProseKind kind) {
    end_implied(b);
    if (b->ignored || b->depth >= PROSE_MAX_DEPTH - 1) {
        b->ignored++;
        if (b->refused) return NULL;
        b->refused = true;
        const size_t at = markup_text_offset(&b->inlines.markup, b->inlines.last);
        diag_add(b->inlines.diag, SEVERITY_ERROR, "IN-05", inline_place(&b->inlines, at, at),
                 "lists and quotes stand more than %d deep", PROSE_MAX_DEPTH - 2);
        return NULL;
    }
    push(b, kind);
    return top(b)->node;
}

void prose_close(ProseBuilder *b) {
    end_implied(b);
    if (b->ignored)
        b->ignored--;
    else
        pop(b);
}

bool prose_takes_inlines(ProseBuilder *b) {
    const ProseKind kind = top(b)->node->kind;
    if (kind == PROSE_CODE) return false;
    if (!holds_inlines(kind)) {
        push(b, PROSE_PARAGRAPH);
        top(b)->implied = true;
    }
    return true;
}

void prose_code(ProseBuilder *b, Str bytes, size_t at) {
    for (size_t i = 0; i < bytes.n; i++)
        *vec_push(b->inlines.scratch, &b->code) = bytes.at[i] ? bytes.at[i] : '?';
    if (at == OFFSET_UNKNOWN) return;
    widen(top(b), (Span){(uint32_t)at, (uint32_t)(at + bytes.n)});
    b->inlines.last = at + bytes.n;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

// True when a line is three or more of one of "-*_" and blanks.
static bool is_rule(Str line) {
    size_t marks = 0;
    const char mark = line.n ? line.at[0] : '\0';
    for (size_t i = 0; i < line.n; i++) {
        if (line.at[i] == mark)
            marks++;
        else if (!is_blank(line.at[i]) && line.at[i] != '\r')
            return false;
    }
    return marks >= 3 && (mark == '-' || mark == '*' || mark == '_');
}

// What of a line is a rule, behind the marks of quotes and items; empty when it is none.
static Str rule_in(Str line) {
    while (line.n) {
        line = str_trim(line);
        if (is_rule(line)) return line;
        if (line.n == 0 || !strchr(">-+*0123456789.)", line.at[0])) return (Str){0};
        line = str_slice(line, 1, line.n);
    }
    return line;
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

void prose_rule(ProseBuilder *b) {
    if (!prose_open(b, PROSE_RULE)) {
        prose_close(b);
        return;
    }
    const Str text = b->inlines.markup.text;
    size_t at = b->inlines.last;
    while (at > 0 && at < text.n && !is_line_end(text.at[at - 1])) at++;
    for (size_t lines = 0; at < text.n && lines < 64; lines++) {
        size_t end = at;
        while (end < text.n && !is_line_end(text.at[end])) end++;
        const Str rule = rule_in(str_slice(text, at, end));
        if (rule.n) {
            const uint32_t lo = (uint32_t)(rule.at - text.at);
            widen(top(b), (Span){lo, lo + (uint32_t)rule.n});
            b->inlines.last = end;
            break;
        }
        at = end + 1;
    }
    prose_close(b);
}
