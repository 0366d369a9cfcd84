// SPDX-License-Identifier: MIT
// Word breaks: where a line may break inside a word. Private to text/.
#ifndef RAPPORTEUR_TEXT_WORD_BREAKS_H
#define RAPPORTEUR_TEXT_WORD_BREAKS_H

#include "text/segment.h"

typedef enum { BREAK_NONE, BREAK_HERE, BREAK_HYPHEN } BreakKind;

// For each byte offset of the word a BreakKind, n + 1 entries in `arena`; both ends are
// BREAK_NONE. Addresses on the web may also break behind / ? & - = . and _.
const uint8_t *word_breaks(Segmenter *segmenter, Arena *arena, Str word, Str lang);

// True for what looks like an address on the web or of mail.
bool word_is_address(Str word);

#endif
