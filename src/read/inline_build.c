// SPDX-License-Identifier: MIT
// InlineBuilder: joins pieces to runs of text, reads the braces in them, and keeps a stack of open
// spans. A span's start is settled when its first text arrives, its end when it closes.
#include "read/inline_build.h"

#include "read/brace.h"
#include "read/inline_span.h"

static InlineFrame *top(InlineBuilder *b) {
    return &b->frames[b->depth - 1];
}

Place inline_place(const InlineBuilder *b, size_t lo, size_t hi) {
    return scalar_map_place(&b->map, lo, hi);
}

static void widen(InlineBuilder *b, size_t lo, size_t hi) {
    const bool empty = b->extent.lo == b->extent.hi;
    if (empty || lo < b->extent.lo) b->extent.lo = (uint32_t)lo;
    if (empty || hi > b->extent.hi) b->extent.hi = (uint32_t)hi;
}

// Siblings stand in the order of their places, also where a place could only be guessed.
static void add_child(InlineBuilder *b, Inline *node) {
    InlineFrame *frame = top(b);
    Span *span = &node->place.span;
    if (frame->last && span->lo < frame->last->place.span.lo) span->lo = frame->last->place.span.lo;
    if (span->hi < span->lo) span->hi = span->lo;
    if (frame->last)
        frame->last->next = node;
    else
        frame->node->children = node;
    frame->last = node;
}

static Inline *new_node(InlineBuilder *b, InlineKind kind, size_t lo, size_t hi) {
    Inline *node = arena_push(b->arena, Inline, 1);
    node->kind = kind;
    node->place = inline_place(b, lo, hi);
    widen(b, lo, hi);
    return node;
}

// ---- runs of text ----

static void put_bytes(InlineBuilder *b, Str bytes) {
    for (size_t i = 0; i < bytes.n; i++) *vec_push(b->scratch, &b->run.bytes) = bytes.at[i];
}

static void open_run(InlineBuilder *b, size_t lo) {
    if (b->run.open) return;
    b->run.open = true;
    b->run.copied = false;
    b->run.lo = b->run.hi = lo;
    b->run.bytes.n = 0;
}

static void copy_run(InlineBuilder *b) {
    if (b->run.copied) return;
    b->run.copied = true;
    put_bytes(b, str_slice(b->markup.text, b->run.lo, b->run.hi));
}

// Adds the bytes [lo, hi) of the text as they are.
static void run_add_part(InlineBuilder *b, size_t lo, size_t hi) {
    if (lo >= hi) return;
    open_run(b, lo);
    if (lo != b->run.hi) copy_run(b);
    if (b->run.copied) put_bytes(b, str_slice(b->markup.text, lo, hi));
    b->run.hi = hi;
}

#define REPLACEMENT "\xEF\xBF\xBD" // U+FFFD, as CommonMark wants for a NUL

// Adds bytes that stand for [lo, hi) of the text.
static void run_add_decoded(InlineBuilder *b, Str bytes, size_t lo, size_t hi) {
    open_run(b, lo);
    copy_run(b);
    put_bytes(b, bytes);
    if (hi > b->run.hi) b->run.hi = hi;
}

static void run_add(InlineBuilder *b, size_t lo, size_t hi) {
    const Str text = b->markup.text;
    for (size_t nul; lo < hi; lo = nul + 1) {
        nul = str_find_char(str_slice(text, 0, hi), '\0', lo);
        run_add_part(b, lo, nul < hi ? nul : hi);
        if (nul >= hi) return;
        run_add_decoded(b, STR(REPLACEMENT), nul, nul + 1);
    }
}

static Str take_run(InlineBuilder *b) {
    b->run.open = false;
    if (!b->run.copied) return str_slice(b->markup.text, b->run.lo, b->run.hi);
    return str_copy(b->arena, (Str){b->run.bytes.at, b->run.bytes.n});
}

static void flush(InlineBuilder *b) {
    if (!b->run.open || top(b)->node->kind == INLINE_CODE) return;
    Inline *node = new_node(b, INLINE_TEXT, b->run.lo, b->run.hi);
    node->text = take_run(b);
    add_child(b, node);
}

