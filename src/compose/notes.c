// SPDX-License-Identifier: MIT
// Notes: footnote and page_of: pieces of text that the typesetter completes.
#include "compose/args.h"
#include "compose/constructors.h"
#include "model/derive.h"

static void mark_piece(lua_State *lua, Text text, TextSpan style) {
    TextBuilder to = {.arena = host_of(lua)->options.arena};
    text_put(&to, text_plain_words(to.arena, text), &style);
    push_text(lua, text_of_builder(&to));
}

// footnote { mark = "*", blocks or texts… }: the mark; without one the next number, in the order in
// which the layout makes its notes.
int make_footnote(lua_State *lua) {
    static const ArgSpec specs[] = {{"mark", ARG_TEXT, false}};
    static const ArgTable table = ARG_TABLE("footnote", specs, true);
    Composer *composer = composer_of(lua);
    args_check(lua, &table);
    BlockList body = {0};
    args_append_blocks(lua, 1, "footnote", ROLE_NOTE, &body);
    if (!body.first) host_fail(lua, "footnote: there is nothing in it");
    Text mark = args_text(lua, "mark");
    if (text_is_empty(mark)) {
        const int64_t number = (int64_t)++composer->footnotes;
        mark = text_plain(composer->options.arena,
                          messages_number(composer->messages, composer->options.arena, number));
    }
    mark_piece(lua, mark, (TextSpan){.footnote = body.first});
    return 1;
}

// page_of(destination or recommendation): the number of the page it stands on, linked to it.
int make_page_of(lua_State *lua) {
    const Box *box = box_of(lua, 1, BOX_RECORD);
    Arena *arena = host_of(lua)->options.arena;
    const Str to =
        box ? model_destination(arena, box->record) : str_copy(arena, host_check_str(lua, 1));
    if (to.n == 0) host_fail(lua, "page_of: the name of a destination expected");
    const TextSpan number = {.to = to, .page_of = to, .place = host_place(lua)};
    mark_piece(lua, text_plain(arena, STR("0")), number);
    return 1;
}
