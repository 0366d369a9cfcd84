// SPDX-License-Identifier: MIT
// Items: a paragraph as what line breaking works on: chunks of words with the blanks behind them.
// Private to text/.
#ifndef RAPPORTEUR_TEXT_ITEMS_H
#define RAPPORTEUR_TEXT_ITEMS_H

#include "text/engine.h"

typedef struct {
    const Chunk *chunk; // may have no glyphs: blanks only
    uint32_t run;       // index of its TextRun
    uint32_t base;      // offset in the paragraph's text that its glyphs' text_lo count from
    uint32_t lo, hi;    // bytes of the paragraph's text, without the blanks
    uint32_t blanks;    // how many follow
    Len width, blank;   // [Len] without blanks; of one blank
    uint8_t level;
    bool breaks;   // the line may break behind it
    bool forced;   // the line must break behind it
    bool hyphen;   // a hyphen is drawn when the line breaks behind it
    bool verbatim; // part of an address: never hyphenated
    bool joined;   // continues a chunk with the item before: one piece when on one line
} Item;

typedef VEC(Item) ItemVec;

// A paragraph under way, all in the engine's scratch arena.
typedef struct {
    TextEngine *engine;
    Diag *diag;
    const TextRun *runs;
    size_t n;
    const Setting **settings; // one for each run
    const uint32_t *starts;   // offset of each run in `text`, and the end
    Str text;                 // of all runs
    const uint8_t *levels;    // of each byte; NULL: all are 0
    ItemVec items;
    bool split; // some items are joined
    bool torn;  // some even between grapheme clusters
} Draft;

// Cuts runs into items.
Draft draft_new(TextEngine *engine, const TextRun *runs, size_t n, bool right_to_left, Diag *diag);
// The word for bytes of the draft's text, within one run and level, as a piece without breaks.
const Word *draft_piece(Draft *draft, uint32_t run, Span bytes, uint8_t level);
// Appends the chunks of a word that starts at `base`.
void draft_push_word(Draft *draft, ItemVec *items, const Word *word, const Item *like);

static inline Len item_blanks(const Item *item) {
    return item->blank * (Len)item->blanks;
}

#endif
