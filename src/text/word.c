// SPDX-License-Identifier: MIT
// Word: cuts a word where a line may break, where the font changes and where the script changes,
// and shapes the chunks. A grapheme cluster is never cut: a mark stays with its base.
#include "text/word.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/face.h"
#include "text/segment.h"
#include "text/shape.h"
#include "text/unicode.h"
#include "text/word_breaks.h"

typedef VEC(Chunk) ChunkVec;
typedef VEC(uint32_t) ScalarVec;

// A chunk that is being collected.
typedef struct {
    const Font *font;
    uint32_t script; // packed ISO 15924, 0 while only common characters were seen
    uint32_t lo;
} Open;

typedef struct {
    const WordMaker *maker;
    Arena *arena;
    const WordKey *key;
    ChunkVec chunks;
    ScalarVec missing;
    uint32_t last_script;
} Cutter;

enum {
    CHUNK_BYTES_MAX = 4096, // a longer stretch is on no line whole; its width would leave a Len
};
enum { FIRST_MARK = 0x300, LAST_LATIN = 0x24F, SPACE = 0x20 };

static const uint32_t LATIN = 'L' << 24 | 'a' << 16 | 't' << 8 | 'n';

static bool is_simple(Str text) {
    for (size_t offset = 0; offset < text.n;) {
        if (utf8_next(text, &offset) >= FIRST_MARK) return false;
    }
    return true;
}

static uint32_t script_of(uint32_t scalar) {
    if (scalar > LAST_LATIN) return char_script(scalar);
    const bool ascii_letter = (scalar | SPACE) >= 'a' && (scalar | SPACE) <= 'z';
    return ascii_letter || scalar >= 0xC0 ? LATIN : 0;
}

static bool font_draws(const Font *font, Str grapheme) {
    for (size_t offset = 0; offset < grapheme.n;) {
        const uint32_t scalar = utf8_next(grapheme, &offset);
        if (!face_glyph(font, scalar) && !char_is_invisible(scalar)) return false;
    }
    return true;
}

// Chinese and Japanese set quotes, dashes and ellipses as wide as a character: with the font of
// one, though the style's own has them too. An apostrophe between Latin letters stays what it is.
static const Font *wide_sign_font(const Cutter *cutter, Str grapheme) {
    enum { HAN = 0x4E00 };
    const Setting *setting = cutter->key->setting;
    if (!str_starts(setting->lang, STR("zh")) && !str_starts(setting->lang, STR("ja"))) return NULL;
    static const Str SIGNS[] = {STR_INIT("“"), STR_INIT("”"), STR_INIT("‘"),
                                STR_INIT("’"), STR_INIT("—"), STR_INIT("…")};
    bool sign = false;
    for (size_t i = 0; i < COUNT_OF(SIGNS); i++) sign = sign || str_eq(grapheme, SIGNS[i]);
    const Str text = cutter->key->text;
    const size_t lo = (size_t)(grapheme.at - text.at), hi = lo + grapheme.n;
    const bool within = lo > 0 && hi < text.n &&
                        script_of((unsigned char)text.at[lo - 1]) == LATIN &&
                        script_of((unsigned char)text.at[hi]) == LATIN;
    if (!sign || (within && str_eq(grapheme, STR("’")))) return NULL;
    const Font *font =
        font_book_for_char(cutter->maker->fonts, &setting->style, HAN, setting->lang);
    return font && font_draws(font, grapheme) ? font : NULL;
}

// The style's own font when it has all of the cluster; else the font of the first character; else,
// when that lacks a mark, the font of a mark that has all.
static const Font *font_of(const Cutter *cutter, Str grapheme) {
    const Setting *setting = cutter->key->setting;
    const Font *wide = wide_sign_font(cutter, grapheme);
    if (wide) return wide;
    if (setting->main && font_draws(setting->main, grapheme)) return setting->main;
    const Font *first = NULL;
    for (size_t offset = 0; offset < grapheme.n;) {
        const uint32_t scalar = utf8_next(grapheme, &offset);
        const Font *font =
            font_book_for_char(cutter->maker->fonts, &setting->style, scalar, setting->lang);
        if (font && font_draws(font, grapheme)) return font;
        if (!first) first = font;
    }
    return first ? first : setting->main;
}

