// SPDX-License-Identifier: MIT
// Inline text and prose: what holds no markup is one run of text at once; the rest goes to md4c.
#include "read/inline.h"

#include "base/buf.h"
#include "read/markdown.h"

enum { SCRATCH_BLOCK = 1 << 13 }; // [bytes] most texts are short

// The bytes that can be more than themselves in inline text, and line ends.
static bool may_be_markup(char c) {
    switch (c) {
    case '*':
    case '_':
    case '`':
    case '<':
    case '\\':
    case '{':
    case '}':
    case '&':
    case '!':
    case '[':
    case ']':
    case '@':
    case '\n':
    case '\r':
    case '\0': return true;
    default: return false;
    }
}

static bool is_plain(Str text) {
    for (size_t i = 0; i < text.n; i++)
        if (may_be_markup(text.at[i])) return false;
    return true;
}

static const Inline *text_node(Arena *arena, const Value *scalar, Str text) {
    Inline *node = arena_push(arena, Inline, 1);
    const size_t lo = text.n ? (size_t)(text.at - scalar->text.at) : 0;
    node->kind = INLINE_TEXT;
    node->text = text;
    node->place =
        text.n && text.n < scalar->text.n ? value_place_at(scalar, lo, lo + text.n) : scalar->place;
    return node;
}

const Inline *inline_read(Arena *arena, const Value *scalar, Diag *diag) {
    if (!scalar || scalar->kind != VALUE_SCALAR || scalar->text.n == 0) return NULL;
    const Str text = str_trim(scalar->text);
    if (is_plain(text)) return text_node(arena, scalar, text);
    const MarkdownJob job = {arena, arena_new(SCRATCH_BLOCK), scalar, diag};
    const Prose *prose = markdown_parse(&job, markup_text_guarded(job.scratch, scalar->text));
    const Inline *inlines = prose ? prose->inlines : NULL;
    arena_drop(job.scratch);
    return inlines ? inlines : text_node(arena, scalar, (Str){0});
}

const Prose *markdown_read(Arena *arena, const Value *scalar, Diag *diag) {
    if (!scalar || scalar->kind != VALUE_SCALAR) return NULL;
    const MarkdownJob job = {arena, arena_new(SCRATCH_BLOCK), scalar, diag};
    const Prose *prose = markdown_parse(&job, markup_text_plain(job.scratch, scalar->text));
    arena_drop(job.scratch);
    return prose;
}

const Prose *markdown_read_source(Arena *arena, const Source *source, Diag *diag) {
    Value *whole = arena_push(arena, Value, 1);
    whole->kind = VALUE_SCALAR;
    whole->style = SCALAR_BLOCK;
    whole->clean = true;
    whole->text = source->bytes;
    whole->place = (Place){source, {0, (uint32_t)source->bytes.n}, NULL};
    return markdown_read(arena, whole, diag);
}

static void put_plain(Buf *to, const Inline *first) {
    for (const Inline *i = first; i; i = i->next) {
        switch (i->kind) {
        case INLINE_TEXT:
        case INLINE_CODE: buf_put(to, i->text); break;
        case INLINE_EMPH:
        case INLINE_STRONG:
        case INLINE_LINK:
        case INLINE_LANG: put_plain(to, i->children); break;
        case INLINE_DOMAIN:
        case INLINE_REC:
        case INLINE_COUNT: buf_put(to, i->argument); break;
        case INLINE_BREAK: buf_putc(to, ' '); break;
        }
    }
}

Str inline_plain(Arena *arena, const Inline *first) {
    if (!first) return (Str){0};
    if (first->kind == INLINE_TEXT && !first->next) return first->text;
    Buf words = {0};
    put_plain(&words, first);
    const Str plain = str_copy(arena, buf_str(&words));
    buf_release(&words);
    return plain;
}
