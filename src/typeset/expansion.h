// SPDX-License-Identifier: MIT
// Expansions: the abbreviations of a text that is set, with what they stand for (ISO 32000-1,
// 14.9.5).
#ifndef RAPPORTEUR_TYPESET_EXPANSION_H
#define RAPPORTEUR_TYPESET_EXPANSION_H

#include "typeset/setting.h"

// Gives the runs of a text, one a span, the abbreviations in them: not in code, in signs, in words
// of another language, nor where the meaning stands beside it. In `arena`.
void expansions_find(const Setting *setting, Arena *arena, Text text, TextRun *runs);

#endif
