// SPDX-License-Identifier: MIT
// Derived: what the model derives of portfolios, action items, agendas and maps, as Lua tables.
#include "compose/derived.h"

#include "compose/cage.h"
#include "model/abbreviations.h"

void derived_set_record(lua_State *lua, const char *key, const Record *record) {
    if (!record) return;
    push_record(lua, record);
    lua_setfield(lua, -2, key);
}

void derived_set_integer(lua_State *lua, const char *key, int64_t value) {
    lua_pushinteger(lua, value);
    lua_setfield(lua, -2, key);
}

void derived_set_words(lua_State *lua, const char *key, Str words) {
    host_push_str(lua, words);
    lua_setfield(lua, -2, key);
}

static void set_truth(lua_State *lua, const char *key, bool truth) {
    lua_pushboolean(lua, truth);
    lua_setfield(lua, -2, key);
}

static const Model *model_of(lua_State *lua) {
    return composer_of(lua)->model;
}

static void push_reviews(lua_State *lua, const Portfolio *portfolio) {
    lua_newtable(lua);
    for (size_t i = 0; i < portfolio->review_count; i++) {
        const Summary *summary = portfolio->reviews[i];
        lua_newtable(lua);
        derived_set_record(lua, "review", summary->review);
        derived_set_integer(lua, "total", (int64_t)summary->total);
        derived_set_integer(lua, "without", (int64_t)summary->without);
        derived_push_statuses(lua, summary->statuses, summary->status_count);
        lua_setfield(lua, -2, "statuses");
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_priorities(lua_State *lua, const Portfolio *portfolio) {
    lua_newtable(lua);
    for (size_t i = 0; i < portfolio->priority_count; i++) {
        lua_newtable(lua);
        derived_set_words(lua, "level", portfolio->priorities[i].level);
        derived_set_integer(lua, "whole", (int64_t)portfolio->priorities[i].whole);
        derived_set_integer(lua, "split", (int64_t)portfolio->priorities[i].split);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

// portfolio([review]): sums over all reviews, or over one.
static int lua_portfolio(lua_State *lua) {
    const Box *box = lua_isnoneornil(lua, 1) ? NULL : box_of(lua, 1, BOX_RECORD);
    if (!box && !lua_isnoneornil(lua, 1)) {
        host_fail(lua, "portfolio: a review expected, got a %s", value_name(lua, 1));
    }
    const Portfolio *portfolio =
        model_portfolio(host_of(lua)->options.arena, model_of(lua), box ? box->record : NULL);
    lua_newtable(lua);
    derived_set_integer(lua, "total", (int64_t)portfolio->total);
    derived_set_integer(lua, "without", (int64_t)portfolio->without);
    derived_set_integer(lua, "split", (int64_t)portfolio->split);
    derived_set_integer(lua, "without_priority", (int64_t)portfolio->without_priority);
    derived_push_statuses(lua, portfolio->statuses, portfolio->status_count);
    lua_setfield(lua, -2, "statuses");
    push_reviews(lua, portfolio);
    lua_setfield(lua, -2, "reviews");
    push_priorities(lua, portfolio);
    lua_setfield(lua, -2, "priorities");
    return 1;
}

// action_list(): {item, open, undecided, days overdue} in the order of the data.
static int lua_action_list(lua_State *lua) {
    const ActionItem *items;
    const size_t n = model_action_items(host_of(lua)->options.arena, model_of(lua), &items);
    host_spend(lua, n);
    lua_newtable(lua);
    for (size_t i = 0; i < n; i++) {
        lua_newtable(lua);
        derived_set_record(lua, "item", items[i].item);
        set_truth(lua, "open", items[i].open);
        set_truth(lua, "undecided", items[i].undecided);
        derived_set_integer(lua, "days", items[i].days);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    return 1;
}

// agenda_lines(): {item, number, depth}, nested items after the one they belong to.
static int lua_agenda_lines(lua_State *lua) {
    const AgendaLine *lines;
    const size_t n = model_agenda(host_of(lua)->options.arena, model_of(lua), &lines);
    lua_newtable(lua);
    for (size_t i = 0; i < n; i++) {
        lua_newtable(lua);
        derived_set_record(lua, "item", lines[i].item);
        derived_set_words(lua, "number", lines[i].number);
        derived_set_integer(lua, "depth", (int64_t)lines[i].depth);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    return 1;
}

// map_hexagons(): {group, recommendation, briefing, this_deck}, group by group.
static int lua_map_hexagons(lua_State *lua) {
    const MapHexagon *hexagons;
    const size_t n = model_hexagons(host_of(lua)->options.arena, model_of(lua), &hexagons);
    lua_newtable(lua);
    for (size_t i = 0; i < n; i++) {
        lua_newtable(lua);
        derived_set_record(lua, "group", hexagons[i].group);
        derived_set_record(lua, "recommendation", hexagons[i].recommendation);
        derived_set_record(lua, "briefing", hexagons[i].briefing);
        set_truth(lua, "this_deck", hexagons[i].this_deck);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    return 1;
}

// abbreviation_list(): {entry, lang} for each abbreviation that the data explains and uses, in the
// order of the data; the language is that of the words when it is not the edition's.
static int lua_abbreviation_list(lua_State *lua) {
    const Model *model = model_of(lua);
    Arena *arena = host_of(lua)->options.arena;
    const Datum *list = record_list(model->root, STR("abbreviations"));
    bool *used = arena_push(arena, bool, list->n);
    abbreviations_note_used(abbreviations_of(arena, model), model->root->value, used);
    lua_newtable(lua);
    for (size_t i = 0, n = 0; i < list->n; i++) {
        if (!used[i] || !list->items[i].record) continue;
        const Str lang = abbreviation_language(model, list->items[i].record);
        lua_newtable(lua);
        derived_set_record(lua, "entry", list->items[i].record);
        if (!str_eq(lang, model->lang)) derived_set_words(lua, "lang", lang);
        lua_rawseti(lua, -2, (lua_Integer)++n);
    }
    return 1;
}

// attached(): what the PDF will carry of its data: "data", "sources" or "none".
static int lua_attached(lua_State *lua) {
    host_push_str(lua, composer_of(lua)->options.attach);
    return 1;
}

void derived_open(lua_State *lua) {
    static const luaL_Reg functions[] = {{"portfolio", lua_portfolio},
                                         {"action_list", lua_action_list},
                                         {"agenda_lines", lua_agenda_lines},
                                         {"map_hexagons", lua_map_hexagons},
                                         {"abbreviation_list", lua_abbreviation_list},
                                         {"attached", lua_attached},
                                         {NULL, NULL}};
    for (const luaL_Reg *f = functions; f->name; f++) {
        lua_pushcfunction(lua, f->func);
        cage_set_global(lua, f->name);
    }
}
