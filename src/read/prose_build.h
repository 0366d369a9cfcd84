// SPDX-License-Identifier: MIT
// ProseBuilder: blocks that open and close to a tree of Prose.
#ifndef RAPPORTEUR_READ_PROSE_BUILD_H
#define RAPPORTEUR_READ_PROSE_BUILD_H

#include "read/inline_build.h"
#include "read/markdown.h"

typedef struct {
    Prose *node;
    Prose *last;  // newest child
    Span extent;  // in the text; empty when lo == hi
    bool implied; // a paragraph of a tight list item, which the parser does not tell
} ProseFrame;

typedef struct {
    InlineBuilder inlines;
    ProseFrame frames[PROSE_MAX_DEPTH];
    size_t depth, ignored; // open frames; blocks opened beyond them
    bool refused;          // the depth, once
    VEC(char) code;        // of the open code block
} ProseBuilder;

void prose_begin(ProseBuilder *builder);
const Prose *prose_end(ProseBuilder *builder);
// NULL when the block is deeper than what is kept.
Prose *prose_open(ProseBuilder *builder, ProseKind kind);
void prose_close(ProseBuilder *builder);
// Call before each inline: opens the paragraph of a tight item. False in a code block.
bool prose_takes_inlines(ProseBuilder *builder);
// A piece of a code block; `at` is its offset in the text, OFFSET_UNKNOWN when it is not from
// there.
void prose_code(ProseBuilder *builder, Str bytes, size_t at);
// A thematic break; its place is looked for behind what was read last.
void prose_rule(ProseBuilder *builder);

#endif
