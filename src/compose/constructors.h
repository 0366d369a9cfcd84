// SPDX-License-Identifier: MIT
// Constructors of blocks, as functions of Lua.
#ifndef RAPPORTEUR_COMPOSE_CONSTRUCTORS_H
#define RAPPORTEUR_COMPOSE_CONSTRUCTORS_H

#include <lua.h>

// Puts all constructors into the globals.
void constructors_open(lua_State *lua);

int make_document(lua_State *lua);   // document.c
int make_data_table(lua_State *lua); // data_table.c
int make_cell(lua_State *lua);       // table_rows.c
int make_bar_chart(lua_State *lua);  // bar_chart.c

#endif
