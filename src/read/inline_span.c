// SPDX-License-Identifier: MIT
// Spans: steps over the marks around a text that a Markdown parser has already found well formed.
#include "read/inline_span.h"

static char byte_at(Str s, size_t at) {
    return at < s.n ? s.at[at] : '\0';
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t back(size_t at, size_t n) {
    return at > n ? at - n : 0;
}

static Str plain_target(Str argument) {
    const Str mailto = STR("mailto:");
    return str_starts(argument, mailto) ? str_slice(argument, mailto.n, argument.n) : argument;
}

// True for a link that is written as its own target: <https://…> or a bare mail address.
static bool is_autolink(Str shown, const Inline *link, size_t content) {
    const Str target = plain_target(link->argument);
    const size_t end = content + target.n;
    if (target.n == 0) return false;
    const bool same = str_eq(str_slice(shown, content, end), target) ||
                      str_eq(str_slice(shown, content, content + link->argument.n), link->argument);
    return same && !(byte_at(shown, end) == ']' && byte_at(shown, end + 1) == '(');
}

static size_t code_start(Str shown, size_t content) {
    while (content > 0 && is_space(shown.at[content - 1])) content--;
    while (content > 0 && shown.at[content - 1] == '`') content--;
    return content;
}

static size_t link_start(Str shown, const Inline *link, size_t content) {
    if (!is_autolink(shown, link, content)) return back(content, 1);
    return content > 0 && shown.at[content - 1] == '<' ? content - 1 : content;
}

size_t inline_span_start(Str shown, const Inline *node, bool picture, size_t content) {
    if (picture) return back(content, 2);
    if (node->kind == INLINE_STRONG) return back(content, 2);
    if (node->kind == INLINE_CODE) return code_start(shown, content);
    if (node->kind == INLINE_LINK) return link_start(shown, node, content);
    return back(content, 1);
}

static bool is_mark(InlineKind kind, char c) {
    if (kind == INLINE_CODE) return c == '`';
    if (kind == INLINE_LINK) return c == '[' || c == '<';
    return c == '*' || c == '_';
}

size_t inline_span_mark(Str shown, const Inline *node, size_t from) {
    size_t at = from;
    while (at < shown.n && !is_mark(node->kind, shown.at[at])) at++;
    if (at == shown.n) return from;
    const bool picture = node->kind == INLINE_LINK && at > from && shown.at[at - 1] == '!';
    return picture ? at - 1 : at;
}

size_t inline_span_content(Str shown, const Inline *node, size_t start) {
    size_t at = start;
    if (byte_at(shown, at) == '!') at++;
    if (node->kind == INLINE_CODE)
        while (byte_at(shown, at) == '`') at++;
    else if (at < shown.n && is_mark(node->kind, shown.at[at]))
        at += node->kind == INLINE_STRONG ? 2 : 1;
    return at < shown.n ? at : shown.n;
}

static size_t skip_spaces(Str shown, size_t at) {
    while (is_space(byte_at(shown, at))) at++;
    return at;
}

// From behind the opening mark to behind `close`; backslashes escape. SIZE_MAX when it is not
// there.
static size_t skip_quoted(Str shown, size_t at, char close) {
    for (; at < shown.n; at++) {
        if (shown.at[at] == '\\')
            at++;
        else if (shown.at[at] == close)
            return at + 1;
    }
    return SIZE_MAX;
}

// A target without angle brackets: no white space, parentheses balanced.
static size_t skip_target(Str shown, size_t at) {
    for (int depth = 0; at < shown.n && !is_space(shown.at[at]); at++) {
        const char c = shown.at[at];
        if (c == '\\') at++;
        if (c == ')' && depth-- == 0) break;
        if (c == '(') depth++;
    }
    return at;
}

// inline target = "(" [target] [title] ")"; SIZE_MAX when it is none.
static size_t skip_inline_target(Str shown, size_t at) {
    at = skip_spaces(shown, at);
    at = byte_at(shown, at) == '<' ? skip_quoted(shown, at + 1, '>') : skip_target(shown, at);
    if (at == SIZE_MAX) return SIZE_MAX;
    at = skip_spaces(shown, at);
    const char title = byte_at(shown, at);
    if (title == '"' || title == '\'' || title == '(')
        at = skip_quoted(shown, at + 1, title == '(' ? ')' : title);
    if (at == SIZE_MAX) return SIZE_MAX;
    at = skip_spaces(shown, at);
    return byte_at(shown, at) == ')' ? at + 1 : SIZE_MAX;
}

// link end = "]" [inline target | "[" label "]"]
static size_t bracket_end(Str shown, size_t at) {
    while (at < shown.n && shown.at[at] != ']') at++;
    if (at == shown.n) return at;
    const char next = byte_at(shown, ++at);
    size_t end = SIZE_MAX;
    if (next == '(') end = skip_inline_target(shown, at + 1);
    if (next == '[') end = skip_quoted(shown, at + 1, ']');
    return end == SIZE_MAX ? at : end;
}

static size_t link_end(Str shown, const Inline *link, size_t start, size_t content, size_t at) {
    if (byte_at(shown, start) == '<' && start + 1 == content)
        return at + (byte_at(shown, at) == '>');
    if (start == content && is_autolink(shown, link, content)) return at;
    return bracket_end(shown, at);
}

// A byte of MARKUP_GUARD, which may be all that a line of code holds.
static bool is_guard(char c) {
    return c == '\xC2' || c == '\xA0';
}

static size_t code_end(Str shown, size_t start, size_t at) {
    size_t ticks = 0;
    while (byte_at(shown, start + ticks) == '`') ticks++;
    while (at < shown.n && (is_space(shown.at[at]) || is_guard(shown.at[at]))) at++;
    for (size_t i = 0; i < ticks && byte_at(shown, at) == '`'; i++) at++;
    return at;
}

static size_t mark_end(Str shown, size_t at, size_t n) {
    for (size_t i = 0; i < n && (byte_at(shown, at) == '*' || byte_at(shown, at) == '_'); i++) at++;
    return at;
}

size_t inline_span_end(Str shown, const Inline *node, size_t start, size_t content, size_t at) {
    switch (node->kind) {
    case INLINE_EMPH: return mark_end(shown, at, 1);
    case INLINE_STRONG: return mark_end(shown, at, 2);
    case INLINE_CODE: return code_end(shown, start, at);
    case INLINE_LINK: return link_end(shown, node, start, content, at);
    case INLINE_TEXT:
    case INLINE_LANG:
    case INLINE_DOMAIN:
    case INLINE_REC:
    case INLINE_COUNT:
    case INLINE_BREAK: break;
    }
    return at;
}
