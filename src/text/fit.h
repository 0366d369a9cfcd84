// SPDX-License-Identifier: MIT
// Fit: where the lines of a paragraph end. Private to text/.
#ifndef RAPPORTEUR_TEXT_FIT_H
#define RAPPORTEUR_TEXT_FIT_H

#include "text/items.h"

// Items [lo, hi) on one line.
typedef struct {
    uint32_t lo, hi;
} LineRange;

typedef VEC(LineRange) LineRangeVec;

// Each line takes what it can hold.
LineRangeVec fit_first(const Draft *draft, Len measure);

typedef struct {
    LineRangeVec lines;
    bool poor; // a line is so empty, or its blanks so wide, that parted words would help
} TotalFit;

// Knuth and Plass (1981) in integers: the lines that are best together. Ragged: the fewest lines,
// and among those the least sum of squares of what is left over (a last line counts nothing).
// Justified: the least demerits as TeX counts them.
TotalFit fit_total(const Draft *draft, Len measure, bool justified);

// Blanks of a justified line may grow by their own width, and shrink by a third.
enum { BLANK_GROWS = 1, BLANK_SHRINKS = 3 };

typedef enum {
    SPLIT_WIDE,       // where they do not fit the measure alone
    SPLIT_AT_HYPHENS, // every word, where a dictionary allows it
} SplitKind;

// Makes more breaks: parts that are wider than the measure are hyphenated (if their style allows)
// and, where that is not enough, broken between grapheme clusters.
void split_items(Draft *draft, Len measure, SplitKind kind);

#endif
