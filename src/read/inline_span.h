// SPDX-License-Identifier: MIT
// Where a span of Markdown begins and ends, found from the text inside it.
#ifndef RAPPORTEUR_READ_INLINE_SPAN_H
#define RAPPORTEUR_READ_INLINE_SPAN_H

#include "read/inline.h"

// The start of a span of `kind` whose first text (or inner span) begins at `content`.
size_t inline_span_start(Str shown, const Inline *node, bool picture, size_t content);
// For a span without text: its first mark at or after `from` (`from` when there is none), and where
// what it holds begins.
size_t inline_span_mark(Str shown, const Inline *node, size_t from);
size_t inline_span_content(Str shown, const Inline *node, size_t start);
// The end of the span, behind its marks, when its last text ends at `at`.
size_t inline_span_end(Str shown, const Inline *node, size_t start, size_t content, size_t at);

#endif
