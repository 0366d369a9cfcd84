// SPDX-License-Identifier: MIT
// Pattern: a backtracking matcher over byte offsets. `p` is an offset in the pattern, `s` in the
// subject; NO_MATCH is "no". Recursion goes only through quantifiers and captures, counted.
#include "compose/pattern.h"

#include <ctype.h>

enum { CAPTURE_OPEN = -1, CAPTURE_POSITION = -2 };
static const size_t NO_MATCH = SIZE_MAX;

static size_t match_here(PatternMatch *m, size_t s, size_t p);

static unsigned char pattern_at(const PatternMatch *m, size_t p) {
    return (unsigned char)m->pattern.at[p];
}

static bool class_has(unsigned char class, unsigned char c) {
    bool in = false;
    switch (tolower(class)) {
    case 'a': in = isalpha(c); break;
    case 'c': in = iscntrl(c); break;
    case 'd': in = isdigit(c); break;
    case 'g': in = isgraph(c); break;
    case 'l': in = islower(c); break;
    case 'p': in = ispunct(c); break;
    case 's': in = isspace(c); break;
    case 'u': in = isupper(c); break;
    case 'w': in = isalnum(c); break;
    case 'x': in = isxdigit(c); break;
    default: return class == c;
    }
    return isupper(class) ? !in : in;
}

// The end of the single-character class that begins at p.
static size_t class_end(PatternMatch *m, size_t p) {
    const size_t n = m->pattern.n;
    const unsigned char c = pattern_at(m, p++);
    if (c == '%') {
        if (p >= n) host_fail(m->lua, "malformed pattern (ends with '%%')");
        return p + 1;
    }
    if (c != '[') return p;
    if (p < n && pattern_at(m, p) == '^') p++;
    do {
        if (p >= n) host_fail(m->lua, "malformed pattern (missing ']')");
        if (pattern_at(m, p++) == '%') p++;
    } while (p >= n || pattern_at(m, p) != ']');
    return p + 1;
}

// Does the set [lo, hi), "[^a-z%d]" without its last bracket, have c?
static bool set_has(const PatternMatch *m, size_t lo, size_t hi, unsigned char c) {
    size_t p = lo + 1;
    const bool negated = pattern_at(m, p) == '^';
    if (negated) p++;
    for (; p < hi; p++) {
        const unsigned char a = pattern_at(m, p);
        if (a == '%') {
            if (class_has(pattern_at(m, ++p), c)) return !negated;
        } else if (p + 2 < hi && pattern_at(m, p + 1) == '-') {
            if (a <= c && c <= pattern_at(m, p + 2)) return !negated;
            p += 2;
        } else if (a == c) {
            return !negated;
        }
    }
    return negated;
}

static bool single_matches(PatternMatch *m, size_t s, size_t p, size_t end) {
    host_spend(m->lua, 1);
    if (s >= m->subject.n) return false;
    const unsigned char c = (unsigned char)m->subject.at[s];
    switch (pattern_at(m, p)) {
    case '.': return true;
    case '%': return class_has(pattern_at(m, p + 1), c);
    case '[': return set_has(m, p, end - 1, c);
    default: return pattern_at(m, p) == c;
    }
}

// "x*" and "x+": as many as there are, then fewer.
static size_t match_longest(PatternMatch *m, size_t s, size_t p, size_t end) {
    size_t n = 0;
    while (single_matches(m, s + n, p, end)) n++;
    for (;; n--) {
        const size_t at = match_here(m, s + n, end + 1);
        if (at != NO_MATCH || n == 0) return at;
        host_spend(m->lua, 1);
    }
}

// "x-": as few as will do.
static size_t match_shortest(PatternMatch *m, size_t s, size_t p, size_t end) {
    for (;; s++) {
        const size_t at = match_here(m, s, end + 1);
        if (at != NO_MATCH || !single_matches(m, s, p, end)) return at;
    }
}

static size_t open_capture(PatternMatch *m, size_t s, size_t p, ptrdiff_t kind) {
    if (m->level >= PATTERN_CAPTURES) host_fail(m->lua, "too many captures in a pattern");
    m->capture[m->level].lo = s;
    m->capture[m->level].n = kind;
    m->level++;
    const size_t at = match_here(m, s, p);
    if (at == NO_MATCH) m->level--;
    return at;
}

static size_t close_capture(PatternMatch *m, size_t s, size_t p) {
    int i = m->level - 1;
    while (i >= 0 && m->capture[i].n != CAPTURE_OPEN) i--;
    if (i < 0) host_fail(m->lua, "malformed pattern (a ')' without '(')");
    m->capture[i].n = (ptrdiff_t)(s - m->capture[i].lo);
    const size_t at = match_here(m, s, p + 1);
    if (at == NO_MATCH) m->capture[i].n = CAPTURE_OPEN;
    return at;
}

// "%bxy": balanced; the offset behind it.
static size_t skip_balanced(PatternMatch *m, size_t s, size_t p) {
    if (p + 1 >= m->pattern.n) host_fail(m->lua, "malformed pattern (missing arguments to '%%b')");
    const char open = m->pattern.at[p];
    const char close = m->pattern.at[p + 1];
    if (s >= m->subject.n || m->subject.at[s] != open) return NO_MATCH;
    size_t depth = 1;
    for (size_t i = s + 1; i < m->subject.n; i++) {
        host_spend(m->lua, 1);
        if (m->subject.at[i] == close && --depth == 0) return i + 1;
        if (m->subject.at[i] == open && open != close) depth++;
    }
    return NO_MATCH;
}

