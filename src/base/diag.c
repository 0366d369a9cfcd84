// SPDX-License-Identifier: MIT
// Diag: formats each finding when it is made and counts it by severity.
#include "base/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

void diag_init(Diag *diag, Arena *arena) {
    *diag = (Diag){.arena = arena};
}

static Str format_list(Arena *arena, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, format, args);
    char *at = arena_push(arena, char, n < 0 ? 1 : (size_t)n + 1);
    if (n > 0) vsnprintf(at, (size_t)n + 1, format, again);
    va_end(again);
    return (Str){at, n < 0 ? 0 : (size_t)n};
}

void diag_add(Diag *diag, Severity severity, const char *code, Place place, const char *format,
              ...) {
    assert(severity < SEVERITY__COUNT && code && *code);
    Finding *finding = vec_push(diag->arena, &diag->findings);
    *finding = (Finding){.severity = severity, .code = str_of(code), .place = place};
    va_list args;
    va_start(args, format);
    finding->message = format_list(diag->arena, format, args);
    va_end(args);
    diag->counts[severity]++;
}

static Finding *newest(Diag *diag) {
    assert(diag->findings.n > 0);
    return &diag->findings.at[diag->findings.n - 1];
}

void diag_note(Diag *diag, Place place, const char *format, ...) {
    Finding *finding = newest(diag);
    DiagNote *note = vec_push(diag->arena, &finding->notes);
    note->place = place;
    va_list args;
    va_start(args, format);
    note->text = format_list(diag->arena, format, args);
    va_end(args);
}

void diag_help(Diag *diag, const char *format, ...) {
    va_list args;
    va_start(args, format);
    newest(diag)->help = format_list(diag->arena, format, args);
    va_end(args);
}

void diag_path(Diag *diag, Str path) {
    newest(diag)->path = str_copy(diag->arena, path);
}

bool diag_is_fatal(const Diag *diag) {
    return diag->counts[SEVERITY_FATAL] > 0 || diag->counts[SEVERITY_SYSTEM] > 0;
}

Severity diag_worst(const Diag *diag) {
    Severity worst = SEVERITY_INFO;
    for (Severity s = SEVERITY_INFO; s < SEVERITY__COUNT; s++)
        if (diag->counts[s] > 0) worst = s;
    return worst;
}

enum { FOLDED_MAX = 64 }; // longer words are never near misses of a key

static bool fold(Str word, char to[FOLDED_MAX]) {
    if (word.n > FOLDED_MAX) return false;
    for (size_t i = 0; i < word.n; i++) {
        const char c = word.at[i];
        to[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return true;
}

Str diag_did_you_mean(Str word, const Str *candidates, size_t count) {
    char a[FOLDED_MAX], b[FOLDED_MAX];
    if (!fold(word, a)) return (Str){0};
    size_t limit = word.n / 3 < 2 ? word.n / 3 : 2;
    Str best = {0};
    for (size_t i = 0; i < count; i++) {
        if (!fold(candidates[i], b)) continue;
        const size_t distance = str_distance((Str){a, word.n}, (Str){b, candidates[i].n}, limit);
        if (distance > limit) continue;
        best = candidates[i];
        if (distance == 0) break;
        limit = distance - 1; // only a nearer one is better: the first of equals stays
    }
    return best;
}
