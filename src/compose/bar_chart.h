// SPDX-License-Identifier: MIT
// Bar chart: from rows to a chart, its table of numbers and its words.
#ifndef RAPPORTEUR_COMPOSE_BAR_CHART_H
#define RAPPORTEUR_COMPOSE_BAR_CHART_H

#include "compose/composer.h"

// What the chart is, in a paragraph made of messages: kind, title, extremes, change, last values.
Str chart_alt(Composer *composer, const ChartBlock *chart);
// The smallest and largest distance of neighbouring categories in months; false when they are
// equal or not known.
bool chart_is_unequal(const ChartBlock *chart, int64_t *least, int64_t *most);
// The table of the numbers of a chart, with totals when parts add up, and targets; `head` stands
// above its first column.
Block *chart_table(Composer *composer, const Block *chart, Text head);
// Whether its bars have dates: what changed is then said in words.
bool chart_is_dated(const ChartBlock *chart);
// The total of a category; -1 when no series has a value.
int64_t chart_words_total(const ChartBlock *chart, size_t category);

#endif
