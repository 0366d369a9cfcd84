// SPDX-License-Identifier: MIT
// Values: what Lua holds of the model and of the report: read-only boxes.
#ifndef RAPPORTEUR_COMPOSE_VALUES_H
#define RAPPORTEUR_COMPOSE_VALUES_H

#include "compose/blocks.h"
#include "compose/composer.h"

#define BOX_KINDS(X)                                                                               \
    X(RECORD, "record")                                                                            \
    X(LIST, "list")                                                                                \
    X(TEXT, "text")                                                                                \
    X(PROSE, "prose")                                                                              \
    X(DATE, "date")                                                                                \
    X(NO_VALUE, "no value")                                                                        \
    X(BLOCK, "block")                                                                              \
    X(CELL, "cell")                                                                                \
    X(DOCUMENT, "document")

typedef enum {
#define X(KIND, name) BOX_##KIND,
    BOX_KINDS(X)
#undef X
        BOX__COUNT
} BoxKind;

enum {
    BLOCK_DEPTH = 24,        // nested blocks: bounds the recursion of the stages that follow
    TEXT_SPANS = 100 * 1000, // of one text
};

// Every full userdata of the state is one of these.
typedef struct {
    BoxKind kind;
    union {
        const Record *record;
        const Datum *datum; // LIST, DATE, PROSE, NO_VALUE
        Text text;
        BlockList blocks;
        struct {
            Cell cell;
            bool head;
        };
    };
} Box;

// Makes the metatables.
void values_open(lua_State *lua);
// Puts the model into the globals (records.c), and the functions on lists (lists.c), and what
// makes texts (texts.c).
void records_open(lua_State *lua);
void lists_open(lua_State *lua);
// group_by(list, question), which is also what group with two values does.
int lists_group(lua_State *lua);
void texts_open(lua_State *lua);
// summary(review) and references(list) (summary.c, references.c).
void summary_open(lua_State *lua);
void references_open(lua_State *lua);

// The box at `index`, NULL when it is something else.
Box *box_at(lua_State *lua, int index);
// box_at of one kind.
Box *box_of(lua_State *lua, int index, BoxKind kind);
Box *box_push(lua_State *lua, BoxKind kind);

void push_record(lua_State *lua, const Record *record);
void push_text(lua_State *lua, Text text);
// Nil for DATUM_NONE.
void push_datum(lua_State *lua, const Datum *datum);
void push_blocks(lua_State *lua, BlockList blocks);

// The text of a value: string, number, text, date, no-value, prose, or a list of them. False when
// it is none; raises an error for text that is not UTF-8. The text is in the job's arena.
bool value_text(lua_State *lua, int index, Text *out);
// value_text or an error that says what was expected for `what`.
Text value_check_text(lua_State *lua, int index, const char *what);
// What the value is, for messages: "a recommendation", "a number".
const char *value_name(lua_State *lua, int index);

// A list to go through: a model list or a Lua table. n is its length.
typedef struct {
    lua_State *lua;
    int index;          // absolute
    const Datum *datum; // NULL: a Lua table
    lua_Integer n;
} ListView;
// Raises an error when the value is no list.
ListView list_check(lua_State *lua, int index, const char *what);
// Pushes item `i` (from 1).
void list_push(const ListView *list, lua_Integer i);

// What records and lists answer to (records.c).
extern const luaL_Reg RECORD_FUNCTIONS[], LIST_FUNCTIONS[];

#endif
