// SPDX-License-Identifier: MIT
// Text: making rich text, span after span, in an arena.
#ifndef RAPPORTEUR_COMPOSE_TEXT_H
#define RAPPORTEUR_COMPOSE_TEXT_H

#include "base/vec.h"
#include "compose/block.h"

// A zeroed builder with an arena is a valid empty one.
typedef struct {
    Arena *arena;
    VEC(TextSpan) spans;
} TextBuilder;

// Adds words that look like `style` (may be NULL); `words` is borrowed. Empty words add nothing.
void text_put(TextBuilder *to, Str words, const TextSpan *style);
void text_put_text(TextBuilder *to, Text text);
static inline Text text_of_builder(const TextBuilder *b) {
    return (Text){b->spans.at, b->spans.n};
}

// Text of one plain span; empty for empty words.
Text text_plain(Arena *arena, Str words);
static inline bool text_is_empty(Text text) {
    return text.n == 0;
}
// The words alone.
Str text_plain_words(Arena *arena, Text text);
Text text_join(Arena *arena, Text a, Text b);
// The same text with neighbours that look alike joined into one span. Spans that come from a place
// in the data stay apart, so that findings keep their places.
Text text_compact(Arena *arena, Text text);
// The same text with a property set in every span.
Text text_marked(Arena *arena, Text text, void (*mark)(TextSpan *span, Str value), Str value);
void text_mark_strong(TextSpan *span, Str value);
void text_mark_emph(TextSpan *span, Str value);
void text_mark_muted(TextSpan *span, Str value);
void text_mark_code(TextSpan *span, Str value);
void text_mark_unexpanded(TextSpan *span, Str value);
void text_mark_lang(TextSpan *span, Str value);
void text_mark_url(TextSpan *span, Str value); // without a whole address it stays plain text
void text_mark_title(TextSpan *span, Str value);
void text_mark_to(TextSpan *span, Str value);

#endif
