// SPDX-License-Identifier: MIT
// Character references: the names that people write, sorted for a binary search (source: WHATWG
// HTML, "Named character references").
#include "read/entity.h"

#include "base/vec.h"

typedef struct {
    const char *name;
    uint32_t scalar;
} Entity;

// clang-format off
static const Entity ENTITIES[] = {
    {"AElig", 0x00C6}, {"Aacute", 0x00C1}, {"Acirc", 0x00C2}, {"Agrave", 0x00C0},
    {"Aring", 0x00C5}, {"Atilde", 0x00C3}, {"Auml", 0x00C4}, {"Cacute", 0x0106},
    {"Ccaron", 0x010C}, {"Ccedil", 0x00C7}, {"Dagger", 0x2021}, {"ETH", 0x00D0},
    {"Eacute", 0x00C9}, {"Ecirc", 0x00CA}, {"Egrave", 0x00C8}, {"Euml", 0x00CB}, {"Hat", 0x005E},
    {"Iacute", 0x00CD}, {"Icirc", 0x00CE}, {"Igrave", 0x00CC}, {"Iuml", 0x00CF},
    {"Lstrok", 0x0141}, {"Ntilde", 0x00D1}, {"OElig", 0x0152}, {"Oacute", 0x00D3},
    {"Ocirc", 0x00D4}, {"Ograve", 0x00D2}, {"Oslash", 0x00D8}, {"Otilde", 0x00D5},
    {"Ouml", 0x00D6}, {"Prime", 0x2033}, {"Scaron", 0x0160}, {"THORN", 0x00DE},
    {"Uacute", 0x00DA}, {"Ucirc", 0x00DB}, {"Ugrave", 0x00D9}, {"Uuml", 0x00DC},
    {"Yacute", 0x00DD}, {"Yuml", 0x0178}, {"Zcaron", 0x017D}, {"aacute", 0x00E1},
    {"acirc", 0x00E2}, {"acute", 0x00B4}, {"aelig", 0x00E6}, {"agrave", 0x00E0}, {"amp", 0x0026},
    {"apos", 0x0027}, {"aring", 0x00E5}, {"ast", 0x002A}, {"asymp", 0x2248}, {"atilde", 0x00E3},
    {"auml", 0x00E4}, {"bdquo", 0x201E}, {"brvbar", 0x00A6}, {"bsol", 0x005C}, {"bull", 0x2022},
    {"cacute", 0x0107}, {"ccaron", 0x010D}, {"ccedil", 0x00E7}, {"cedil", 0x00B8},
    {"cent", 0x00A2}, {"check", 0x2713}, {"checkmark", 0x2713}, {"colon", 0x003A},
    {"comma", 0x002C}, {"commat", 0x0040}, {"copy", 0x00A9}, {"curren", 0x00A4},
    {"dagger", 0x2020}, {"darr", 0x2193}, {"deg", 0x00B0}, {"divide", 0x00F7}, {"dollar", 0x0024},
    {"eacute", 0x00E9}, {"ecirc", 0x00EA}, {"egrave", 0x00E8}, {"emsp", 0x2003}, {"ensp", 0x2002},
    {"equals", 0x003D}, {"eth", 0x00F0}, {"euml", 0x00EB}, {"euro", 0x20AC}, {"excl", 0x0021},
    {"frac12", 0x00BD}, {"frac14", 0x00BC}, {"frac34", 0x00BE}, {"ge", 0x2265}, {"grave", 0x0060},
    {"gt", 0x003E}, {"hairsp", 0x200A}, {"harr", 0x2194}, {"hellip", 0x2026}, {"iacute", 0x00ED},
    {"icirc", 0x00EE}, {"iexcl", 0x00A1}, {"igrave", 0x00EC}, {"infin", 0x221E},
    {"iquest", 0x00BF}, {"iuml", 0x00EF}, {"laquo", 0x00AB}, {"larr", 0x2190}, {"lbrace", 0x007B},
    {"lbrack", 0x005B}, {"ldquo", 0x201C}, {"le", 0x2264}, {"lowbar", 0x005F}, {"lpar", 0x0028},
    {"lrm", 0x200E}, {"lsaquo", 0x2039}, {"lsquo", 0x2018}, {"lstrok", 0x0142}, {"lt", 0x003C},
    {"macr", 0x00AF}, {"mdash", 0x2014}, {"micro", 0x00B5}, {"middot", 0x00B7}, {"minus", 0x2212},
    {"nbsp", 0x00A0}, {"ndash", 0x2013}, {"ne", 0x2260}, {"not", 0x00AC}, {"ntilde", 0x00F1},
    {"num", 0x0023}, {"oacute", 0x00F3}, {"ocirc", 0x00F4}, {"oelig", 0x0153}, {"ograve", 0x00F2},
    {"ordf", 0x00AA}, {"ordm", 0x00BA}, {"oslash", 0x00F8}, {"otilde", 0x00F5}, {"ouml", 0x00F6},
    {"para", 0x00B6}, {"percnt", 0x0025}, {"period", 0x002E}, {"permil", 0x2030},
    {"plus", 0x002B}, {"plusmn", 0x00B1}, {"pound", 0x00A3}, {"prime", 0x2032}, {"quest", 0x003F},
    {"quot", 0x0022}, {"radic", 0x221A}, {"raquo", 0x00BB}, {"rarr", 0x2192}, {"rbrace", 0x007D},
    {"rbrack", 0x005D}, {"rdquo", 0x201D}, {"reg", 0x00AE}, {"rlm", 0x200F}, {"rpar", 0x0029},
    {"rsaquo", 0x203A}, {"rsquo", 0x2019}, {"sbquo", 0x201A}, {"scaron", 0x0161},
    {"sect", 0x00A7}, {"semi", 0x003B}, {"shy", 0x00AD}, {"sol", 0x002F}, {"star", 0x2606},
    {"starf", 0x2605}, {"sum", 0x2211}, {"sup1", 0x00B9}, {"sup2", 0x00B2}, {"sup3", 0x00B3},
    {"szlig", 0x00DF}, {"thinsp", 0x2009}, {"thorn", 0x00FE}, {"times", 0x00D7},
    {"trade", 0x2122}, {"uacute", 0x00FA}, {"uarr", 0x2191}, {"ucirc", 0x00FB},
    {"ugrave", 0x00F9}, {"uml", 0x00A8}, {"uuml", 0x00FC}, {"vert", 0x007C}, {"yacute", 0x00FD},
    {"yen", 0x00A5}, {"yuml", 0x00FF}, {"zcaron", 0x017E}, {"zwj", 0x200D}, {"zwnj", 0x200C},
};
// clang-format on

