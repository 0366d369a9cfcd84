// SPDX-License-Identifier: MIT
// Summary: what the model derives of a review, as a Lua table: counts, changes, late, moved.
#include "compose/cage.h"
#include "compose/data_table.h"
#include "compose/derived.h"
#include "compose/theme_read.h"
#include "model/changes.h"
#include "model/entities.h"

// A list of records as a list of the model.
static void push_records(lua_State *lua, const Record *const *records, size_t n) {
    Arena *arena = host_of(lua)->options.arena;
    Datum *items = arena_push(arena, Datum, n);
    for (size_t i = 0; i < n; i++) {
        items[i] = (Datum){.kind = DATUM_RECORD, .value = records[i]->value};
        items[i].record = records[i];
    }
    Datum *list = arena_push(arena, Datum, 1);
    list->kind = DATUM_LIST;
    list->items = items;
    list->n = n;
    box_push(lua, BOX_LIST)->datum = list;
}

static void set_date(lua_State *lua, const char *key, Date date) {
    Datum *datum = arena_push(host_of(lua)->options.arena, Datum, 1);
    datum->kind = DATUM_DATE;
    datum->date = date;
    box_push(lua, BOX_DATE)->datum = datum;
    lua_setfield(lua, -2, key);
}

void derived_push_statuses(lua_State *lua, const StatusCount *statuses, size_t n) {
    lua_createtable(lua, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        const StatusCount *status = &statuses[i];
        lua_newtable(lua);
        derived_set_record(lua, "status", status->status);
        derived_set_integer(lua, "count", (int64_t)status->count);
        if (status->has_change) derived_set_integer(lua, "change", status->change);
        if (status->has_step) derived_set_integer(lua, "step", status->step);
        push_records(lua, status->recommendations, status->count);
        lua_setfield(lua, -2, "rows");
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_late(lua_State *lua, const Summary *summary) {
    lua_newtable(lua);
    for (size_t i = 0; i < summary->late_count; i++) {
        const Late *late = &summary->late[i];
        lua_newtable(lua);
        derived_set_record(lua, "recommendation", late->recommendation);
        derived_set_record(lua, "milestone", late->milestone);
        set_date(lua, "due", late->due);
        derived_set_integer(lua, "days", late->days);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_moves(lua_State *lua, const Summary *summary) {
    lua_newtable(lua);
    for (size_t i = 0; i < summary->move_count; i++) {
        const Move *move = &summary->moves[i];
        lua_newtable(lua);
        derived_set_record(lua, "recommendation", move->recommendation);
        derived_set_record(lua, "entry", move->entry);
        derived_set_record(lua, "from", move->from);
        derived_set_record(lua, "to", move->to);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void set_change_ends(lua_State *lua, const Change *change, Arena *arena) {
    derived_set_record(lua, "from", change->from);
    derived_set_record(lua, "to", change->to);
    derived_set_record(lua, "note", change->note);
    if (change->kind == CHANGE_PRIORITY) {
        derived_set_words(lua, "before", change_priority_words(arena, change->before));
        derived_set_words(lua, "now", change_priority_words(arena, change->after));
    }
    if (change->kind == CHANGE_DUE) {
        set_date(lua, "due_before", change->due_before);
        set_date(lua, "due", change->due);
        derived_set_integer(lua, "days", change->days);
        derived_set_record(lua, "milestone", change->milestone);
    }
}

// Against the earlier edition: what is gone has an id only, no row to lead to.
static void push_changes(lua_State *lua, const Model *model, const Record *review) {
    Arena *arena = host_of(lua)->options.arena;
    lua_newtable(lua);
    if (!model->previous) return;
    const Changes *changes = model_changes(arena, model->previous, model);
    lua_Integer n = 0;
    for (size_t i = 0; i < changes->n; i++) {
        const Change *change = &changes->at[i];
        const Record *row = change->after ? change->after : change->before;
        const Record *of = record_child(row, STR("review"));
        if (review && of && !str_eq(record_string(of, STR("id")), record_string(review, STR("id"))))
            continue;
        host_spend(lua, 1);
        lua_newtable(lua);
        derived_set_words(lua, "kind", str_of(change_kind_word(change->kind)));
        derived_set_words(lua, "id", record_string(row, STR("id")));
        derived_set_record(lua, "recommendation", change->after);
        set_change_ends(lua, change, arena);
        lua_rawseti(lua, -2, ++n);
    }
}

// summary([review])
static int summary_of(lua_State *lua) {
    Composer *composer = composer_of(lua);
    const Box *box = box_of(lua, 1, BOX_RECORD);
    if (!box && !lua_isnoneornil(lua, 1)) {
        host_fail(lua, "summary: a review expected, got a %s", value_name(lua, 1));
    }
    const Summary *summary =
        model_summary(composer->options.arena, composer->model, box ? box->record : NULL);
    host_spend(lua, summary->total);
    host_charge(lua, summary->total * (sizeof(Datum) + sizeof(void *)));
    lua_newtable(lua);
    derived_set_integer(lua, "total", (int64_t)summary->total);
    derived_set_integer(lua, "without", (int64_t)summary->without);
    derived_set_record(lua, "last", summary->last);
    derived_set_record(lua, "before", summary->before);
    derived_push_statuses(lua, summary->statuses, summary->status_count);
    lua_setfield(lua, -2, "statuses");
    push_late(lua, summary);
    lua_setfield(lua, -2, "late");
    push_moves(lua, summary);
    lua_setfield(lua, -2, "moves");
    push_changes(lua, composer->model, summary->review);
    lua_setfield(lua, -2, "changes");
    return 1;
}

// counts(review): {["complete"] = 5, …} by status id.
static int counts_of(lua_State *lua) {
    Composer *composer = composer_of(lua);
    const Box *box = box_of(lua, 1, BOX_RECORD);
    const Summary *summary =
        model_summary(composer->options.arena, composer->model, box ? box->record : NULL);
    host_spend(lua, summary->total);
    host_charge(lua, summary->total * sizeof(void *));
    lua_newtable(lua);
    for (size_t i = 0; i < summary->status_count; i++) {
        host_push_str(lua, record_string(summary->statuses[i].status, STR("id")));
        lua_pushinteger(lua, (lua_Integer)summary->statuses[i].count);
        lua_rawset(lua, -3);
    }
    return 1;
}

// status_label(status): sign and label, for use outside a table.
static int status_label(lua_State *lua) {
    const Box *box = box_of(lua, 1, BOX_RECORD);
    if (!box || box->record->entity != &ENTITY_STATUS) {
        host_fail(lua, "status_label: a status expected, got a %s", value_name(lua, 1));
    }
    document_theme(lua);
    push_text(lua, status_text(composer_of(lua), box->record, host_of(lua)->options.arena));
    return 1;
}

void summary_open(lua_State *lua) {
    lua_pushcfunction(lua, status_label);
    cage_set_global(lua, "status_label");
    lua_pushcfunction(lua, summary_of);
    cage_set_global(lua, "summary");
    lua_pushcfunction(lua, counts_of);
    cage_set_global(lua, "counts");
}
