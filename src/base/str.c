// SPDX-License-Identifier: MIT
// Str: comparison, search and copies of borrowed bytes.
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

Str str_slice(Str s, size_t lo, size_t hi) {
    if (hi > s.n) hi = s.n;
    if (lo > hi) lo = hi;
    return (Str){s.at ? s.at + lo : NULL, hi - lo};
}

int str_cmp(Str a, Str b) {
    const size_t n = a.n < b.n ? a.n : b.n;
    const int order = n ? memcmp(a.at, b.at, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static Str digits_at(Str s, size_t from) {
    while (from < s.n && s.at[from] == '0') from++;
    size_t end = from;
    while (end < s.n && is_digit(s.at[end])) end++;
    return str_slice(s, from, end);
}

static size_t digit_run_end(Str s, size_t from) {
    while (from < s.n && is_digit(s.at[from])) from++;
    return from;
}

static int numbers_cmp(Str a, Str b) {
    if (a.n != b.n) return a.n < b.n ? -1 : 1;
    return str_cmp(a, b);
}

int str_natural_cmp(Str a, Str b) {
    size_t i = 0, j = 0;
    while (i < a.n && j < b.n) {
        if (is_digit(a.at[i]) && is_digit(b.at[j])) {
            const int order = numbers_cmp(digits_at(a, i), digits_at(b, j));
            if (order) return order;
            i = digit_run_end(a, i);
            j = digit_run_end(b, j);
        } else {
            const unsigned char x = (unsigned char)a.at[i++], y = (unsigned char)b.at[j++];
            if (x != y) return x < y ? -1 : 1;
        }
    }
    if (i < a.n || j < b.n) return i < a.n ? 1 : -1;
    return str_cmp(a, b);
}

bool str_starts(Str s, Str prefix) {
    return str_eq(str_slice(s, 0, prefix.n), prefix);
}

bool str_ends(Str s, Str suffix) {
    return s.n >= suffix.n && str_eq(str_slice(s, s.n - suffix.n, s.n), suffix);
}

size_t str_find(Str s, Str needle, size_t from) {
    if (from > s.n) return SIZE_MAX;
    if (needle.n == 0) return from;
    const char *hit = s.n ? memmem(s.at + from, s.n - from, needle.at, needle.n) : NULL;
    return hit ? (size_t)(hit - s.at) : SIZE_MAX;
}

size_t str_find_char(Str s, char c, size_t from) {
    const char *hit = from < s.n ? memchr(s.at + from, c, s.n - from) : NULL;
    return hit ? (size_t)(hit - s.at) : SIZE_MAX;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

Str str_trim(Str s) {
    while (s.n && is_space(s.at[0])) s = str_slice(s, 1, s.n);
    while (s.n && is_space(s.at[s.n - 1])) s.n--;
    return s;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool str_eq_ascii_fold(Str a, Str b) {
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.at[i]) != lower(b.at[i])) return false;
    return true;
}

uint64_t str_hash(Str s) { // FNV-1a, 64 bits
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < s.n; i++) hash = (hash ^ (unsigned char)s.at[i]) * 1099511628211u;
    return hash;
}

static size_t min3(size_t a, size_t b, size_t c) {
    const size_t m = a < b ? a : b;
    return m < c ? m : c;
}

enum { DISTANCE_MAX = 64 }; // longer words are never near misses of a key

static size_t distance_row(Str a, Str b, size_t i, size_t rows[3][DISTANCE_MAX + 1]) {
    size_t *row = rows[i % 3], *up = rows[(i + 2) % 3], *up2 = rows[(i + 1) % 3];
    size_t least = row[0] = i;
    for (size_t j = 1; j <= b.n; j++) {
        const bool same = a.at[i - 1] == b.at[j - 1];
        row[j] = min3(up[j] + 1, row[j - 1] + 1, up[j - 1] + !same);
        const bool swapped =
            i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1];
        if (swapped && up2[j - 2] + 1 < row[j]) row[j] = up2[j - 2] + 1;
        if (row[j] < least) least = row[j];
    }
    return least;
}

size_t str_distance(Str a, Str b, size_t limit) {
    if (a.n > DISTANCE_MAX || b.n > DISTANCE_MAX) return limit + 1;
    size_t rows[3][DISTANCE_MAX + 1];
    for (size_t j = 0; j <= b.n; j++) rows[0][j] = j;
    for (size_t i = 1; i <= a.n; i++)
        if (distance_row(a, b, i, rows) > limit) return limit + 1;
    const size_t distance = rows[a.n % 3][b.n];
    return distance > limit ? limit + 1 : distance;
}

Str str_copy(Arena *arena, Str s) {
    char *at = arena_push(arena, char, s.n + 1);
    if (s.n) memcpy(at, s.at, s.n);
    return (Str){at, s.n};
}

const char *str_cstring(Arena *arena, Str s) {
    return str_copy(arena, s).at;
}

bool str_to_int64(Str s, int64_t *out) {
    const bool negative = s.n && s.at[0] == '-';
    const size_t from = negative ? 1 : 0;
    if (s.n == from) return false;
    int64_t value = 0; // counts down for negative numbers: INT64_MIN has no positive twin
    for (size_t i = from; i < s.n; i++) {
        if (!is_digit(s.at[i]) || __builtin_mul_overflow(value, 10, &value)) return false;
        const int64_t digit = s.at[i] - '0';
        if (__builtin_add_overflow(value, negative ? -digit : digit, &value)) return false;
    }
    *out = value;
    return true;
}

Str str_format(Arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *at = arena_push(arena, char, n < 0 ? 1 : (size_t)n + 1);
    if (n > 0) vsnprintf(at, (size_t)n + 1, format, again);
    va_end(again);
    return (Str){at, n < 0 ? 0 : (size_t)n};
}
