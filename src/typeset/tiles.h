// SPDX-License-Identifier: MIT
// Tiles: a row of figures with labels on tint, read as a list: "5 Complete, no change".
#ifndef RAPPORTEUR_TYPESET_TILES_H
#define RAPPORTEUR_TYPESET_TILES_H

#include "typeset/feed.h"

typedef struct {
    SetText figure, label, change;
    const Look *look; // of the swatch, or NULL
} SetTile;

typedef struct TileRow {
    SetTile *tiles;
    size_t n;
    Len width, gap; // [Len] of one tile, and between two
    Len height;     // [Len] of the highest
} TileRow;

// Places an ITEM_TILES with its top start corner at `at`, as items of the current list.
void tiles_place(const Setting *setting, Sink *sink, const Item *item, Point at);

#endif
