// SPDX-License-Identifier: MIT
// Host: Lua 5.4 with a memory cap, a step budget and a clock, and its errors as findings.
//
// Findings, all fatal: LUA-01 error in a layout, LUA-02 syntax, LUA-03 too many steps or too long,
// LUA-04 too much memory, LUA-05 layout not found.
#ifndef RAPPORTEUR_COMPOSE_HOST_H
#define RAPPORTEUR_COMPOSE_HOST_H

#include <lauxlib.h>
#include <lua.h>

#include "base/diag.h"

enum {
    HOST_MEMORY = 64 << 20,        // [bytes] a string that doubles in a loop ends here
    HOST_STEPS = 10 * 1000 * 1000, // [instructions] for composing; a loop without an end stops here
    HOST_ROW_STEPS = 100 * 1000,   // [instructions] for each function called for a table row
    HOST_SECONDS = 20,             // backstop for what steps do not count
    HOST_TRACE = 8,                // [places] of a traceback
    HOST_FILE_BYTES = 1 << 20,     // [bytes] of one layout file
};

typedef struct {
    int file; // index into Host.files, -1: nowhere
    int line; // 1-based
} HostAt;

typedef struct {
    Arena *arena; // of the job; borrowed
    Diag *diag;
    const char *layouts;   // the program's layouts
    const char *workspace; // searched first, or NULL
    size_t memory_limit;   // [bytes] 0: HOST_MEMORY
    uint64_t step_limit;   // 0: HOST_STEPS
} HostOptions;

typedef struct Host {
    HostOptions options;
    lua_State *lua;
    void *owner;          // whatever the library functions need
    size_t memory;        // [bytes] held by Lua
    size_t arena_charged; // [bytes] of arena memory that layouts made
    uint64_t steps, step_limit;
    int64_t deadline; // [ms] of the monotonic clock
    bool exhausted;   // steps or time ran out
    bool syntax;      // a layout could not be parsed
    bool reported;    // the finding was made already
    Place fallback;   // of a finding that no line of a layout is to blame for
    HostAt refused;   // where memory was refused last
    HostAt trace[HOST_TRACE];
    int trace_n;
    VEC(const Source *) files;
} Host;

// The caller owns the host. NULL only when the system has no memory.
Host *host_new(const HostOptions *options);
void host_drop(Host *host);
static inline Host *host_of(lua_State *lua) {
    return *(Host **)lua_getextraspace(lua);
}

// Runs `body` (a light userdata `argument` at index 1) protected, within `steps` instructions.
// False with a finding when it raised an error; `fallback` is its place when no layout is to blame.
bool host_run(Host *host, lua_CFunction body, void *argument, uint64_t steps, Place fallback);
// Counts work that a library function does; raises the error of an exhausted budget.
void host_spend(lua_State *lua, size_t steps);
// Counts bytes that a layout made in the arena against the memory cap.
void host_charge(lua_State *lua, size_t bytes);
// The line of the layout that called the running library function; the fallback when none did.
Place host_place(lua_State *lua);
// Raises an error at that line.
_Noreturn void host_fail(lua_State *lua, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
// host_fail with ", did you mean 'x'?" when one of the candidates is near `word`.
_Noreturn void host_fail_word(lua_State *lua, const char *problem, Str word, const Str *known,
                              size_t n);

// Borrows the string at `index` of the stack; numbers are not strings.
static inline Str host_str(lua_State *lua, int index) {
    Str s = {0};
    if (lua_type(lua, index) == LUA_TSTRING) s.at = lua_tolstring(lua, index, &s.n);
    return s;
}
// A string argument of a library function, or an error that names it.
Str host_check_str(lua_State *lua, int index);
static inline void host_push_str(lua_State *lua, Str s) {
    lua_pushlstring(lua, s.at ? s.at : "", s.n);
}

// Pushes what module `name` returns; loads it once. Raises errors for unknown names and cycles.
void host_require(lua_State *lua, Str name);
// The last line that begins with `return` of a module that was loaded; nowhere when there is none.
Place host_module_place(const Host *host, Str name);

#endif
