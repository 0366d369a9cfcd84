// SPDX-License-Identifier: MIT
// HTML character references in Markdown: "&amp;", "&#233;", "&#xE9;".
#ifndef RAPPORTEUR_READ_ENTITY_H
#define RAPPORTEUR_READ_ENTITY_H

#include "base/str.h"

// The scalar value of a whole reference, from '&' to ';'; 0 when the name is not in the table (it
// holds those for Latin-1, punctuation, arrows and a few signs). A number that is no scalar value
// gives U+FFFD, as CommonMark wants.
uint32_t entity_decode(Str reference);

#endif
