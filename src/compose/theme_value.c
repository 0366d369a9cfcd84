// SPDX-License-Identifier: MIT
// Theme values: numbers become integer lengths, "#RRGGBB" becomes a colour.
#include "compose/theme_value.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "compose/cage.h"

enum { LONGEST = 20000 }; // [points] of any length in a theme

static Str path_to(const ThemeTable *table, const char *key) {
    Arena *arena = host_of(table->lua)->options.arena;
    return table->path.n ? str_format(arena, "%.*s.%s", STR_ARGS(table->path), key) : str_of(key);
}

_Noreturn void theme_fail(const ThemeTable *table, const char *key, const char *format, ...) {
    Host *host = host_of(table->lua);
    char problem[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(problem, sizeof problem, format, arguments);
    va_end(arguments);
    const Str path = key ? path_to(table, key) : table->path;
    diag_add(host->options.diag, SEVERITY_FATAL, "THEME-01", table->theme->place,
             "theme: '%.*s' %s", STR_ARGS(path), problem);
    host->reported = true;
    host_fail(table->lua, "theme");
}

ThemeTable theme_table(const ThemeTable *table, const char *key) {
    if (lua_getfield(table->lua, table->index, key) != LUA_TTABLE) {
        theme_fail(table, key, "is a table, got a %s", luaL_typename(table->lua, -1));
    }
    return (ThemeTable){table->lua, lua_gettop(table->lua), path_to(table, key), table->theme};
}

void theme_check_keys(const ThemeTable *table, const Str *known, size_t n) {
    lua_State *lua = table->lua;
    const lua_Integer keys = cage_push_sorted_keys(lua, table->index);
    for (lua_Integer i = 1; i <= keys; i++) {
        lua_rawgeti(lua, -1, i);
        cage_push_words(lua, -1);
        const Str key = host_str(lua, -1);
        bool found = false;
        for (size_t k = 0; k < n; k++) found = found || str_eq(known[k], key);
        if (!found) {
            const Str near = diag_did_you_mean(key, known, n);
            const Str hint = near.n ? str_format(host_of(lua)->options.arena,
                                                 ", did you mean '%.*s'?", STR_ARGS(near))
                                    : (Str){0};
            theme_fail(table, key.at, "is not known%.*s", STR_ARGS(hint));
        }
        lua_pop(lua, 2);
    }
    lua_pop(lua, 1);
}

bool theme_has(const ThemeTable *table, const char *key) {
    const bool has = lua_getfield(table->lua, table->index, key) != LUA_TNIL;
    lua_pop(table->lua, 1);
    return has;
}

Len theme_len(const ThemeTable *table, const char *key, Len fallback) {
    lua_State *lua = table->lua;
    const int type = lua_getfield(lua, table->index, key);
    if (type == LUA_TNIL && fallback >= 0) {
        lua_pop(lua, 1);
        return fallback;
    }
    if (type != LUA_TNUMBER) theme_fail(table, key, "is a number of points");
    const lua_Number points = lua_tonumber(lua, -1);
    lua_pop(lua, 1);
    if (!(points >= 0 && points <= LONGEST)) {
        theme_fail(table, key, "is a number of points from 0 to %d", LONGEST);
    }
    return (Len)llround(points * 1000);
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static bool parse_color(Str s, Color *out) {
    *out = 0;
    if (s.n != 7 || s.at[0] != '#') return false;
    for (size_t i = 1; i < 7; i++) {
        const int digit = hex_digit(s.at[i]);
        if (digit < 0) return false;
        *out = *out << 4 | (Color)digit;
    }
    return true;
}

Color theme_color(const ThemeTable *table, const char *key) {
    const Theme *theme = table->theme;
    const struct {
        Str name;
        Color color;
    } named[] = {{STR("paper"), theme->paper}, {STR("ink"), theme->ink},
                 {STR("muted"), theme->muted}, {STR("hairline"), theme->hairline},
                 {STR("tint"), theme->tint},   {STR("accent"), theme->accent}};
    Color color;
    const Str word = theme_word(table, key);
    if (parse_color(word, &color)) return color;
    for (size_t i = 0; i < COUNT_OF(named); i++) {
        if (str_eq(named[i].name, word)) return named[i].color;
    }
    theme_fail(table, key,
               "is '#RRGGBB' or a colour's name: paper, ink, muted, hairline, tint, "
               "accent");
}

bool theme_truth(const ThemeTable *table, const char *key) {
    const int type = lua_getfield(table->lua, table->index, key);
    const bool truth = lua_toboolean(table->lua, -1);
    lua_pop(table->lua, 1);
    if (type != LUA_TNIL && type != LUA_TBOOLEAN) theme_fail(table, key, "is true or false");
    return truth;
}

Str theme_word(const ThemeTable *table, const char *key) {
    if (lua_getfield(table->lua, table->index, key) != LUA_TSTRING) {
        theme_fail(table, key, "is a string");
    }
    const Str word = str_copy(host_of(table->lua)->options.arena, host_str(table->lua, -1));
    lua_pop(table->lua, 1);
    return word;
}

size_t theme_choice(const ThemeTable *table, const char *key, const Str *words, size_t n,
                    size_t none) {
    if (!theme_has(table, key)) return none;
    const Str word = theme_word(table, key);
    for (size_t i = 0; i < n; i++) {
        if (str_eq(words[i], word)) return i;
    }
    const Str near = diag_did_you_mean(word, words, n);
    theme_fail(table, key, "is '%.*s', which is none of its words%s%.*s", STR_ARGS(word),
               near.n ? ", did you mean " : "", STR_ARGS(near));
}
