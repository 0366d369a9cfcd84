// SPDX-License-Identifier: MIT
// MarkupText: the copy of a text that md4c is shown, and the way back to the text.
//
// md4c has no inline mode: "1. Formalize" would become a list. So in a `text` each line of the copy
// begins with a guard, a no-break space: no block can begin with it, and for the rules of emphasis
// it is the white space that the start of a line is. Braces like {rec 13} are masked in the copy
// by letters, so that nothing inside them is markup.
#ifndef RAPPORTEUR_READ_MARKUP_TEXT_H
#define RAPPORTEUR_READ_MARKUP_TEXT_H

#include "base/str.h"
#include "base/vec.h"

#define MARKUP_GUARD "\xC2\xA0"

typedef struct {
    uint32_t shown, text; // where a line begins, behind the guard in `shown`
} MarkupLine;

typedef struct {
    Str text;  // of the scalar
    Str shown; // the copy
    VEC(MarkupLine) lines;
    bool guarded;
} MarkupText;

// Of a `text`: lines are taken without their outer blanks, and guarded.
MarkupText markup_text_guarded(Arena *arena, Str text);
// Of prose: the copy has the offsets of the text.
MarkupText markup_text_plain(Arena *arena, Str text);
// From an offset in `shown` to one in `text`; a guard counts as the start of its line.
size_t markup_text_offset(const MarkupText *markup, size_t shown);
// The offset behind a guard that stands at `shown`, else `shown`.
size_t markup_skip_guard(const MarkupText *markup, size_t shown);

#endif
