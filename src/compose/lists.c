// SPDX-License-Identifier: MIT
// Lists: filter, group, sort, count, sum, map and join over lists of the model or of Lua. By a
// field's name they run in C, which is what keeps ten thousand rows cheap.
#include "compose/cage.h"
#include "compose/question.h"

Question question_at(lua_State *lua, int index, const char *what) {
    Question q = {0};
    if (lua_type(lua, index) == LUA_TFUNCTION) {
        q.function = index;
    } else if (lua_type(lua, index) == LUA_TSTRING) {
        q.field = host_str(lua, index);
        q.value = lua_isnoneornil(lua, index + 1) ? 0 : index + 1;
    } else {
        host_fail(lua, "%s: the name of a field or a function expected, got a %s", what,
                  value_name(lua, index));
    }
    return q;
}

// Does a datum of the model have the value at `index`? Records are compared as such or by id.
static bool datum_has(lua_State *lua, const Datum *datum, int index) {
    const Box *box = box_at(lua, index);
    const bool refers = datum->kind == DATUM_REFERENCE || datum->kind == DATUM_RECORD;
    if (box && box->kind == BOX_RECORD) return refers && datum->record == box->record;
    if (lua_type(lua, index) == LUA_TBOOLEAN) {
        return datum->kind == DATUM_TRUTH && datum->truth == lua_toboolean(lua, index);
    }
    if (lua_isinteger(lua, index)) {
        return datum->kind == DATUM_COUNT && datum->count == lua_tointeger(lua, index);
    }
    const Str word = host_str(lua, index);
    if (datum->kind == DATUM_REFERENCE && datum->record) {
        return str_eq(record_string(datum->record, STR("id")), word);
    }
    return (datum->kind == DATUM_STRING || datum->kind == DATUM_REFERENCE) &&
           str_eq(datum->string, word);
}

void question_ask(lua_State *lua, const Question *q) {
    if (q->function) {
        lua_pushvalue(lua, q->function);
        lua_insert(lua, -2);
        lua_call(lua, 1, 1);
        return;
    }
    const Box *box = box_of(lua, -1, BOX_RECORD);
    if (!box && lua_type(lua, -1) != LUA_TTABLE) {
        host_fail(lua, "an item is a %s and has no field '%.*s'", value_name(lua, -1),
                  STR_ARGS(q->field));
    }
    host_push_str(lua, q->field);
    lua_gettable(lua, -2);
    lua_remove(lua, -2);
}

// Pops the item on top of the stack: is it meant?
static bool is_meant(lua_State *lua, const Question *q) {
    const Box *box = box_of(lua, -1, BOX_RECORD);
    bool meant;
    if (q->value && box) {
        meant = datum_has(lua, record_field(box->record, q->field), q->value);
    } else {
        question_ask(lua, q);
        meant = q->value ? lua_compare(lua, -1, q->value, LUA_OPEQ) : lua_toboolean(lua, -1);
    }
    lua_pop(lua, 1);
    return meant;
}

size_t question_field(lua_State *lua, const Datum *list, Str field) {
    if (list->n == 0 || list->items[0].kind != DATUM_RECORD) return SIZE_MAX;
    const Record *first = list->items[0].record;
    const size_t index = entity_field_index(first->entity, field);
    if (index == SIZE_MAX && !first->entity->open) {
        push_record(lua, first);
        host_push_str(lua, field);
        lua_gettable(lua, -2); // raises the error with its suggestion
    }
    return index;
}

// A model list by a field's value: a new model list, nothing made for each item.
static int filter_datum(lua_State *lua, const Datum *list, const Question *q) {
    const size_t field = question_field(lua, list, q->field);
    Arena *arena = host_of(lua)->options.arena;
    host_spend(lua, list->n);
    host_charge(lua, list->n * sizeof(Datum) / 4);
    VEC(Datum) kept = {0};
    for (size_t i = 0; field != SIZE_MAX && i < list->n; i++) {
        const Record *record = list->items[i].record;
        if (datum_has(lua, &record->fields[field], q->value)) {
            *vec_push(arena, &kept) = list->items[i];
        }
    }
    Datum *made = arena_push(arena, Datum, 1);
    *made = (Datum){.kind = DATUM_LIST, .value = list->value};
    made->items = kept.at;
    made->n = kept.n;
    box_push(lua, BOX_LIST)->datum = made;
    return 1;
}

static int list_filter(lua_State *lua) {
    const ListView list = list_check(lua, 1, "filter");
    const Question q = question_at(lua, 2, "filter");
    if (list.datum && q.value) return filter_datum(lua, list.datum, &q);
    lua_newtable(lua);
    lua_Integer n = 0;
    for (lua_Integer i = 1; i <= list.n; i++) {
        list_push(&list, i);
        lua_pushvalue(lua, -1);
        if (is_meant(lua, &q)) {
            lua_rawseti(lua, -2, ++n);
        } else {
            lua_pop(lua, 1);
        }
    }
    return 1;
}

static int list_count(lua_State *lua) {
    const ListView list = list_check(lua, 1, "count");
    if (lua_isnoneornil(lua, 2)) {
        lua_pushinteger(lua, list.n);
        return 1;
    }
    const Question q = question_at(lua, 2, "count");
    lua_Integer n = 0;
    host_spend(lua, (size_t)list.n);
    for (lua_Integer i = 1; i <= list.n; i++) {
        list_push(&list, i);
        n += is_meant(lua, &q);
    }
    lua_pushinteger(lua, n);
    return 1;
}

