// SPDX-License-Identifier: MIT
// Paragraph: runs of styled text to lines of placed glyphs.
//
// UAX #9 (bidi), #14 (line breaks), #24 (scripts), #29 (graphemes) by ICU; OpenType shaping by
// HarfBuzz with a cache of words; hyphenation by libhyphen. Prose is set by total fit
// (Knuth and Plass, 1981), cells by first fit.
#ifndef RAPPORTEUR_TEXT_PARAGRAPH_H
#define RAPPORTEUR_TEXT_PARAGRAPH_H

#include "base/diag.h"
#include "base/len.h"
#include "text/font.h"

typedef struct TextEngine TextEngine;

// Owns caches; borrows the font book. The caller owns the engine.
TextEngine *text_engine_new(FontBook *fonts);
void text_engine_drop(TextEngine *engine);
// Says that another document begins: TX-08 names missing characters anew. Caches stay.
void text_engine_next_document(TextEngine *engine);

// A dictionary of hyphenation.
typedef struct {
    Str file;   // its name
    Str sha256; // in lower-case hexadecimal; empty: it is not installed
} HyphenationFile;
// Those that the document asked for, in a fixed order.
size_t text_engine_hyphenation(TextEngine *engine, Arena *arena, HyphenationFile **out);

// Bytes of a text that are an abbreviation. It changes no line: it goes with the glyphs.
typedef struct {
    uint32_t lo, n;
    Str words; // what it stands for
    Str lang;  // BCP 47 of the words, when it is not that of the text; else empty
} Expansion;

// A stretch of text of one style. `tag` is the caller's: glyph runs never cross it.
typedef struct {
    Str text; // U+2028 breaks the line
    const TextStyle *style;
    Str lang; // BCP 47
    const void *tag;
    Place place;                 // for TX-08 and messages
    const Expansion *expansions; // in order, none within another
    size_t expansion_count;
} TextRun;

typedef struct {
    uint16_t id;              // glyph index in its font
    bool cluster_start;       // this glyph begins a cluster; text_lo and text_n are of that cluster
    uint32_t text_lo, text_n; // bytes of GlyphRun.text that the cluster stands for
    Len advance, x_offset, y_offset; // [Len] already scaled; y grows up
} Glyph;

// Glyphs of one font, style, direction, language and tag, in visual order.
typedef struct {
    const Font *font;
    const TextStyle *style;
    Str lang;
    const void *tag;
    Str text; // logical order, with the blanks at the end of the line (their glyphs have no
              // width); a forced break stands there as one blank
    const Glyph *glyphs;
    size_t n;
    Len x;                       // [Len] from the line's left edge, physical
    Len width;                   // [Len]
    uint8_t level;               // bidi embedding level; odd is right to left
    bool hyphen;                 // ends with a hyphen that is not in the text
    const Expansion *expansions; // those that stand in it whole
    size_t expansion_count;
} GlyphRun;

// Runs are in logical order, each with its visual x.
typedef struct {
    const GlyphRun *runs;
    size_t n;
    Len width;           // [Len] natural, after justification
    Len ascent, descent; // [Len] of the tallest run, both positive
} Line;

typedef struct {
    const Line *lines;
    size_t n;
    Len width;          // [Len] of the widest line
    Len leading;        // [Len] from baseline to baseline
    bool right_to_left; // base direction
} Paragraph;

typedef struct {
    Len width;          // [Len] of the measure
    Align align;        // lines are moved within the measure: x of their runs includes it
    bool total_fit;     // else first fit
    bool right_to_left; // base direction of the document; a paragraph keeps it
    bool tight; // set in a narrow cell; a part wider than the measure always breaks anywhere
} ParagraphOptions;

// Sets runs into lines, all in `arena`. Never NULL: empty text gives no lines. A character in no
// font adds finding TX-08 (once for each character and document) and is left out.
const Paragraph *paragraph_set(TextEngine *engine, Arena *arena, const TextRun *runs, size_t n,
                               const ParagraphOptions *options, Diag *diag);

// Widths without setting: `least` is the widest unbreakable part, `natural` the unbroken width.
typedef struct {
    Len least, natural;
} TextExtent;
TextExtent text_extent(TextEngine *engine, Arena *arena, const TextRun *runs, size_t n, Diag *diag);

#endif
