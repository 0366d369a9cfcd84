// SPDX-License-Identifier: MIT
// Workspace: rapporteur.yaml, found upward from where the work is, to the list of editions
// (document, language) that a build makes, each with the name of its output.
#ifndef RAPPORTEUR_WORKSPACE_WORKSPACE_H
#define RAPPORTEUR_WORKSPACE_WORKSPACE_H

#include "base/diag.h"
#include "base/standard.h"
#include "model/rules/rules.h"

typedef struct {
    Str root;             // resolved folder of rapporteur.yaml, or of a lone document
    Str output;           // folder of outputs, as it is to be opened
    Str theme;            // Lua module of the theme
    Str layouts;          // folder of the workspace's own layouts, or empty
    const Str *documents; // globs
    size_t document_count;
    const Str *languages; // editions wished for; empty: those each document has
    size_t language_count;
    RuleConfig rules;
    const Value *shared;   // the tree of rapporteur.yaml, or NULL (model/shared.h)
    const FileLog *files;  // what was read for it
    Str attach;            // "data", "sources", "none", or empty when it says nothing
    StandardSet standards; // that PDFs claim
    bool configured;       // there is a rapporteur.yaml
} Workspace;

typedef struct {
    Str path;       // to open
    Str shown;      // for messages
    Str lang;       // edition, or empty: the document's own language
    bool name_lang; // the document has several editions
    Str item;       // of a document with `for_each`: what this edition is about; else empty
} Edition;

// The workspace that `path` (a file or a folder) lies in. A lone document gets a workspace of its
// own folder, with its outputs beside it. NULL with findings (a path that does not exist, a
// rapporteur.yaml that cannot be read).
const Workspace *workspace_open(Arena *arena, const char *path, Diag *diag);
// All editions of the workspace's documents, in byte order of their paths.
size_t workspace_editions(Arena *arena, const Workspace *workspace, Diag *diag, Edition **out);
// The editions of one document file; "-" is standard input, in the workspace around the working
// directory.
size_t document_editions(Arena *arena, const Workspace *workspace, const char *path, Edition **out);

#endif
