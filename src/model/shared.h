// SPDX-License-Identifier: MIT
// Shared: what a document takes from the workspace's file when it does not say so itself: its
// publisher (`organisation`) and the abbreviations it uses.
#ifndef RAPPORTEUR_MODEL_SHARED_H
#define RAPPORTEUR_MODEL_SHARED_H

#include "read/value.h"

// The tree of a document file with what it takes from that of rapporteur.yaml (NULL: nothing). The
// organisation is one of the document's when its id, name or short name is the same, else it is
// added to them.
const Value *shared_lay(Arena *arena, const Value *tree, const Value *shared);

#endif
