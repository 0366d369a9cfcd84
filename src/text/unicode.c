// SPDX-License-Identifier: MIT
// Unicode: adapter of ICU for properties of characters.
#include "text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum { SCRIPT_CODE_LENGTH = 4 }; // ISO 15924

bool char_has_script(uint32_t scalar, Str script) {
    char code[SCRIPT_CODE_LENGTH + 1] = "";
    if (script.n != SCRIPT_CODE_LENGTH) return false;
    memcpy(code, script.at, script.n);
    const int32_t value = u_getPropertyValueEnum(UCHAR_SCRIPT, code);
    return value >= 0 && uscript_hasScript((UChar32)scalar, (UScriptCode)value);
}

const char *char_script_name(uint32_t scalar) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript((UChar32)scalar, &status);
    const char *name = U_SUCCESS(status) ? uscript_getName(script) : NULL;
    return name ? name : "Unknown";
}
