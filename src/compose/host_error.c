// SPDX-License-Identifier: MIT
// Host errors: Lua names a chunk "layout3"; here the name becomes a place again.
#include "compose/host_error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const char *host_chunk_name(char to[32], size_t index) {
    snprintf(to, 32, "=layout%zu", index);
    return to;
}

// "layout3" or "layout3:12: message": the file's index, and where the name ends; -1 when it is
// something else.
static int chunk_index(const char *name, const char **end) {
    if (strncmp(name, "layout", 6) != 0 || name[6] < '0' || name[6] > '9') return -1;
    char *after = NULL;
    const long index = strtol(name + 6, &after, 10);
    *end = after;
    return index < 100000 ? (int)index : -1;
}

HostAt host_error_at(lua_State *lua, int level) {
    lua_Debug debug;
    for (; lua_getstack(lua, level, &debug); level++) {
        const char *end = NULL;
        if (!lua_getinfo(lua, "Sl", &debug) || debug.currentline <= 0) continue;
        const int file = chunk_index(debug.short_src, &end);
        if (file >= 0) return (HostAt){file, debug.currentline};
    }
    return (HostAt){-1, 0};
}

static void keep_trace(lua_State *lua, Host *host) {
    lua_Debug debug;
    host->trace_n = 0;
    for (int level = 0; host->trace_n < HOST_TRACE && lua_getstack(lua, level, &debug); level++) {
        const char *end = NULL;
        if (!lua_getinfo(lua, "Sl", &debug) || debug.currentline <= 0) continue;
        const int file = chunk_index(debug.short_src, &end);
        if (file >= 0) host->trace[host->trace_n++] = (HostAt){file, debug.currentline};
    }
}

int host_error_handler(lua_State *lua) {
    keep_trace(lua, host_of(lua));
    if (lua_type(lua, 1) != LUA_TSTRING) {
        lua_pushfstring(lua, "error() was called with a %s instead of a message",
                        luaL_typename(lua, 1));
    }
    return 1;
}

static Place place_of(const Host *host, HostAt at) {
    Place place = {0};
    if (at.file < 0 || (size_t)at.file >= host->files.n) return place;
    place.source = host->files.at[at.file];
    const Str line = source_line(place.source, (uint32_t)at.line);
    const Str words = str_trim(line);
    const char *start = words.n ? words.at : line.at;
    if (start) place.span.lo = (uint32_t)(start - place.source->bytes.at);
    place.span.hi = place.span.lo + (uint32_t)words.n;
    return place;
}

Place host_place(lua_State *lua) {
    const HostAt at = host_error_at(lua, 0);
    return at.file >= 0 ? place_of(host_of(lua), at) : host_of(lua)->fallback;
}

// Takes "layout3:12: " off the message.
static HostAt take_prefix(Str *message) {
    const char *end = NULL;
    const int file = chunk_index(message->at, &end);
    if (file < 0 || *end != ':') return (HostAt){-1, 0};
    char *after = NULL;
    const long line = strtol(end + 1, &after, 10);
    if (after == end + 1 || strncmp(after, ": ", 2) != 0) return (HostAt){-1, 0};
    *message = str_slice(*message, (size_t)(after + 2 - message->at), message->n);
    return (HostAt){file, line > 0 && line < INT32_MAX ? (int)line : 1};
}

static const char *code_of(const Host *host, int status, Str message) {
    if (host->exhausted) return "LUA-03";
    if (status == LUA_ERRMEM || str_eq(message, STR(HOST_NO_MEMORY))) return "LUA-04";
    return host->syntax ? "LUA-02" : "LUA-01";
}

static void add_trace(Host *host, HostAt first) {
    bool past = false;
    for (int i = 0; i < host->trace_n; i++) {
        const HostAt at = host->trace[i];
        const bool same = at.file == first.file && at.line == first.line;
        if (past || (!same && i > 0)) {
            diag_note(host->options.diag, place_of(host, at), "called from here");
        }
        past = past || same;
    }
}

void host_error_report(Host *host, int status) {
    if (host->reported) return;
    Str message = host_str(host->lua, -1);
    if (!message.at) message = STR("an error without a message");
    HostAt at = take_prefix(&message);
    const char *code = code_of(host, status, message);
    const bool memory = strcmp(code, "LUA-04") == 0;
    if (memory) at = host->refused;
    if (at.file < 0 && host->trace_n > 0) at = host->trace[0];
    const Place place = at.file >= 0 ? place_of(host, at) : host->fallback;
    if (memory) {
        diag_add(host->options.diag, SEVERITY_FATAL, code, place,
                 "the layout needs more than %zu MiB of memory", host->options.memory_limit >> 20);
    } else {
        diag_add(host->options.diag, SEVERITY_FATAL, code, place, "%.*s", STR_ARGS(message));
        add_trace(host, at);
    }
    host->reported = true;
}

_Noreturn void host_fail(lua_State *lua, const char *format, ...) {
    char message[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    const HostAt at = host_error_at(lua, 0);
    char chunk[32];
    if (at.file >= 0) {
        lua_pushfstring(lua, "%s:%d: %s", host_chunk_name(chunk, (size_t)at.file) + 1, at.line,
                        message);
    } else {
        lua_pushstring(lua, message);
    }
    lua_error(lua);
    abort(); // not reached: lua_error does not return
}

_Noreturn void host_fail_word(lua_State *lua, const char *problem, Str word, const Str *known,
                              size_t n) {
    const Str near = diag_did_you_mean(word, known, n);
    if (near.n == 0) host_fail(lua, "%s '%.*s'", problem, STR_ARGS(word));
    host_fail(lua, "%s '%.*s', did you mean '%.*s'?", problem, STR_ARGS(word), STR_ARGS(near));
}