// ---- frames ----

// Gives the open spans their starts, from the inside out: text begins at `at`.
static void settle(InlineBuilder *b, size_t at) {
    for (size_t i = b->depth; i-- > 0 && b->frames[i].start == OFFSET_UNKNOWN;) {
        InlineFrame *frame = &b->frames[i];
        frame->content = at;
        frame->start = at = inline_span_start(b->markup.shown, frame->node, frame->picture, at);
    }
}

static bool push_frame(InlineBuilder *b, InlineKind kind, Str argument) {
    if (b->depth == INLINE_MAX_DEPTH) return false;
    flush(b);
    Inline *node = arena_push(b->arena, Inline, 1);
    node->kind = kind;
    node->argument = argument;
    b->frames[b->depth++] = (InlineFrame){.node = node, .start = OFFSET_UNKNOWN};
    return true;
}

static void pop_frame(InlineBuilder *b, size_t text_lo, size_t text_hi) {
    if (top(b)->node->kind == INLINE_CODE) {
        if (b->run.open) top(b)->node->text = take_run(b);
    } else {
        flush(b);
    }
    Inline *node = top(b)->node;
    const InlineFrame frame = *top(b);
    b->depth--;
    node->place = inline_place(b, text_lo, text_hi);
    widen(b, text_lo, text_hi);
    if (!frame.spliced) {
        add_child(b, node);
        return;
    }
    if (!node->children) return;
    if (top(b)->last)
        top(b)->last->next = (Inline *)node->children;
    else
        top(b)->node->children = node->children;
    top(b)->last = frame.last;
}

void inline_begin(InlineBuilder *b) {
    b->depth = b->ignored = 0;
    b->run.open = false;
    b->extent = (Span){0, 0};
    b->frames[b->depth++] = (InlineFrame){.node = arena_push(b->arena, Inline, 1)};
}

static void refuse_depth(InlineBuilder *b) {
    const size_t at = markup_text_offset(&b->markup, b->last);
    diag_add(b->diag, SEVERITY_ERROR, "IN-05", inline_place(b, at, at),
             "markup stands more than %d deep", INLINE_MAX_DEPTH - 1);
}

static size_t open_spans(const InlineBuilder *b, InlineKind kind) {
    size_t count = 0;
    for (size_t i = 1; i < b->depth; i++) count += b->frames[i].node->kind == kind;
    return count;
}

void inline_open(InlineBuilder *b, InlineKind kind, Str argument, bool picture) {
    if (b->ignored || !push_frame(b, kind, argument)) {
        if (b->ignored++ == 0) refuse_depth(b);
        return;
    }
    top(b)->picture = picture;
    top(b)->spliced = picture || (kind == INLINE_LINK && open_spans(b, INLINE_LINK) > 1);
}

static void close_unclosed_braces(InlineBuilder *b);

// Spans that begin without text of the source ("[](target)"): from the outside in, each begins at
// the next mark of its kind.
static void settle_forward(InlineBuilder *b) {
    for (size_t i = 0; i < b->depth; i++) {
        InlineFrame *frame = &b->frames[i];
        if (frame->start != OFFSET_UNKNOWN) continue;
        frame->start = inline_span_mark(b->markup.shown, frame->node, b->last);
        frame->content = inline_span_content(b->markup.shown, frame->node, frame->start);
        b->last = frame->content;
    }
}

static void close_top(InlineBuilder *b) {
    close_unclosed_braces(b);
    settle_forward(b);
    InlineFrame *frame = top(b);
    b->last = inline_span_end(b->markup.shown, frame->node, frame->start, frame->content, b->last);
    const size_t lo = markup_text_offset(&b->markup, frame->start);
    const size_t hi = markup_text_offset(&b->markup, b->last);
    const bool picture = frame->picture;
    pop_frame(b, lo, hi);
    if (!picture) return;
    diag_add(b->diag, SEVERITY_ERROR, "IN-04", inline_place(b, lo, hi),
             "pictures cannot stand in a text: only its words are kept");
}

