// SPDX-License-Identifier: MIT
// MessageLog: the findings of a whole run in the format that was asked for. People's formats are
// written document by document; SARIF and GitHub's annotations need all of them first.
#ifndef RAPPORTEUR_CLI_MESSAGE_LOG_H
#define RAPPORTEUR_CLI_MESSAGE_LOG_H

#include <stdio.h>

#include "cli/message.h"

typedef struct {
    size_t order; // of coming, so that equals keep it
    Severity severity;
    Str line;
} GithubLine;

// The findings of one document in the format that was asked for.
typedef struct {
    Str text;                    // as it is printed; of SARIF: result objects with commas between
    VEC(GithubLine) annotations; // GitHub
} MessagePart;

typedef struct {
    Arena *arena; // of the run; borrowed
    const MessageOptions *options;
    FILE *out;
    Buf results; // SARIF: results so far
    VEC(GithubLine) annotations;
} MessageLog;

// `out` is where findings go: standard error, or standard output when they are the verb's data.
void message_log_init(MessageLog *log, Arena *arena, const MessageOptions *options, FILE *out);
// In `arena`; keeps nothing of `diag`.
MessagePart message_part(Arena *arena, const MessageOptions *options, const Diag *diag);
// Takes in the findings of one document (or of the run itself), copied.
void message_log_add(MessageLog *log, const MessagePart *part);
// Writes what waited for the end, and frees.
void message_log_end(MessageLog *log);

// One finding as a JSON object on a line of its own; docs/MESSAGES.md lists the members.
void message_json(const Finding *finding, Buf *out);
// One finding as a result object of SARIF 2.1.0 (OASIS), 3.27.
void message_sarif_result(const Finding *finding, Buf *out);
// The whole log around the results: the rules are those of the rule table.
void message_sarif(Str results, Buf *out);
// GitHub shows ten errors and ten warnings a step: the most severe come first, and one line says
// how many were left out. Sorts the lines.
void message_github(GithubLine *lines, size_t n, Buf *out);
Str message_github_line(Arena *arena, const Finding *finding);

#endif