static uint32_t script_of_grapheme(Str grapheme) {
    uint32_t script = 0;
    for (size_t offset = 0; offset < grapheme.n && !script;) {
        script = script_of(utf8_next(grapheme, &offset));
    }
    return script;
}

static void note_missing(Cutter *cutter, const Font *font, Str text) {
    for (size_t offset = 0; offset < text.n;) {
        const uint32_t scalar = utf8_next(text, &offset);
        if ((font && face_glyph(font, scalar)) || char_is_invisible(scalar)) continue;
        *vec_push(cutter->arena, &cutter->missing) = scalar;
    }
}

// Signs borrow a font for themselves only: the blank behind them stays that of the text.
static void set_blank(const Cutter *cutter, Chunk *chunk, uint32_t script) {
    const Setting *setting = cutter->key->setting;
    const bool own = chunk->font && script && face_glyph(chunk->font, SPACE);
    chunk->blank_font = own ? chunk->font : setting->main;
    if (!chunk->blank_font) return;
    chunk->blank = shape_char(chunk->blank_font, setting, SPACE, &chunk->blank_glyph);
}

static void close_chunk(Cutter *cutter, const Open *open, uint32_t hi, uint8_t break_kind) {
    if (open->lo == hi) return;
    const Str text = cutter->key->text;
    if (open->script) cutter->last_script = open->script;
    Chunk chunk = {
        .font = open->font,
        .lo = open->lo,
        .hi = hi,
        .breaks = break_kind != BREAK_NONE,
        .soft_hyphen = break_kind == BREAK_HYPHEN,
    };
    const ShapeJob job = {
        .font = open->font,
        .setting = cutter->key->setting,
        .text = text,
        .lo = open->lo,
        .hi = hi,
        .script = cutter->last_script,
        .right_to_left = cutter->key->right_to_left,
        .before = cutter->key->before,
        .after = cutter->key->after,
    };
    const Shaped shaped = open->font ? shape_text(cutter->maker->shaper, cutter->arena, &job)
                                     : (Shaped){.lacking = true};
    chunk.glyphs = shaped.glyphs;
    chunk.n = shaped.n;
    chunk.width = shaped.width;
    if (shaped.lacking) note_missing(cutter, open->font, str_slice(text, open->lo, hi));
    set_blank(cutter, &chunk, open->script);
    *vec_push(cutter->arena, &cutter->chunks) = chunk;
}

static void cut(Cutter *cutter, const uint8_t *breaks, const uint8_t *graphemes) {
    const Str text = cutter->key->text;
    Open open = {0};
    for (uint32_t lo = 0, hi = 0; lo < text.n; lo = hi) {
        size_t next = lo;
        do utf8_next(text, &next);
        while (graphemes && next < text.n && !graphemes[next]);
        hi = (uint32_t)next;
        const Str grapheme = str_slice(text, lo, hi);
        const Font *font = font_of(cutter, grapheme);
        const uint32_t script = script_of_grapheme(grapheme);
        const bool full = hi - open.lo > CHUNK_BYTES_MAX;
        const uint8_t kind = lo && full ? BREAK_HERE : lo && breaks ? breaks[lo] : BREAK_NONE;
        const bool other_script = script && open.script && script != open.script;
        if (kind != BREAK_NONE || font != open.font || other_script) {
            close_chunk(cutter, &open, lo, kind);
            open = (Open){font, script, lo};
        }
        if (!open.script) open.script = script;
    }
    close_chunk(cutter, &open, (uint32_t)text.n, BREAK_NONE);
}

