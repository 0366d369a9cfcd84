// SPDX-License-Identifier: MIT
// Unicode: properties of single characters, by ICU. Private to text/.
#ifndef RAPPORTEUR_TEXT_UNICODE_H
#define RAPPORTEUR_TEXT_UNICODE_H

#include "base/str.h"

// True when `scalar` is of the script or is used with it (UAX #24 script extensions); `script` is
// an ISO 15924 code.
bool char_has_script(uint32_t scalar, Str script);
// The English name of the character's script ("Devanagari"), in static memory.
const char *char_script_name(uint32_t scalar);

#endif
