// SPDX-License-Identifier: MIT
// Word: a stretch of text without blanks, shaped. Private to text/.
#ifndef RAPPORTEUR_TEXT_WORD_H
#define RAPPORTEUR_TEXT_WORD_H

#include "text/paragraph.h"

struct Segmenter;
struct Shaper;

// Part of a word in one font and script.
typedef struct {
    const Font *font;
    const Glyph *glyphs; // visual order; text_lo counts from the start of the word
    uint32_t n;
    uint32_t lo, hi; // bytes of the word
    Len width;
    const Font *blank_font; // what a blank behind this chunk is drawn with
    uint16_t blank_glyph;
    Len blank;
    bool breaks;      // the line may break behind it
    bool soft_hyphen; // and then a hyphen is drawn
} Chunk;

// A style and a language as shaping sees them; one for each pair that occurs.
typedef struct {
    uint32_t id;
    TextStyle style;
    Str lang;
    const Font *main; // NULL when its file is damaged
    uint16_t hyphen_glyph;
    Len hyphen;  // [Len] its advance
    Chunk blank; // nothing, with the blank of `main` behind it
} Setting;

// What the rules about blanks ask of the ends of a word (UAX #14: LB7 to LB17).
typedef enum {
    EDGE_OPEN = 1,         // OP
    EDGE_QUOTE = 2,        // QU
    EDGE_CLOSE = 4,        // CL, CP
    EDGE_NONSTARTER = 8,   // NS
    EDGE_DASH = 16,        // B2
    EDGE_STICKS_LEFT = 32, // CL, CP, EX, IS, SY, WJ
    EDGE_ZERO = 64,        // ZW
} Edge;

typedef struct {
    const Chunk *chunks;
    uint32_t n;
    uint8_t first, last;     // set of Edge
    bool address;            // on the web: never hyphenated
    const uint32_t *missing; // scalar values in no font
    uint32_t missing_count;
} Word;

// What a word is cached by.
typedef struct {
    const Setting *setting;
    Str text;
    bool right_to_left;
    bool whole;             // find its line breaks; else it is a piece that has none inside
    uint32_t before, after; // bytes around the text that its letters join with; not cached then
} WordKey;

typedef struct {
    FontBook *fonts;
    struct Segmenter *segmenter;
    struct Shaper *shaper;
} WordMaker;

// Shapes a word into `arena`; `scratch` is used and given back.
const Word *word_make(const WordMaker *maker, Arena *arena, Arena *scratch, const WordKey *key);
// True when a line may break at the blanks between two words.
bool word_breaks_between(const Word *before, const Word *after);

#endif
