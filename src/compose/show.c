// SPDX-License-Identifier: MIT
// show(record, "field" [, "as"]): a field as blocks of running text, as a table would show it.
#include "compose/args.h"
#include "compose/constructors.h"
#include "compose/data_table.h"
#include "compose/theme_read.h"

static CellStyle style_at(lua_State *lua, int index, Str field) {
    static const Str styles[] = {
#define X(STYLE, name) STR_INIT(name),
        CELL_STYLES(X)
#undef X
    };
    if (lua_isnoneornil(lua, index)) return cell_style_of(field);
    const Str word = host_check_str(lua, index);
    for (size_t i = 0; i < COUNT_OF(styles); i++) {
        if (str_eq(styles[i], word)) return (CellStyle)i;
    }
    host_fail_word(lua, "show knows no style", word, styles, COUNT_OF(styles));
}

int make_show(lua_State *lua) {
    Composer *composer = composer_of(lua);
    Arena *arena = composer->options.arena;
    const Box *box = box_of(lua, 1, BOX_RECORD);
    if (!box) host_fail(lua, "show: a record expected, got a %s", value_name(lua, 1));
    const Str field = str_copy(arena, host_check_str(lua, 2));
    lua_settop(lua, 3);
    lua_getfield(lua, 1, field.at); // an unknown field is an error
    RecordRows *rows = arena_push(arena, RecordRows, 1);
    *rows = (RecordRows){.composer = composer, .role = ROLE_BODY, .place = host_place(lua)};
    rows->elided = messages_plain(composer->messages, arena, "elided");
    const ColumnPlan column = {.field = field, .style = style_at(lua, 3, field)};
    if (column.style == CELL_STATUS) {
        document_theme(lua);
        record_rows_prepare(rows, arena);
    }
    const Block *first = record_cell(rows, &column, box->record, arena);
    BlockList blocks = {0};
    for (const Block *at = first; at; at = at->next) {
        Block *copy = arena_push(arena, Block, 1);
        *copy = *at;
        copy->next = NULL;
        block_append(&blocks, copy);
    }
    blocks.depth = 8; // items in items
    push_blocks(lua, blocks);
    return 1;
}
