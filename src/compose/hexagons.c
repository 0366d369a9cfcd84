// SPDX-License-Identifier: MIT
// hexagon_map { title = …, groups = { { title = …, hexagons = { { label, state } } } }, keys = … }:
// recommendations in clusters, and in words what the drawing shows.
#include "compose/args.h"
#include "compose/constructors.h"

#include <stddef.h>

enum { GROUPS_MOST = 40, HEXAGONS_MOST = 400, KEYS_MOST = 4 };

static const Str STATES[] = {STR_INIT("unknown"), STR_INIT("completed"), STR_INIT("covered"),
                             STR_INIT("pending")};

static HexagonState read_state(lua_State *lua, const ArgTable *table) {
    return (HexagonState)args_choice(lua, table, "state", STATES, COUNT_OF(STATES),
                                     HEXAGON_UNKNOWN);
}

// { label = "10", state = "covered" } at index 1 into the Hexagon at index 2.
static int read_hexagon(lua_State *lua) {
    static const ArgSpec specs[] = {{"label", ARG_TEXT, true}, {"state", ARG_WORD, false}};
    static const ArgTable table = ARG_TABLE("a hexagon", specs, false);
    Hexagon *hexagon = lua_touserdata(lua, 2);
    args_check(lua, &table);
    *hexagon = (Hexagon){args_text(lua, "label"), read_state(lua, &table)};
    return 0;
}

static int read_key(lua_State *lua) {
    static const ArgSpec specs[] = {{"label", ARG_TEXT, true}, {"state", ARG_WORD, true}};
    static const ArgTable table = ARG_TABLE("a key of the legend", specs, false);
    HexagonKey *key = lua_touserdata(lua, 2);
    args_check(lua, &table);
    *key = (HexagonKey){args_text(lua, "label"), read_state(lua, &table)};
    return 0;
}

// The items of the list in field `key` of the table at index 1, each read by `read`.
static void *read_items(lua_State *lua, const char *key, lua_CFunction read, size_t *n,
                        size_t size) {
    *n = 0;
    if (!args_given(lua, key)) return NULL;
    lua_getfield(lua, 1, key);
    const ListView list = list_check(lua, -1, key);
    if (list.n > HEXAGONS_MOST)
        host_fail(lua, "hexagon_map: more than %d in one list", HEXAGONS_MOST);
    *n = (size_t)list.n;
    max_align_t *aligned =
        arena_push(host_of(lua)->options.arena, max_align_t, *n * size / sizeof(max_align_t) + 1);
    char *items = (char *)aligned;
    for (lua_Integer i = 1; i <= list.n; i++) {
        lua_pushcfunction(lua, read);
        list_push(&list, i);
        lua_pushlightuserdata(lua, items + (size_t)(i - 1) * size);
        lua_call(lua, 2, 0);
    }
    lua_pop(lua, 1);
    return items;
}

static int read_group(lua_State *lua) {
    static const ArgSpec specs[] = {{"title", ARG_TEXT, false}, {"hexagons", ARG_LIST, true}};
    static const ArgTable table = ARG_TABLE("a group of hexagons", specs, false);
    HexagonGroup *group = lua_touserdata(lua, 2);
    args_check(lua, &table);
    group->title = args_text(lua, "title");
    group->hexagons = read_items(lua, "hexagons", read_hexagon, &group->n, sizeof(Hexagon));
    return 0;
}

typedef struct {
    Composer *composer;
    Arena *arena;
    const HexagonsBlock *map;
} Words;

// "10 (briefing covered in this presentation)"
static Text hexagon_words(const Words *w, const Hexagon *hexagon) {
    for (size_t i = 0; i < w->map->key_count; i++) {
        const HexagonKey *key = &w->map->keys[i];
        if (key->state != hexagon->state) continue;
        const MessageValue values[] = {{.name = "label", .text = hexagon->label},
                                       {.name = "state", .text = key->label}};
        return messages_text(w->composer->messages, w->arena, "hexagon-alt", values,
                             COUNT_OF(values));
    }
    return hexagon->label;
}

static Text group_words(const Words *w, const HexagonGroup *group) {
    TextBuilder list = {.arena = w->arena};
    for (size_t i = 0; i < group->n; i++) {
        if (i) text_put(&list, w->map->separator, NULL);
        text_put_text(&list, hexagon_words(w, &group->hexagons[i]));
    }
    const MessageValue values[] = {{.name = "title", .text = group->title},
                                   {.name = "list", .text = text_of_builder(&list)}};
    return messages_text(w->composer->messages, w->arena, "hexagons-alt-group", values,
                         COUNT_OF(values));
}

static Str alt_words(Composer *composer, const HexagonsBlock *map) {
    const Words w = {composer, composer->options.arena, map};
    const MessageValue title = {.name = "title", .text = map->caption};
    TextBuilder to = {.arena = w.arena};
    text_put_text(&to, messages_text(composer->messages, w.arena, "hexagons-alt", &title, 1));
    for (size_t i = 0; i < map->group_count; i++) {
        text_put_text(&to, messages_plain(composer->messages, w.arena, "sentence-separator"));
        text_put_text(&to, group_words(&w, &map->groups[i]));
    }
    return text_plain_words(w.arena, text_of_builder(&to));
}

int make_hexagon_map(lua_State *lua) {
    static const ArgSpec specs[] = {
        {"title", ARG_TEXT, true},         {"groups", ARG_LIST, true},
        {"legend_title", ARG_TEXT, false}, {"keys", ARG_LIST, false},
        {"note", ARG_TEXT, false},         {"name", ARG_WORD, false},
        {"height", ARG_COUNT, false},      {"untitled", ARG_TRUTH, false}};
    static const ArgTable table = ARG_TABLE("hexagon_map", specs, false);
    Composer *composer = composer_of(lua);
    args_check(lua, &table);
    Block *block = args_block(lua, BLOCK_HEXAGONS);
    HexagonsBlock *map = &block->hexagons;
    map->name = block->id = args_word(lua, "name");
    map->caption = args_text(lua, "title");
    map->note = args_text(lua, "note");
    map->legend_title = args_text(lua, "legend_title");
    map->groups = read_items(lua, "groups", read_group, &map->group_count, sizeof(HexagonGroup));
    map->keys = read_items(lua, "keys", read_key, &map->key_count, sizeof(HexagonKey));
    if (map->group_count < 1 || map->group_count > GROUPS_MOST) {
        host_fail(lua, "hexagon_map: 1 to %d groups", GROUPS_MOST);
    }
    if (map->key_count > KEYS_MOST) host_fail(lua, "hexagon_map: at most %d keys", KEYS_MOST);
    const lua_Integer height = args_count(lua, "height");
    if (height > 1000) host_fail(lua, "hexagon_map: 'height' is at most 1000 points");
    map->height = (Len)(height * 1000);
    map->separator =
        messages_words(composer->messages, composer->options.arena, "list-separator", NULL, 0);
    map->alt = alt_words(composer, map);
    if (args_truth(lua, "untitled")) map->caption = (Text){0}; // the slide has that title
    return args_return(lua, block, 0);
}
