// SPDX-License-Identifier: MIT
// Isolate: what runs from left to right whatever stands around it. Private to text/.
#ifndef RAPPORTEUR_TEXT_ISOLATE_H
#define RAPPORTEUR_TEXT_ISOLATE_H

#include "base/source.h"

// The text as UAX #9 should see it: of the same bytes, but each address on the web or of mail and
// each telephone number with its country code is a word of Latin letters (rule HL4). So the signs
// within it and at its end stay in their places between words from right to left.
Str isolate_view(Arena *arena, Str text);

#endif
