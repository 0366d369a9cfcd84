// SPDX-License-Identifier: MIT
// Args: the one table a block constructor takes, checked by a list of its keys.
#ifndef RAPPORTEUR_COMPOSE_ARGS_H
#define RAPPORTEUR_COMPOSE_ARGS_H

#include "compose/values.h"

typedef enum {
    ARG_TEXT,
    ARG_WORD,  // string
    ARG_COUNT, // integer >= 0
    ARG_TRUTH,
    ARG_LIST, // Lua list or list of the model
    ARG_ANY,
} ArgType;

typedef struct {
    const char *name;
    ArgType type;
    bool required;
} ArgSpec;

// What a constructor takes: named keys, and whether values without a key.
typedef struct {
    const char *constructor;
    const ArgSpec *specs;
    size_t n;
    bool positional;
} ArgTable;

#define ARG_TABLE(name, list, takes_positional)                                                    \
    { (name), (list), COUNT_OF(list), (takes_positional) }

// Checks the table at stack index 1 (a lone text becomes {text}) and leaves it as the only value.
// An unknown key, a wrong type, a missing value raise an error that names them.
void args_check(lua_State *lua, const ArgTable *table);
// Values by key from the table at index 1; empty, 0 or false when absent.
Text args_text(lua_State *lua, const char *key);
Str args_word(lua_State *lua, const char *key); // in the job's arena
lua_Integer args_count(lua_State *lua, const char *key);
bool args_truth(lua_State *lua, const char *key);
bool args_given(lua_State *lua, const char *key);
// One of `n` words; its index, `none` when absent; an error names the words.
size_t args_choice(lua_State *lua, const ArgTable *table, const char *key, const Str *words,
                   size_t n, size_t none);
// The largest whole-number key of the table at `index`: values may be nil in between.
lua_Integer args_last(lua_State *lua, int index);
// The values without a key as blocks: blocks, texts (paragraphs), prose, lists of these; nil and
// false are left out.
BlockList args_blocks(lua_State *lua, const ArgTable *table);
// The value at `index` as blocks, appended.
void args_append_blocks(lua_State *lua, int index, const char *constructor, TextRole role,
                        BlockList *to);
// The values without a key as one text.
Text args_words(lua_State *lua, const ArgTable *table);
// Pushes `block` as what the constructor returns.
int args_return(lua_State *lua, Block *block, unsigned depth);
// A new block at the line of the call, in the job's arena.
Block *args_block(lua_State *lua, BlockKind kind);

#endif
