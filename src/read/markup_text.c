// SPDX-License-Identifier: MIT
// MarkupText: guards lines, masks braces, and finds offsets again by line.
#include "read/markup_text.h"

#include "read/brace.h"

enum { GUARD_N = sizeof MARKUP_GUARD - 1 };

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

enum { SUBSTITUTE = 0x1A };

// Atoms become letters: beside '*' or '_' they then count as a word. md4c does not tell where a NUL
// stands, so it is shown another byte.
static void mask(Str text, char *shown, size_t lo, size_t hi) {
    for (size_t at = lo; at < hi; at++) {
        if (text.at[at] == '\0') {
            shown[at - lo] = SUBSTITUTE;
        } else if (text.at[at] == '\\' && at + 1 < hi && text.at[at + 1]) {
            at++;
        } else if (text.at[at] == '{') {
            const Brace brace = brace_read(text, at);
            const bool atom =
                brace.kind == BRACE_DOMAIN || brace.kind == BRACE_REC || brace.kind == BRACE_COUNT;
            if (!atom || brace.end > hi) continue;
            memset(shown + (at - lo), 'x', brace.end - at);
            at = brace.end - 1;
        }
    }
}

static size_t line_end(Str text, size_t at) {
    while (at < text.n && text.at[at] != '\n' && text.at[at] != '\r') at++;
    return at;
}

static size_t next_line(Str text, size_t end) {
    const bool pair = end + 1 < text.n && text.at[end] == '\r' && text.at[end + 1] == '\n';
    return end + (pair ? 2 : 1);
}

static size_t count_lines(Str text) {
    size_t lines = 1;
    for (size_t i = 0; i < text.n; i++) lines += text.at[i] == '\n' || text.at[i] == '\r';
    return lines;
}

// Two blanks at the end of a line are a hard break and stay, but not at the end of the text.
static size_t content_end(Str text, size_t lo, size_t end) {
    size_t hi = end;
    while (hi > lo && is_blank(text.at[hi - 1])) hi--;
    const bool hard = end < text.n && end - hi >= 2 && text.at[hi] == ' ' && text.at[hi + 1] == ' ';
    return hard ? hi + 2 : hi;
}

MarkupText markup_text_guarded(Arena *arena, Str text) {
    const Str whole = str_trim(text);
    const size_t from = whole.n ? (size_t)(whole.at - text.at) : 0;
    text = str_slice(text, 0, from + whole.n);
    MarkupText markup = {.text = text, .guarded = true};
    const size_t lines = count_lines(text);
    char *shown = arena_push(arena, char, text.n + lines * (GUARD_N + 1));
    size_t n = 0;
    for (size_t lo = from, end; lo <= text.n; lo = next_line(text, end)) {
        end = line_end(text, lo);
        while (lo < end && is_blank(text.at[lo])) lo++;
        const size_t hi = content_end(text, lo, end);
        if (n) shown[n++] = '\n';
        memcpy(shown + n, MARKUP_GUARD, GUARD_N);
        n += GUARD_N;
        *vec_push(arena, &markup.lines) = (MarkupLine){(uint32_t)n, (uint32_t)lo};
        if (hi > lo) memcpy(shown + n, text.at + lo, hi - lo);
        mask(text, shown + n, lo, hi);
        n += hi - lo;
    }
    markup.shown = (Str){shown, n};
    return markup;
}

MarkupText markup_text_plain(Arena *arena, Str text) {
    MarkupText markup = {.text = text};
    char *shown = arena_push(arena, char, text.n + 1);
    if (text.n) memcpy(shown, text.at, text.n);
    mask(text, shown, 0, text.n);
    markup.shown = (Str){shown, text.n};
    *vec_push(arena, &markup.lines) = (MarkupLine){0, 0};
    return markup;
}

size_t markup_text_offset(const MarkupText *markup, size_t shown) {
    size_t lo = 0, hi = markup->lines.n;
    while (hi - lo > 1) {
        const size_t mid = lo + (hi - lo) / 2;
        if (markup->lines.at[mid].shown <= shown + (markup->guarded ? GUARD_N : 0))
            lo = mid;
        else
            hi = mid;
    }
    const MarkupLine line = markup->lines.at[lo];
    const size_t offset = shown > line.shown ? shown - line.shown : 0;
    const size_t at = line.text + offset;
    return at < markup->text.n ? at : markup->text.n;
}

size_t markup_skip_guard(const MarkupText *markup, size_t shown) {
    if (!markup->guarded) return shown;
    for (size_t lo = 0, hi = markup->lines.n; lo < hi;) {
        const size_t mid = lo + (hi - lo) / 2;
        const size_t start = markup->lines.at[mid].shown;
        if (shown >= start - GUARD_N && shown < start) return start;
        if (shown < start)
            hi = mid;
        else
            lo = mid + 1;
    }
    return shown;
}
