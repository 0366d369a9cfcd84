// SPDX-License-Identifier: MIT
// Check of texts: files pasted from a PDF or a wiki, as they are.
#ifndef RAPPORTEUR_CLI_CHECK_TEXT_H
#define RAPPORTEUR_CLI_CHECK_TEXT_H

#include "model/rules/rules.h"

typedef struct {
    const char *path;
    Str lang; // language of the text
    const RuleConfig *config;
    bool fix; // write the corrected text beside it: NAME.fixed.txt
} TextFileCheck;

// True for names that end in .txt, .md or .markdown.
bool is_text_file(const char *path);
// Runs the text rules over the file; findings go to `diag`, the path of the corrected text, when
// one was written, as a line to `printed`.
void check_text_file(const TextFileCheck *check, Diag *diag, Buf *printed);

#endif
