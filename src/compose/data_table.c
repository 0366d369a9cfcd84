// SPDX-License-Identifier: MIT
// data_table { rows = …, columns = { { "id", width = "fit" }, … }, … }
#include "compose/data_table.h"

#include "compose/args.h"
#include "compose/cage.h"
#include "compose/constructors.h"

enum { COLUMNS_MOST = 32, WEIGHT_MOST = 1000 };

typedef struct {
    Composer *composer;
    ColumnPlan *plans;
    TableColumn *columns;
    size_t n;
    ColumnPlan group; // group_by
} TableMaker;

// The style that a field of this name has when the layout gives none.
CellStyle cell_style_of(Str field) {
    static const struct {
        Str field;
        CellStyle style;
    } styles[] = {{STR_INIT("status"), CELL_STATUS},
                  {STR_INIT("priority"), CELL_PRIORITY},
                  {STR_INIT("notes"), CELL_NOTES},
                  {STR_INIT("url"), CELL_LINK},
                  {STR_INIT("date"), CELL_DATE}};
    for (size_t i = 0; i < COUNT_OF(styles); i++) {
        if (str_eq(styles[i].field, field)) return styles[i].style;
    }
    return CELL_TEXT;
}

// The head of a column without one: the message "column-<field>".
static Text default_head(lua_State *lua, Str field) {
    Composer *composer = composer_of(lua);
    Arena *arena = composer->options.arena;
    const Str name = str_format(arena, "column-%.*s", STR_ARGS(field));
    size_t n = 0;
    if (field.n == 0 || !messages_arguments(composer->messages, name, &n)) {
        host_fail(lua, "data_table: column '%.*s' needs 'head'", STR_ARGS(field));
    }
    return messages_plain(composer->messages, arena, name.at);
}

static void read_width(lua_State *lua, TableColumn *column) {
    const int type = lua_getfield(lua, 1, "width");
    const lua_Integer weight = lua_tointeger(lua, -1);
    if (type == LUA_TSTRING && str_eq(host_str(lua, -1), STR("fit"))) {
        column->width = WIDTH_FIT;
    } else if (type == LUA_TNIL) {
        column->weight = 1;
    } else if (lua_isinteger(lua, -1) && weight >= 1 && weight <= WEIGHT_MOST) {
        column->weight = (uint16_t)weight;
    } else {
        host_fail(lua, "a column's 'width' is \"fit\" or a weight from 1 to %d", WEIGHT_MOST);
    }
    lua_pop(lua, 1);
}

// What stands first in a column: the name of a field, or a function of the row.
static void read_subject(lua_State *lua, ColumnPlan *plan) {
    plan->function = LUA_NOREF;
    const int type = lua_rawgeti(lua, 1, 1);
    if (type == LUA_TFUNCTION) {
        plan->function = luaL_ref(lua, LUA_REGISTRYINDEX);
        return;
    }
    if (type != LUA_TSTRING && type != LUA_TNIL) {
        host_fail(lua, "a column begins with the name of a field or a function");
    }
    plan->field = str_copy(host_of(lua)->options.arena, host_str(lua, -1));
    lua_pop(lua, 1);
}

// The column at index 1 into the maker's next column.
static int read_column(lua_State *lua) {
    static const ArgSpec specs[] = {{"head", ARG_TEXT, false},
                                    {"width", ARG_ANY, false},
                                    {"as", ARG_WORD, false},
                                    {"align", ARG_WORD, false},
                                    {"row_header", ARG_TRUTH, false}};
    static const ArgTable table = ARG_TABLE("a column", specs, true);
    static const Str aligns[] = {STR_INIT("start"), STR_INIT("center"), STR_INIT("end")};
    static const Str styles[] = {
#define X(STYLE, name) STR_INIT(name),
        CELL_STYLES(X)
#undef X
    };
    TableMaker *maker = lua_touserdata(lua, 2);
    ColumnPlan *plan = &maker->plans[maker->n];
    TableColumn *column = &maker->columns[maker->n++];
    args_check(lua, &table);
    read_subject(lua, plan);
    read_width(lua, column);
    plan->style = (CellStyle)args_choice(lua, &table, "as", styles, COUNT_OF(styles),
                                         cell_style_of(plan->field));
    const Align usual = plan->style == CELL_NUMBER ? ALIGN_END : ALIGN_START;
    column->align = (Align)args_choice(lua, &table, "align", aligns, COUNT_OF(aligns), usual);
    plan->align = column->align;
    column->row_header = args_truth(lua, "row_header");
    column->head =
        args_given(lua, "head") ? args_text(lua, "head") : default_head(lua, plan->field);
    return 0;
}

