// SPDX-License-Identifier: MIT
// document { … }: the composition, with what the metadata and the page furniture say.
#include "compose/args.h"
#include "compose/constructors.h"
#include "compose/data_table.h"
#include "compose/icu_format.h"
#include "compose/theme_read.h"

static Str page_number(void *self, Arena *arena, size_t page, size_t pages) {
    Composer *composer = self;
    const MessageValue values[] = {{.name = "page", .number = (int64_t)page},
                                   {.name = "pages", .number = (int64_t)pages}};
    return messages_words(composer->messages, arena, str_cstring(arena, composer->page_number),
                          values, COUNT_OF(values));
}

static void fill_metadata(Composer *composer, Composition *c) {
    const Record *document = record_child(composer->model->root, STR("document"));
    const Str direction = record_string(document, STR("dir"));
    c->id = record_string(document, STR("id"));
    c->title = record_string(document, STR("title"));
    c->lang = composer->model->lang;
    c->right_to_left = direction.n ? str_eq(direction, STR("rtl"))
                                   : icu_is_right_to_left(composer->options.arena, c->lang);
    c->info = document_info_of(composer->options.arena, composer->model);
    c->info.right_to_left = c->right_to_left;
    c->abbreviations = abbreviations_of(composer->options.arena, composer->model);
}

// theme(): the table of the workspace's theme, as layouts see it.
int make_theme(lua_State *lua) {
    Composer *composer = composer_of(lua);
    host_require(lua, composer->options.theme);
    composer->theme_place = host_module_place(host_of(lua), composer->options.theme);
    return 1;
}

static const Theme *read_theme(lua_State *lua) {
    Composer *composer = composer_of(lua);
    const Record *document = record_child(composer->model->root, STR("document"));
    const Place place = composer->theme_place.source ? composer->theme_place : host_place(lua);
    const Theme *theme =
        theme_read(lua, lua_gettop(lua), record_string(document, STR("page")), place);
    lua_pop(lua, 1);
    return status_looks(composer, theme);
}

const Theme *document_theme(lua_State *lua) {
    Composer *composer = composer_of(lua);
    if (!composer->theme) {
        make_theme(lua);
        composer->theme = read_theme(lua);
    }
    return composer->theme;
}

// The message in the foot takes page and pages, nothing else.
static void check_page_number(lua_State *lua, Str name) {
    size_t n = 0;
    const MessageArgument *arguments = messages_arguments(composer_of(lua)->messages, name, &n);
    bool fits = arguments && n <= 2;
    for (size_t i = 0; fits && i < n; i++) {
        fits = arguments[i].type == ARGUMENT_NUMBER &&
               (str_eq(arguments[i].name, STR("page")) || str_eq(arguments[i].name, STR("pages")));
    }
    if (!fits) {
        host_fail(lua, "document: 'page_number' is a message with the numbers page and pages");
    }
}

int make_document(lua_State *lua) {
    static const ArgSpec specs[] = {
        {"theme", ARG_ANY, false},        {"head_start", ARG_TEXT, false},
        {"head_end", ARG_TEXT, false},    {"foot_start", ARG_TEXT, false},
        {"page_number", ARG_WORD, false}, {"link_list", ARG_TEXT, false},
        {"colophon", ARG_ANY, false}};
    static const ArgTable table = ARG_TABLE("document", specs, true);
    Composer *composer = composer_of(lua);
    args_check(lua, &table);
    if (composer->composition) host_fail(lua, "document: there is one already");
    const BlockList blocks = args_blocks(lua, &table);
    if (!blocks.first) host_fail(lua, "document: there is nothing in it");
    Composition *c = arena_push(composer->options.arena, Composition, 1);
    fill_metadata(composer, c);
    if (lua_getfield(lua, 1, "theme") != LUA_TNIL) composer->theme = read_theme(lua);
    lua_settop(lua, 1);
    c->theme = document_theme(lua);
    c->blocks = blocks.first;
    c->furniture.head_start = args_text(lua, "head_start");
    c->furniture.head_end = args_text(lua, "head_end");
    c->furniture.foot_start = args_text(lua, "foot_start");
    composer->page_number =
        args_given(lua, "page_number") ? args_word(lua, "page_number") : STR("page-number");
    check_page_number(lua, composer->page_number);
    c->furniture.cover_label =
        messages_words(composer->messages, composer->options.arena, "page-label-cover", NULL, 0);
    c->furniture.page_number = page_number;
    c->furniture.self = composer;
    composer->link_title = args_text(lua, "link_list");
    if (lua_getfield(lua, 1, "colophon") != LUA_TNIL)
        args_append_blocks(lua, -1, "document", ROLE_BODY, &composer->colophon);
    lua_settop(lua, 1);
    composer->composition = c;
    for (size_t i = 0; i < composer->tables.n; i++) {
        record_rows_prepare(composer->tables.at[i], composer->options.arena);
    }
    box_push(lua, BOX_DOCUMENT);
    return 1;
}
