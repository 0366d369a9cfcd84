// SPDX-License-Identifier: MIT
// Values: boxes, and how anything becomes text.
#include "compose/values.h"

#include "base/utf8.h"
#include "compose/cage.h"

static const char METATABLES[BOX__COUNT] = {0}; // addresses are keys in the registry

const char *value_name(lua_State *lua, int index) {
    const Box *box = box_at(lua, index);
    if (!box) return luaL_typename(lua, index);
    if (box->kind == BOX_RECORD) return box->record->entity->name.at;
    static const char *const names[] = {
#define X(KIND, name) [BOX_##KIND] = name,
        BOX_KINDS(X)
#undef X
    };
    return names[box->kind];
}

Box *box_at(lua_State *lua, int index) {
    return lua_type(lua, index) == LUA_TUSERDATA ? lua_touserdata(lua, index) : NULL;
}

Box *box_of(lua_State *lua, int index, BoxKind kind) {
    Box *box = box_at(lua, index);
    return box && box->kind == kind ? box : NULL;
}

Box *box_push(lua_State *lua, BoxKind kind) {
    Box *box = lua_newuserdatauv(lua, sizeof *box, 0);
    memset(box, 0, sizeof *box);
    box->kind = kind;
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &METATABLES[kind]);
    lua_setmetatable(lua, -2);
    return box;
}

void push_record(lua_State *lua, const Record *record) {
    box_push(lua, BOX_RECORD)->record = record;
}

void push_text(lua_State *lua, Text text) {
    if (text.n > TEXT_SPANS) host_fail(lua, "a text of more than %d pieces", TEXT_SPANS);
    host_charge(lua, text.n * sizeof(TextSpan));
    box_push(lua, BOX_TEXT)->text = text;
}

void push_blocks(lua_State *lua, BlockList blocks) {
    if (blocks.depth > BLOCK_DEPTH) host_fail(lua, "blocks are nested too deep");
    host_charge(lua, sizeof(Block));
    box_push(lua, BOX_BLOCK)->blocks = blocks;
}

void push_datum(lua_State *lua, const Datum *datum) {
    switch (datum->kind) {
    case DATUM_NONE: lua_pushnil(lua); break;
    case DATUM_NO_VALUE: box_push(lua, BOX_NO_VALUE)->datum = datum; break;
    case DATUM_STRING: host_push_str(lua, datum->string); break;
    case DATUM_TEXT:
        push_text(lua, composer_text(composer_of(lua), host_of(lua)->options.arena, datum));
        break;
    case DATUM_PROSE: box_push(lua, BOX_PROSE)->datum = datum; break;
    case DATUM_DATE: box_push(lua, BOX_DATE)->datum = datum; break;
    case DATUM_COUNT: lua_pushinteger(lua, (lua_Integer)datum->count); break;
    case DATUM_TRUTH: lua_pushboolean(lua, datum->truth); break;
    case DATUM_REFERENCE:
        if (datum->record) {
            push_record(lua, datum->record);
        } else {
            host_push_str(lua, datum->string);
        }
        break;
    case DATUM_RECORD: push_record(lua, datum->record); break;
    case DATUM_LIST: box_push(lua, BOX_LIST)->datum = datum; break;
    }
}

// A Lua string as text: line ends break the line, other control characters are refused.
static Text string_text(lua_State *lua, Str s) {
    Arena *arena = host_of(lua)->options.arena;
    if (utf8_invalid_at(s) != SIZE_MAX) host_fail(lua, "a text is not valid UTF-8");
    size_t lines = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == '\n') {
            lines++;
        } else if ((unsigned char)s.at[i] < ' ' || s.at[i] == 0x7F) {
            host_fail(lua, "a text has the control character U+%04X", (unsigned char)s.at[i]);
        }
    }
    host_charge(lua, s.n + lines * 2);
    if (lines == 0) return text_plain(arena, str_copy(arena, s));
    char *at = arena_push(arena, char, s.n + lines * 2 + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == '\n') {
            n += utf8_encode(0x2028, at + n);
        } else {
            at[n++] = s.at[i];
        }
    }
    return text_plain(arena, (Str){at, n});
}

