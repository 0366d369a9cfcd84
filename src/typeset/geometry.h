// SPDX-License-Identifier: MIT
// Geometry: refuses pages on which nothing can be set.
#ifndef RAPPORTEUR_TYPESET_GEOMETRY_H
#define RAPPORTEUR_TYPESET_GEOMETRY_H

#include "base/diag.h"
#include "compose/theme.h"

// False with LAY-01 when the text block has no room for two lines of every text that flows, is
// narrower than a few words, or lies outside the page.
bool geometry_check(const Theme *theme, Diag *diag);

#endif
