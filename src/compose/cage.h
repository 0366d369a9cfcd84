// SPDX-License-Identifier: MIT
// Cage: the part of Lua's library that layouts may use. What could run without end, look around
// the machine, or change from run to run is not there or is replaced.
#ifndef RAPPORTEUR_COMPOSE_CAGE_H
#define RAPPORTEUR_COMPOSE_CAGE_H

#include "compose/host.h"

// Builds the environment of all chunks: a read-only view of a table of globals.
void cage_open(lua_State *lua);
// Sets global `name` to the value on top of the stack and pops it.
void cage_set_global(lua_State *lua, const char *name);
// Pushes a read-only view of the table on top of the stack, in its place. `what` names it.
void cage_protect(lua_State *lua, const char *what);
// Pushes the words of the value at `index`, never an address.
void cage_push_words(lua_State *lua, int index);
// Pushes a list of the table's keys, in order: numbers, then strings by bytes, then truths.
// Returns how many there are.
lua_Integer cage_push_sorted_keys(lua_State *lua, int index);
// Sorts the list at `index` in place, stably; `less` is a C function that compares the two values
// on top of the stack (at -2 and -1) and leaves the stack as it was.
void cage_sort_list(lua_State *lua, int index, bool (*less)(lua_State *lua, const void *self),
                    const void *self);

// Parts of the cage.
void cage_open_string(lua_State *lua);
void cage_open_table(lua_State *lua);
// Pushes a table with the functions `names` (ends with NULL) of the library that `open` makes;
// each counts the length of its first argument as steps.
void cage_push_library(lua_State *lua, lua_CFunction open, const char *const *names);

#endif
