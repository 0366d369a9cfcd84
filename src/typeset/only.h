// SPDX-License-Identifier: MIT
// Only: finds the one block that is to be set alone.
#ifndef RAPPORTEUR_TYPESET_ONLY_H
#define RAPPORTEUR_TYPESET_ONLY_H

#include "base/diag.h"
#include "compose/block.h"

// The first chart with this name, or block with this id. NULL with LAY-05, which lists near names.
const Block *only_find(const Block *blocks, Str name, Arena *arena, Diag *diag);

#endif
