// SPDX-License-Identifier: MIT
// Address: what a link may lead to.
#ifndef RAPPORTEUR_MODEL_ADDRESS_H
#define RAPPORTEUR_MODEL_ADDRESS_H

#include "base/str.h"

// True for https://…, http://… and mailto:… without blanks or control characters.
bool address_is_whole(Str address);

#endif
