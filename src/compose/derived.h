// SPDX-License-Identifier: MIT
// Derived: how tables of what the model derives are built for Lua.
#ifndef RAPPORTEUR_COMPOSE_DERIVED_H
#define RAPPORTEUR_COMPOSE_DERIVED_H

#include "compose/values.h"
#include "model/derive.h"

// Sets a field of the table on top of the stack; a record that is NULL leaves it out.
void derived_set_record(lua_State *lua, const char *key, const Record *record);
void derived_set_integer(lua_State *lua, const char *key, int64_t value);
void derived_set_words(lua_State *lua, const char *key, Str words);
// Pushes the counts of statuses: {status, count, change, step, rows}, …
void derived_push_statuses(lua_State *lua, const StatusCount *statuses, size_t n);
// portfolio, action_list, agenda_lines, map_hexagons and abbreviation_list (derived.c).
void derived_open(lua_State *lua);

#endif
