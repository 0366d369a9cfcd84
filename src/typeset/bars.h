// SPDX-License-Identifier: MIT
// Bars: what stands beside and behind the pieces of a quote or a callout, on every page from its
// first piece there to its last.
#ifndef RAPPORTEUR_TYPESET_BARS_H
#define RAPPORTEUR_TYPESET_BARS_H

#include "typeset/flow.h"

// The next piece, at flow->y, stands within these bars, of which some may stand already.
void bars_begin(Flow *flow, const Bar *bars);
// The piece reaches down to here, and the bars with it.
void bars_reach(Flow *flow, Len bottom);

#endif
