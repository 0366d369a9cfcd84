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
// The character's script as a packed ISO 15924 code; 0 for what is common to scripts or inherits.
uint32_t char_script(uint32_t scalar);
// True for what is never drawn, such as joiners, direction marks and variation selectors.
bool char_is_invisible(uint32_t scalar);
bool char_is_letter(uint32_t scalar);
uint32_t char_lower(uint32_t scalar);

// Line break classes that act across blanks (UAX #14).
typedef enum {
    CHAR_OTHER,
    CHAR_OPEN,       // OP
    CHAR_QUOTE,      // QU
    CHAR_CLOSE,      // CL, CP
    CHAR_NONSTARTER, // NS, CJ
    CHAR_DASH,       // B2
    CHAR_STICKS,     // EX, SY, WJ
    CHAR_INFIX,      // IS
    CHAR_NUMBER,     // NU
    CHAR_ZERO,       // ZW
    CHAR_MARK,       // CM, ZWJ: takes the class of what it stands on
} CharEdge;
CharEdge char_edge(uint32_t scalar);

#endif
