// SPDX-License-Identifier: MIT
// Markdown (CommonMark with tables, as md4c reads it) to Prose; the one file behind it knows md4c.
#ifndef RAPPORTEUR_READ_MARKDOWN_H
#define RAPPORTEUR_READ_MARKDOWN_H

#include "base/diag.h"
#include "read/inline.h"
#include "read/markup_text.h"

enum { PROSE_MAX_DEPTH = 32 }; // lists and quotes; deeper ones are flattened, their text is kept

// `markup` is of the scalar's text; a guarded one comes back as one paragraph. Memory of the call
// is taken from `scratch`.
typedef struct {
    Arena *arena, *scratch;
    const Value *scalar;
    Diag *diag;
} MarkdownJob;

const Prose *markdown_parse(const MarkdownJob *job, MarkupText markup);

#endif
