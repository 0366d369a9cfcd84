// SPDX-License-Identifier: MIT
// Records: the model as read-only values of Lua: fields by name, lists by number.
#include "compose/cage.h"
#include "compose/values.h"

static void fail_field(lua_State *lua, const Entity *entity, Str name) {
    enum { MOST = 64 };
    Str known[MOST];
    size_t n = 0;
    for (size_t i = 0; i < entity->n && n < MOST; i++) known[n++] = entity->fields[i].name;
    const Str problem =
        str_format(host_of(lua)->options.arena, "a %.*s has no field", STR_ARGS(entity->name));
    host_fail_word(lua, problem.at, name, known, n);
}

static int record_index(lua_State *lua) {
    const Record *record = box_at(lua, 1)->record;
    const Str name = host_str(lua, 2);
    if (!name.at) host_fail(lua, "fields of a record have names");
    const size_t field = entity_field_index(record->entity, name);
    if (field != SIZE_MAX) {
        push_datum(lua, &record->fields[field]);
        return 1;
    }
    if (!record->entity->open) fail_field(lua, record->entity, name);
    const Datum *open = map_lookup(&record->open, name);
    if (open) {
        push_datum(lua, open);
    } else {
        lua_pushnil(lua);
    }
    return 1;
}

// Upvalue: the number of fields looked at so far. Fields in declared order, then open keys as
// written; absent ones are left out.
static int record_next(lua_State *lua) {
    const Box *box = box_of(lua, 1, BOX_RECORD);
    if (!box) host_fail(lua, "this iterator goes through a record");
    const Record *record = box->record;
    size_t i = (size_t)lua_tointeger(lua, lua_upvalueindex(1));
    const size_t n = record->entity->n;
    while (i < n && record->fields[i].kind == DATUM_NONE) i++;
    lua_pushinteger(lua, (lua_Integer)i + 1);
    lua_replace(lua, lua_upvalueindex(1));
    if (i < n) {
        host_push_str(lua, record->entity->fields[i].name);
        push_datum(lua, &record->fields[i]);
        return 2;
    }
    if (i - n >= record->open.n) {
        lua_pushnil(lua);
        return 1;
    }
    host_push_str(lua, record->open.at[i - n].key);
    push_datum(lua, record->open.at[i - n].value);
    return 2;
}

static int record_pairs(lua_State *lua) {
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, record_next, 1);
    lua_pushvalue(lua, 1);
    lua_pushnil(lua);
    return 3;
}

const luaL_Reg RECORD_FUNCTIONS[] = {
    {"__index", record_index}, {"pairs", record_pairs}, {NULL, NULL}};

static int list_index(lua_State *lua) {
    const Datum *list = box_at(lua, 1)->datum;
    if (!lua_isinteger(lua, 2)) host_fail(lua, "items of a list have numbers");
    const lua_Integer i = lua_tointeger(lua, 2);
    if (i < 1 || (lua_Unsigned)i > list->n) {
        lua_pushnil(lua);
    } else {
        push_datum(lua, &list->items[i - 1]);
    }
    return 1;
}

static int list_len(lua_State *lua) {
    lua_pushinteger(lua, (lua_Integer)box_at(lua, 1)->datum->n);
    return 1;
}

static int list_next(lua_State *lua) {
    const Box *box = box_of(lua, 1, BOX_LIST);
    if (!box) host_fail(lua, "this iterator goes through a list");
    const Datum *list = box->datum;
    const lua_Integer last = luaL_optinteger(lua, 2, 0);
    const lua_Integer i = last >= 0 && last < LUA_MAXINTEGER ? last + 1 : LUA_MAXINTEGER;
    if ((lua_Unsigned)i > list->n) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushinteger(lua, i);
    push_datum(lua, &list->items[i - 1]);
    return 2;
}

static int list_pairs(lua_State *lua) {
    lua_pushcfunction(lua, list_next);
    lua_pushvalue(lua, 1);
    lua_pushnil(lua);
    return 3;
}

const luaL_Reg LIST_FUNCTIONS[] = {
    {"__index", list_index}, {"__len", list_len}, {"pairs", list_pairs}, {NULL, NULL}};

ListView list_check(lua_State *lua, int index, const char *what) {
    ListView list = {.lua = lua, .index = lua_absindex(lua, index)};
    const Box *box = box_of(lua, index, BOX_LIST);
    if (box) {
        list.datum = box->datum;
        list.n = (lua_Integer)box->datum->n;
        return list;
    }
    if (lua_type(lua, index) != LUA_TTABLE) {
        host_fail(lua, "%s: a list expected, got a %s", what, value_name(lua, index));
    }
    list.n = (lua_Integer)lua_rawlen(lua, index);
    return list;
}

void list_push(const ListView *list, lua_Integer i) {
    if (list->datum) {
        push_datum(list->lua, &list->datum->items[i - 1]);
    } else {
        lua_rawgeti(list->lua, list->index, i);
    }
}

// doc, reviews, recommendations, vocab, …: everything at the top of the file, by its field's name;
// what belongs to the only review may stand in it.
void records_open(lua_State *lua) {
    Composer *composer = composer_of(lua);
    const Record *root = composer->model->root;
    for (size_t i = 0; i < root->entity->n; i++) {
        const Str name = root->entity->fields[i].name;
        if (str_eq(name, STR("format"))) continue;
        if (str_eq(name, STR("allow")) || str_eq(name, STR("because"))) continue;
        if (str_eq(name, STR("document"))) {
            push_datum(lua, &root->fields[i]);
            cage_set_global(lua, "doc");
            continue;
        }
        const bool of_review = composer->review && !composer->several_reviews;
        push_datum(lua, of_review ? composer_review_field(composer, composer->review, name)
                                  : &root->fields[i]);
        if (lua_isnil(lua, -1) && root->entity->fields[i].type == FIELD_RECORDS) {
            lua_pop(lua, 1);
            box_push(lua, BOX_LIST)->datum = record_list(root, name);
        }
        cage_set_global(lua, str_cstring(composer->options.arena, name));
    }
    if (composer->review) {
        push_record(lua, composer->review);
    } else {
        lua_pushnil(lua);
    }
    cage_set_global(lua, "review");
    push_record(lua, root); // a part that has the name of a constructor: data.hexagon_map
    cage_set_global(lua, "data");
}
