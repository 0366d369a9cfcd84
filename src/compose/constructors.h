// SPDX-License-Identifier: MIT
// Constructors of blocks, as functions of Lua.
#ifndef RAPPORTEUR_COMPOSE_CONSTRUCTORS_H
#define RAPPORTEUR_COMPOSE_CONSTRUCTORS_H

#include <lua.h>

// Puts all constructors into the globals.
void constructors_open(lua_State *lua);

int make_document(lua_State *lua);   // document.c
int make_theme(lua_State *lua);      // document.c
int make_data_table(lua_State *lua); // data_table.c
int make_cell(lua_State *lua);       // table_rows.c
int make_bar_chart(lua_State *lua);  // bar_chart.c
int make_callout(lua_State *lua);    // boxes.c
int make_columns(lua_State *lua);
int make_definitions(lua_State *lua);
int make_lines(lua_State *lua);
int make_slide(lua_State *lua);       // slide.c
int make_hexagon_map(lua_State *lua); // hexagons.c
int make_timeline(lua_State *lua);    // timeline.c
int make_figure(lua_State *lua);      // figure.c
int make_footnote(lua_State *lua);    // notes.c
int make_page_of(lua_State *lua);
int make_show(lua_State *lua); // show.c

#endif
