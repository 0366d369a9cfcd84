// SPDX-License-Identifier: MIT
// Table rows: a record becomes a row when the typesetter asks for it. Lua runs only for columns
// that are functions, each call within its own budget.
#include "compose/args.h"
#include "compose/constructors.h"
#include "compose/data_table.h"
#include "model/derive.h"
#include "model/entities.h"

// cell { text or blocks…, col_span = 2, row_span = 1, align = "end", header = true }
int make_cell(lua_State *lua) {
    enum { MOST = 1000 };
    static const ArgSpec specs[] = {{"col_span", ARG_COUNT, false},
                                    {"row_span", ARG_COUNT, false},
                                    {"align", ARG_WORD, false},
                                    {"header", ARG_TRUTH, false}};
    static const ArgTable table = ARG_TABLE("cell", specs, true);
    static const Str aligns[] = {STR_INIT("start"), STR_INIT("center"), STR_INIT("end")};
    args_check(lua, &table);
    const lua_Integer columns = args_count(lua, "col_span");
    const lua_Integer rows = args_count(lua, "row_span");
    if (columns > MOST || rows > MOST) host_fail(lua, "cell: a span of more than %d", MOST);
    BlockList blocks = {0};
    args_append_blocks(lua, 1, "cell", ROLE_TABLE_BODY, &blocks);
    Cell cell = {.children = blocks.first,
                 .col_span = (uint16_t)columns,
                 .row_span = (uint16_t)rows,
                 .header = args_truth(lua, "header")};
    cell.align = (Align)args_choice(lua, &table, "align", aligns, COUNT_OF(aligns), 0);
    box_push(lua, BOX_CELL)->cell = cell;
    return 1;
}

Cell lua_cell(lua_State *lua, int index, const ColumnPlan *column) {
    const Box *box = box_of(lua, index, BOX_CELL);
    if (box) {
        Cell cell = box->cell;
        if (cell.align == ALIGN_START) cell.align = column->align;
        return cell;
    }
    BlockList blocks = {0};
    const bool number = column->style == CELL_NUMBER || lua_type(lua, index) == LUA_TNUMBER;
    args_append_blocks(lua, index, "a table cell", number ? ROLE_TABLE_NUMBER : ROLE_TABLE_BODY,
                       &blocks);
    return (Cell){.children = blocks.first, .align = column->align};
}

void row_set_group(Composer *composer, Arena *arena, Text group, Row *row) {
    if (text_is_empty(group)) return;
    const MessageValue caption = {.name = "caption", .text = group};
    row->group = group;
    row->group_continued = messages_text(composer->messages, arena, "table-continued", &caption, 1);
}

typedef struct {
    const ColumnPlan *column;
    const Record *record;
    Cell *out;  // of a cell
    Text *text; // of a group
} FunctionCell;

static int call_column(lua_State *lua) {
    FunctionCell *call = lua_touserdata(lua, 1);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, call->column->function);
    push_record(lua, call->record);
    lua_call(lua, 1, 1);
    if (call->out) *call->out = lua_cell(lua, -1, call->column);
    if (call->text && lua_toboolean(lua, -1)) {
        *call->text = value_check_text(lua, -1, "data_table: group_by");
    }
    return 0;
}

// What the records that refer to it are called: its label, title or name.
static Text record_name(Composer *composer, const Record *record, Arena *arena) {
    static const Str fields[] = {STR_INIT("label"), STR_INIT("title"), STR_INIT("name"),
                                 STR_INIT("id")};
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        const Text text = composer_text(composer, arena, record_field(record, fields[i]));
        if (text.n) return text;
    }
    return (Text){0};
}

static bool set_group(const RecordRows *rows, const Record *record, Arena *arena, Row *out) {
    Text group = {0};
    if (rows->group.function != LUA_NOREF) {
        FunctionCell call = {&rows->group, record, NULL, &group};
        if (!host_run(rows->composer->host, call_column, &call, HOST_ROW_STEPS, rows->place)) {
            return false;
        }
    } else if (rows->group.field.n) {
        const Datum *datum = record_field(record, rows->group.field);
        const bool refers = datum->kind == DATUM_REFERENCE && datum->record;
        group = refers ? record_name(rows->composer, datum->record, arena)
                       : composer_text(rows->composer, arena, datum);
    }
    row_set_group(rows->composer, arena, group, out);
    return true;
}

static bool fill_cell(const RecordRows *rows, const ColumnPlan *column, const Record *record,
                      Arena *arena, Cell *out) {
    out->align = column->align;
    if (column->function == LUA_NOREF) {
        out->children = record_cell(rows, column, record, arena);
        return true;
    }
    FunctionCell call = {column, record, out, NULL};
    return host_run(rows->composer->host, call_column, &call, HOST_ROW_STEPS, rows->place);
}

static bool make_row(void *self, size_t index, Arena *arena, Row *out) {
    const RecordRows *rows = self;
    if (index >= rows->n) {
        *out = rows->totals[index - rows->n];
        return true;
    }
    const Record *record = rows->records[index];
    *out = (Row){.n = rows->column_count};
    out->cells = arena_push(arena, Cell, rows->column_count);
    out->place = record->value ? record->value->place : (Place){0};
    if (record->entity == &ENTITY_RECOMMENDATION) {
        out->destination = model_destination(arena, record);
        out->destination_alias = model_destination_alias(arena, rows->composer->model, record);
    }
    for (size_t i = 0; i < rows->column_count; i++) {
        if (!fill_cell(rows, &rows->columns[i], record, arena, &out->cells[i])) return false;
    }
    return set_group(rows, record, arena, out);
}

RowSource record_rows_source(RecordRows *rows) {
    return (RowSource){rows->n + rows->total_count, make_row, rows};
}
