// SPDX-License-Identifier: MIT
// Texts: strong, emph, muted, code_text, link, to, span and msg, as layouts call them.
#include "compose/cage.h"
#include "compose/icu_format.h"
#include "compose/values.h"
#include "model/derive.h"
#include "model/entities.h"

typedef void (*Mark)(TextSpan *span, Str value);

static void push_marked(lua_State *lua, Text text, Mark mark, Str value) {
    Arena *arena = host_of(lua)->options.arena;
    push_text(lua, text_compact(arena, text_marked(arena, text, mark, value)));
}

static int text_strong(lua_State *lua) {
    push_marked(lua, value_check_text(lua, 1, "strong"), text_mark_strong, (Str){0});
    return 1;
}

static int text_emph(lua_State *lua) {
    push_marked(lua, value_check_text(lua, 1, "emph"), text_mark_emph, (Str){0});
    return 1;
}

static int text_muted(lua_State *lua) {
    push_marked(lua, value_check_text(lua, 1, "muted"), text_mark_muted, (Str){0});
    return 1;
}

static int text_literal(lua_State *lua) {
    push_marked(lua, value_check_text(lua, 1, "literal"), text_mark_code, (Str){0});
    return 1;
}

// unexpanded(text): abbreviations in it are read as they stand.
static int text_unexpanded(lua_State *lua) {
    push_marked(lua, value_check_text(lua, 1, "unexpanded"), text_mark_unexpanded, (Str){0});
    return 1;
}

static Str copied(lua_State *lua, Str s) {
    host_charge(lua, s.n);
    return str_copy(host_of(lua)->options.arena, s);
}

// link(url [, text]): the words of the link, or the whole address.
static int text_link(lua_State *lua) {
    const Str url = copied(lua, host_check_str(lua, 1));
    const Text text = lua_isnoneornil(lua, 2) ? value_check_text(lua, 1, "link")
                                              : value_check_text(lua, 2, "link");
    push_marked(lua, text, text_mark_url, url);
    return 1;
}

// What says where a link leads when its words do not: what the layout gives, or for the bare id of
// a recommendation that it is one.
static Str link_title(lua_State *lua, const Box *box, Text text) {
    Arena *arena = host_of(lua)->options.arena;
    if (!lua_isnoneornil(lua, 3)) return text_plain_words(arena, value_check_text(lua, 3, "to"));
    const bool bare = box && box->record->entity == &ENTITY_RECOMMENDATION &&
                      str_eq(text_plain_words(arena, text), record_string(box->record, STR("id")));
    return bare ? composer_link_title(composer_of(lua), arena, box->record) : (Str){0};
}

// to(destination, text [, title]): the destination's name, or a recommendation.
static int text_to(lua_State *lua) {
    const Box *box = box_of(lua, 1, BOX_RECORD);
    const Str name = box ? model_destination(host_of(lua)->options.arena, box->record)
                         : copied(lua, host_check_str(lua, 1));
    const Text text = value_check_text(lua, 2, "to");
    const Str title = link_title(lua, box, text);
    const Text titled = text_marked(host_of(lua)->options.arena, text, text_mark_title, title);
    push_marked(lua, titled, text_mark_to, name);
    return 1;
}

// sign("✓", "done"): a sign and what it stands for when it is read aloud.
static int text_sign(lua_State *lua) {
    const Str sign = copied(lua, host_check_str(lua, 1));
    const Str words =
        text_plain_words(host_of(lua)->options.arena, value_check_text(lua, 2, "sign"));
    TextBuilder to = {.arena = host_of(lua)->options.arena};
    text_put(&to, sign, &(TextSpan){.alt = words});
    push_text(lua, text_of_builder(&to));
    return 1;
}

// destination(recommendation): the name by which links reach it.
static int text_destination(lua_State *lua) {
    const Box *box = box_of(lua, 1, BOX_RECORD);
    if (!box)
        host_fail(lua, "destination: a recommendation expected, got a %s", value_name(lua, 1));
    host_push_str(lua, model_destination(host_of(lua)->options.arena, box->record));
    return 1;
}

// span { lang = "he", "…" }
static int text_span(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_getfield(lua, 1, "lang");
    const Str lang = copied(lua, host_check_str(lua, -1));
    push_marked(lua, value_check_text(lua, 1, "span"), text_mark_lang, lang);
    return 1;
}

static void fail_message(lua_State *lua, Str name) {
    Str *known;
    const size_t n =
        messages_names(composer_of(lua)->messages, host_of(lua)->options.arena, &known);
    host_fail_word(lua, "msg: there is no message", name, known, n);
}

// The value of one declared argument from the table at index 2.
static MessageValue message_value(lua_State *lua, Str message, const MessageArgument *argument) {
    MessageValue value = {.name = str_cstring(host_of(lua)->options.arena, argument->name)};
    lua_getfield(lua, 2, value.name);
    const int type = lua_type(lua, -1);
    if (type == LUA_TNIL) {
        host_fail(lua, "msg: '%.*s' needs the argument '%s'", STR_ARGS(message), value.name);
    }
    if (argument->type == ARGUMENT_NUMBER) {
        if (!lua_isinteger(lua, -1)) {
            host_fail(lua, "msg: argument '%s' of '%.*s' is a whole number, got a %s", value.name,
                      STR_ARGS(message), value_name(lua, -1));
        }
        value.number = lua_tointeger(lua, -1);
    } else {
        value.text = value_check_text(lua, -1, "msg");
    }
    lua_pop(lua, 1);
    return value;
}

