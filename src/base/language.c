// SPDX-License-Identifier: MIT
// Languages: reads the subtags of a tag one by one, in the order in which RFC 5646 has them.
#include "base/language.h"

typedef struct {
    Str tag;
    size_t at; // where the subtag begins
    size_t n;  // its length; 0: no subtag is left, or an empty one
    bool letters, digits;
} Subtag;

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void measure(Subtag *subtag) {
    size_t letters = 0, digits = 0, n = 0;
    for (; subtag->at + n < subtag->tag.n && subtag->tag.at[subtag->at + n] != '-'; n++) {
        const char c = subtag->tag.at[subtag->at + n];
        letters += is_letter(c);
        digits += c >= '0' && c <= '9';
    }
    subtag->n = n == letters + digits ? n : 0;
    subtag->letters = letters == n;
    subtag->digits = digits == n;
}

static void next(Subtag *subtag) {
    subtag->at += subtag->n + 1;
    measure(subtag);
}

static char first_of(const Subtag *subtag) {
    return subtag->tag.at[subtag->at];
}

static bool is_variant(const Subtag *subtag) {
    const bool dated = subtag->n == 4 && first_of(subtag) >= '0' && first_of(subtag) <= '9';
    return dated || (subtag->n >= 5 && subtag->n <= 8);
}

// extlang, script, region, variants
static void skip_qualifiers(Subtag *subtag, size_t language) {
    for (int i = 0; i < 3 && language <= 3 && subtag->n == 3 && subtag->letters; i++) next(subtag);
    if (subtag->n == 4 && subtag->letters) next(subtag);
    if ((subtag->n == 2 && subtag->letters) || (subtag->n == 3 && subtag->digits)) next(subtag);
    while (is_variant(subtag)) next(subtag);
}

static bool is_private(const Subtag *subtag) {
    return subtag->n == 1 && (first_of(subtag) == 'x' || first_of(subtag) == 'X');
}

// What follows a singleton: one subtag at least, of `least` characters at least.
static bool skip_extension(Subtag *subtag, size_t least) {
    next(subtag);
    const size_t from = subtag->at;
    while (subtag->n >= least && subtag->n <= 8 && subtag->n > 0) next(subtag);
    return subtag->at > from;
}

bool language_tag_is_well_formed(Str tag) {
    Subtag subtag = {.tag = tag};
    measure(&subtag);
    if (!is_private(&subtag)) {
        const size_t language = subtag.n;
        if (language < 2 || language > 8 || !subtag.letters) return false;
        next(&subtag);
        skip_qualifiers(&subtag, language);
        while (subtag.n == 1 && !is_private(&subtag))
            if (!skip_extension(&subtag, 2)) return false;
    }
    if (is_private(&subtag) && !skip_extension(&subtag, 1)) return false;
    return subtag.at == tag.n + 1;
}
