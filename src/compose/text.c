// SPDX-License-Identifier: MIT
// Text: spans in a growing array.
#include "compose/text.h"

#include "model/address.h"

void text_put(TextBuilder *to, Str words, const TextSpan *style) {
    if (words.n == 0) return;
    TextSpan *span = vec_push(to->arena, &to->spans);
    if (style) *span = *style;
    span->text = words;
}

void text_put_text(TextBuilder *to, Text text) {
    for (size_t i = 0; i < text.n; i++) *vec_push(to->arena, &to->spans) = text.at[i];
}

Text text_plain(Arena *arena, Str words) {
    if (words.n == 0) return (Text){0};
    TextSpan *span = arena_push(arena, TextSpan, 1);
    span->text = words;
    return (Text){span, 1};
}

Str text_plain_words(Arena *arena, Text text) {
    if (text.n == 1) return text.at[0].text;
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) n += text.at[i].text.n;
    char *at = arena_push(arena, char, n + 1);
    size_t used = 0;
    for (size_t i = 0; i < text.n; i++) {
        memcpy(at + used, text.at[i].text.at, text.at[i].text.n);
        used += text.at[i].text.n;
    }
    return (Str){at, n};
}

Text text_join(Arena *arena, Text a, Text b) {
    if (a.n == 0) return b;
    if (b.n == 0) return a;
    TextSpan *at = arena_push(arena, TextSpan, a.n + b.n);
    memcpy(at, a.at, a.n * sizeof *at);
    memcpy(at + a.n, b.at, b.n * sizeof *at);
    return (Text){at, a.n + b.n};
}

static bool looks_alike(const TextSpan *a, const TextSpan *b) {
    return !a->place.source && !b->place.source && a->emph == b->emph && a->strong == b->strong &&
           a->code == b->code && a->unexpanded == b->unexpanded && a->muted == b->muted &&
           str_eq(a->lang, b->lang) && str_eq(a->url, b->url) && str_eq(a->to, b->to) &&
           str_eq(a->title, b->title) && a->alt.n == 0 && b->alt.n == 0;
}

Text text_compact(Arena *arena, Text text) {
    if (text.n < 2) return text;
    TextSpan *at = arena_push(arena, TextSpan, text.n);
    size_t n = 0;
    for (size_t i = 0; i < text.n;) {
        size_t end = i + 1;
        while (end < text.n && looks_alike(&text.at[i], &text.at[end])) end++;
        at[n] = text.at[i];
        if (end - i > 1) at[n].text = text_plain_words(arena, (Text){text.at + i, end - i});
        n++;
        i = end;
    }
    return (Text){at, n};
}

Text text_marked(Arena *arena, Text text, void (*mark)(TextSpan *, Str), Str value) {
    if (text.n == 0) return text;
    TextSpan *at = arena_push(arena, TextSpan, text.n);
    memcpy(at, text.at, text.n * sizeof *at);
    for (size_t i = 0; i < text.n; i++) mark(&at[i], value);
    return (Text){at, text.n};
}

void text_mark_strong(TextSpan *span, Str value) {
    (void)value;
    span->strong = true;
}

void text_mark_emph(TextSpan *span, Str value) {
    (void)value;
    span->emph = true;
}

void text_mark_muted(TextSpan *span, Str value) {
    (void)value;
    span->muted = true;
}

void text_mark_code(TextSpan *span, Str value) {
    (void)value;
    span->code = true;
}

void text_mark_unexpanded(TextSpan *span, Str value) {
    (void)value;
    span->unexpanded = true;
}

void text_mark_lang(TextSpan *span, Str value) {
    span->lang = value;
}

void text_mark_url(TextSpan *span, Str value) {
    if (!address_is_whole(str_trim(value))) return;
    span->url = str_trim(value);
    span->to = (Str){0};
}

void text_mark_title(TextSpan *span, Str value) {
    span->title = value;
}

void text_mark_to(TextSpan *span, Str value) {
    span->to = value;
    span->url = (Str){0};
}
