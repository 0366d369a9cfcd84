// SPDX-License-Identifier: MIT
// Setting: what every part of the typesetter needs to set a text: the theme's styles with their
// bold, italic, code, muted and link variants, and the way from a Text to a Paragraph with marks.
#ifndef RAPPORTEUR_TYPESET_SETTING_H
#define RAPPORTEUR_TYPESET_SETTING_H

#include "compose/block.h"
#include "text/paragraph.h"
#include "typeset/sink.h"

enum {
    STYLE_STRONG = 1,
    STYLE_EMPH = 2,
    STYLE_CODE = 4,
    STYLE_MUTED = 8,
    STYLE_LINK = 16,
    STYLE_NOTE_MARK = 32, // small, to stand above the line
    STYLE_VARIANTS = 64,
};

typedef struct {
    const Composition *composition;
    const Theme *theme;
    TextEngine *engine;
    Diag *diag;
    const TextStyle *styles; // [ROLE__COUNT][STYLE_VARIANTS]
    struct PageRefs *pages;  // or NULL: page numbers in the text stay as they are
} Setting;

void setting_init(Setting *setting, Arena *arena, const Composition *composition,
                  TextEngine *engine, Diag *diag);
const TextStyle *setting_style(const Setting *setting, TextRole role, unsigned variant);

// What a text of the role `own` is where texts are usually `around`: body text takes the look of
// its place, and so does what is made for a cell but stands in a table's head.
static inline TextRole role_within(TextRole around, TextRole own) {
    const bool cell = own == ROLE_TABLE_BODY || own == ROLE_TABLE_NUMBER;
    return own == ROLE_BODY || (cell && around == ROLE_TABLE_HEAD) ? around : own;
}

// How a text is to be set. A zeroed one sets body text at the start edge by first fit.
typedef struct {
    TextRole role;
    unsigned variant; // STYLE_STRONG and so on, added to every span
    Align align;
    Len width; // [Len] measure
    bool total_fit, tight;
} TextManner;

// A text set into lines, with the marks its runs are tagged with.
typedef struct {
    const Paragraph *paragraph;
    const TextStyle *style; // of the role
    Len width;              // [Len] measure
    SinkMark *marks;
    size_t mark_count;
    bool noted; // some mark is of a footnote
} SetText;

// Sets the text in `arena`.
SetText setting_text(const Setting *setting, Arena *arena, Text text, const TextManner *manner);
// Least and natural width of the text.
TextExtent setting_extent(const Setting *setting, Arena *arena, Text text,
                          const TextManner *manner);
// From the top of a line's box, which is its leading high, to the baseline: capitals stand in the
// middle of the box, whatever fonts a line falls back to.
Len style_baseline(const TextStyle *style);
// Height of the lines.
static inline Len set_text_height(const SetText *text) {
    return (Len)text->paragraph->n * text->style->leading;
}
// Places the lines [from, to) with the top of line `from` at `at`.
void set_text_place(const SetText *text, Sink *sink, Point at, size_t from, size_t to);
// The words of a text, spans joined, in `arena`, without marks of footnotes; U+2028 becomes a
// blank.
Str text_words(Arena *arena, Text text);
static inline bool text_is_empty(Text text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.at[i].text.n) return false;
    return true;
}

#endif
