// SPDX-License-Identifier: MIT
// Cage: basic functions and the environment.
#include "compose/cage.h"

#include <lualib.h>
#include <math.h>

static const char GLOBALS[2] = {0}; // addresses are keys in the registry: values, given names

void cage_push_words(lua_State *lua, int index) {
    index = lua_absindex(lua, index);
    switch (lua_type(lua, index)) {
    case LUA_TNIL:
    case LUA_TBOOLEAN:
    case LUA_TNUMBER:
    case LUA_TSTRING: luaL_tolstring(lua, index, NULL); return;
    case LUA_TUSERDATA:
        if (luaL_getmetafield(lua, index, "words") == LUA_TFUNCTION) {
            lua_pushvalue(lua, index);
            lua_call(lua, 1, 1);
            return;
        }
        lua_pushstring(lua, luaL_typename(lua, index));
        return;
    default: lua_pushstring(lua, luaL_typename(lua, index));
    }
}

static int base_tostring(lua_State *lua) {
    luaL_checkany(lua, 1);
    cage_push_words(lua, 1);
    return 1;
}

static int base_tonumber(lua_State *lua) {
    luaL_checkany(lua, 1);
    if (lua_type(lua, 1) == LUA_TNUMBER) {
        lua_settop(lua, 1);
        return 1;
    }
    const Str s = host_str(lua, 1);
    if (!s.at || lua_stringtonumber(lua, s.at) != s.n + 1) lua_pushnil(lua);
    return 1;
}

static int base_type(lua_State *lua) {
    luaL_checkany(lua, 1);
    if (luaL_getmetafield(lua, 1, "__name") == LUA_TSTRING) return 1;
    lua_pushstring(lua, luaL_typename(lua, 1));
    return 1;
}

static int base_assert(lua_State *lua) {
    if (lua_toboolean(lua, 1)) return lua_gettop(lua);
    luaL_checkany(lua, 1);
    if (lua_isnoneornil(lua, 2)) host_fail(lua, "assertion failed");
    cage_push_words(lua, 2);
    host_fail(lua, "%s", lua_tostring(lua, -1));
}

static int base_error(lua_State *lua) {
    const Str message = host_check_str(lua, 1);
    luaL_where(lua, (int)luaL_optinteger(lua, 2, 1));
    host_push_str(lua, message);
    lua_concat(lua, 2);
    return lua_error(lua);
}

static int base_select(lua_State *lua) {
    const int n = lua_gettop(lua);
    if (lua_type(lua, 1) == LUA_TSTRING && str_eq(host_str(lua, 1), STR("#"))) {
        lua_pushinteger(lua, n - 1);
        return 1;
    }
    const lua_Integer from = luaL_checkinteger(lua, 1);
    luaL_argcheck(lua, from >= 1, 1, "index out of range");
    return from >= n ? 0 : n - (int)from;
}

static int ipairs_next(lua_State *lua) {
    const lua_Integer i = luaL_checkinteger(lua, 2) + 1;
    lua_pushinteger(lua, i);
    return lua_geti(lua, 1, i) == LUA_TNIL ? 1 : 2;
}

static int base_ipairs(lua_State *lua) {
    luaL_checkany(lua, 1);
    lua_pushcfunction(lua, ipairs_next);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    return 3;
}

// Upvalues: the table, its sorted keys, the number of keys given so far.
static int pairs_next(lua_State *lua) {
    lua_Integer i = lua_tointeger(lua, lua_upvalueindex(3));
    for (;;) {
        lua_pushinteger(lua, ++i);
        lua_copy(lua, -1, lua_upvalueindex(3));
        if (lua_rawgeti(lua, lua_upvalueindex(2), i) == LUA_TNIL) return 1;
        lua_pushvalue(lua, -1);
        if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) return 2;
        lua_pop(lua, 3); // removed during the loop
    }
}

static int base_pairs(lua_State *lua) {
    if (luaL_getmetafield(lua, 1, "pairs") == LUA_TFUNCTION) {
        lua_pushvalue(lua, 1);
        lua_call(lua, 1, 3);
        return 3;
    }
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    cage_push_sorted_keys(lua, 1);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, pairs_next, 3);
    return 1;
}

// next in the order of pairs: each call looks through the whole table.
static int base_next(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 2);
    const lua_Integer n = cage_push_sorted_keys(lua, 1);
    lua_Integer i = 1;
    if (!lua_isnil(lua, 2)) {
        while (i <= n && (lua_rawgeti(lua, 3, i), !lua_rawequal(lua, 2, -1))) {
            lua_pop(lua, 1);
            i++;
        }
        i++;
    }
    if (i > n) {
        lua_pushnil(lua);
        return 1;
    }
    lua_rawgeti(lua, 3, i);
    lua_pushvalue(lua, -1);
    lua_rawget(lua, 1);
    return 2;
}

static int base_require(lua_State *lua) {
    host_require(lua, host_check_str(lua, 1));
    return 1;
}

static int protected_index(lua_State *lua) {
    lua_pushvalue(lua, 2);
    lua_gettable(lua, lua_upvalueindex(1));
    return 1;
}

static int protected_newindex(lua_State *lua) {
    host_fail(lua, "%s cannot be changed", lua_tostring(lua, lua_upvalueindex(1)));
}