static bool box_text(lua_State *lua, const Box *box, Text *out) {
    switch (box->kind) {
    case BOX_TEXT: *out = box->text; return true;
    case BOX_PROSE:
    case BOX_DATE:
    case BOX_NO_VALUE:
        *out = composer_text(composer_of(lua), host_of(lua)->options.arena, box->datum);
        return true;
    case BOX_RECORD:
    case BOX_LIST:
    case BOX_BLOCK:
    case BOX_CELL:
    case BOX_DOCUMENT:
    case BOX__COUNT: break;
    }
    return false;
}

static bool table_text(lua_State *lua, int index, Text *out) {
    TextBuilder to = {.arena = host_of(lua)->options.arena};
    const lua_Integer n = (lua_Integer)lua_rawlen(lua, index);
    luaL_checkstack(lua, 8, "a text of texts is nested too deep");
    if (lua_gettop(lua) > 200) host_fail(lua, "a text of texts is nested too deep");
    for (lua_Integer i = 1; i <= n; i++) {
        Text part = {0};
        lua_rawgeti(lua, index, i);
        if (!value_text(lua, lua_gettop(lua), &part)) return false;
        lua_pop(lua, 1);
        host_charge(lua, part.n * sizeof(TextSpan));
        text_put_text(&to, part);
    }
    *out = text_of_builder(&to);
    return n > 0;
}

bool value_text(lua_State *lua, int index, Text *out) {
    Composer *composer = composer_of(lua);
    index = lua_absindex(lua, index);
    *out = (Text){0};
    switch (lua_type(lua, index)) {
    case LUA_TSTRING: *out = string_text(lua, host_str(lua, index)); return true;
    case LUA_TNUMBER:
        host_charge(lua, 64);
        if (lua_isinteger(lua, index)) {
            *out = text_plain(host_of(lua)->options.arena,
                              messages_number(composer->messages, host_of(lua)->options.arena,
                                              lua_tointeger(lua, index)));
            return true;
        }
        lua_pushvalue(lua, index);
        lua_tostring(lua, -1);
        *out = string_text(lua, host_str(lua, -1));
        lua_pop(lua, 1);
        return true;
    case LUA_TUSERDATA: return box_text(lua, box_at(lua, index), out);
    case LUA_TTABLE: return table_text(lua, index, out);
    default: return false;
    }
}

Text value_check_text(lua_State *lua, int index, const char *what) {
    Text text;
    if (!value_text(lua, index, &text)) {
        host_fail(lua, "%s: text expected, got a %s", what, value_name(lua, index));
    }
    return text;
}

static int value_words(lua_State *lua) {
    Text text;
    if (value_text(lua, 1, &text)) {
        host_charge(lua, text.n * 64);
        host_push_str(lua, text_plain_words(host_of(lua)->options.arena, text));
    } else {
        lua_pushstring(lua, value_name(lua, 1));
    }
    return 1;
}

static int value_concat(lua_State *lua) {
    Text parts[2];
    for (int i = 0; i < 2; i++) {
        if (value_text(lua, i + 1, &parts[i])) continue;
        host_fail(lua, "a %s cannot be joined to a text", value_name(lua, i + 1));
    }
    host_charge(lua, (parts[0].n + parts[1].n) * sizeof(TextSpan));
    push_text(lua, text_join(host_of(lua)->options.arena, parts[0], parts[1]));
    return 1;
}

static int value_newindex(lua_State *lua) {
    cage_push_words(lua, 2);
    host_fail(lua, "'%s' cannot be set: a %s is read-only", lua_tostring(lua, -1),
              value_name(lua, 1));
}

static int value_index(lua_State *lua) {
    cage_push_words(lua, 2);
    host_fail(lua, "a %s has no field '%s'", value_name(lua, 1), lua_tostring(lua, -1));
}

