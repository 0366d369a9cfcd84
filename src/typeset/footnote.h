// SPDX-License-Identifier: MIT
// Footnotes: notes at the foot of the page on which their mark stands. Lines with a mark are placed
// only where their notes have room below, too; what is left of a long note goes on overleaf.
//
// Structure: the mark is a Reference with a Link; the note is a Note (Lbl, then its text) in the
// nearest Sect, Part, Div or Document that is open when the page ends, so that it is read after the
// paragraph or table it belongs to.
#ifndef RAPPORTEUR_TYPESET_FOOTNOTE_H
#define RAPPORTEUR_TYPESET_FOOTNOTE_H

#include "typeset/feed.h"

struct Footnote {
    const Block *block;
    Text mark;
    uint32_t number;      // in the order of the marks, from 1; 0 until the mark is placed
    bool set;             // label and galley are set, in an arena of the pool that `pin` holds
    uint8_t pin, own_pin; // own_pin holds the arena of this, once it waits
    SetText label;
    Galley galley;
    Len indent;       // [Len] of the text, beside the label
    Element *element; // NULL until the first part is placed
};

// The notes of the page under construction, and of those to come.
typedef struct Footnotes {
    const Setting *setting;
    Sink *sink;
    Feed *feed;              // that sets the notes
    Rect block;              // the text block
    VEC(Footnote *) waiting; // in order; their marks are placed
    size_t first;            // of those that are not done
    Len taken;               // [Len] at the foot of the page, with the rule above
    Len floor;               // [Len] where the lowest text of the page ends
} Footnotes;

void footnotes_init(Footnotes *notes, const Setting *setting, Sink *sink, Feed *feed);
// A page with this text block begins: what is left of earlier notes takes its room.
void footnotes_begin_page(Footnotes *notes, Rect block);
// Text that begins at `top` needs to reach down to `lowest`: when nothing stands below the top yet,
// notes that were left make room.
void footnotes_yield(Footnotes *notes, Len top, Len lowest);
// Marks were placed in a piece that reaches down to here: their notes take their room.
void footnotes_take(Footnotes *notes, Len lowest);
// No more text comes on this page: notes that are left take all its room.
void footnotes_fill_page(Footnotes *notes);
// Places the notes of the page, or what has room of them.
void footnotes_end_page(Footnotes *notes);
static inline bool footnotes_are_left(const Footnotes *notes) {
    return notes->first < notes->waiting.n;
}

// Of `fits` lines from line `from` on, the first with its top at `y`: how many have room together
// with their notes.
size_t footnotes_lines(Footnotes *notes, const SetText *text, size_t from, size_t fits, Len y);
// Height of the notes whose marks are in the next lines of a galley.
Len footnotes_of_galley(Footnotes *notes, const Galley *galley, uint32_t lines);
// Least room for the notes whose marks are in these lines of a text: the last may go on overleaf.
Len footnotes_of_lines(Footnotes *notes, const SetText *text, size_t from, size_t to);

#endif
