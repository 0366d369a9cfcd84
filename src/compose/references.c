// SPDX-License-Identifier: MIT
// References: the ids of recommendations as links to their rows. A list of thousands is printed
// as ranges, since nobody reads so many numbers and each link costs time.
#include "compose/cage.h"
#include "compose/values.h"
#include "model/derive.h"

enum { REFERENCES_MOST = 200 }; // [links] of one list unless the layout says otherwise

// Consecutive recommendations of a list, [first, last].
typedef struct {
    const Record *first, *last;
    size_t n;
} IdRange;

static const Record *record_at(lua_State *lua, const ListView *list, lua_Integer i) {
    if (list->datum) return list->datum->items[i - 1].record;
    lua_rawgeti(lua, list->index, i);
    const Box *box = box_of(lua, -1, BOX_RECORD);
    if (!box) host_fail(lua, "references: item %d is a %s", (int)i, value_name(lua, -1));
    lua_pop(lua, 1);
    return box->record; // the list holds the box, the model the record
}

static bool follows(const Record *a, const Record *b) {
    int64_t x, y;
    return str_to_int64(record_string(a, STR("id")), &x) &&
           str_to_int64(record_string(b, STR("id")), &y) && y == x + 1;
}

Str composer_link_title(Composer *composer, Arena *arena, const Record *recommendation) {
    const Text id = text_plain(arena, record_string(recommendation, STR("id")));
    const MessageValue value = {.name = "id", .text = id};
    return messages_words(composer->messages, arena, "recommendation-number", &value, 1);
}

static void put_link(Composer *composer, TextBuilder *to, const Record *record) {
    const TextSpan style = {.to = model_destination(to->arena, record),
                            .title = composer_link_title(composer, to->arena, record),
                            .place = record_place(record, STR("id"))};
    text_put(to, record_string(record, STR("id")), &style);
}

static void put_range(Composer *composer, TextBuilder *to, const IdRange *range, Text dash,
                      Text comma) {
    put_link(composer, to, range->first);
    if (range->n == 1) return;
    text_put_text(to, range->n == 2 ? comma : dash);
    put_link(composer, to, range->last);
}

// references(list [, most]): "1, 2, 5", or "1–40, 42" when there are more than `most`.
static int references(lua_State *lua) {
    Composer *composer = composer_of(lua);
    Arena *arena = composer->options.arena;
    const ListView list = list_check(lua, 1, "references");
    const lua_Integer most = luaL_optinteger(lua, 2, REFERENCES_MOST);
    const bool ranges = list.n > most;
    const Text comma = messages_plain(composer->messages, arena, "list-separator");
    const Text dash = messages_plain(composer->messages, arena, "range-dash");
    TextBuilder to = {.arena = arena};
    host_spend(lua, (size_t)list.n);
    lua_Integer printed = 0;
    lua_Integer pieces = 0;
    for (lua_Integer i = 1; i <= list.n && pieces < most; pieces++) {
        IdRange range = {record_at(lua, &list, i), NULL, 1};
        range.last = range.first;
        for (i++; ranges && i <= list.n; i++, range.n++) {
            const Record *next = record_at(lua, &list, i);
            if (!follows(range.last, next)) break;
            range.last = next;
        }
        if (pieces > 0) text_put_text(&to, comma);
        put_range(composer, &to, &range, dash, comma);
        printed += (lua_Integer)range.n;
    }
    Text text = text_of_builder(&to);
    if (printed < list.n) {
        const MessageValue values[] = {{.name = "list", .text = text},
                                       {.name = "more", .number = list.n - printed}};
        text = messages_text(composer->messages, arena, "references-more", values, 2);
    }
    push_text(lua, text);
    return 1;
}

void references_open(lua_State *lua) {
    lua_pushcfunction(lua, references);
    cage_set_global(lua, "references");
}
