// SPDX-License-Identifier: MIT
// Options of `build` and `check`: argv to a value.
#ifndef RAPPORTEUR_CLI_OPTIONS_H
#define RAPPORTEUR_CLI_OPTIONS_H

#include "cli/cli.h"
#include "cli/message.h"
#include "compile.h"

enum { RULE_OPTIONS_MAX = 128, JOBS_MAX = 256 };

// Severities by --deny and --allow: they go before those of the workspace.
typedef struct {
    const Rule *rules[RULE_OPTIONS_MAX];
    Severity severities[RULE_OPTIONS_MAX];
    size_t n;
} RuleOptions;

typedef struct {
    const char *output; // -o: file, folder or "-"; NULL: by the workspace
    const char *only;
    const char *lang;
    OutputFormat format;
    DumpStage dump;
    unsigned dpi;
    unsigned handout; // slides on a sheet, 0: none
    bool force, strict;
    const char *deps;      // depfile to write, or NULL
    bool list;             // print the work instead of doing it
    size_t shard, shards;  // this part of so many; 1 of 1 is all
    size_t jobs;           // -j: processes at work, 0: as many as processors
    bool fix;              // write corrected texts beside those checked
    const char *attach;    // --attach: one of the modes; NULL: by the workspace
    const char *standard;  // --standard as it was given; NULL: by the workspace
    StandardSet standards; // what it stands for
    RuleOptions rules;
    MessageOptions messages;
    char **targets; // files and folders; borrowed from argv
    size_t target_count;
} BuildOptions;

// STATUS_DONE and `wants_help` false: go on with `out`. Else end with the status.
ExitStatus options_parse(int argc, char **argv, BuildOptions *out, bool *wants_help);

#endif
