// SPDX-License-Identifier: MIT
// Diag: findings in the order they were made, each with its exact places.
//
// Wording: lower case, the problem first, subjects in quotes, no full stop.
#ifndef RAPPORTEUR_BASE_DIAG_H
#define RAPPORTEUR_BASE_DIAG_H

#include "base/source.h"
#include "base/vec.h"

typedef enum {
    SEVERITY_INFO,    // shown on request
    SEVERITY_WARNING, // shown; the document is written
    SEVERITY_ERROR,   // a rule is broken: not written unless forced, and exit status 1
    SEVERITY_FATAL,   // cannot read, parse, bind or lay out: no output, exit status 1
    SEVERITY_SYSTEM,  // input/output failed: no output, exit status 3
    SEVERITY__COUNT
} Severity;

typedef struct {
    Place place;
    Str text;
} DiagNote;

typedef struct {
    Severity severity;
    Str code;    // rule id ("ST-02") or reader code ("YAML-03"); never empty
    Place place; // the value
    Str message;
    Str path;            // where in the data: "recommendations[2].status"; may be empty
    Str help;            // may be empty
    VEC(DiagNote) notes; // second places
} Finding;

// The files that were read, as they were opened; a file read twice stands twice.
typedef struct {
    Arena *arena;
    VEC(Str) paths;
    VEC(Str) contents; // of each, whole; in `arena`
} FileLog;

typedef struct {
    Arena *arena; // of the job; borrowed
    VEC(Finding) findings;
    size_t counts[SEVERITY__COUNT];
    FileLog *files; // NULL: nobody asks which files were read
} Diag;

void diag_init(Diag *diag, Arena *arena);
// Adds a finding. `code` is a literal. The message is formatted at once.
void diag_add(Diag *diag, Severity severity, const char *code, Place place, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
// These three add to the newest finding.
void diag_note(Diag *diag, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_help(Diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));
void diag_path(Diag *diag, Str path);
// True when a finding of class fatal or system was made: the stage must not go on.
bool diag_is_fatal(const Diag *diag);
// The worst severity found, SEVERITY_INFO when there is none.
Severity diag_worst(const Diag *diag);

// The near miss of `word` among `count` candidates: distance at most 2 and at most a third of the
// word's length (ASCII case ignored); the empty Str when there is none.
Str diag_did_you_mean(Str word, const Str *candidates, size_t count);

#endif