static int list_sum(lua_State *lua) {
    const ListView list = list_check(lua, 1, "sum");
    const bool plain = lua_isnoneornil(lua, 2);
    const Question q = plain ? (Question){0} : question_at(lua, 2, "sum");
    lua_pushinteger(lua, 0);
    for (lua_Integer i = 1; i <= list.n; i++) {
        list_push(&list, i);
        if (!plain) question_ask(lua, &q);
        if (lua_isnil(lua, -1)) {
            lua_pop(lua, 1);
            continue;
        }
        if (lua_type(lua, -1) != LUA_TNUMBER) {
            host_fail(lua, "sum: item %d gives a %s", (int)i, value_name(lua, -1));
        }
        lua_arith(lua, LUA_OPADD);
    }
    return 1;
}

static int list_map(lua_State *lua) {
    const ListView list = list_check(lua, 1, "map");
    Question q = question_at(lua, 2, "map");
    lua_newtable(lua);
    for (lua_Integer i = 1; i <= list.n; i++) {
        list_push(&list, i);
        question_ask(lua, &q);
        lua_rawseti(lua, -2, i);
    }
    return 1;
}

static int list_reverse(lua_State *lua) {
    const ListView list = list_check(lua, 1, "reverse");
    lua_newtable(lua);
    host_spend(lua, (size_t)list.n);
    for (lua_Integer i = 1; i <= list.n; i++) {
        list_push(&list, list.n + 1 - i);
        lua_rawseti(lua, -2, i);
    }
    return 1;
}

// The value by which an item is grouped, as a string or number that a table can have as key.
static void push_group_key(lua_State *lua) {
    const Box *box = box_of(lua, -1, BOX_RECORD);
    if (box) {
        host_push_str(lua, record_string(box->record, STR("id")));
        lua_remove(lua, -2);
    } else if (lua_isnil(lua, -1) || lua_type(lua, -1) == LUA_TUSERDATA) {
        cage_push_words(lua, -1);
        lua_remove(lua, -2);
    }
}

// {{key = value, rows = {...}}, ...} in the order of first appearance.
int lists_group(lua_State *lua) {
    const ListView list = list_check(lua, 1, "group");
    const Question q = question_at(lua, 2, "group");
    lua_settop(lua, 2);
    lua_newtable(lua); // 3: groups
    lua_newtable(lua); // 4: key -> rows
    lua_Integer groups = 0;
    for (lua_Integer i = 1; i <= list.n; i++) {
        list_push(&list, i); // 5
        lua_pushvalue(lua, 5);
        question_ask(lua, &q); // 6: value
        lua_pushvalue(lua, 6);
        push_group_key(lua); // 7: key
        lua_pushvalue(lua, 7);
        if (lua_rawget(lua, 4) == LUA_TNIL) { // 8: rows
            lua_pop(lua, 1);
            lua_createtable(lua, 0, 2);
            lua_pushvalue(lua, 6);
            lua_setfield(lua, -2, "key");
            lua_newtable(lua);
            lua_pushvalue(lua, -1);
            lua_setfield(lua, -3, "rows");
            lua_insert(lua, -2);
            lua_rawseti(lua, 3, ++groups);
            lua_pushvalue(lua, 7);
            lua_pushvalue(lua, -2);
            lua_rawset(lua, 4);
        }
        lua_pushvalue(lua, 5);
        lua_rawseti(lua, 8, (lua_Integer)lua_rawlen(lua, 8) + 1);
        lua_settop(lua, 4);
    }
    lua_settop(lua, 3);
    return 1;
}

// join(list, between [, last]): the texts of a list with what stands between them.
static int list_join(lua_State *lua) {
    const ListView list = list_check(lua, 1, "join");
    const Text between =
        lua_isnoneornil(lua, 2) ? (Text){0} : value_check_text(lua, 2, "join: between");
    const Text last = lua_isnoneornil(lua, 3) ? between : value_check_text(lua, 3, "join: last");
    TextBuilder to = {.arena = host_of(lua)->options.arena};
    for (lua_Integer i = 1; i <= list.n; i++) {
        if (i > 1) text_put_text(&to, i == list.n ? last : between);
        list_push(&list, i);
        text_put_text(&to, value_check_text(lua, -1, "join"));
        lua_pop(lua, 1);
        if (to.spans.n > TEXT_SPANS) break;
    }
    push_text(lua, text_of_builder(&to));
    return 1;
}

// has(value): it is there and is no no-value.
static int value_has(lua_State *lua) {
    const Box *box = box_at(lua, 1);
    bool has = !lua_isnoneornil(lua, 1);
    if (box && box->kind == BOX_NO_VALUE) has = false;
    if (box && box->kind == BOX_LIST) has = box->datum->n > 0;
    if (box && box->kind == BOX_TEXT) has = box->text.n > 0;
    if (lua_type(lua, 1) == LUA_TSTRING) has = lua_rawlen(lua, 1) > 0;
    if (lua_type(lua, 1) == LUA_TTABLE) has = lua_rawlen(lua, 1) > 0;
    lua_pushboolean(lua, has);
    return 1;
}

void lists_open(lua_State *lua) {
    static const luaL_Reg functions[] = {{"filter", list_filter},   {"count", list_count},
                                         {"sum", list_sum},         {"map", list_map},
                                         {"reverse", list_reverse}, {"group_by", lists_group},
                                         {"sort", lists_sort},      {"join", list_join},
                                         {"has", value_has},        {NULL, NULL}};
    for (const luaL_Reg *f = functions; f->name; f++) {
        lua_pushcfunction(lua, f->func);
        cage_set_global(lua, f->name);
    }
}