static int date_format(lua_State *lua) {
    const Box *box = box_of(lua, 1, BOX_DATE);
    if (!box) host_fail(lua, "format: call it as date:format(style)");
    const Str style = lua_isnoneornil(lua, 2) ? (Str){0} : host_check_str(lua, 2);
    Composer *composer = composer_of(lua);
    Str words = {0};
    if (!messages_date(composer->messages, composer->options.arena, box->datum->date, style,
                       &words)) {
        host_fail(lua, "there is no date style '%.*s' in the messages", STR_ARGS(style));
    }
    host_push_str(lua, words);
    return 1;
}

static int date_index(lua_State *lua) {
    const Str key = host_str(lua, 2);
    const Date date = box_at(lua, 1)->datum->date;
    int32_t year, month, day;
    date_civil(date.first, &year, &month, &day);
    if (str_eq(key, STR("format"))) {
        lua_pushcfunction(lua, date_format);
    } else if (str_eq(key, STR("year"))) {
        lua_pushinteger(lua, year);
    } else if (str_eq(key, STR("month")) && date.precision != DATE_YEAR) {
        lua_pushinteger(lua, month);
    } else if (str_eq(key, STR("day")) && date.precision == DATE_DAY) {
        lua_pushinteger(lua, day);
    } else if (str_eq(key, STR("month")) || str_eq(key, STR("day"))) {
        lua_pushnil(lua);
    } else {
        return value_index(lua);
    }
    return 1;
}

static int value_eq(lua_State *lua) {
    const Box *a = box_at(lua, 1);
    const Box *b = box_at(lua, 2);
    bool same = a && b && a->kind == b->kind;
    if (same && a->kind == BOX_RECORD) same = a->record == b->record;
    if (same && a->kind == BOX_LIST) same = a->datum == b->datum;
    if (same && a->kind == BOX_NO_VALUE) same = a->datum->no_value == b->datum->no_value;
    if (same && a->kind == BOX_DATE) {
        same = a->datum->date.first == b->datum->date.first &&
               a->datum->date.last == b->datum->date.last;
    }
    lua_pushboolean(lua,
                    same && a->kind <= BOX_NO_VALUE && a->kind != BOX_TEXT && a->kind != BOX_PROSE);
    return 1;
}

// Dates in order of their first days.
static int date_less(lua_State *lua) {
    const Box *a = box_of(lua, 1, BOX_DATE);
    const Box *b = box_of(lua, 2, BOX_DATE);
    if (!a || !b) host_fail(lua, "a date can be compared with dates only");
    lua_pushboolean(lua, a->datum->date.first < b->datum->date.first);
    return 1;
}

static void open_kind(lua_State *lua, BoxKind kind, const char *name, lua_CFunction index) {
    static const luaL_Reg functions[] = {
        {"words", value_words}, {"__newindex", value_newindex}, {"__eq", value_eq}, {NULL, NULL}};
    lua_newtable(lua);
    luaL_setfuncs(lua, functions, 0);
    lua_pushstring(lua, name);
    lua_setfield(lua, -2, "__name");
    lua_pushcfunction(lua, index ? index : value_index);
    lua_setfield(lua, -2, "__index");
    if (kind == BOX_TEXT || kind == BOX_DATE || kind == BOX_NO_VALUE || kind == BOX_PROSE) {
        lua_pushcfunction(lua, value_concat);
        lua_setfield(lua, -2, "__concat");
    }
    if (kind == BOX_DATE) {
        lua_pushcfunction(lua, date_less);
        lua_setfield(lua, -2, "__lt");
    }
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &METATABLES[kind]);
}

// Adds the functions to the metatable of a kind.
static void extend_kind(lua_State *lua, BoxKind kind, const luaL_Reg *functions) {
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &METATABLES[kind]);
    luaL_setfuncs(lua, functions, 0);
    lua_pop(lua, 1);
}

void values_open(lua_State *lua) {
#define X(KIND, name) open_kind(lua, BOX_##KIND, name, BOX_##KIND == BOX_DATE ? date_index : NULL);
    BOX_KINDS(X)
#undef X
    extend_kind(lua, BOX_RECORD, RECORD_FUNCTIONS);
    extend_kind(lua, BOX_LIST, LIST_FUNCTIONS);
}
