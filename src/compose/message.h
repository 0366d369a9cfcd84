// SPDX-License-Identifier: MIT
// One message: its pattern with names, parsed and checked. What needs no plural and no choice is
// a list of pieces; the rest is rewritten for ICU, whose C interface knows only positions.
#ifndef RAPPORTEUR_COMPOSE_MESSAGE_H
#define RAPPORTEUR_COMPOSE_MESSAGE_H

#include "compose/messages.h"
#include "read/value.h"

enum {
    MESSAGE_ARGUMENTS = 8,
    MESSAGE_TEXTS = 4, // texts and numbers of a message with plural or select
    MESSAGE_NUMBERS = 4,
    MESSAGE_DEPTH = 6, // nested choices
};

typedef struct {
    Str literal;
    int argument; // -1: the literal
} MessagePiece;

typedef struct {
    Str name;
    const Value *text;
    MessageArgument arguments[MESSAGE_ARGUMENTS];
    bool used[MESSAGE_ARGUMENTS];
    bool selects[MESSAGE_ARGUMENTS]; // a `select` looks at its words
    size_t n;
    VEC(MessagePiece) pieces;
    bool chooses;    // has plural, selectordinal or select: ICU formats it
    Str pattern;     // for ICU, with positions: texts first, then numbers
    void *formatter; // opened at first use
} Message;

// Parses message->text, whose arguments are declared. False with findings.
bool message_parse(Arena *arena, Message *message, Diag *diag);
// The position of an argument in message->pattern: texts and dates first, then numbers.
size_t message_position(const Message *message, size_t argument);
// How many texts and dates are among the arguments.
size_t message_text_count(const Message *message);

#endif
