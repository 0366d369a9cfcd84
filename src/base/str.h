// SPDX-License-Identifier: MIT
// Str: borrowed bytes, not NUL-terminated. Text in a Str is valid UTF-8 once a reader let it in.
#ifndef RAPPORTEUR_BASE_STR_H
#define RAPPORTEUR_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

typedef struct {
    const char *at;
    size_t n; // [bytes]
} Str;

// A Str of a string literal; STR_INIT is the same for static tables.
#define STR(literal) ((Str){(literal), sizeof(literal) - 1})
#define STR_INIT(literal)                                                                          \
    { (literal), sizeof(literal) - 1 }
// For "%.*s": printf("%.*s", STR_ARGS(s)).
#define STR_ARGS(s) (int)(s).n, ((s).at ? (s).at : "")

// Borrows a NUL-terminated string; NULL gives the empty Str.
static inline Str str_of(const char *c) {
    return c ? (Str){c, strlen(c)} : (Str){0};
}
static inline bool str_is_empty(Str s) {
    return s.n == 0;
}
static inline bool str_eq(Str a, Str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}
// The bytes [lo, hi), both clamped to the string.
Str str_slice(Str s, size_t lo, size_t hi);
// Byte order, shorter first when one begins the other: <0, 0, >0.
int str_cmp(Str a, Str b);
// Natural order: runs of ASCII digits compare as numbers, so "2" < "10" and "9.1" < "10.1".
// Total: strings that are equal as numbers ("01", "1") are then ordered by bytes.
int str_natural_cmp(Str a, Str b);
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
// Offset of the first occurrence at or after `from`, or SIZE_MAX.
size_t str_find(Str s, Str needle, size_t from);
size_t str_find_char(Str s, char c, size_t from);
// Without ASCII white space at both ends.
Str str_trim(Str s);
// Case-insensitive for ASCII only.
bool str_eq_ascii_fold(Str a, Str b);
uint64_t str_hash(Str s);
// Damerau-Levenshtein distance in bytes, at most `limit` + 1 (stops early).
size_t str_distance(Str a, Str b, size_t limit);
// A copy in the arena, NUL-terminated behind its end for library borders.
Str str_copy(Arena *arena, Str s);
const char *str_cstring(Arena *arena, Str s);
// Parses all of `s` as a decimal integer; false when it is none or does not fit.
bool str_to_int64(Str s, int64_t *out);
// printf into the arena.
Str str_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
