// SPDX-License-Identifier: MIT
// Host: the state, its allocator and its budgets. Everything Lua does runs inside host_run, so
// that no error leaves it.
#include "compose/host.h"

#include <stdlib.h>
#include <time.h>

#include "compose/host_error.h"

enum { HOOK_STEPS = 1000 }; // [instructions] between two looks at the budget

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// The contract of lua_Alloc: NULL refuses, and Lua then collects garbage and asks once more.
static void *host_alloc(void *self, void *old, size_t old_size, size_t size) {
    Host *host = self;
    const size_t held = old ? old_size : 0;
    if (size == 0) {
        free(old);
        host->memory -= held;
        return NULL;
    }
    if (size > held && size - held > host->options.memory_limit - host->memory) {
        if (host->lua) host->refused = host_error_at(host->lua, 0);
        return NULL;
    }
    void *at = realloc(old, size);
    if (at) host->memory = host->memory - held + size;
    return at;
}

static void check_budget(lua_State *lua) {
    Host *host = host_of(lua);
    if (host->steps > host->step_limit) {
        host->exhausted = true;
        host_fail(lua, "the layout takes more than %llu steps; does a loop never end?",
                  (unsigned long long)host->step_limit);
    }
    if (now_ms() > host->deadline) {
        host->exhausted = true;
        host_fail(lua, "the layout takes longer than %d seconds", HOST_SECONDS);
    }
}

static void on_count(lua_State *lua, lua_Debug *debug) {
    (void)debug;
    host_of(lua)->steps += HOOK_STEPS;
    check_budget(lua);
}

void host_spend(lua_State *lua, size_t steps) {
    Host *host = host_of(lua);
    const uint64_t before = host->steps / HOOK_STEPS;
    host->steps += steps;
    if (host->steps / HOOK_STEPS != before) check_budget(lua);
}

void host_charge(lua_State *lua, size_t bytes) {
    Host *host = host_of(lua);
    if (bytes > host->options.memory_limit - host->arena_charged) {
        host->refused = host_error_at(lua, 0);
        host_fail(lua, HOST_NO_MEMORY);
    }
    host->arena_charged += bytes;
    host_spend(lua, bytes / 256);
}

Host *host_new(const HostOptions *options) {
    Host *host = arena_push(options->arena, Host, 1);
    host->options = *options;
    if (!host->options.memory_limit) host->options.memory_limit = HOST_MEMORY;
    if (!host->options.step_limit) host->options.step_limit = HOST_STEPS;
    host->refused.file = -1;
    lua_State *lua = lua_newstate(host_alloc, host);
    if (!lua) return NULL;
    *(Host **)lua_getextraspace(lua) = host;
    host->lua = lua;
    lua_sethook(lua, on_count, LUA_MASKCOUNT, HOOK_STEPS);
    return host;
}

void host_drop(Host *host) {
    if (!host) return;
    lua_State *lua = host->lua;
    host->lua = NULL; // the allocator must not look for a place any more
    if (lua) lua_close(lua);
}

bool host_run(Host *host, lua_CFunction body, void *argument, uint64_t steps, Place fallback) {
    lua_State *lua = host->lua;
    const int top = lua_gettop(lua);
    host->steps = 0;
    host->step_limit = steps;
    host->deadline = now_ms() + (int64_t)HOST_SECONDS * 1000;
    host->trace_n = 0;
    host->fallback = fallback;
    lua_pushcfunction(lua, host_error_handler);
    lua_pushcfunction(lua, body);
    lua_pushlightuserdata(lua, argument);
    const int status = lua_pcall(lua, 1, 0, top + 1);
    if (status != LUA_OK) host_error_report(host, status);
    lua_settop(lua, top);
    return status == LUA_OK;
}

Str host_check_str(lua_State *lua, int index) {
    if (lua_type(lua, index) != LUA_TSTRING) {
        luaL_argerror(lua, index,
                      lua_pushfstring(lua, "string expected, got %s", luaL_typename(lua, index)));
    }
    return host_str(lua, index);
}
