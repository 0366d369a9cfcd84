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

uint32_t char_script(uint32_t scalar) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript((UChar32)scalar, &status);
    if (U_FAILURE(status) || script <= USCRIPT_INHERITED) return 0;
    const char *code = uscript_getShortName(script);
    uint32_t packed = 0;
    for (int i = 0; i < SCRIPT_CODE_LENGTH; i++) packed = packed << 8 | (unsigned char)code[i];
    return packed;
}

bool char_is_invisible(uint32_t scalar) {
    return u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool char_is_letter(uint32_t scalar) {
    return u_isalpha((UChar32)scalar);
}

uint32_t char_lower(uint32_t scalar) {
    return (uint32_t)u_tolower((UChar32)scalar);
}

CharEdge char_edge(uint32_t scalar) {
    switch (u_getIntPropertyValue((UChar32)scalar, UCHAR_LINE_BREAK)) {
    case U_LB_OPEN_PUNCTUATION: return CHAR_OPEN;
    case U_LB_QUOTATION: return CHAR_QUOTE;
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS: return CHAR_CLOSE;
    case U_LB_NONSTARTER:
    case U_LB_CONDITIONAL_JAPANESE_STARTER: return CHAR_NONSTARTER;
    case U_LB_BREAK_BOTH: return CHAR_DASH;
    case U_LB_EXCLAMATION:
    case U_LB_WORD_JOINER:
    case U_LB_BREAK_SYMBOLS: return CHAR_STICKS;
    case U_LB_INFIX_NUMERIC: return CHAR_INFIX;
    case U_LB_NUMERIC: return CHAR_NUMBER;
    case U_LB_ZWSPACE: return CHAR_ZERO;
    case U_LB_COMBINING_MARK:
    case U_LB_ZWJ: return CHAR_MARK;
    default: return CHAR_OTHER;
    }
}
