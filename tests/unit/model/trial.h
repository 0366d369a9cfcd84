// SPDX-License-Identifier: MIT
// A trial: files in a folder of their own, a model made of them, and what was found.
#ifndef RAPPORTEUR_TESTS_MODEL_TRIAL_H
#define RAPPORTEUR_TESTS_MODEL_TRIAL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "model/bind.h"
#include "model/entities.h"
#include "model/rules/rules.h"

typedef struct {
    Arena *arena;
    Diag diag;
    char folder[64];
    const Model *model;
} Trial;

// The beginning that most trials share; a document of one review.
#define HEAD                                                                                       \
    "format: rapporteur/1\n"                                                                       \
    "document: {kind: quarterly-report, id: d, title: Trial, period: 2023-06}\n"                   \
    "reviews: [{id: r, name: Review, short: RV}]\n"

static inline Trial *trial_new(void) {
    Trial *trial = calloc(1, sizeof *trial);
    assert_non_null(trial);
    trial->arena = arena_new(4096);
    diag_init(&trial->diag, trial->arena);
    snprintf(trial->folder, sizeof trial->folder, "/tmp/rapporteur-model-XXXXXX");
    assert_non_null(mkdtemp(trial->folder));
    return trial;
}

static inline const char *trial_path(const Trial *trial, const char *name) {
    return fs_join(trial->arena, str_of(trial->folder), str_of(name)).at;
}

static inline void trial_write(const Trial *trial, const char *name, const char *text) {
    FILE *file = fopen(trial_path(trial, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static inline const Model *trial_load(Trial *trial, const char *lang) {
    const BindOptions options = {
        .arena = trial->arena, .diag = &trial->diag, .root = trial->folder, .lang = str_of(lang)};
    trial->model = model_load(&options, trial_path(trial, "d.yaml"), STR("d.yaml"));
    return trial->model;
}

// Loads `text` as the document.
static inline Trial *trial_of(const char *text) {
    Trial *trial = trial_new();
    trial_write(trial, "d.yaml", text);
    trial_load(trial, NULL);
    return trial;
}

// Takes out the findings of that code.
static inline void trial_forget(Trial *trial, const char *code) {
    size_t kept = 0;
    for (size_t i = 0; i < trial->diag.findings.n; i++) {
        const Finding finding = trial->diag.findings.at[i];
        if (str_eq(finding.code, str_of(code)))
            trial->diag.counts[finding.severity]--;
        else
            trial->diag.findings.at[kept++] = finding;
    }
    trial->diag.findings.n = kept;
}

// trial_of, then all rules; the model must be there.
static inline Trial *trial_ruled_wholly(const char *text) {
    Trial *trial = trial_of(text);
    for (size_t i = 0; i < trial->diag.findings.n && !trial->model; i++)
        print_error("%.*s\n", STR_ARGS(trial->diag.findings.at[i].message));
    assert_non_null(trial->model);
    rules_run(trial->model, NULL, &trial->diag);
    return trial;
}

// The same without what trials of other rules say by the way: rows are complete without a word on
// documentation, and rules cannot run on broken data.
static inline Trial *trial_ruled(const char *text) {
    Trial *trial = trial_ruled_wholly(text);
    trial_forget(trial, "ST-08");
    trial_forget(trial, "RU-01");
    return trial;
}

static inline void trial_drop(Trial *trial) {
    Str *names;
    const size_t n = fs_glob(trial->arena, str_of(trial->folder), STR("**"), &names);
    for (size_t i = 0; i < n; i++) unlink(trial_path(trial, str_cstring(trial->arena, names[i])));
    rmdir(trial_path(trial, "sub"));
    rmdir(trial->folder);
    arena_drop(trial->arena);
    free(trial);
}

static inline size_t trial_count(const Trial *trial, const char *code) {
    size_t n = 0;
    for (size_t i = 0; i < trial->diag.findings.n; i++)
        n += str_eq(trial->diag.findings.at[i].code, str_of(code));
    return n;
}

// The first finding of that code; fails without one.
static inline const Finding *trial_finding(const Trial *trial, const char *code) {
    for (size_t i = 0; i < trial->diag.findings.n; i++)
        if (str_eq(trial->diag.findings.at[i].code, str_of(code)))
            return &trial->diag.findings.at[i];
    fail_msg("no finding of %s", code);
    return NULL;
}

// No finding at all; what there is is shown.
static inline void trial_is_clean(const Trial *trial) {
    for (size_t i = 0; i < trial->diag.findings.n; i++)
        print_error("%.*s: %.*s\n", STR_ARGS(trial->diag.findings.at[i].code),
                    STR_ARGS(trial->diag.findings.at[i].message));
    assert_int_equal(trial->diag.findings.n, 0);
}

static inline void assert_str(Str is, const char *expected) {
    if (!str_eq(is, str_of(expected))) fail_msg("'%.*s' is not '%s'", STR_ARGS(is), expected);
}

static inline void assert_has(Str is, const char *part) {
    if (str_find(is, str_of(part), 0) == SIZE_MAX)
        fail_msg("'%.*s' does not have '%s'", STR_ARGS(is), part);
}

// The bytes a place spans.
static inline Str place_text(Place place) {
    return place.source ? str_slice(place.source->bytes, place.span.lo, place.span.hi) : (Str){0};
}

static inline const Record *trial_recommendation(const Trial *trial, size_t index) {
    const Datum *list = record_list(trial->model->root, STR("recommendations"));
    assert_true(index < list->n);
    return list->items[index].record;
}

#endif
