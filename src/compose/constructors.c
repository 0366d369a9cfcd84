// SPDX-License-Identifier: MIT
// Constructors: one function for each kind of block that layouts write.
#include "compose/constructors.h"

#include "compose/args.h"
#include "compose/cage.h"

// The figure in field `logo` of the table at index 1, or NULL.
static const Block *read_logo(lua_State *lua) {
    if (lua_getfield(lua, 1, "logo") == LUA_TNIL) return NULL;
    const Box *box = box_of(lua, -1, BOX_BLOCK);
    const Block *logo = box ? box->blocks.first : NULL;
    if (!logo || logo->kind != BLOCK_FIGURE) host_fail(lua, "cover: 'logo' is a figure");
    lua_pop(lua, 1);
    return logo;
}

static int make_cover(lua_State *lua) {
    static const ArgSpec specs[] = {{"publisher", ARG_TEXT, false}, {"series", ARG_TEXT, false},
                                    {"title", ARG_TEXT, true},      {"subtitle", ARG_TEXT, false},
                                    {"notes", ARG_TEXT, false},     {"logo", ARG_ANY, false}};
    static const ArgTable table = ARG_TABLE("cover", specs, false);
    args_check(lua, &table);
    Block *block = args_block(lua, BLOCK_COVER);
    block->cover =
        (CoverBlock){args_text(lua, "publisher"), args_text(lua, "series"), args_text(lua, "title"),
                     args_text(lua, "subtitle"),  args_text(lua, "notes"),  read_logo(lua)};
    return args_return(lua, block, 0);
}

static int make_contents(lua_State *lua) {
    static const ArgSpec specs[] = {{"title", ARG_TEXT, false}, {"depth", ARG_COUNT, false}};
    static const ArgTable table = ARG_TABLE("contents", specs, false);
    Composer *composer = composer_of(lua);
    args_check(lua, &table);
    Block *block = args_block(lua, BLOCK_CONTENTS);
    const lua_Integer depth = args_given(lua, "depth") ? args_count(lua, "depth") : 2;
    if (depth < 1 || depth > 6) host_fail(lua, "contents: 'depth' is a number from 1 to 6");
    block->contents.depth = (uint8_t)depth;
    block->contents.title =
        args_given(lua, "title")
            ? args_text(lua, "title")
            : messages_plain(composer->messages, composer->options.arena, "contents");
    return args_return(lua, block, 0);
}

static int make_section(lua_State *lua) {
    static const ArgSpec specs[] = {{"title", ARG_TEXT, true},
                                    {"id", ARG_WORD, false},
                                    {"new_page", ARG_TRUTH, false},
                                    {"unlisted", ARG_TRUTH, false}};
    static const ArgTable table = ARG_TABLE("section", specs, true);
    args_check(lua, &table);
    const BlockList children = args_blocks(lua, &table);
    Block *block = args_block(lua, BLOCK_SECTION);
    block->id = args_word(lua, "id");
    block->children = children.first;
    block->section = (SectionBlock){args_text(lua, "title"), args_truth(lua, "new_page"),
                                    args_truth(lua, "unlisted")};
    return args_return(lua, block, children.depth);
}

static int make_paragraph(lua_State *lua) {
    static const ArgSpec specs[] = {
        {"role", ARG_WORD, false}, {"keep_with_next", ARG_TRUTH, false}, {"id", ARG_WORD, false}};
    static const ArgTable table = ARG_TABLE("paragraph", specs, true);
    static const Str roles[] = {
#define X(ROLE, name) STR_INIT(name),
        TEXT_ROLES(X)
#undef X
    };
    args_check(lua, &table);
    Block *block = args_block(lua, BLOCK_PARAGRAPH);
    block->keep_with_next = args_truth(lua, "keep_with_next");
    block->id = args_word(lua, "id");
    block->paragraph.role =
        (TextRole)args_choice(lua, &table, "role", roles, COUNT_OF(roles), ROLE_BODY);
    block->paragraph.text = args_words(lua, &table);
    return args_return(lua, block, 0);
}

// The label of item `i` (from 1): "•", "–", or the style with its number.
static Str list_label(Arena *arena, Str style, lua_Integer i) {
    if (style.n == 0) return STR("•");
    const size_t at = str_find_char(style, '1', 0);
    if (at == SIZE_MAX) return style;
    const Str before = str_slice(style, 0, at);
    const Str after = str_slice(style, at + 1, style.n);
    return str_format(arena, "%.*s%lld%.*s", STR_ARGS(before), (long long)i, STR_ARGS(after));
}

