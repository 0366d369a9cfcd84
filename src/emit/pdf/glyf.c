// SPDX-License-Identifier: MIT
// Glyf: a composite has one component and its box, moved. All numbers are big-endian.
#include "emit/pdf/glyf.h"

#include "base/buf.h"

// Where fields stand in their tables, and how long those are at least.
enum {
    HEAD_LOCA_FORMAT = 50, // 0: halves of offsets in 16 bits, 1: offsets in 32 bits
    HEAD_SIZE = 54,
    HHEA_METRICS = 34,
    HHEA_SIZE = 36,
    MAXP_GLYPHS = 4,
    MAXP_POINTS = 6,
    MAXP_CONTOURS = 8,
    MAXP_COMPOSITE_POINTS = 10,
    MAXP_COMPOSITE_CONTOURS = 12,
    MAXP_COMPONENTS = 28,
    MAXP_DEPTH = 30,
    MAXP_SIZE = 32,
};
enum { GLYPH_HEADER = 10, WORDS_FOR_PLACES = 1 | 2 }; // the flags: arguments are words, and x and y

typedef struct {
    const GlyfTables *font;
    size_t glyphs, metrics;
    bool long_loca;
    Buf glyf, loca, hmtx;
} Appender;

static uint16_t word_at(Str table, size_t at) {
    return (uint16_t)((uint8_t)table.at[at] << 8 | (uint8_t)table.at[at + 1]);
}

static int16_t signed_at(Str table, size_t at) {
    return (int16_t)word_at(table, at);
}

static void put_word(Buf *out, uint16_t word) {
    buf_putc(out, (char)(word >> 8));
    buf_putc(out, (char)(word & 0xff));
}

static void put_long(Buf *out, size_t value) {
    put_word(out, (uint16_t)(value >> 16));
    put_word(out, (uint16_t)(value & 0xffff));
}

static void set_word(char *table, size_t at, uint16_t word) {
    table[at] = (char)(word >> 8);
    table[at + 1] = (char)(word & 0xff);
}

static size_t offset_at(const Appender *appender, size_t glyph) {
    const Str loca = appender->font->loca;
    if (!appender->long_loca) return (size_t)word_at(loca, glyph * 2) * 2;
    return (size_t)word_at(loca, glyph * 4) << 16 | word_at(loca, glyph * 4 + 2);
}

static bool is_whole(Appender *appender, size_t added) {
    const GlyfTables *font = appender->font;
    if (font->head.n < HEAD_SIZE || font->hhea.n < HHEA_SIZE || font->maxp.n < MAXP_SIZE)
        return false;
    appender->long_loca = word_at(font->head, HEAD_LOCA_FORMAT) != 0;
    appender->glyphs = word_at(font->maxp, MAXP_GLYPHS);
    appender->metrics = word_at(font->hhea, HHEA_METRICS);
    const size_t glyphs = appender->glyphs, metrics = appender->metrics;
    return glyphs + added <= 0xffff && metrics >= 1 && metrics <= glyphs &&
           font->hmtx.n >= metrics * 4 + (glyphs - metrics) * 2 &&
           font->loca.n >= (glyphs + 1) * (appender->long_loca ? 4 : 2);
}

// The description of a glyph; empty when it draws nothing or is damaged.
static Str glyph_at(const Appender *appender, size_t glyph) {
    if (glyph == 0 || glyph >= appender->glyphs) return (Str){0};
    const size_t lo = offset_at(appender, glyph), hi = offset_at(appender, glyph + 1);
    if (hi > appender->font->glyf.n || lo > hi || hi - lo < GLYPH_HEADER) return (Str){0};
    return str_slice(appender->font->glyf, lo, hi);
}

static int16_t moved(int16_t place, int16_t by) {
    const int32_t sum = place + by;
    return (int16_t)(sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum);
}