static void read_columns(lua_State *lua, TableMaker *maker) {
    Arena *arena = host_of(lua)->options.arena;
    lua_getfield(lua, 1, "columns");
    const ListView list = list_check(lua, -1, "data_table: columns");
    if (list.n < 1 || list.n > COLUMNS_MOST) {
        host_fail(lua, "data_table: 1 to %d columns", COLUMNS_MOST);
    }
    maker->plans = arena_push(arena, ColumnPlan, (size_t)list.n);
    maker->columns = arena_push(arena, TableColumn, (size_t)list.n);
    for (lua_Integer i = 1; i <= list.n; i++) {
        lua_pushcfunction(lua, read_column);
        list_push(&list, i);
        lua_pushlightuserdata(lua, maker);
        lua_call(lua, 2, 0);
    }
    lua_pop(lua, 1);
}

// What the Lua row at the top of the stack says of itself: total, group, destination.
static void read_row_marks(lua_State *lua, const TableMaker *maker, Row *row) {
    Arena *arena = host_of(lua)->options.arena;
    const int index = lua_gettop(lua);
    lua_getfield(lua, index, "total");
    row->total = lua_isboolean(lua, -1) && lua_toboolean(lua, -1);
    lua_getfield(lua, index, "destination");
    row->destination = str_copy(arena, host_str(lua, -1));
    if (maker->group.function != LUA_NOREF) {
        lua_rawgeti(lua, LUA_REGISTRYINDEX, maker->group.function);
        lua_pushvalue(lua, index);
        lua_call(lua, 1, 1);
    } else {
        lua_getfield(lua, index,
                     maker->group.field.n ? str_cstring(arena, maker->group.field) : "group");
    }
    if (!row->total && lua_toboolean(lua, -1)) {
        row_set_group(maker->composer, arena, value_check_text(lua, -1, "data_table: group"), row);
    }
    lua_settop(lua, index);
}

// The Lua row at the top of the stack: by position, by field or through the column's function.
static Row read_row(lua_State *lua, const TableMaker *maker) {
    const int row_index = lua_gettop(lua);
    if (!lua_istable(lua, row_index)) {
        host_fail(lua, "data_table: a row is a record or a table, got a %s",
                  value_name(lua, row_index));
    }
    lua_Integer last = args_last(lua, row_index);
    if (last > (lua_Integer)maker->n) {
        host_fail(lua, "data_table: a row has %d cells for %d columns", (int)last, (int)maker->n);
    }
    const bool positional = last > 0;
    Row row = {.n = positional ? (size_t)last : maker->n};
    host_charge(lua, row.n * sizeof(Cell));
    row.cells = arena_push(host_of(lua)->options.arena, Cell, row.n);
    for (size_t i = 0; i < row.n; i++) {
        const ColumnPlan *plan = &maker->plans[i];
        if (positional) {
            lua_rawgeti(lua, row_index, (lua_Integer)i + 1);
        } else if (plan->function != LUA_NOREF) {
            lua_rawgeti(lua, LUA_REGISTRYINDEX, plan->function);
            lua_pushvalue(lua, row_index);
            lua_call(lua, 1, 1);
        } else {
            lua_getfield(lua, row_index, str_cstring(host_of(lua)->options.arena, plan->field));
        }
        row.cells[i] = lua_cell(lua, -1, plan);
        lua_settop(lua, row_index);
    }
    read_row_marks(lua, maker, &row);
    return row;
}

