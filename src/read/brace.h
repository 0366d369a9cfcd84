// SPDX-License-Identifier: MIT
// The brace grammar of inline text:
//     brace = "{" "lang" tag ":" text "}" | "{" ("domain" | "rec" | "count") argument "}"
#ifndef RAPPORTEUR_READ_BRACE_H
#define RAPPORTEUR_READ_BRACE_H

#include "base/str.h"

typedef enum {
    BRACE_LANG,   // argument: the tag; its text follows `end`, up to a '}' of its own
    BRACE_DOMAIN, // these three: argument, trimmed; `end` is behind the '}'
    BRACE_REC,
    BRACE_COUNT,
    BRACE_UNKNOWN,   // another word; `end` is behind the '}' if there is one, else behind the word
    BRACE_UNCLOSED,  // no '}' behind a known word; `end` is behind the word
    BRACE_MALFORMED, // a known word without what it wants; `end` as for BRACE_UNKNOWN
} BraceKind;

typedef struct {
    BraceKind kind;
    Str word, argument;
    size_t end;
} Brace;

// Reads what stands at text.at[at] == '{'.
Brace brace_read(Str text, size_t at);
// The known word that is meant by `word`, or the empty Str.
Str brace_did_you_mean(Str word);
// How the word is used: "{lang he: …}".
const char *brace_usage(Str word);

#endif
