// SPDX-License-Identifier: MIT
// Controls: characters that no text has.
#ifndef RAPPORTEUR_MODEL_CONTROLS_H
#define RAPPORTEUR_MODEL_CONTROLS_H

#include "base/diag.h"
#include "read/value.h"

// A finding for each scalar of the tree with a control character other than tab and line ends, or
// with a noncharacter that XML refuses (XML 1.0, 2.2): neither can stand in a PDF's metadata.
void controls_refuse(const Value *tree, Diag *diag);

#endif