// "%f[set]": between a character outside and one inside the set.
static bool is_frontier(PatternMatch *m, size_t s, size_t p, size_t end) {
    const unsigned char before = s == 0 ? 0 : (unsigned char)m->subject.at[s - 1];
    const unsigned char here = s < m->subject.n ? (unsigned char)m->subject.at[s] : 0;
    return !set_has(m, p, end - 1, before) && set_has(m, p, end - 1, here);
}

// "%1": the offset behind a repetition of that capture.
static size_t skip_repeated(PatternMatch *m, size_t s, int index) {
    if (index < 0 || index >= m->level || m->capture[index].n < 0) {
        host_fail(m->lua, "invalid capture index %%%d in a pattern", index + 1);
    }
    const size_t n = (size_t)m->capture[index].n;
    host_spend(m->lua, n);
    const bool same = n <= m->subject.n - s &&
                      memcmp(m->subject.at + m->capture[index].lo, m->subject.at + s, n) == 0;
    return same ? s + n : NO_MATCH;
}

// A special form of two characters at p: %b, %f, %1. False: it is none of them. Else *s and *p are
// behind it, *s is NO_MATCH when it does not fit.
static bool skip_special(PatternMatch *m, size_t *s, size_t *p) {
    if (pattern_at(m, *p) != '%' || *p + 1 >= m->pattern.n) return false;
    const unsigned char c = pattern_at(m, *p + 1);
    if (c == 'b') {
        *s = skip_balanced(m, *s, *p + 2);
        *p += 4;
        return true;
    }
    if (c == 'f') {
        const size_t set = *p + 2;
        if (set >= m->pattern.n || pattern_at(m, set) != '[') {
            host_fail(m->lua, "malformed pattern (missing '[' after '%%f')");
        }
        const size_t end = class_end(m, set);
        if (!is_frontier(m, *s, set, end)) *s = NO_MATCH;
        *p = end;
        return true;
    }
    if (!isdigit(c)) return false;
    *s = skip_repeated(m, *s, c - '1');
    *p += 2;
    return true;
}

static size_t match_single(PatternMatch *m, size_t *s, size_t *p, bool *done) {
    const size_t end = class_end(m, *p);
    const unsigned char quantifier = end < m->pattern.n ? pattern_at(m, end) : 0;
    *done = true;
    switch (quantifier) {
    case '?': {
        const size_t at =
            single_matches(m, *s, *p, end) ? match_here(m, *s + 1, end + 1) : NO_MATCH;
        if (at != NO_MATCH) return at;
        *p = end + 1;
        break;
    }
    case '+':
        if (!single_matches(m, *s, *p, end)) return NO_MATCH;
        return match_longest(m, *s + 1, *p, end);
    case '*': return match_longest(m, *s, *p, end);
    case '-': return match_shortest(m, *s, *p, end);
    default:
        if (!single_matches(m, *s, *p, end)) return NO_MATCH;
        *s += 1;
        *p = end;
    }
    *done = false;
    return 0;
}

static size_t match_from(PatternMatch *m, size_t s, size_t p) {
    while (p < m->pattern.n) {
        const unsigned char c = pattern_at(m, p);
        if (c == '(') {
            const bool position = p + 1 < m->pattern.n && pattern_at(m, p + 1) == ')';
            return position ? open_capture(m, s, p + 2, CAPTURE_POSITION)
                            : open_capture(m, s, p + 1, CAPTURE_OPEN);
        }
        if (c == ')') return close_capture(m, s, p);
        if (c == '$' && p + 1 == m->pattern.n) return s == m->subject.n ? s : NO_MATCH;
        if (skip_special(m, &s, &p)) {
            if (s == NO_MATCH) return NO_MATCH;
            continue;
        }
        bool done = false;
        const size_t at = match_single(m, &s, &p, &done);
        if (done) return at;
    }
    return s;
}

static size_t match_here(PatternMatch *m, size_t s, size_t p) {
    if (++m->depth > PATTERN_DEPTH) host_fail(m->lua, "the pattern is too complex");
    const size_t at = match_from(m, s, p);
    m->depth--;
    return at;
}

bool pattern_find(PatternMatch *m, size_t from) {
    const bool anchored = m->pattern.n > 0 && m->pattern.at[0] == '^';
    for (size_t s = from; s <= m->subject.n; s++) {
        m->level = 0;
        m->depth = 0;
        host_spend(m->lua, 1);
        const size_t end = match_here(m, s, anchored ? 1 : 0);
        if (end != NO_MATCH) {
            m->start = s;
            m->end = end;
            return true;
        }
        if (anchored) return false;
    }
    return false;
}

void pattern_push_capture(PatternMatch *m, int index) {
    if (index >= m->level) {
        if (index > 0) host_fail(m->lua, "invalid capture index %%%d", index + 1);
        host_push_str(m->lua, str_slice(m->subject, m->start, m->end));
        return;
    }
    const size_t lo = m->capture[index].lo;
    const ptrdiff_t n = m->capture[index].n;
    if (n == CAPTURE_OPEN) host_fail(m->lua, "unfinished capture in a pattern");
    if (n == CAPTURE_POSITION) {
        lua_pushinteger(m->lua, (lua_Integer)lo + 1);
    } else {
        host_push_str(m->lua, str_slice(m->subject, lo, lo + (size_t)n));
    }
}

int pattern_push_captures(PatternMatch *m, bool whole) {
    const int n = m->level == 0 && whole ? 1 : m->level;
    luaL_checkstack(m->lua, n + 4, "too many captures");
    for (int i = 0; i < n; i++) pattern_push_capture(m, i);
    return n;
}
