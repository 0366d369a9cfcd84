// SPDX-License-Identifier: MIT
// Args: checking what layouts give to constructors, and reading it.
#include "compose/args.h"

#include "compose/cage.h"

static const ArgSpec *find_spec(const ArgTable *table, Str key) {
    for (size_t i = 0; i < table->n; i++) {
        if (str_eq(str_of(table->specs[i].name), key)) return &table->specs[i];
    }
    return NULL;
}

static void fail_key(lua_State *lua, const ArgTable *table, Str key) {
    enum { MOST = 24 };
    Str known[MOST];
    size_t n = 0;
    for (; n < table->n && n < MOST; n++) known[n] = str_of(table->specs[n].name);
    const Str problem =
        str_format(host_of(lua)->options.arena, "%s has no key", table->constructor);
    host_fail_word(lua, problem.at, key, known, n);
}

static bool has_type(lua_State *lua, ArgType type) {
    Text text;
    const int have = lua_type(lua, -1);
    switch (type) {
    case ARG_TEXT: return value_text(lua, -1, &text);
    case ARG_WORD: return have == LUA_TSTRING;
    case ARG_COUNT: return lua_isinteger(lua, -1) && lua_tointeger(lua, -1) >= 0;
    case ARG_TRUTH: return have == LUA_TBOOLEAN;
    case ARG_LIST: return have == LUA_TTABLE || box_of(lua, -1, BOX_LIST);
    case ARG_ANY: return true;
    }
    return false;
}

static void check_value(lua_State *lua, const ArgTable *table, const ArgSpec *spec) {
    static const char *const names[] = {"text",          "a string", "a whole number",
                                        "true or false", "a list",   "anything"};
    lua_getfield(lua, 1, spec->name);
    if (lua_isnil(lua, -1)) {
        if (spec->required) host_fail(lua, "%s needs '%s'", table->constructor, spec->name);
    } else if (!has_type(lua, spec->type)) {
        host_fail(lua, "%s: '%s' is %s, got a %s", table->constructor, spec->name,
                  names[spec->type], value_name(lua, -1));
    }
    lua_pop(lua, 1);
}

