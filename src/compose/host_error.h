// SPDX-License-Identifier: MIT
// Host errors: what Lua raises becomes one finding at the layout's line, with the calls that led
// there as notes.
#ifndef RAPPORTEUR_COMPOSE_HOST_ERROR_H
#define RAPPORTEUR_COMPOSE_HOST_ERROR_H

#include "compose/host.h"

// The message of an error that ran into the memory cap.
#define HOST_NO_MEMORY "not enough memory"

// The innermost layout line at or above `level`, without allocating.
HostAt host_error_at(lua_State *lua, int level);
// Message handler of all protected calls: keeps the traceback, returns the message.
int host_error_handler(lua_State *lua);
// Adds the finding for the message on top of the stack.
void host_error_report(Host *host, int status);
// Name of the chunk that is file `index`; a message then begins "layout3:12: ".
const char *host_chunk_name(char to[32], size_t index);

#endif
