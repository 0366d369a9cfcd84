// SPDX-License-Identifier: MIT
// Message: findings for people: place, severity, rule, the source line with carets, second places,
// path and help.
#ifndef RAPPORTEUR_CLI_MESSAGE_H
#define RAPPORTEUR_CLI_MESSAGE_H

#include "base/buf.h"
#include "base/diag.h"

typedef enum {
    MESSAGE_HUMAN,
    MESSAGE_SHORT,
    MESSAGE_JSON,
    MESSAGE_SARIF,
    MESSAGE_GITHUB,
} MessageFormat;

typedef struct {
    MessageFormat format;
    bool color;
    bool with_infos;
} MessageOptions;

enum { MESSAGES_PER_RULE = 20 }; // more of one kind bury the others; the rest is counted

// Writes all findings of one document, capped for each rule, to `out`.
void messages_write(const Diag *diag, const MessageOptions *options, Buf *out);
// "2 errors, 1 warning", empty when there is nothing to count.
Str messages_summary(Arena *arena, const Diag *diag);

#endif