static int protected_pairs(lua_State *lua) {
    lua_pushcfunction(lua, base_pairs);
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_call(lua, 1, 1);
    return 1;
}

void cage_protect(lua_State *lua, const char *what) {
    lua_newtable(lua); // the view, always empty
    lua_newtable(lua); // its metatable
    lua_pushvalue(lua, -3);
    lua_pushcclosure(lua, protected_index, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushstring(lua, what);
    lua_pushcclosure(lua, protected_newindex, 1);
    lua_setfield(lua, -2, "__newindex");
    lua_pushvalue(lua, -3);
    lua_pushcclosure(lua, protected_pairs, 1);
    lua_setfield(lua, -2, "pairs");
    lua_setmetatable(lua, -2);
    lua_remove(lua, -2);
}

static void fail_unknown_global(lua_State *lua, int globals, Str name) {
    enum { MOST = 256 };
    static const Str absent[] = {
        STR_INIT("load"),         STR_INIT("loadstring"),   STR_INIT("dofile"),
        STR_INIT("loadfile"),     STR_INIT("io"),           STR_INIT("os"),
        STR_INIT("debug"),        STR_INIT("package"),      STR_INIT("coroutine"),
        STR_INIT("setmetatable"), STR_INIT("getmetatable"), STR_INIT("rawget"),
        STR_INIT("rawset"),       STR_INIT("rawlen"),       STR_INIT("rawequal"),
        STR_INIT("pcall"),        STR_INIT("xpcall"),       STR_INIT("collectgarbage"),
        STR_INIT("print"),        STR_INIT("warn"),         STR_INIT("_G"),
    };
    for (size_t i = 0; i < COUNT_OF(absent); i++) {
        if (str_eq(absent[i], name)) {
            host_fail(lua, "'%.*s' is not given to layouts", STR_ARGS(name));
        }
    }
    Str known[MOST];
    size_t n = 0;
    const lua_Integer keys = cage_push_sorted_keys(lua, globals);
    for (lua_Integer i = 1; i <= keys && n < MOST; i++) {
        lua_rawgeti(lua, -1, i);
        known[n++] = host_str(lua, -1);
        lua_pop(lua, 1); // the globals keep the string
    }
    host_fail_word(lua, "there is no global", name, known, n);
}

static int global_index(lua_State *lua) {
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) return 1;
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, lua_upvalueindex(2)) != LUA_TNIL) { // given, but nothing in this document
        lua_pushnil(lua);
        return 1;
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    fail_unknown_global(lua, lua_gettop(lua), host_check_str(lua, 2));
    return 0;
}

static int global_newindex(lua_State *lua) {
    cage_push_words(lua, 2);
    host_fail(lua, "'%s' would be a new global: write 'local' before it", lua_tostring(lua, -1));
}

// The registry holds {values, declared names}; chunks see a read-only view of the first.
static void open_environment(lua_State *lua) {
    lua_newtable(lua); // values
    lua_newtable(lua); // names
    lua_pushvalue(lua, -2);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &GLOBALS[0]);
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &GLOBALS[1]);
    lua_newtable(lua); // the view
    lua_newtable(lua); // its metatable
    lua_pushvalue(lua, -4);
    lua_pushvalue(lua, -4);
    lua_pushcclosure(lua, global_index, 2);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, global_newindex);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
    lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pop(lua, 2);
}

void cage_set_global(lua_State *lua, const char *name) {
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &GLOBALS[0]);
    lua_insert(lua, -2);
    lua_setfield(lua, -2, name);
    lua_pop(lua, 1);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &GLOBALS[1]);
    lua_pushboolean(lua, 1);
    lua_setfield(lua, -2, name);
    lua_pop(lua, 1);
}

// Trigonometry and logarithms are left out: their last digit differs between C libraries.
static const char *const MATH[] = {"abs", "ceil", "floor", "fmod", "max",       "min",
                                   "ult", "modf", "sqrt",  "type", "tointeger", NULL};
static const char *const UTF8[] = {"char", "codepoint", "len", "offset", "codes", NULL};

static const luaL_Reg BASE[] = {
    {"assert", base_assert},
    {"error", base_error},
    {"ipairs", base_ipairs},
    {"next", base_next},
    {"pairs", base_pairs},
    {"require", base_require},
    {"select", base_select},
    {"tonumber", base_tonumber},
    {"tostring", base_tostring},
    {"type", base_type},
    {NULL, NULL},
};

void cage_open(lua_State *lua) {
    open_environment(lua);
    for (const luaL_Reg *f = BASE; f->name; f++) {
        lua_pushcfunction(lua, f->func);
        cage_set_global(lua, f->name);
    }
    cage_push_library(lua, luaopen_math, MATH);
    lua_pushnumber(lua, (lua_Number)HUGE_VAL);
    lua_setfield(lua, -2, "huge");
    lua_pushinteger(lua, LUA_MAXINTEGER);
    lua_setfield(lua, -2, "maxinteger");
    lua_pushinteger(lua, LUA_MININTEGER);
    lua_setfield(lua, -2, "mininteger");
    cage_protect(lua, "math");
    cage_set_global(lua, "math");
    cage_push_library(lua, luaopen_utf8, UTF8);
    cage_protect(lua, "utf8");
    cage_set_global(lua, "utf8");
    cage_open_string(lua);
    cage_open_table(lua);
}
