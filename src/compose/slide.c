// SPDX-License-Identifier: MIT
// slide { kind = "content", title = …, blocks… }: a page of a deck, and its parts' titles.
#include "compose/args.h"
#include "compose/constructors.h"

// "Action items (1 of 2)"
static Str part_title(void *self, Arena *arena, Str title, size_t part, size_t parts) {
    Composer *composer = self;
    const MessageValue values[] = {{.name = "title", .text = text_plain(arena, title)},
                                   {.name = "part", .number = (int64_t)part},
                                   {.name = "parts", .number = (int64_t)parts}};
    return messages_words(composer->messages, arena, "slide-part", values, COUNT_OF(values));
}

int make_slide(lua_State *lua) {
    static const ArgSpec specs[] = {{"kind", ARG_WORD, false},     {"title", ARG_TEXT, true},
                                    {"subtitle", ARG_TEXT, false}, {"kicker", ARG_TEXT, false},
                                    {"id", ARG_WORD, false},       {"unlisted", ARG_TRUTH, false}};
    static const ArgTable table = ARG_TABLE("slide", specs, true);
    static const Str kinds[] = {STR_INIT("title"), STR_INIT("section"), STR_INIT("content")};
    args_check(lua, &table);
    const BlockList children = args_blocks(lua, &table);
    Block *block = args_block(lua, BLOCK_SLIDE);
    block->id = args_word(lua, "id");
    block->children = children.first;
    SlideBlock *slide = &block->slide;
    slide->kind =
        (SlideKind)args_choice(lua, &table, "kind", kinds, COUNT_OF(kinds), SLIDE_CONTENT);
    slide->title = args_text(lua, "title");
    slide->subtitle = args_text(lua, "subtitle");
    slide->kicker = args_text(lua, "kicker");
    slide->unlisted = args_truth(lua, "unlisted");
    slide->part_title = part_title;
    slide->self = composer_of(lua);
    return args_return(lua, block, children.depth);
}
