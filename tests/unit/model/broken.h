// SPDX-License-Identifier: MIT
// Broken: documents that break one rule each, as rows of a table.
#ifndef RAPPORTEUR_TESTS_MODEL_BROKEN_H
#define RAPPORTEUR_TESTS_MODEL_BROKEN_H

#include "trial.h"

// One document that breaks one rule: the bytes of both places (NULL: not looked at).
typedef struct {
    const char *text, *code;
    size_t count;
    const char *place, *note, *message;
} Broken;

static inline void broken_check(const Broken *broken) {
    Trial *trial = trial_ruled(broken->text);
    if (trial_count(trial, broken->code) != broken->count ||
        trial->diag.findings.n != broken->count)
        for (size_t i = 0; i < trial->diag.findings.n; i++)
            print_error("%.*s %.*s\n", STR_ARGS(trial->diag.findings.at[i].code),
                        STR_ARGS(trial->diag.findings.at[i].message));
    assert_int_equal(trial_count(trial, broken->code), broken->count);
    assert_int_equal(trial->diag.findings.n, broken->count);
    if (broken->count > 0) {
        const Finding *finding = trial_finding(trial, broken->code);
        if (broken->place) assert_str(place_text(finding->place), broken->place);
        if (broken->message) assert_has(finding->message, broken->message);
        if (broken->note) assert_str(place_text(finding->notes.at[0].place), broken->note);
        assert_true(finding->path.n > 0 && finding->help.n > 0);
    }
    trial_drop(trial);
}

#endif
