// SPDX-License-Identifier: MIT
// InlineBuilder: a stream of pieces of text and of spans that open and close, as a Markdown parser
// tells it, to a list of Inlines with a place in each. The parser gives places only to text; those
// of spans are found from the text inside them.
//
// All offsets that come in count in MarkupText.shown.
#ifndef RAPPORTEUR_READ_INLINE_BUILD_H
#define RAPPORTEUR_READ_INLINE_BUILD_H

#include "base/diag.h"
#include "read/inline.h"
#include "read/markup_text.h"
#include "read/scalar_map.h"

enum { INLINE_MAX_DEPTH = 32 }; // deeper markup is a mistake or an attack; its text is kept

#define OFFSET_UNKNOWN SIZE_MAX

typedef struct {
    Inline *node;
    Inline *last;     // newest child
    size_t start;     // where the construct begins, or OFFSET_UNKNOWN until its first text is seen
    size_t content;   // where its first text begins
    int plain_braces; // open '{' that stay text: their '}' stays text too
    bool spliced;     // only what it holds is kept: an image, a link inside a link
    bool picture;     // an image
    bool brace;       // opened by "{lang …:", ends with a '}'
} InlineFrame;

typedef struct {
    Arena *arena, *scratch; // of the result; for the time of the call
    Diag *diag;
    MarkupText markup;
    ScalarMap map;
    InlineFrame frames[INLINE_MAX_DEPTH];
    size_t depth, ignored; // open frames; spans opened beyond them
    size_t last;           // end of what was read last, in `shown`
    size_t skip;           // in `text`: bytes before this were taken by a brace
    Span extent;           // in `text`: of the list so far; empty when lo == hi
    struct {               // text not yet made a node
        bool open, copied; // copied: `bytes` hold it, else it is text[lo, hi)
        size_t lo, hi;     // in `text`
        VEC(char) bytes;
    } run;
} InlineBuilder;

// Begins a list. The builder's arenas, diag, markup and map are set by its owner.
void inline_begin(InlineBuilder *builder);
const Inline *inline_end(InlineBuilder *builder);
// Text with braces in it.
void inline_text(InlineBuilder *builder, size_t lo, size_t hi);
// Bytes as they are: code, raw HTML.
void inline_raw(InlineBuilder *builder, size_t lo, size_t hi);
// `decoded` stands for the bytes [lo, hi).
void inline_decoded(InlineBuilder *builder, Str decoded, size_t lo, size_t hi);
// A line end in the text: white space when it is soft.
void inline_line_end(InlineBuilder *builder, bool hard);
void inline_open(InlineBuilder *builder, InlineKind kind, Str argument, bool picture);
// Closes the newest open span of the kind; without one nothing happens.
void inline_close(InlineBuilder *builder, InlineKind kind);
Place inline_place(const InlineBuilder *builder, size_t text_lo, size_t text_hi);

#endif