// An argument that the message does not declare is a mistake.
static void check_extra(lua_State *lua, Str message, const MessageArgument *arguments, size_t n) {
    const lua_Integer keys = cage_push_sorted_keys(lua, 2);
    for (lua_Integer i = 1; i <= keys; i++) {
        Str names[8];
        bool known = false;
        lua_rawgeti(lua, -1, i);
        const Str key = host_str(lua, -1);
        for (size_t k = 0; k < n; k++) {
            names[k] = arguments[k].name;
            known = known || str_eq(names[k], key);
        }
        lua_pop(lua, 1);
        if (known) continue;
        const Str problem = str_format(host_of(lua)->options.arena, "msg: '%.*s' has no argument",
                                       STR_ARGS(message));
        host_fail_word(lua, problem.at, key, names, n);
    }
    lua_pop(lua, 1);
}

// msg("name" [, {argument = value}])
static int text_msg(lua_State *lua) {
    Composer *composer = composer_of(lua);
    const Str name = host_check_str(lua, 1);
    size_t n = 0;
    const MessageArgument *arguments = messages_arguments(composer->messages, name, &n);
    if (!arguments) fail_message(lua, name);
    lua_settop(lua, 2);
    if (lua_isnil(lua, 2)) {
        lua_newtable(lua);
        lua_replace(lua, 2);
    }
    luaL_checktype(lua, 2, LUA_TTABLE);
    check_extra(lua, name, arguments, n);
    MessageValue values[8];
    for (size_t i = 0; i < n; i++) values[i] = message_value(lua, name, &arguments[i]);
    host_charge(lua, 256);
    host_spend(lua, 50);
    push_text(lua, messages_text(composer->messages, host_of(lua)->options.arena,
                                 str_cstring(host_of(lua)->options.arena, name), values, n));
    return 1;
}

// has_msg("name"): is there such a message?
static int text_has_msg(lua_State *lua) {
    size_t n;
    lua_pushboolean(
        lua, messages_arguments(composer_of(lua)->messages, host_check_str(lua, 1), &n) != NULL);
    return 1;
}

// fill("Status of {total} Recommendations", {total = 17}): a label of the data with its blanks.
static int text_fill(lua_State *lua) {
    const Str label = host_check_str(lua, 1);
    luaL_checktype(lua, 2, LUA_TTABLE);
    TextBuilder to = {.arena = host_of(lua)->options.arena};
    size_t at = 0;
    while (at < label.n) {
        const size_t open = str_find_char(label, '{', at);
        const size_t close = open == SIZE_MAX ? SIZE_MAX : str_find_char(label, '}', open);
        if (close == SIZE_MAX) break;
        text_put(&to, copied(lua, str_slice(label, at, open)), NULL);
        host_push_str(lua, str_slice(label, open + 1, close));
        lua_rawget(lua, 2);
        if (lua_isnil(lua, -1)) {
            text_put(&to, copied(lua, str_slice(label, open, close + 1)), NULL);
        } else {
            text_put_text(&to, value_check_text(lua, -1, "fill"));
        }
        lua_pop(lua, 1);
        at = close + 1;
    }
    text_put(&to, copied(lua, str_slice(label, at, label.n)), NULL);
    push_text(lua, text_of_builder(&to));
    return 1;
}

// language_name("en"): "anglais" in a French edition.
static int text_language_name(lua_State *lua) {
    const Host *host = host_of(lua);
    const Str name = icu_language_name(host->options.arena, host_check_str(lua, 1),
                                       composer_of(lua)->model->lang);
    push_text(lua, text_plain(host->options.arena, name));
    return 1;
}

// edition_language(): the BCP 47 tag of the edition that is made.
static int text_edition_language(lua_State *lua) {
    host_push_str(lua, composer_of(lua)->model->lang);
    return 1;
}

void texts_open(lua_State *lua) {
    static const luaL_Reg functions[] = {{"strong", text_strong},
                                         {"emph", text_emph},
                                         {"muted", text_muted},
                                         {"literal", text_literal},
                                         {"unexpanded", text_unexpanded},
                                         {"link", text_link},
                                         {"to", text_to},
                                         {"span", text_span},
                                         {"msg", text_msg},
                                         {"has_msg", text_has_msg},
                                         {"fill", text_fill},
                                         {"language_name", text_language_name},
                                         {"edition_language", text_edition_language},
                                         {"sign", text_sign},
                                         {"destination", text_destination},
                                         {NULL, NULL}};
    for (const luaL_Reg *f = functions; f->name; f++) {
        lua_pushcfunction(lua, f->func);
        cage_set_global(lua, f->name);
    }
}
