// SPDX-License-Identifier: MIT
// Cage, tables: order that is the same in every run: sorted keys, a stable sort.
#include <lualib.h>

#include "compose/cage.h"

// The function in upvalue 1, after counting the length of the first argument.
static int counted(lua_State *lua) {
    const int type = lua_type(lua, 1);
    if (type == LUA_TSTRING) host_spend(lua, lua_rawlen(lua, 1) / 16);
    if (type == LUA_TTABLE) host_spend(lua, lua_rawlen(lua, 1));
    return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

void cage_push_library(lua_State *lua, lua_CFunction open, const char *const *names) {
    lua_pushcfunction(lua, open);
    lua_call(lua, 0, 1);
    lua_newtable(lua);
    for (; *names; names++) {
        lua_getfield(lua, -2, *names);
        lua_pushcclosure(lua, counted, 1);
        lua_setfield(lua, -2, *names);
    }
    lua_remove(lua, -2);
}

// Numbers, strings by bytes, truths.
static bool key_less(lua_State *lua, const void *self) {
    (void)self;
    const int a = lua_type(lua, -2);
    const int b = lua_type(lua, -1);
    if (a != b) {
        static const int rank[] = {[LUA_TNUMBER] = 0, [LUA_TSTRING] = 1, [LUA_TBOOLEAN] = 2};
        return rank[a] < rank[b];
    }
    if (a == LUA_TNUMBER) return lua_compare(lua, -2, -1, LUA_OPLT);
    if (a == LUA_TSTRING) return str_cmp(host_str(lua, -2), host_str(lua, -1)) < 0;
    return lua_toboolean(lua, -2) < lua_toboolean(lua, -1);
}

lua_Integer cage_push_sorted_keys(lua_State *lua, int index) {
    index = lua_absindex(lua, index);
    lua_Integer n = 0;
    lua_newtable(lua);
    const int keys = lua_gettop(lua);
    for (lua_pushnil(lua); lua_next(lua, index);) {
        lua_pop(lua, 1);
        const int type = lua_type(lua, -1);
        if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN) {
            host_fail(lua, "a table with a %s as key has no order", luaL_typename(lua, -1));
        }
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, keys, ++n);
    }
    cage_sort_list(lua, keys, key_less, NULL);
    return n;
}

typedef struct {
    lua_State *lua;
    int from, to; // stack indices of two tables of the same length
    bool (*less)(lua_State *lua, const void *self);
    const void *self;
} Merge;

static bool is_less(const Merge *m, int table, lua_Integer a, lua_Integer b) {
    lua_rawgeti(m->lua, table, a);
    lua_rawgeti(m->lua, table, b);
    const bool less = m->less(m->lua, m->self);
    lua_pop(m->lua, 2);
    return less;
}

static void move(const Merge *m, lua_Integer from, lua_Integer to) {
    lua_rawgeti(m->lua, m->from, from);
    lua_rawseti(m->lua, m->to, to);
}

// Merges the sorted runs [lo, mid) and [mid, hi).
static void merge(const Merge *m, lua_Integer lo, lua_Integer mid, lua_Integer hi) {
    lua_Integer a = lo;
    lua_Integer b = mid;
    for (lua_Integer to = lo; to < hi; to++) {
        const bool second = a == mid || (b < hi && is_less(m, m->from, b, a));
        move(m, second ? b++ : a++, to);
    }
    host_spend(m->lua, (size_t)(hi - lo));
}

void cage_sort_list(lua_State *lua, int index, bool (*less)(lua_State *, const void *),
                    const void *self) {
    index = lua_absindex(lua, index);
    const lua_Integer n = (lua_Integer)lua_rawlen(lua, index);
    if (n < 2) return;
    luaL_checkstack(lua, 8, "sorting");
    lua_createtable(lua, n < 100000 ? (int)n : 100000, 0);
    Merge m = {lua, index, lua_gettop(lua), less, self};
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer lo = 1; lo <= n; lo += 2 * width) {
            const lua_Integer mid = lo + width <= n + 1 ? lo + width : n + 1;
            const lua_Integer hi = mid + width <= n + 1 ? mid + width : n + 1;
            merge(&m, lo, mid, hi);
        }
        const int from = m.from;
        m.from = m.to;
        m.to = from;
    }
    for (lua_Integer i = 1; m.from != index && i <= n; i++) {
        m.to = index;
        move(&m, i, i);
    }
    lua_settop(lua, lua_gettop(lua) - 1);
}

static bool call_less(lua_State *lua, const void *self) {
    lua_pushvalue(lua, *(const int *)self);
    lua_pushvalue(lua, -3);
    lua_pushvalue(lua, -3);
    lua_call(lua, 2, 1);
    const bool less = lua_toboolean(lua, -1);
    lua_pop(lua, 1);
    return less;
}

static bool value_less(lua_State *lua, const void *self) {
    (void)self;
    if (lua_type(lua, -2) == LUA_TSTRING && lua_type(lua, -1) == LUA_TSTRING) {
        return str_cmp(host_str(lua, -2), host_str(lua, -1)) < 0;
    }
    return lua_compare(lua, -2, -1, LUA_OPLT);
}

static int table_sort(lua_State *lua) {
    static const int function = 2;
    luaL_checktype(lua, 1, LUA_TTABLE);
    const bool given = !lua_isnoneornil(lua, 2);
    if (given) luaL_checktype(lua, 2, LUA_TFUNCTION);
    cage_sort_list(lua, 1, given ? call_less : value_less, &function);
    return 0;
}

static int table_insert(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    const lua_Integer n = luaL_len(lua, 1) + 1;
    const int arguments = lua_gettop(lua);
    luaL_argcheck(lua, arguments == 2 || arguments == 3, 2, "list, position and value expected");
    lua_Integer at = n;
    if (arguments == 3) {
        at = luaL_checkinteger(lua, 2);
        luaL_argcheck(lua, at >= 1 && at <= n, 2, "position out of bounds");
        host_spend(lua, (size_t)(n - at));
        for (lua_Integer i = n; i > at; i--) {
            lua_geti(lua, 1, i - 1);
            lua_seti(lua, 1, i);
        }
    }
    lua_seti(lua, 1, at);
    return 0;
}

static int table_remove(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    const lua_Integer n = luaL_len(lua, 1);
    const lua_Integer at = luaL_optinteger(lua, 2, n);
    if (n == 0) return 0;
    luaL_argcheck(lua, at >= 1 && at <= n, 2, "position out of bounds");
    host_spend(lua, (size_t)(n - at));
    lua_geti(lua, 1, at);
    for (lua_Integer i = at; i < n; i++) {
        lua_geti(lua, 1, i + 1);
        lua_seti(lua, 1, i);
    }
    lua_pushnil(lua);
    lua_seti(lua, 1, n);
    return 1;
}

void cage_open_table(lua_State *lua) {
    static const char *const kept[] = {"concat", "pack", "unpack", NULL};
    static const luaL_Reg own[] = {
        {"insert", table_insert}, {"remove", table_remove}, {"sort", table_sort}, {NULL, NULL}};
    cage_push_library(lua, luaopen_table, kept);
    luaL_setfuncs(lua, own, 0);
    cage_protect(lua, "table");
    cage_set_global(lua, "table");
}