// md4c closes a link that it never opened when a mail address stands in the words of an image.
void inline_close(InlineBuilder *b, InlineKind kind) {
    if (b->ignored) {
        b->ignored--;
        return;
    }
    const size_t wanted = open_spans(b, kind);
    while (wanted && open_spans(b, kind) == wanted) close_top(b);
}

const Inline *inline_end(InlineBuilder *b) {
    for (close_unclosed_braces(b); b->depth > 1; close_unclosed_braces(b)) close_top(b);
    flush(b);
    return b->frames[0].node->children;
}

// ---- braces ----

static void refuse_brace(InlineBuilder *b, const Brace *brace, size_t at) {
    const Place place = inline_place(b, at, brace->end);
    const Str word = brace->word;
    if (brace->kind == BRACE_UNKNOWN) {
        diag_add(b->diag, SEVERITY_ERROR, "IN-01", place, "'{%.*s' is no known markup",
                 STR_ARGS(word));
        const Str meant = brace_did_you_mean(word);
        if (meant.n)
            diag_help(b->diag, "did you mean '%s'?", brace_usage(meant));
        else
            diag_help(b->diag, "write \\{ for a brace that is text");
    } else if (brace->kind == BRACE_UNCLOSED) {
        diag_add(b->diag, SEVERITY_ERROR, "IN-02", place, "'{%.*s' is not closed", STR_ARGS(word));
        diag_help(b->diag, "write it like '%s'", brace_usage(word));
    } else {
        diag_add(b->diag, SEVERITY_ERROR, "IN-03", place, "'{%.*s' lacks what it is to name",
                 STR_ARGS(word));
        diag_help(b->diag, "write it like '%s'", brace_usage(word));
    }
}

static bool ends_with_brace(const InlineBuilder *b, size_t end) {
    return end > 0 && b->markup.text.at[end - 1] == '}';
}

static void keep_as_text(InlineBuilder *b, const Brace *brace, size_t at) {
    refuse_brace(b, brace, at);
    if (ends_with_brace(b, brace->end)) top(b)->plain_braces++;
    run_add(b, at, at + 1);
    b->skip = at + 1;
}

static void add_atom(InlineBuilder *b, InlineKind kind, const Brace *brace, size_t at) {
    flush(b);
    Inline *node = new_node(b, kind, at, brace->end);
    node->argument = str_copy(b->arena, brace->argument);
    add_child(b, node);
    b->skip = brace->end;
}

static void open_lang(InlineBuilder *b, const Brace *brace, size_t at, size_t shown) {
    if (!push_frame(b, INLINE_LANG, str_copy(b->arena, brace->argument))) {
        refuse_depth(b);
        top(b)->plain_braces++;
        b->skip = brace->end;
        return;
    }
    top(b)->brace = true;
    top(b)->start = shown;
    top(b)->content = at; // in `text`: for a finding when it is not closed
    b->skip = brace->end;
}

static void take_open_brace(InlineBuilder *b, size_t at, size_t shown) {
    const Brace brace = brace_read(b->markup.text, at);
    switch (brace.kind) {
    case BRACE_LANG: open_lang(b, &brace, at, shown); break;
    case BRACE_DOMAIN: add_atom(b, INLINE_DOMAIN, &brace, at); break;
    case BRACE_REC: add_atom(b, INLINE_REC, &brace, at); break;
    case BRACE_COUNT: add_atom(b, INLINE_COUNT, &brace, at); break;
    case BRACE_UNKNOWN:
    case BRACE_UNCLOSED:
    case BRACE_MALFORMED: keep_as_text(b, &brace, at); break;
    }
}

static void take_close_brace(InlineBuilder *b, size_t at) {
    InlineFrame *frame = top(b);
    if (frame->plain_braces > 0) {
        frame->plain_braces--;
    } else if (frame->brace) {
        pop_frame(b, frame->content, at + 1);
        return;
    } else {
        diag_add(b->diag, SEVERITY_ERROR, "IN-02", inline_place(b, at, at + 1),
                 "'}' closes nothing");
        diag_help(b->diag, "write \\} for a brace that is text");
    }
    run_add(b, at, at + 1);
}

