// SPDX-License-Identifier: MIT
// Item: what blocks become before they have a place: measured pieces (text, row, tiles, figure,
// rule) with the structure that opens and closes around them and the space between them.
#ifndef RAPPORTEUR_TYPESET_ITEM_H
#define RAPPORTEUR_TYPESET_ITEM_H

#include "typeset/setting.h"

typedef enum {
    ITEM_OPEN,        // an element: tag
    ITEM_CLOSE,       // the current element
    ITEM_SPACE,       // at least `after` between what is before and what follows
    ITEM_CLEAR,       // what follows stands below an overlay that nothing stood beside
    ITEM_BREAK,       // a new page, unless nothing stands on this one
    ITEM_GROUP_BEGIN, // kept on one page up to GROUP_END, if a page has room
    ITEM_GROUP_END,
    ITEM_TABLE_BEGIN, // its header is repeated on new pages up to TABLE_END
    ITEM_TABLE_END,
    ITEM_COVER,
    ITEM_CONTENTS,
    ITEM_SLIDE,
    // From here on: pieces.
    ITEM_TEXT,
    ITEM_ROW,
    ITEM_TILES,
    ITEM_FIGURE,
    ITEM_RULE,
    ITEM_LINE, // for notes: the rule stands at its bottom
    ITEM_COLUMNS,
} ItemKind;

// The bar at the start edge of a quote or a callout, and the tint behind a callout. A quote within
// a quote has two bars. They reach from the first to the last of their pieces on a page.
#define BAR_WIDTH LEN(1.5)
typedef struct Bar Bar;
struct Bar {
    const Bar *outer;
    Len x, width; // [Len] of the bar
    Color color;
    Len box; // [Len] width of the tint, with the bar; 0: none
    Len pad; // [Len] that bar and tint reach above and below the pieces
    Color tint;
};

// Where a heading goes besides its place: outline and contents.
typedef struct {
    Str destination, title;
    uint8_t level;
    bool listed;
    uint32_t section; // number in order, from 1
} Heading;

// A slide to be set on pages of its own.
typedef struct {
    const Block *block;
    uint8_t level;   // of its heading, from 1
    uint8_t entry;   // level in the outline: slides stand below their section's
    Str destination; // named after its number when the block has no id
} SlideItem;

typedef struct TableRow TableRow;
typedef struct Table Table;
typedef struct Columns Columns;

typedef struct {
    ItemKind kind;
    StructureTag tag;        // OPEN; of TEXT: the element made for it
    ListNumbering numbering; // OPEN of L
    bool keep_next;          // stands on the page where the next piece begins
    bool whole;              // TEXT that is not split between lines
    bool overlay;            // TEXT that takes no height: the next piece stands beside it
    bool bullet;             // TEXT that begins an item of a list
    uint8_t pin;             // what the queue gives back to the pool
    Len before, after;       // [Len] space to the neighbours; the larger of two counts
    Len x, width;            // [Len] from the start edge of the column
    Len height;              // [Len] of an unsplittable piece
    uint32_t placed;         // TEXT: lines that have a place
    const Bar *bar;
    const Element *element; // TEXT: opened with its first line
    Str destination;        // of the block, or empty
    Place place;            // of what it says, for messages
    SetText text;
    union {
        const Heading *heading; // TEXT, or NULL
        TableRow *row;
        Table *table;
        const struct TileRow *tiles;
        const Block *block; // COVER, CONTENTS, FIGURE
        const SlideItem *slide;
        Columns *columns;
        Str title; // OPEN of Table: its summary
    };
} Item;

static inline bool item_is_piece(const Item *item) {
    return item->kind >= ITEM_TEXT;
}
// What takes pages for itself.
static inline bool item_is_special(const Item *item) {
    return item->kind == ITEM_COVER || item->kind == ITEM_CONTENTS || item->kind == ITEM_SLIDE;
}

#endif