static void check_keys(lua_State *lua, const ArgTable *table) {
    const lua_Integer n = cage_push_sorted_keys(lua, 1);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(lua, -1, i);
        const int type = lua_type(lua, -1);
        if (type == LUA_TSTRING && !find_spec(table, host_str(lua, -1))) {
            fail_key(lua, table, host_str(lua, -1));
        }
        if (type != LUA_TSTRING && !table->positional) {
            host_fail(lua, "%s takes named values only", table->constructor);
        }
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

void args_check(lua_State *lua, const ArgTable *table) {
    lua_settop(lua, 1);
    const int type = lua_type(lua, 1);
    if (type != LUA_TTABLE) {
        if (!table->positional || type == LUA_TNIL || type == LUA_TBOOLEAN) {
            host_fail(lua, "%s takes a table, got a %s", table->constructor, value_name(lua, 1));
        }
        lua_newtable(lua);
        lua_insert(lua, 1);
        lua_rawseti(lua, 1, 1);
    }
    check_keys(lua, table);
    for (size_t i = 0; i < table->n; i++) check_value(lua, table, &table->specs[i]);
}

Text args_text(lua_State *lua, const char *key) {
    Text text = {0};
    if (lua_getfield(lua, 1, key) != LUA_TNIL) text = value_check_text(lua, -1, key);
    lua_pop(lua, 1);
    return text;
}

Str args_word(lua_State *lua, const char *key) {
    lua_getfield(lua, 1, key);
    const Str word = str_copy(host_of(lua)->options.arena, host_str(lua, -1));
    host_charge(lua, word.n);
    lua_pop(lua, 1);
    return word;
}

lua_Integer args_count(lua_State *lua, const char *key) {
    lua_getfield(lua, 1, key);
    const lua_Integer count = lua_tointeger(lua, -1);
    lua_pop(lua, 1);
    return count;
}

bool args_truth(lua_State *lua, const char *key) {
    lua_getfield(lua, 1, key);
    const bool truth = lua_toboolean(lua, -1);
    lua_pop(lua, 1);
    return truth;
}

bool args_given(lua_State *lua, const char *key) {
    const bool given = lua_getfield(lua, 1, key) != LUA_TNIL;
    lua_pop(lua, 1);
    return given;
}

size_t args_choice(lua_State *lua, const ArgTable *table, const char *key, const Str *words,
                   size_t n, size_t none) {
    const Str word = args_word(lua, key);
    if (!args_given(lua, key)) return none;
    for (size_t i = 0; i < n; i++) {
        if (str_eq(words[i], word)) return i;
    }
    const Str problem =
        str_format(host_of(lua)->options.arena, "%s: '%s' knows no", table->constructor, key);
    host_fail_word(lua, problem.at, word, words, n);
}

lua_Integer args_last(lua_State *lua, int index) {
    lua_Integer last = 0;
    index = lua_absindex(lua, index);
    for (lua_pushnil(lua); lua_next(lua, index);) {
        lua_pop(lua, 1);
        if (lua_isinteger(lua, -1) && lua_tointeger(lua, -1) > last) last = lua_tointeger(lua, -1);
    }
    if (last > 1000 * 1000) host_fail(lua, "a list with a gap up to %lld", (long long)last);
    return last;
}

// A block may be used in several places: what is appended is a copy of the chain's links.
static void append_copy(lua_State *lua, const BlockList *blocks, BlockList *to) {
    for (const Block *at = blocks->first; at; at = at->next) {
        Block *copy = arena_push(host_of(lua)->options.arena, Block, 1);
        *copy = *at;
        copy->next = NULL;
        block_append(to, copy);
        host_charge(lua, sizeof *copy);
    }
    if (blocks->depth > to->depth) to->depth = blocks->depth;
}

static bool append_box(lua_State *lua, const Box *box, BlockList *to) {
    Composer *composer = composer_of(lua);
    if (box->kind == BOX_BLOCK) {
        append_copy(lua, &box->blocks, to);
        return true;
    }
    if (box->kind != BOX_PROSE) return false;
    block_append(
        to, composer_prose(composer, composer->options.arena, box->datum->prose, host_place(lua)));
    to->depth = to->depth > 8 ? to->depth : 8; // lists in lists of Markdown
    return true;
}

void args_append_blocks(lua_State *lua, int index, const char *constructor, TextRole role,
                        BlockList *to) {
    index = lua_absindex(lua, index);
    const int type = lua_type(lua, index);
    if (type == LUA_TNIL || (type == LUA_TBOOLEAN && !lua_toboolean(lua, index))) return;
    const Box *box = box_at(lua, index);
    if (box && append_box(lua, box, to)) return;
    if (type == LUA_TTABLE) {
        const lua_Integer n = args_last(lua, index);
        luaL_checkstack(lua, 8, "blocks are nested too deep");
        if (lua_gettop(lua) > 100) host_fail(lua, "%s: lists are nested too deep", constructor);
        for (lua_Integer i = 1; i <= n; i++) {
            lua_rawgeti(lua, index, i);
            args_append_blocks(lua, -1, constructor, role, to);
            lua_pop(lua, 1);
        }
        return;
    }
    Text text;
    if (!value_text(lua, index, &text)) {
        host_fail(lua, "%s: a block or text expected, got a %s", constructor,
                  value_name(lua, index));
    }
    if (text_is_empty(text)) return;
    Block *block = args_block(lua, BLOCK_PARAGRAPH);
    block->paragraph = (ParagraphBlock){text, role};
    block_append(to, block);
}

BlockList args_blocks(lua_State *lua, const ArgTable *table) {
    BlockList blocks = {0};
    args_append_blocks(lua, 1, table->constructor, ROLE_BODY, &blocks);
    return blocks;
}

Text args_words(lua_State *lua, const ArgTable *table) {
    TextBuilder to = {.arena = host_of(lua)->options.arena};
    const lua_Integer n = args_last(lua, 1);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_rawgeti(lua, 1, i) != LUA_TNIL) {
            text_put_text(&to, value_check_text(lua, -1, table->constructor));
        }
        lua_pop(lua, 1);
    }
    return text_of_builder(&to);
}

Block *args_block(lua_State *lua, BlockKind kind) {
    return block_new(host_of(lua)->options.arena, kind, host_place(lua));
}

int args_return(lua_State *lua, Block *block, unsigned depth) {
    push_blocks(lua, (BlockList){block, block, depth + 1});
    return 1;
}
