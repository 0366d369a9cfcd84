// SPDX-License-Identifier: MIT
// Boxes: callout, columns, definitions and lines: blocks that hold or make room for others.
#include "compose/args.h"
#include "compose/constructors.h"

int make_callout(lua_State *lua) {
    static const ArgSpec specs[] = {{"title", ARG_TEXT, false},
                                    {"look", ARG_WORD, false},
                                    {"keep_with_next", ARG_TRUTH, false}};
    static const ArgTable table = ARG_TABLE("callout", specs, true);
    args_check(lua, &table);
    const BlockList children = args_blocks(lua, &table);
    Block *block = args_block(lua, BLOCK_CALLOUT);
    block->children = children.first;
    block->keep_with_next = args_truth(lua, "keep_with_next");
    block->callout = (CalloutBlock){args_text(lua, "title"), args_word(lua, "look")};
    return args_return(lua, block, children.depth);
}

// weights = {2, 1}: one for each column, 1 when there is none.
static const uint16_t *read_weights(lua_State *lua, lua_Integer n) {
    enum { WEIGHT_MOST = 1000 };
    if (!args_given(lua, "weights")) return NULL;
    uint16_t *weights = arena_push(host_of(lua)->options.arena, uint16_t, (size_t)n);
    lua_getfield(lua, 1, "weights");
    if (args_last(lua, -1) > n) host_fail(lua, "columns: more weights than columns");
    for (lua_Integer i = 1; i <= n; i++) {
        const int type = lua_geti(lua, -1, i);
        const lua_Integer weight = type == LUA_TNIL ? 1 : lua_tointeger(lua, -1);
        if (weight < 1 || weight > WEIGHT_MOST) {
            host_fail(lua, "columns: a weight is a number from 1 to %d", WEIGHT_MOST);
        }
        weights[i - 1] = (uint16_t)weight;
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
    return weights;
}

// columns { weights = {2, 1}, left, right }: each value is one column.
int make_columns(lua_State *lua) {
    enum { MOST = 6 };
    static const ArgSpec specs[] = {{"weights", ARG_LIST, false}};
    static const ArgTable table = ARG_TABLE("columns", specs, true);
    args_check(lua, &table);
    const lua_Integer n = args_last(lua, 1);
    if (n < 1 || n > MOST) host_fail(lua, "columns takes 1 to %d columns", MOST);
    Arena *arena = host_of(lua)->options.arena;
    const Block **columns = arena_push(arena, const Block *, (size_t)n);
    unsigned depth = 0;
    for (lua_Integer i = 1; i <= n; i++) {
        BlockList body = {0};
        lua_rawgeti(lua, 1, i);
        args_append_blocks(lua, -1, "columns", ROLE_BODY, &body);
        lua_pop(lua, 1);
        columns[i - 1] = body.first;
        depth = body.depth > depth ? body.depth : depth;
    }
    Block *block = args_block(lua, BLOCK_COLUMNS);
    block->columns = (ColumnsBlock){columns, read_weights(lua, n), (size_t)n};
    return args_return(lua, block, depth + 1);
}

typedef struct {
    Definition *out;
    unsigned depth;
} DefinitionItem;

// The item { term = …, blocks… } at index 1 into the DefinitionItem at index 2.
static int read_definition(lua_State *lua) {
    static const ArgSpec specs[] = {{"term", ARG_TEXT, true}};
    static const ArgTable table = ARG_TABLE("a definition", specs, true);
    DefinitionItem *item = lua_touserdata(lua, 2);
    args_check(lua, &table);
    const BlockList body = args_blocks(lua, &table);
    *item->out = (Definition){args_text(lua, "term"), body.first};
    item->depth = body.depth;
    return 0;
}

// definitions { { term = "Status", "complete" }, … }; false and nil are left out.
int make_definitions(lua_State *lua) {
    static const ArgSpec specs[] = {{"keep_with_next", ARG_TRUTH, false}};
    static const ArgTable table = ARG_TABLE("definitions", specs, true);
    args_check(lua, &table);
    const lua_Integer last = args_last(lua, 1);
    host_charge(lua, (size_t)last * sizeof(Definition));
    Definition *items = arena_push(host_of(lua)->options.arena, Definition, (size_t)last);
    size_t n = 0;
    unsigned depth = 0;
    for (lua_Integer i = 1; i <= last; i++) {
        lua_pushcfunction(lua, read_definition);
        if (lua_rawgeti(lua, 1, i) == LUA_TNIL || !lua_toboolean(lua, -1)) {
            lua_pop(lua, 2);
            continue;
        }
        DefinitionItem item = {&items[n], 0};
        lua_pushlightuserdata(lua, &item);
        lua_call(lua, 2, 0);
        depth = item.depth > depth ? item.depth : depth;
        n++;
    }
    if (n == 0) host_fail(lua, "definitions needs at least one term");
    Block *block = args_block(lua, BLOCK_DEFINITIONS);
    block->keep_with_next = args_truth(lua, "keep_with_next");
    block->definitions = (DefinitionsBlock){items, n};
    return args_return(lua, block, depth + 1);
}

int make_lines(lua_State *lua) {
    enum { LINES_MOST = 200, HEIGHT_MOST = 200 };
    static const ArgSpec specs[] = {{"count", ARG_COUNT, true}, {"height", ARG_COUNT, false}};
    static const ArgTable table = ARG_TABLE("lines", specs, false);
    args_check(lua, &table);
    const lua_Integer n = args_count(lua, "count");
    const lua_Integer height = args_given(lua, "height") ? args_count(lua, "height") : 24;
    if (n < 1 || n > LINES_MOST) host_fail(lua, "lines: 'count' is from 1 to %d", LINES_MOST);
    if (height < 1 || height > HEIGHT_MOST) {
        host_fail(lua, "lines: 'height' is from 1 to %d points", HEIGHT_MOST);
    }
    Block *block = args_block(lua, BLOCK_LINES);
    block->lines = (LinesBlock){(uint16_t)n, (Len)(height * 1000)};
    return args_return(lua, block, 0);
}
