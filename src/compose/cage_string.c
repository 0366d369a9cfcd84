// SPDX-License-Identifier: MIT
// Cage, strings: rep has a cap, format shows no addresses, pattern functions count their steps.
#include <lualib.h>

#include "compose/cage.h"
#include "compose/pattern.h"

enum { REP_BYTES = 1 << 20, FORMAT_ITEMS = 64 };

static int string_rep(lua_State *lua) {
    const Str s = host_check_str(lua, 1);
    const lua_Integer count = luaL_checkinteger(lua, 2);
    const Str between = lua_isnoneornil(lua, 3) ? (Str){0} : host_check_str(lua, 3);
    if (count <= 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    const size_t each = s.n + between.n;
    if (each > 0 && (size_t)count > REP_BYTES / each) {
        host_fail(lua, "string.rep would make more than %d bytes", REP_BYTES);
    }
    if (each == 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    host_spend(lua, (size_t)count * each / 64);
    luaL_Buffer buffer;
    luaL_buffinit(lua, &buffer);
    for (lua_Integer i = 0; i < count; i++) {
        if (i > 0) luaL_addlstring(&buffer, between.at ? between.at : "", between.n);
        luaL_addlstring(&buffer, s.at, s.n);
    }
    luaL_pushresult(&buffer);
    return 1;
}

// Checks the conversions and turns what %s would show by address into words; then Lua's own format
// does the work.
static int string_format(lua_State *lua) {
    const Str format = host_check_str(lua, 1);
    int item = 1;
    for (size_t i = 0; i + 1 < format.n; i++) {
        if (format.at[i] != '%') continue;
        i++;
        while (i + 1 < format.n && strchr("-+ #0123456789.", format.at[i])) i++;
        const char kind = format.at[i];
        if (kind == '%') continue;
        if (++item > FORMAT_ITEMS) host_fail(lua, "too many values in string.format");
        if (kind == 'p' || kind == 'a' || kind == 'A') {
            host_fail(lua, "string.format knows no '%%%c' in layouts", kind);
        }
        if (kind != 's' && kind != 'q') continue;
        luaL_checkany(lua, item);
        if (kind == 'q' && lua_type(lua, item) != LUA_TUSERDATA) continue;
        cage_push_words(lua, item);
        lua_replace(lua, item);
    }
    host_spend(lua, format.n);
    return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

// A start position as string.find takes it: 1-based, from the end when negative.
static size_t start_at(lua_State *lua, int index, size_t n) {
    lua_Integer at = luaL_optinteger(lua, index, 1);
    if (at < 0) at = -at > (lua_Integer)n ? 1 : (lua_Integer)n + at + 1;
    if (at < 1) at = 1;
    return (size_t)(at - 1);
}

static PatternMatch match_of(lua_State *lua) {
    PatternMatch m = {.lua = lua};
    m.subject = host_check_str(lua, 1);
    m.pattern = host_check_str(lua, 2);
    return m;
}

static int find_plain(lua_State *lua, const PatternMatch *m, size_t from) {
    host_spend(lua, m->subject.n / 4);
    const size_t at = str_find(m->subject, m->pattern, from);
    if (at == SIZE_MAX) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushinteger(lua, (lua_Integer)at + 1);
    lua_pushinteger(lua, (lua_Integer)(at + m->pattern.n));
    return 2;
}

static int string_find(lua_State *lua) {
    PatternMatch m = match_of(lua);
    const size_t from = start_at(lua, 3, m.subject.n);
    if (from > m.subject.n) {
        lua_pushnil(lua);
        return 1;
    }
    if (lua_toboolean(lua, 4)) return find_plain(lua, &m, from);
    if (!pattern_find(&m, from)) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushinteger(lua, (lua_Integer)m.start + 1);
    lua_pushinteger(lua, (lua_Integer)m.end);
    return 2 + pattern_push_captures(&m, false);
}

static int string_match(lua_State *lua) {
    PatternMatch m = match_of(lua);
    const size_t from = start_at(lua, 3, m.subject.n);
    if (from > m.subject.n || !pattern_find(&m, from)) {
        lua_pushnil(lua);
        return 1;
    }
    return pattern_push_captures(&m, true);
}

// Upvalues: subject, pattern, where to go on, end of the last match (so that an empty match at
// the end of the one before does not count again).
static int gmatch_next(lua_State *lua) {
    PatternMatch m = {.lua = lua};
    m.subject = host_str(lua, lua_upvalueindex(1));
    m.pattern = host_str(lua, lua_upvalueindex(2));
    size_t from = (size_t)lua_tointeger(lua, lua_upvalueindex(3));
    const lua_Integer last = lua_tointeger(lua, lua_upvalueindex(4));
    while (from <= m.subject.n && pattern_find(&m, from)) {
        if ((lua_Integer)m.end == last) {
            from = m.start + 1;
            continue;
        }
        lua_pushinteger(lua, (lua_Integer)m.end);
        lua_copy(lua, -1, lua_upvalueindex(3));
        lua_replace(lua, lua_upvalueindex(4));
        return pattern_push_captures(&m, true);
    }
    return 0;
}

static int string_gmatch(lua_State *lua) {
    match_of(lua);
    lua_settop(lua, 2);
    lua_pushinteger(lua, 0);
    lua_pushinteger(lua, -1);
    lua_pushcclosure(lua, gmatch_next, 4);
    return 1;
}

// Adds "%1 and %%" with the captures filled in.
static void add_template(luaL_Buffer *buffer, PatternMatch *m, Str words) {
    for (size_t i = 0; i < words.n; i++) {
        const char c = words.at[i];
        if (c != '%') {
            luaL_addchar(buffer, c);
            continue;
        }
        const char next = ++i < words.n ? words.at[i] : 0;
        if (next == '%') {
            luaL_addchar(buffer, '%');
        } else if (next == '0') {
            luaL_addlstring(buffer, m->subject.at + m->start, m->end - m->start);
        } else if (next >= '1' && next <= '9') {
            pattern_push_capture(m, next - '1');
            luaL_addvalue(buffer);
        } else {
            host_fail(m->lua, "invalid use of '%%' in the replacement of gsub");
        }
    }
}

// Adds what replaces the match, by the string, table or function at index 3.
static void add_replacement(luaL_Buffer *buffer, PatternMatch *m) {
    lua_State *lua = m->lua;
    const int type = lua_type(lua, 3);
    if (type == LUA_TSTRING) {
        add_template(buffer, m, host_str(lua, 3));
        return;
    }
    if (type == LUA_TFUNCTION) {
        lua_pushvalue(lua, 3);
        const int n = pattern_push_captures(m, true);
        lua_call(lua, n, 1);
    } else {
        pattern_push_capture(m, 0);
        lua_gettable(lua, 3);
    }
    if (!lua_toboolean(lua, -1)) {
        lua_pop(lua, 1);
        host_push_str(lua, str_slice(m->subject, m->start, m->end));
    } else if (!lua_isstring(lua, -1)) {
        host_fail(lua, "gsub needs a string to put in, got a %s", luaL_typename(lua, -1));
    }
    luaL_addvalue(buffer);
}

static int string_gsub(lua_State *lua) {
    PatternMatch m = match_of(lua);
    const int type = lua_type(lua, 3);
    luaL_argcheck(lua, type == LUA_TSTRING || type == LUA_TTABLE || type == LUA_TFUNCTION, 3,
                  "string, table or function expected");
    const lua_Integer most = luaL_optinteger(lua, 4, (lua_Integer)m.subject.n + 1);
    const bool anchored = m.pattern.n > 0 && m.pattern.at[0] == '^';
    luaL_Buffer buffer;
    luaL_buffinit(lua, &buffer);
    lua_Integer count = 0;
    size_t at = 0;
    size_t last = SIZE_MAX;
    while (count < most && at <= m.subject.n && pattern_find(&m, at)) {
        luaL_addlstring(&buffer, m.subject.at + at, m.start - at);
        if (m.end != last) {
            add_replacement(&buffer, &m);
            count++;
        }
        last = m.end;
        at = m.end;
        if (m.end == m.start) {
            if (at < m.subject.n) luaL_addchar(&buffer, m.subject.at[at]);
            at++;
        }
        if (anchored) break;
    }
    if (at < m.subject.n) luaL_addlstring(&buffer, m.subject.at + at, m.subject.n - at);
    luaL_pushresult(&buffer);
    lua_pushinteger(lua, count);
    return 2;
}

void cage_open_string(lua_State *lua) {
    static const char *const kept[] = {"byte",    "char", "len",   "lower",
                                       "reverse", "sub",  "upper", NULL};
    static const luaL_Reg own[] = {{"find", string_find}, {"gmatch", string_gmatch},
                                   {"gsub", string_gsub}, {"match", string_match},
                                   {"rep", string_rep},   {NULL, NULL}};
    lua_pushcfunction(lua, luaopen_string);
    lua_call(lua, 0, 1);
    lua_getfield(lua, -1, "format");
    lua_remove(lua, -2);
    cage_push_library(lua, luaopen_string, kept);
    luaL_setfuncs(lua, own, 0);
    lua_insert(lua, -2);
    lua_pushcclosure(lua, string_format, 1);
    lua_setfield(lua, -2, "format");
    cage_protect(lua, "string");
    lua_pushliteral(lua, "");
    lua_newtable(lua); // in place of the metatable that Lua's own library sets
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
    cage_set_global(lua, "string");
}