// labels = {"✓", …}: the label of value `i`, empty without.
static Text given_label(lua_State *lua, lua_Integer i) {
    Text label = {0};
    if (lua_getfield(lua, 1, "labels") == LUA_TTABLE) {
        if (lua_rawgeti(lua, -1, i) != LUA_TNIL) label = value_check_text(lua, -1, "list: labels");
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
    return label;
}

static int make_list(lua_State *lua) {
    static const ArgSpec specs[] = {{"style", ARG_WORD, false},
                                    {"labels", ARG_LIST, false},
                                    {"tight", ARG_TRUTH, false},
                                    {"keep_with_next", ARG_TRUTH, false}};
    static const ArgTable table = ARG_TABLE("list", specs, true);
    args_check(lua, &table);
    Arena *arena = host_of(lua)->options.arena;
    const Str style = args_word(lua, "style");
    const lua_Integer last = args_last(lua, 1);
    ListItem *items = arena_push(arena, ListItem, (size_t)last);
    host_charge(lua, (size_t)last * sizeof *items);
    size_t n = 0;
    unsigned depth = 0;
    for (lua_Integer i = 1; i <= last; i++) {
        BlockList body = {0};
        lua_rawgeti(lua, 1, i);
        args_append_blocks(lua, -1, "list", ROLE_BODY, &body);
        lua_pop(lua, 1);
        if (!body.first) continue;
        items[n].children = body.first;
        items[n].label = given_label(lua, i);
        if (text_is_empty(items[n].label)) {
            items[n].label = text_plain(arena, list_label(arena, style, (lua_Integer)n + 1));
        }
        n++;
        depth = body.depth > depth ? body.depth : depth;
    }
    Block *block = args_block(lua, BLOCK_LIST);
    block->keep_with_next = args_truth(lua, "keep_with_next");
    block->list =
        (ListBlock){items, n, str_find_char(style, '1', 0) != SIZE_MAX, args_truth(lua, "tight")};
    return args_return(lua, block, depth);
}

// Reads the one tile at index 1 into the Tile at index 2.
static int read_tile(lua_State *lua) {
    static const ArgSpec specs[] = {{"figure", ARG_TEXT, true},
                                    {"label", ARG_TEXT, true},
                                    {"change", ARG_TEXT, false},
                                    {"look", ARG_WORD, false}};
    static const ArgTable table = ARG_TABLE("a tile", specs, false);
    Tile *tile = lua_touserdata(lua, 2);
    args_check(lua, &table);
    *tile = (Tile){args_text(lua, "figure"), args_text(lua, "label"), args_text(lua, "change"),
                   args_word(lua, "look")};
    return 0;
}

static int make_tiles(lua_State *lua) {
    enum { MOST = 200 }; // beyond that nobody sees anything at a glance
    static const ArgTable table = {"tiles", NULL, 0, true};
    args_check(lua, &table);
    const lua_Integer n = args_last(lua, 1);
    if (n == 0) host_fail(lua, "tiles needs at least one tile");
    if (n > MOST) host_fail(lua, "there are more than %d tiles: say it in a table", MOST);
    Tile *tiles = arena_push(host_of(lua)->options.arena, Tile, (size_t)n);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_pushcfunction(lua, read_tile);
        lua_rawgeti(lua, 1, i);
        lua_pushlightuserdata(lua, &tiles[i - 1]);
        lua_call(lua, 2, 0);
    }
    Block *block = args_block(lua, BLOCK_TILES);
    block->tiles = (TilesBlock){tiles, (size_t)n};
    return args_return(lua, block, 0);
}

static int make_container(lua_State *lua, const ArgTable *table, BlockKind kind) {
    args_check(lua, table);
    const BlockList children = args_blocks(lua, table);
    Block *block = args_block(lua, kind);
    block->children = children.first;
    block->keep_with_next = args_truth(lua, "keep_with_next");
    return args_return(lua, block, children.depth);
}

static const ArgSpec CONTAINER_SPECS[] = {{"keep_with_next", ARG_TRUTH, false}};

// group { blocks }; with two values it is group_by.
static int make_group(lua_State *lua) {
    if (lua_gettop(lua) == 2) return lists_group(lua);
    static const ArgTable table = ARG_TABLE("group", CONTAINER_SPECS, true);
    return make_container(lua, &table, BLOCK_GROUP);
}

static int make_quote(lua_State *lua) {
    static const ArgTable table = ARG_TABLE("quote", CONTAINER_SPECS, true);
    return make_container(lua, &table, BLOCK_QUOTE);
}

static int make_code(lua_State *lua) {
    static const ArgTable table = {"code", NULL, 0, true};
    args_check(lua, &table);
    Block *block = args_block(lua, BLOCK_CODE);
    block->paragraph = (ParagraphBlock){args_words(lua, &table), ROLE_CODE};
    return args_return(lua, block, 0);
}

static int make_rule(lua_State *lua) {
    return args_return(lua, args_block(lua, BLOCK_RULE), 0);
}

static int make_page_break(lua_State *lua) {
    return args_return(lua, args_block(lua, BLOCK_PAGE_BREAK), 0);
}

// prose(value): Markdown of the data as blocks; a text becomes a paragraph.
static int make_prose(lua_State *lua) {
    BlockList blocks = {0};
    lua_settop(lua, 1);
    args_append_blocks(lua, 1, "prose", ROLE_BODY, &blocks);
    push_blocks(lua, blocks);
    return 1;
}

void constructors_open(lua_State *lua) {
    static const luaL_Reg functions[] = {{"document", make_document},
                                         {"theme", make_theme},
                                         {"cover", make_cover},
                                         {"contents", make_contents},
                                         {"section", make_section},
                                         {"paragraph", make_paragraph},
                                         {"list", make_list},
                                         {"tiles", make_tiles},
                                         {"group", make_group},
                                         {"quote", make_quote},
                                         {"code", make_code},
                                         {"rule", make_rule},
                                         {"page_break", make_page_break},
                                         {"prose", make_prose},
                                         {"data_table", make_data_table},
                                         {"cell", make_cell},
                                         {"bar_chart", make_bar_chart},
                                         {"callout", make_callout},
                                         {"columns", make_columns},
                                         {"definitions", make_definitions},
                                         {"lines", make_lines},
                                         {"slide", make_slide},
                                         {"hexagon_map", make_hexagon_map},
                                         {"timeline", make_timeline},
                                         {"figure", make_figure},
                                         {"footnote", make_footnote},
                                         {"page_of", make_page_of},
                                         {"show", make_show},
                                         {NULL, NULL}};
    for (const luaL_Reg *f = functions; f->name; f++) {
        lua_pushcfunction(lua, f->func);
        cage_set_global(lua, f->name);
    }
}