static void put_composite(Appender *appender, const PdfVariant *variant) {
    const Str glyph = glyph_at(appender, variant->glyph);
    int16_t left = 0;
    if (glyph.n) {
        Buf *out = &appender->glyf;
        left = moved(signed_at(glyph, 2), variant->dx);
        put_word(out, 0xffff); // contours: it is a composite
        for (size_t i = 0; i < 4; i++) {
            const int16_t by = i & 1 ? variant->dy : variant->dx;
            put_word(out, (uint16_t)moved(signed_at(glyph, 2 + 2 * i), by));
        }
        put_word(out, WORDS_FOR_PLACES);
        put_word(out, variant->glyph);
        put_word(out, (uint16_t)variant->dx);
        put_word(out, (uint16_t)variant->dy);
        put_word(out, 0); // so that the next begins at a multiple of four
    }
    put_word(&appender->hmtx, variant->advance);
    put_word(&appender->hmtx, (uint16_t)left);
    put_long(&appender->loca, appender->glyf.n);
}

static void put_old(Appender *appender) {
    const GlyfTables *font = appender->font;
    const size_t last = appender->metrics - 1;
    buf_put(&appender->glyf, font->glyf);
    while (appender->glyf.n % 4) buf_putc(&appender->glyf, '\0');
    for (size_t i = 0; i < appender->glyphs; i++) {
        const bool whole = i <= last;
        put_word(&appender->hmtx, word_at(font->hmtx, (whole ? i : last) * 4));
        put_word(&appender->hmtx,
                 word_at(font->hmtx, whole ? i * 4 + 2 : (last + 1) * 4 + (i - last - 1) * 2));
        put_long(&appender->loca, offset_at(appender, i));
    }
    put_long(&appender->loca, appender->glyf.n);
}

static uint16_t larger(Str table, size_t one, size_t other) {
    const uint16_t a = word_at(table, one), b = word_at(table, other);
    return a > b ? a : b;
}

static Str new_maxp(Arena *arena, Str old, size_t glyphs) {
    const Str maxp = str_copy(arena, old);
    char *at = (char *)(uintptr_t)maxp.at;
    set_word(at, MAXP_GLYPHS, (uint16_t)glyphs);
    set_word(at, MAXP_COMPOSITE_POINTS, larger(old, MAXP_POINTS, MAXP_COMPOSITE_POINTS));
    set_word(at, MAXP_COMPOSITE_CONTOURS, larger(old, MAXP_CONTOURS, MAXP_COMPOSITE_CONTOURS));
    if (word_at(old, MAXP_COMPONENTS) == 0) set_word(at, MAXP_COMPONENTS, 1);
    set_word(at, MAXP_DEPTH, (uint16_t)(word_at(old, MAXP_DEPTH) + 1));
    return maxp;
}

static Str with_word(Arena *arena, Str old, size_t at, uint16_t word) {
    const Str table = str_copy(arena, old);
    set_word((char *)(uintptr_t)table.at, at, word);
    return table;
}

static Str taken(Arena *arena, Buf *table) {
    const Str copy = str_copy(arena, buf_str(table));
    buf_release(table);
    return copy;
}

bool glyf_append(Arena *arena, const GlyfTables *font, const PdfVariant *variants, size_t n,
                 GlyfTables *out) {
    Appender appender = {.font = font};
    if (!is_whole(&appender, n)) return false;
    put_old(&appender);
    for (size_t i = 0; i < n; i++) put_composite(&appender, &variants[i]);
    const size_t glyphs = appender.glyphs + n;
    *out = (GlyfTables){
        .head = with_word(arena, font->head, HEAD_LOCA_FORMAT, 1),
        .hhea = with_word(arena, font->hhea, HHEA_METRICS, (uint16_t)glyphs),
        .hmtx = taken(arena, &appender.hmtx),
        .maxp = new_maxp(arena, font->maxp, glyphs),
        .loca = taken(arena, &appender.loca),
        .glyf = taken(arena, &appender.glyf),
    };
    return true;
}
