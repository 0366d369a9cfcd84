// SPDX-License-Identifier: MIT
// Whole numbers in texts and the words around them: "6 classifications", "42 - 34 = 8 points".
#ifndef RAPPORTEUR_MODEL_RULES_FIGURES_H
#define RAPPORTEUR_MODEL_RULES_FIGURES_H

#include "model/rules/text.h"

typedef struct {
    int64_t value;
    Span at;            // of the digits
    Str before, after;  // the text in front of it and behind it
    const Record *root; // of the data
} Figure;

typedef void FigureCheck(const TextJob *job, const Figure *figure);

// Shows every number of a text of the data to `check`; not those that are part of a word, an
// address, a date or a decimal fraction.
void figures_each(const TextJob *job, FigureCheck *check);
// A whole number, with separators of thousands, at *at, which moves behind it; -1 without one.
int64_t figure_at(Str text, size_t *at);
// One of the words (in lower case; the list ends with an empty Str) follows at once.
bool figure_counts(const Figure *figure, const Str *words);
// *at moves behind `word`, letter case aside; false when something else stands there.
bool figure_skip(Str text, size_t *at, Str word);
void figure_skip_blanks(Str text, size_t *at);

#endif
