// SPDX-License-Identifier: MIT
// Reading values of a theme's tables: every key is known, every value of its type and range; the
// error names the path to the key.
#ifndef RAPPORTEUR_COMPOSE_THEME_VALUE_H
#define RAPPORTEUR_COMPOSE_THEME_VALUE_H

#include "compose/values.h"

// A table of the theme at a stack index, and how it was reached ("text.body").
typedef struct {
    lua_State *lua;
    int index;
    Str path;
    Theme *theme;
} ThemeTable;

// THEME-01 at the place of the theme; does not return.
_Noreturn void theme_fail(const ThemeTable *table, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// The table of a key, pushed onto the stack; an error when it is none.
ThemeTable theme_table(const ThemeTable *table, const char *key);
// An error for a key that is not among `known`.
void theme_check_keys(const ThemeTable *table, const Str *known, size_t n);
bool theme_has(const ThemeTable *table, const char *key);
// Points as a number; `fallback` when the key is absent and fallback >= 0, else an error.
Len theme_len(const ThemeTable *table, const char *key, Len fallback);
// "#RRGGBB" or the name of one of the theme's colours.
Color theme_color(const ThemeTable *table, const char *key);
bool theme_truth(const ThemeTable *table, const char *key);
// The index of one of `n` words; `none` when the key is absent.
size_t theme_choice(const ThemeTable *table, const char *key, const Str *words, size_t n,
                    size_t none);
Str theme_word(const ThemeTable *table, const char *key);

#endif
