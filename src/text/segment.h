// SPDX-License-Identifier: MIT
// Segment: where Unicode says that text may be parted: lines (UAX #14), grapheme clusters
// (UAX #29), and embedding levels (UAX #9). Private to text/.
#ifndef RAPPORTEUR_TEXT_SEGMENT_H
#define RAPPORTEUR_TEXT_SEGMENT_H

#include "base/str.h"

typedef struct Segmenter Segmenter;

Segmenter *segmenter_new(void);
void segmenter_drop(Segmenter *segmenter);

typedef enum { PART_NOT, PART_ALLOWED, PART_FORCED } Part;

// For each byte offset of `text` whether a line may break there (a Part): n + 1 entries in `arena`,
// the first is PART_NOT. `lang` chooses the rules; those of East Asia are the strict ones.
const uint8_t *segment_lines(Segmenter *segmenter, Arena *arena, Str text, Str lang);
// The same for boundaries of grapheme clusters; both ends are boundaries.
const uint8_t *segment_graphemes(Segmenter *segmenter, Arena *arena, Str text);
// The embedding level of each byte, for a paragraph of the given base direction.
const uint8_t *segment_levels(Segmenter *segmenter, Arena *arena, Str text, bool right_to_left);
// True when the text holds a character that can make the order of display differ from that of
// the text: only then are levels needed in a paragraph from left to right.
bool segment_needs_levels(Str text);

#endif
