// SPDX-License-Identifier: MIT
// Worklist: what a run has to do, in order: the editions that the targets name, and the texts to be
// checked.
#ifndef RAPPORTEUR_CLI_WORKLIST_H
#define RAPPORTEUR_CLI_WORKLIST_H

#include "cli/options.h"
#include "workspace/workspace.h"

typedef struct {
    const char *text;           // path of a pasted text, or NULL
    const Workspace *workspace; // of an edition
    Edition edition;
    RuleConfig rules;
    size_t shared; // so many of the shared files were read before it
} WorkItem;

// Findings about what stands before an item: a target, or its workspace.
typedef struct {
    size_t before; // index of the item
    const Diag *diag;
} WorkNotice;

typedef struct {
    Arena *arena; // of the run; borrowed
    VEC(WorkItem) items;
    VEC(WorkNotice) notices;
    FileLog shared;   // files that every document depends on
    RuleConfig rules; // of the workspace opened last
    size_t count;     // of items before --shard took its part
} Worklist;

// Adds what each target of the options names.
void worklist_collect(Worklist *list, const BuildOptions *options, bool check_only);
// Severities as the workspace sets them, with those of the command line over them.
RuleConfig rules_over(Arena *arena, const BuildOptions *options, const Workspace *workspace);
// The standards that a PDF is to meet: those of the command line, else of the workspace.
StandardSet standards_of(const BuildOptions *options, const Workspace *workspace);

#endif
