// SPDX-License-Identifier: MIT
// Columns: two or more flows side by side, read one after the other. Each has a feed and a flow of
// its own; all go on together on the next page.
#ifndef RAPPORTEUR_TYPESET_COLUMNS_H
#define RAPPORTEUR_TYPESET_COLUMNS_H

#include "typeset/flow.h"

// The height that the longest column needs; more than the page when it is more.
Len columns_height(Columns *columns, const Flow *outer);
// The least in which every column can begin.
Len columns_least(Columns *columns, const Flow *outer);
bool columns_are_begun(const Columns *columns);
// Places what stands between outer->y, which is moved down, and the bottom of the page; `x` is the
// start edge within the outer flow. True when all columns are complete.
bool columns_place(Columns *columns, Flow *outer, Len x);

#endif
