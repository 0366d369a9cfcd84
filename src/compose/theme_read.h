// SPDX-License-Identifier: MIT
// Theme: a Lua table to a Theme, checked.
#ifndef RAPPORTEUR_COMPOSE_THEME_READ_H
#define RAPPORTEUR_COMPOSE_THEME_READ_H

#include "compose/values.h"

// Reads the theme at stack index `index` for the page size named `page` (empty: the theme's own).
// Raises an error, after a finding at `place`: THEME-01 unknown, missing or wrong value, THEME-02
// too little contrast.
const Theme *theme_read(lua_State *lua, int index, Str page, Place place);

// The theme of the document being composed: the module that the workspace names, read at first use,
// or what document{} was given (document.c).
const Theme *document_theme(lua_State *lua);

#endif