static Row *read_rows(lua_State *lua, const TableMaker *maker, const char *key, size_t *n) {
    *n = 0;
    if (!args_given(lua, key)) return NULL;
    lua_getfield(lua, 1, key);
    const ListView list = list_check(lua, -1, "data_table: rows");
    host_charge(lua, (size_t)list.n * sizeof(Row));
    Row *rows = arena_push(host_of(lua)->options.arena, Row, (size_t)list.n);
    for (lua_Integer i = 1; i <= list.n; i++) {
        list_push(&list, i);
        rows[(*n)++] = read_row(lua, maker);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
    return rows;
}

// True when the first of the rows is a record of the model; then all are.
static bool are_records(lua_State *lua, const ListView *list) {
    if (list->datum) return true;
    if (list->n == 0) return false;
    list_push(list, 1);
    const bool record = box_of(lua, -1, BOX_RECORD) != NULL;
    lua_pop(lua, 1);
    return record;
}

static const Record *const *collect_records(lua_State *lua, const ListView *list) {
    const Record **records =
        arena_push(host_of(lua)->options.arena, const Record *, (size_t)list->n);
    host_spend(lua, (size_t)list->n);
    host_charge(lua, (size_t)list->n * sizeof *records);
    for (lua_Integer i = 1; i <= list->n; i++) {
        if (list->datum && list->datum->items[i - 1].kind == DATUM_RECORD) {
            records[i - 1] = list->datum->items[i - 1].record;
            continue;
        }
        list_push(list, i);
        const Box *box = box_of(lua, -1, BOX_RECORD);
        if (!box) host_fail(lua, "data_table: row %d is a %s", (int)i, value_name(lua, -1));
        records[i - 1] = box->record;
        lua_pop(lua, 1);
    }
    return records;
}

static void check_field(lua_State *lua, const Record *record, Str field) {
    push_record(lua, record);
    host_push_str(lua, field);
    lua_gettable(lua, -2);
    lua_pop(lua, 2);
}

// A field that the records do not have is a mistake in the layout, found before any row is made.
static void check_fields(lua_State *lua, const TableMaker *maker, const Record *first) {
    for (size_t i = 0; i < maker->n; i++) {
        const ColumnPlan *plan = &maker->plans[i];
        if (plan->function != LUA_NOREF || plan->style == CELL_DESCRIPTION) continue;
        if (plan->field.n == 0) host_fail(lua, "data_table: a column has no field");
        check_field(lua, first, plan->field);
    }
    if (maker->group.field.n) check_field(lua, first, maker->group.field);
}

typedef struct {
    Row *at;
    size_t n;
} Rows;

static RowSource source_of_records(lua_State *lua, const TableMaker *maker, const ListView *list,
                                   Rows totals) {
    Composer *composer = maker->composer;
    RecordRows *rows = arena_push(composer->options.arena, RecordRows, 1);
    *rows = (RecordRows){.composer = composer,
                         .columns = maker->plans,
                         .column_count = maker->n,
                         .records = collect_records(lua, list),
                         .n = (size_t)list->n,
                         .totals = totals.at,
                         .total_count = totals.n,
                         .group = maker->group,
                         .role = ROLE_TABLE_BODY,
                         .place = host_place(lua)};
    if (rows->n) check_fields(lua, maker, rows->records[0]);
    rows->elided = messages_plain(composer->messages, composer->options.arena, "elided");
    *vec_push(composer->options.arena, &composer->tables) = rows;
    return record_rows_source(rows);
}

static RowSource read_source(lua_State *lua, const TableMaker *maker) {
    Rows totals = {0};
    totals.at = read_rows(lua, maker, "total", &totals.n);
    for (size_t i = 0; i < totals.n; i++) {
        totals.at[i].total = true;
        totals.at[i].group = totals.at[i].group_continued = (Text){0};
    }
    lua_getfield(lua, 1, "rows");
    const ListView list = list_check(lua, -1, "data_table: rows");
    if (are_records(lua, &list)) {
        const RowSource source = source_of_records(lua, maker, &list, totals);
        lua_pop(lua, 1);
        return source;
    }
    lua_pop(lua, 1);
    size_t n = 0;
    Row *rows = read_rows(lua, maker, "rows", &n);
    Row *all = arena_push(host_of(lua)->options.arena, Row, n + totals.n);
    if (n) memcpy(all, rows, n * sizeof *all);
    if (totals.n) memcpy(all + n, totals.at, totals.n * sizeof *all);
    return row_source_of(host_of(lua)->options.arena, all, n + totals.n);
}

// group_by = the name of a field, or a function of the row.
static void read_group_by(lua_State *lua, ColumnPlan *group) {
    const int type = lua_getfield(lua, 1, "group_by");
    group->function = LUA_NOREF;
    if (type == LUA_TFUNCTION) {
        group->function = luaL_ref(lua, LUA_REGISTRYINDEX);
        return;
    }
    if (type != LUA_TSTRING && type != LUA_TNIL) {
        host_fail(lua, "data_table: 'group_by' is the name of a field or a function");
    }
    group->field = str_copy(host_of(lua)->options.arena, host_str(lua, -1));
    lua_pop(lua, 1);
}

static Text continued_caption(Composer *composer, Text caption) {
    if (text_is_empty(caption)) return caption;
    const MessageValue value = {.name = "caption", .text = caption};
    return messages_text(composer->messages, composer->options.arena, "table-continued", &value, 1);
}

int make_data_table(lua_State *lua) {
    static const ArgSpec specs[] = {
        {"rows", ARG_LIST, true},     {"columns", ARG_LIST, true},
        {"caption", ARG_TEXT, false}, {"note", ARG_TEXT, false},
        {"summary", ARG_TEXT, false}, {"head", ARG_LIST, false},
        {"total", ARG_LIST, false},   {"group_by", ARG_ANY, false},
        {"id", ARG_WORD, false},      {"keep_with_next", ARG_TRUTH, false}};
    static const ArgTable table = ARG_TABLE("data_table", specs, false);
    args_check(lua, &table);
    TableMaker maker = {.composer = composer_of(lua)};
    read_columns(lua, &maker);
    read_group_by(lua, &maker.group);
    Block *block = args_block(lua, BLOCK_TABLE);
    block->id = args_word(lua, "id");
    block->keep_with_next = args_truth(lua, "keep_with_next");
    TableBlock *out = &block->table;
    out->caption = args_text(lua, "caption");
    out->note = args_text(lua, "note");
    out->continued = continued_caption(maker.composer, out->caption);
    out->summary = text_plain_words(maker.composer->options.arena, args_text(lua, "summary"));
    out->columns = maker.columns;
    out->column_count = maker.n;
    out->head_rows = read_rows(lua, &maker, "head", &out->head_row_count);
    out->rows = read_source(lua, &maker);
    return args_return(lua, block, 0);
}