enum { NO_SCALAR = 0xFFFD };

static uint32_t decode_number(Str digits, uint32_t base) {
    uint32_t scalar = 0;
    for (size_t i = 0; i < digits.n; i++) {
        const char c = digits.at[i];
        const uint32_t digit = c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 32) - 'a') + 10;
        scalar = scalar * base + digit;
        if (scalar > 0x10FFFF) return NO_SCALAR;
    }
    const bool surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
    return scalar == 0 || surrogate ? NO_SCALAR : scalar;
}

static uint32_t lookup(Str name) {
    size_t lo = 0, hi = COUNT_OF(ENTITIES);
    while (lo < hi) {
        const size_t mid = lo + (hi - lo) / 2;
        const int order = str_cmp(name, str_of(ENTITIES[mid].name));
        if (order == 0) return ENTITIES[mid].scalar;
        if (order < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return 0;
}

uint32_t entity_decode(Str reference) {
    if (reference.n < 3) return 0;
    const Str name = str_slice(reference, 1, reference.n - 1);
    if (name.at[0] != '#') return lookup(name);
    if (name.n > 1 && (name.at[1] | 32) == 'x')
        return decode_number(str_slice(name, 2, name.n), 16);
    return decode_number(str_slice(name, 1, name.n), 10);
}