// In Chinese and Japanese the double quotation marks are brackets.
static CharEdge edge_in(Str lang, uint32_t scalar) {
    const bool east = str_starts(lang, STR("zh")) || str_starts(lang, STR("ja"));
    if (east && scalar == 0x201C) return CHAR_OPEN;
    if (east && scalar == 0x201D) return CHAR_CLOSE;
    return char_edge(scalar);
}

static uint8_t edge_of(CharEdge edge) {
    switch (edge) {
    case CHAR_OPEN: return EDGE_OPEN;
    case CHAR_QUOTE: return EDGE_QUOTE;
    case CHAR_CLOSE: return EDGE_CLOSE | EDGE_STICKS_LEFT;
    case CHAR_NONSTARTER: return EDGE_NONSTARTER;
    case CHAR_DASH: return EDGE_DASH;
    case CHAR_ZERO: return EDGE_ZERO | EDGE_STICKS_LEFT;
    case CHAR_STICKS:
    case CHAR_INFIX: return EDGE_STICKS_LEFT;
    case CHAR_NUMBER:
    case CHAR_MARK:
    case CHAR_OTHER: return 0;
    }
    return 0;
}

static uint8_t first_edge(Str text, Str lang) {
    if (text.n == 0) return 0;
    size_t offset = 0;
    const CharEdge edge = edge_in(lang, utf8_next(text, &offset));
    CharEdge next = CHAR_MARK;
    while (next == CHAR_MARK && offset < text.n) next = char_edge(utf8_next(text, &offset));
    // A number may begin with its decimal point: " .5" (ICU's rule 14a).
    if (edge == CHAR_INFIX && next == CHAR_NUMBER) return 0;
    return edge_of(edge);
}

static uint8_t last_edge(Str text, Str lang) {
    CharEdge edge = CHAR_MARK;
    for (size_t lo = text.n; lo > 0 && edge == CHAR_MARK;) {
        do lo--;
        while (lo > 0 && ((unsigned char)text.at[lo] & 0xC0) == 0x80);
        size_t offset = lo;
        edge = edge_in(lang, utf8_next(text, &offset));
    }
    return edge_of(edge);
}

const Word *word_make(const WordMaker *maker, Arena *arena, Arena *scratch, const WordKey *key) {
    const ArenaMark mark = arena_mark(scratch);
    const Str text = key->text;
    Cutter cutter = {.maker = maker, .arena = arena, .key = key};
    const uint8_t *graphemes =
        is_simple(text) ? NULL : segment_graphemes(maker->segmenter, scratch, text);
    const uint8_t *breaks =
        key->whole ? word_breaks(maker->segmenter, scratch, text, key->setting->lang) : NULL;
    cut(&cutter, breaks, graphemes);
    arena_rewind(scratch, mark);
    Word *word = arena_push(arena, Word, 1);
    *word = (Word){
        .chunks = cutter.chunks.at,
        .n = (uint32_t)cutter.chunks.n,
        .first = first_edge(text, key->setting->lang),
        .last = last_edge(text, key->setting->lang),
        .address = word_is_address(text),
        .missing = cutter.missing.at,
        .missing_count = (uint32_t)cutter.missing.n,
    };
    return word;
}

bool word_breaks_between(const Word *before, const Word *after) {
    if (!before || !after) return true;
    const unsigned last = before->last, first = after->first;
    if (first & EDGE_ZERO) return false;                                // LB7
    if (last & EDGE_ZERO) return true;                                  // LB8
    if (first & EDGE_STICKS_LEFT) return false;                         // LB11, LB13
    if (last & EDGE_OPEN) return false;                                 // LB14
    if ((last & EDGE_QUOTE) && (first & EDGE_OPEN)) return false;       // LB15
    if ((last & EDGE_CLOSE) && (first & EDGE_NONSTARTER)) return false; // LB16
    return !((last & EDGE_DASH) && (first & EDGE_DASH));                // LB17
}