// Those that are still open where the span around them ends. Their '}' may follow as text.
static void close_unclosed_braces(InlineBuilder *b) {
    while (top(b)->brace) {
        const size_t at = top(b)->content, end = markup_text_offset(&b->markup, b->last);
        const Brace brace = {BRACE_UNCLOSED, STR("lang"), {0}, at + sizeof "{lang" - 1};
        refuse_brace(b, &brace, at);
        pop_frame(b, at, end > at ? end : at);
        if (b->depth > 1) b->frames[b->depth - 2].plain_braces++;
    }
}

// ---- pieces ----

// True when the byte at `shown` was written behind a backslash, which belongs to no piece.
static bool is_escaped(const InlineBuilder *b, size_t shown) {
    return shown > b->last && b->markup.shown.at[shown - 1] == '\\';
}

// Behind "\{" a bare '}' is text too.
static void count_escaped_brace(InlineBuilder *b, char c) {
    int *open = &top(b)->plain_braces;
    if (c == '{') ++*open;
    if (c == '}' && *open > 0) --*open;
}

void inline_text(InlineBuilder *b, size_t lo, size_t hi) {
    lo = markup_skip_guard(&b->markup, lo);
    if (lo >= hi) return;
    const bool escaped = is_escaped(b, lo);
    settle(b, escaped ? lo - 1 : lo);
    const size_t from = markup_text_offset(&b->markup, lo), to = from + (hi - lo);
    size_t done = from > b->skip ? from : b->skip;
    if (escaped) count_escaped_brace(b, b->markup.text.at[from]);
    for (size_t at = done; at < to; at++) {
        const char c = b->markup.text.at[at];
        if ((c != '{' && c != '}') || at < b->skip || (escaped && at == from)) continue;
        run_add(b, done > b->skip ? done : b->skip, at);
        if (c == '{')
            take_open_brace(b, at, lo + (at - from));
        else
            take_close_brace(b, at);
        done = at + 1;
    }
    if (done < b->skip) done = b->skip;
    run_add(b, done, to);
    b->last = hi;
}

void inline_raw(InlineBuilder *b, size_t lo, size_t hi) {
    lo = markup_skip_guard(&b->markup, lo);
    if (lo >= hi) return;
    settle(b, lo);
    const size_t from = markup_text_offset(&b->markup, lo);
    run_add(b, from, from + (hi - lo));
    b->last = hi;
}

void inline_decoded(InlineBuilder *b, Str decoded, size_t lo, size_t hi) {
    if (lo < hi)
        settle(b, lo);
    else
        settle_forward(b);
    if (lo < b->last) lo = hi = b->last;
    const size_t from = markup_text_offset(&b->markup, lo);
    run_add_decoded(b, decoded, from, markup_text_offset(&b->markup, hi));
    if (hi > b->last) b->last = hi;
}

static size_t behind_line_end(Str shown, size_t at) {
    while (at < shown.n && shown.at[at] != '\n' && shown.at[at] != '\r') at++;
    if (at + 1 < shown.n && shown.at[at] == '\r' && shown.at[at + 1] == '\n') at++;
    return at < shown.n ? at + 1 : at;
}

static bool ends_in_blank(const InlineBuilder *b) {
    return b->run.open && b->run.copied && b->run.bytes.n &&
           b->run.bytes.at[b->run.bytes.n - 1] == ' ';
}

void inline_line_end(InlineBuilder *b, bool hard) {
    settle_forward(b);
    const size_t end = behind_line_end(b->markup.shown, b->last);
    const size_t lo = markup_text_offset(&b->markup, b->last);
    const size_t hi = markup_text_offset(&b->markup, end);
    if (hard) {
        flush(b);
        add_child(b, new_node(b, INLINE_BREAK, lo, hi > lo ? hi : lo));
    } else if (!ends_in_blank(b) &&
               hi > b->skip) { // empty lines inside a `text` are no more than one blank
        run_add_decoded(b, STR(" "), lo, hi);
    }
    b->last = end;
}
