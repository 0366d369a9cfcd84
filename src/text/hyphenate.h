// SPDX-License-Identifier: MIT
// Hyphenate: where words may be parted, by libhyphen's dictionaries. Private to text/.
#ifndef RAPPORTEUR_TEXT_HYPHENATE_H
#define RAPPORTEUR_TEXT_HYPHENATE_H

#include "text/paragraph.h"

typedef struct Hyphenator Hyphenator;

Hyphenator *hyphenator_new(void);
void hyphenator_drop(Hyphenator *hyphenator);
// For each byte offset of `text` (a word, perhaps with marks around it) whether it may be parted
// there: n + 1 entries in `arena`. NULL when there is no such offset or no dictionary for `lang`.
// A language's dictionary is loaded when it is first asked for; that takes 6 to 22 ms.
const bool *hyphenate(Hyphenator *hyphenator, Arena *arena, Str text, Str lang);
// Which dictionaries were asked for is forgotten; they stay loaded.
void hyphenator_next_document(Hyphenator *hyphenator);
// Those that were asked for since, in the order of the table.
size_t hyphenator_asked(Hyphenator *hyphenator, Arena *arena, HyphenationFile **out);

#endif
