// SPDX-License-Identifier: MIT
// figure { file = "logo.png", alt = "…" }: a picture of the workspace, checked when it is read.
#include "compose/args.h"
#include "compose/constructors.h"
#include "read/image.h"

// The picture `file`, a path from the workspace's root; raises an error after a finding.
const Image *figure_image(lua_State *lua, Str file) {
    Host *host = host_of(lua);
    Arena *arena = host->options.arena;
    const Str root = composer_of(lua)->options.root;
    if (root.n == 0)
        host_fail(lua, "figure: there is no workspace to take '%.*s' from", STR_ARGS(file));
    const Str path = fs_join(arena, root, file);
    const bool absolute = file.n > 0 && file.at[0] == '/';
    if (absolute || (fs_exists(path.at) && !fs_is_inside(arena, root, path))) {
        host_fail(lua, "figure: '%.*s' is outside the workspace", STR_ARGS(file));
    }
    const Image *image = image_read(arena, path.at, file, host_place(lua), host->options.diag);
    if (!image) {
        host->reported = true;
        host_fail(lua, "figure");
    }
    return image;
}

int make_figure(lua_State *lua) {
    enum { WIDTH_MOST = 2000 };
    static const ArgSpec specs[] = {{"file", ARG_WORD, true},     {"alt", ARG_TEXT, true},
                                    {"caption", ARG_TEXT, false}, {"width", ARG_COUNT, false},
                                    {"align", ARG_WORD, false},   {"id", ARG_WORD, false}};
    static const ArgTable table = ARG_TABLE("figure", specs, false);
    static const Str aligns[] = {STR_INIT("start"), STR_INIT("center"), STR_INIT("end")};
    args_check(lua, &table);
    Block *block = args_block(lua, BLOCK_FIGURE);
    block->id = args_word(lua, "id");
    FigureBlock *figure = &block->figure;
    figure->alt = text_plain_words(host_of(lua)->options.arena, args_text(lua, "alt"));
    if (str_trim(figure->alt).n == 0) host_fail(lua, "figure: 'alt' says what is to be seen");
    figure->caption = args_text(lua, "caption");
    const lua_Integer width = args_count(lua, "width");
    if (width > WIDTH_MOST) host_fail(lua, "figure: 'width' is at most %d points", WIDTH_MOST);
    figure->width = (Len)(width * 1000);
    figure->align = (Align)args_choice(lua, &table, "align", aligns, COUNT_OF(aligns), ALIGN_START);
    figure->image = figure_image(lua, args_word(lua, "file"));
    return args_return(lua, block, 0);
}
