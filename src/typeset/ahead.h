// SPDX-License-Identifier: MIT
// Ahead: how much room the next items need on one page.
#ifndef RAPPORTEUR_TYPESET_AHEAD_H
#define RAPPORTEUR_TYPESET_AHEAD_H

#include "typeset/flow.h"

// Lines that stay together at the foot and at the head of a page.
enum { FLOW_LINES_TOGETHER = 2 };

// Space above item `i` of the queue after a piece that asks for `pending`. Beside an overlay all
// get the space of the largest.
Len ahead_space(Flow *flow, size_t i, Len pending);
// From flow->y: the least height in which the first item can stand with all that it must not be
// parted from. More than a page when they cannot stand together.
Len ahead_need(Flow *flow);
// The same for the first item alone.
Len ahead_least(Flow *flow);
// Height of the group that begins at item `i`, with what it must not be parted from if a page has
// room for both; more than a page when the group is larger.
Len ahead_group(Flow *flow, size_t i);

// Height of all that is left of the feed, which is finite; not much more than `most` when it is
// more.
Len ahead_all(Flow *flow, Len most);

#endif
