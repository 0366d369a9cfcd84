// SPDX-License-Identifier: MIT
// Ruled: documents and how often one rule fires on each, as rows of a table. Other rules may say
// something as well: the data of one row is seldom whole.
#ifndef RAPPORTEUR_TESTS_MODEL_RULED_H
#define RAPPORTEUR_TESTS_MODEL_RULED_H

#include "trial.h"

typedef struct {
    const char *code;
    size_t count; // 0: the rule is silent on what is right
    const char *text;
    const char *place, *note; // the bytes of both places of the first finding; NULL: not looked at
} Ruled;

static inline void ruled_check(const Ruled *ruled) {
    Trial *trial = trial_ruled_wholly(ruled->text);
    const size_t n = trial_count(trial, ruled->code);
    for (size_t i = 0; i < trial->diag.findings.n && n != ruled->count; i++)
        print_error("%.*s: %.*s\n", STR_ARGS(trial->diag.findings.at[i].code),
                    STR_ARGS(trial->diag.findings.at[i].message));
    if (n != ruled->count)
        fail_msg("%zu of %s, not %zu, in:\n%s", n, ruled->code, ruled->count, ruled->text);
    const Finding *finding = n ? trial_finding(trial, ruled->code) : NULL;
    if (finding && ruled->place) assert_str(place_text(finding->place), ruled->place);
    if (finding && ruled->note) {
        assert_true(finding->notes.n > 0);
        assert_str(place_text(finding->notes.at[0].place), ruled->note);
    }
    if (finding) assert_true(finding->path.n > 0 && finding->help.n > 0);
    trial_drop(trial);
}

#define RULED_ALL(rows)                                                                            \
    for (size_t ruled_i = 0; ruled_i < COUNT_OF(rows); ruled_i++) ruled_check(&(rows)[ruled_i])

#endif
