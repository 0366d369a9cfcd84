// SPDX-License-Identifier: MIT
// Tiles: measured in rows of equal tiles, as many beside each other as have room.
#include "typeset/tiles.h"

enum { TILES_PER_ROW_MAX = 5 };
#define TILE_LEAST  LEN(88)
#define TILE_GAP    LEN(8)
#define PADDING     LEN(9)
#define SWATCH      LEN(8)
#define SWATCH_GAP  LEN(5)
#define SWATCH_LINE LEN(0.6)

static size_t tiles_per_row(size_t n, Len width) {
    const size_t room = (size_t)len_max(1, (width + TILE_GAP) / (TILE_LEAST + TILE_GAP));
    const size_t most = room < TILES_PER_ROW_MAX ? room : TILES_PER_ROW_MAX;
    const size_t rows = (n + most - 1) / most;
    return (n + rows - 1) / rows;
}

static Len swatch_room(const SetTile *tile) {
    return tile->look ? SWATCH + SWATCH_GAP : 0;
}

static SetTile set_tile(Feed *feed, const Tile *tile, Len inner) {
    Arena *arena = feed_arena(feed);
    const Setting *setting = feed->setting;
    SetTile set = {0};
    if (tile->look.n) set.look = theme_look(setting->theme, tile->look, 0);
    TextManner manner = {.role = ROLE_TILE_FIGURE, .width = inner, .tight = true};
    set.figure = setting_text(setting, arena, tile->figure, &manner);
    manner.role = ROLE_TILE_CHANGE;
    set.change = setting_text(setting, arena, tile->change, &manner);
    manner.role = ROLE_TILE_LABEL;
    manner.width = inner - swatch_room(&set);
    set.label = setting_text(setting, arena, tile->label, &manner);
    return set;
}

static Len tile_height(const SetTile *tile) {
    return 2 * PADDING + set_text_height(&tile->figure) + set_text_height(&tile->label) +
           set_text_height(&tile->change);
}

static TileRow *make_row(Feed *feed, const Tile *tiles, size_t n, size_t columns, Len width) {
    TileRow *row = arena_push(feed_arena(feed), TileRow, 1);
    row->tiles = arena_push(feed_arena(feed), SetTile, n);
    row->n = n;
    row->gap = TILE_GAP;
    row->width = (width - TILE_GAP * (Len)(columns - 1)) / (Len)columns;
    for (size_t i = 0; i < n; i++) {
        row->tiles[i] = set_tile(feed, &tiles[i], row->width - 2 * PADDING);
        row->height = len_max(row->height, tile_height(&row->tiles[i]));
    }
    return row;
}

static Item *emit_row(Feed *feed, const TileRow *row, const Frame *frame) {
    Item *item = feed_emit(feed, ITEM_TILES);
    item->tiles = row;
    item->x = frame->x;
    item->width = frame->width;
    item->height = row->height;
    item->before = item->after = TILE_GAP;
    item->bar = frame->bar;
    return item;
}

// Tiles that leave no room on a page for the heading above are set as paragraphs, which may split.
static void emit_plain(Feed *feed, const Tile *tile, const Frame *frame) {
    feed_emit(feed, ITEM_OPEN)->tag = TAG_LI;
    feed_emit(feed, ITEM_OPEN)->tag = TAG_LBODY;
    feed_text(feed, tile->figure, ROLE_TILE_FIGURE, TAG_P, frame);
    feed_text(feed, tile->label, ROLE_TILE_LABEL, TAG_P, frame);
    feed_text(feed, tile->change, ROLE_TILE_CHANGE, TAG_P, frame);
    feed_emit(feed, ITEM_CLOSE);
    feed_emit(feed, ITEM_CLOSE);
}

void expand_tiles(Feed *feed, const Block *block, const Frame *frame) {
    const TilesBlock *tiles = &block->tiles;
    if (tiles->n == 0) return;
    const size_t columns = tiles_per_row(tiles->n, frame->width);
    Item *open = feed_emit(feed, ITEM_OPEN);
    open->tag = TAG_L;
    open->destination = block->id;
    feed_emit(feed, ITEM_SPACE)->after = TILE_GAP * 3 / 2;
    for (size_t i = 0; i < tiles->n; i += columns) {
        const size_t n = tiles->n - i < columns ? tiles->n - i : columns;
        const TileRow *row = make_row(feed, tiles->tiles + i, n, columns, frame->width);
        if (row->height <= feed->page_height / 3 * 2) {
            const bool last = i + columns >= tiles->n;
            emit_row(feed, row, frame)->keep_next = last && frame->keep_next;
            continue;
        }
        for (size_t k = i; k < i + n; k++) emit_plain(feed, &tiles->tiles[k], frame);
    }
    feed_emit(feed, ITEM_CLOSE);
    feed_emit(feed, ITEM_SPACE)->after = TILE_GAP * 2;
}

static void place_swatch(Sink *sink, const Theme *theme, const Look *look, Point at) {
    sink_artifact(sink, ARTIFACT_LAYOUT);
    sink_box(sink, (Rect){at.x, at.y, SWATCH, SWATCH},
             &(SinkBox){.fill = look->fill,
                        .filled = true,
                        .pattern = look->pattern,
                        .pattern_color = look->pattern_color,
                        .outline = theme->ink,
                        .outline_width = SWATCH_LINE});
    sink_end(sink);
}

// Each of the three texts is a paragraph: read aloud with a pause between, copied on its own line.
static Len place_text(Sink *sink, const SetText *text, Point at) {
    if (text->paragraph->n == 0) return 0;
    const Element *paragraph = sink_open(sink, TAG_P);
    set_text_place(text, sink, at, 0, text->paragraph->n);
    sink_close(sink, paragraph);
    return set_text_height(text);
}

static void place_tile(const Setting *setting, Sink *sink, const SetTile *tile, Rect box) {
    const Element *item = sink_open(sink, TAG_LI);
    sink_artifact(sink, ARTIFACT_LAYOUT);
    sink_box(sink, box, &(SinkBox){.fill = setting->theme->tint, .filled = true});
    sink_end(sink);
    const Element *body = sink_open(sink, TAG_LBODY);
    Point at = {box.x + PADDING, box.y + PADDING};
    at.y += place_text(sink, &tile->figure, at);
    const TextStyle *label = tile->label.style;
    const Len middle = style_baseline(label) - len_scale(label->size, 36, 100);
    if (tile->look)
        place_swatch(sink, setting->theme, tile->look, (Point){at.x, at.y + middle - SWATCH / 2});
    const Len indent = swatch_room(tile);
    at.y += place_text(sink, &tile->label, (Point){at.x + indent, at.y});
    place_text(sink, &tile->change, at);
    sink_close(sink, body);
    sink_close(sink, item);
}

void tiles_place(const Setting *setting, Sink *sink, const Item *item, Point at) {
    const TileRow *row = item->tiles;
    for (size_t i = 0; i < row->n; i++) {
        const Rect box = {at.x + (Len)i * (row->width + row->gap), at.y, row->width, item->height};
        place_tile(setting, sink, &row->tiles[i], box);
    }
}
