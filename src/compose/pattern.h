// SPDX-License-Identifier: MIT
// Pattern: Lua's patterns (Lua 5.4 reference manual, 6.4.1), matched with every step counted: a
// pattern that backtracks for ever ends with the error of the step budget.
#ifndef RAPPORTEUR_COMPOSE_PATTERN_H
#define RAPPORTEUR_COMPOSE_PATTERN_H

#include "compose/host.h"

enum {
    PATTERN_CAPTURES = 32,
    PATTERN_DEPTH = 150, // nested quantifiers and captures: bounds the C stack
};

typedef struct {
    lua_State *lua; // for errors and steps
    Str subject, pattern;
    size_t start, end; // of the match, when there is one
    int level;         // captures
    int depth;
    struct {
        size_t lo;
        ptrdiff_t n; // CAPTURE_OPEN, CAPTURE_POSITION or bytes
    } capture[PATTERN_CAPTURES];
} PatternMatch;

// Looks for the pattern from byte `from` on. A malformed pattern raises an error.
bool pattern_find(PatternMatch *m, size_t from);
// Pushes the captures, or the whole match when there are none and `whole` is set; returns how many.
int pattern_push_captures(PatternMatch *m, bool whole);
// Pushes capture `index` (from 0); index 0 without captures is the whole match.
void pattern_push_capture(PatternMatch *m, int index);

#endif
