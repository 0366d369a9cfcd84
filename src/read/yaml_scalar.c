// SPDX-License-Identifier: MIT
// YAML scalars: from the marks around them to the span of their content.
#include "read/yaml_scalar.h"

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static uint32_t skip_property(Str bytes, uint32_t at, uint32_t end) {
    const char c = bytes.at[at];
    if (is_space(c)) return at + 1;
    if (c == '#')
        while (at < end && bytes.at[at] != '\n') at++;
    else if (c == '&' || c == '!')
        while (at < end && !is_space(bytes.at[at])) at++;
    return at;
}

uint32_t yaml_skip_properties(Str bytes, uint32_t at, uint32_t end) {
    for (uint32_t next = at; at < end; at = next) {
        next = skip_property(bytes, at, end);
        if (next == at) break;
    }
    return at;
}

static size_t leading(Str s, char c) {
    size_t n = 0;
    while (n < s.n && s.at[n] == c) n++;
    return n;
}

static uint32_t line_end(Str bytes, uint32_t at, uint32_t end) {
    while (at < end && bytes.at[at] != '\n') at++;
    return at;
}

// From behind the indentation of the first line that is not blank to the end of the last. The
// indentation is what the source line has more in spaces than the text.
static Span block_content(Str bytes, Span written, Str text) {
    uint32_t hi = written.hi;
    uint32_t lo = line_end(bytes, written.lo, hi); // past "|-  # comment"
    while (hi > lo && is_space(bytes.at[hi - 1])) hi--;
    if (lo == hi) return (Span){hi, hi};
    lo++;
    for (;;) {
        const uint32_t end = line_end(bytes, lo, hi);
        if (end == hi || str_trim(str_slice(bytes, lo, end)).n > 0) break;
        lo = end + 1;
    }
    const size_t kept = leading(str_slice(text, leading(text, '\n'), text.n), ' ');
    const size_t all = leading(str_slice(bytes, lo, hi), ' ');
    return (Span){lo + (uint32_t)(all > kept ? all - kept : 0), hi};
}

static Span content(Str bytes, Span written, ScalarStyle style, Str text) {
    if (style == SCALAR_BLOCK) return block_content(bytes, written, text);
    if (style != SCALAR_QUOTED || written.hi < written.lo + 2) return written;
    return (Span){written.lo + 1, written.hi - 1};
}

Value *yaml_scalar_new(Arena *arena, const Source *source, Span written, ScalarStyle style,
                       Str text) {
    Value *value = arena_push(arena, Value, 1);
    value->kind = VALUE_SCALAR;
    value->style = style;
    value->place.source = source;
    value->place.span = content(source->bytes, written, style, text);
    const Str inside = str_slice(source->bytes, value->place.span.lo, value->place.span.hi);
    value->clean = str_eq(inside, text);
    value->text = value->clean ? inside : str_copy(arena, text);
    return value;
}
