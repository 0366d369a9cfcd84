// SPDX-License-Identifier: MIT
// Messages: every word that is not data, from layouts/messages/<lang>.yaml, in ICU MessageFormat
// (a second language is a second file, no code). Each message declares the names and types of its
// arguments; they are checked when the file is loaded.
//
// Findings: MSG-01 no messages or a malformed file, MSG-02 malformed message, MSG-03 argument not
// declared, not used or of the wrong type, MSG-04 an apostrophe before a brace, MSG-05 no message
// of that name.
#ifndef RAPPORTEUR_COMPOSE_MESSAGES_H
#define RAPPORTEUR_COMPOSE_MESSAGES_H

#include "base/diag.h"
#include "compose/text.h"
#include "model/date.h"

typedef struct Messages Messages;

typedef struct {
    Arena *arena; // of the job
    Diag *diag;
    const char *layouts;   // folder with messages/
    const char *workspace; // searched first, or NULL
    Str lang;              // "pt-BR" falls back to "pt"
} MessagesOptions;

// NULL with findings. The caller owns the messages (formatters are kept open).
Messages *messages_load(const MessagesOptions *options);
void messages_drop(Messages *messages);

typedef enum { ARGUMENT_TEXT, ARGUMENT_NUMBER, ARGUMENT_DATE } ArgumentType;

typedef struct {
    const char *name;
    Text text;      // of a text or of a date already in words
    int64_t number; // of a number
} MessageValue;

typedef struct {
    Str name;
    ArgumentType type;
} MessageArgument;

// The declared arguments of a message, NULL when there is no such message.
const MessageArgument *messages_arguments(const Messages *messages, Str name, size_t *n);
// All names in the order of the file, for suggestions.
size_t messages_names(const Messages *messages, Arena *arena, Str **out);

// The message with its values, matched by name. A missing message or value adds MSG-05 or MSG-03
// and gives the name itself.
Text messages_text(Messages *messages, Arena *arena, const char *name, const MessageValue *values,
                   size_t n);
Str messages_words(Messages *messages, Arena *arena, const char *name, const MessageValue *values,
                   size_t n);
// A message without arguments.
static inline Text messages_plain(Messages *messages, Arena *arena, const char *name) {
    return messages_text(messages, arena, name, NULL, 0);
}
// A whole number in the language's digits and groups.
Str messages_number(Messages *messages, Arena *arena, int64_t number);
// A partial date in words: with the document's own pattern for days (may be empty), else by `style`
// ("long" when empty, or another of the file's `dates`). False when there is no such style.
bool messages_date(Messages *messages, Arena *arena, Date date, Str style, Str *out);
// A pattern for whole days in place of the language's, such as "D MMMM".
void messages_set_day_pattern(Messages *messages, Str pattern);

#endif
