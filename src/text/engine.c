// SPDX-License-Identifier: MIT
// Engine: makes and ends what paragraphs share; keeps the settings; names missing characters once.
#include "text/engine.h"

#include "base/utf8.h"
#include "text/face.h"
#include "text/unicode.h"

enum {
    OWN_BLOCK = 8 * 1024,
    SCRATCH_BLOCK = 256 * 1024,
    SCALARS = 0x110000,
    HYPHEN = 0x2010,
    HYPHEN_MINUS = 0x2D,
    SPACE = 0x20,
};

TextEngine *text_engine_new(FontBook *fonts) {
    Arena *own = arena_new(OWN_BLOCK);
    TextEngine *engine = arena_push(own, TextEngine, 1);
    engine->own = own;
    engine->scratch = arena_new(SCRATCH_BLOCK);
    engine->maker = (WordMaker){fonts, segmenter_new(), shaper_new()};
    engine->words = word_cache_new(&engine->maker);
    engine->hyphenator = hyphenator_new();
    return engine;
}

void text_engine_drop(TextEngine *engine) {
    if (!engine) return;
    hyphenator_drop(engine->hyphenator);
    word_cache_drop(engine->words);
    shaper_drop(engine->maker.shaper);
    segmenter_drop(engine->maker.segmenter);
    arena_drop(engine->scratch);
    arena_drop(engine->own);
}

void text_engine_next_document(TextEngine *engine) {
    if (engine->told) memset(engine->told, 0, SCALARS / 8);
    hyphenator_next_document(engine->hyphenator);
}

size_t text_engine_hyphenation(TextEngine *engine, Arena *arena, HyphenationFile **out) {
    return hyphenator_asked(engine->hyphenator, arena, out);
}

static bool is_same_look(const TextStyle *a, const TextStyle *b) {
    return a->family == b->family && a->bold == b->bold && a->italic == b->italic &&
           a->tabular == b->tabular && a->small_caps == b->small_caps &&
           a->hyphenate == b->hyphenate && a->size == b->size && a->tracking == b->tracking;
}

static bool is_setting_of(const Setting *setting, const TextStyle *style, Str lang) {
    return is_same_look(&setting->style, style) && str_eq(setting->lang, lang);
}

static void fill_setting(TextEngine *engine, Setting *setting) {
    setting->main = font_book_main(engine->maker.fonts, &setting->style, setting->lang);
    if (!setting->main) return;
    const uint32_t hyphen = face_glyph(setting->main, HYPHEN) ? HYPHEN : HYPHEN_MINUS;
    setting->hyphen = shape_char(setting->main, setting, hyphen, &setting->hyphen_glyph);
    Chunk *blank = &setting->blank;
    blank->font = blank->blank_font = setting->main;
    blank->blank = shape_char(setting->main, setting, SPACE, &blank->blank_glyph);
}

const Setting *engine_setting(TextEngine *engine, const TextStyle *style, Str lang) {
    if (engine->recent && is_setting_of(engine->recent, style, lang)) return engine->recent;
    for (size_t i = 0; i < engine->settings.n; i++) {
        engine->recent = engine->settings.at[i];
        if (is_setting_of(engine->recent, style, lang)) return engine->recent;
    }
    Setting *setting = arena_push(engine->own, Setting, 1);
    setting->id = (uint32_t)engine->settings.n;
    setting->style = *style;
    setting->lang = str_copy(engine->own, lang);
    fill_setting(engine, setting);
    *vec_push(engine->own, &engine->settings) = setting;
    engine->recent = setting;
    return setting;
}

// The place of a character in its run: exact when the run is its source's bytes.
static Place place_of(const TextRun *run, Str character) {
    Place place = run->place;
    const size_t at = str_find(run->text, character, 0);
    const bool verbatim = place.source && place.span.hi - place.span.lo == run->text.n &&
                          place.span.hi <= place.source->bytes.n;
    if (!verbatim || at == SIZE_MAX) return place;
    place.span.lo += (uint32_t)at;
    place.span.hi = place.span.lo + (uint32_t)character.n;
    return place;
}

static void tell_missing(uint32_t scalar, const TextRun *run, Diag *diag) {
    char bytes[4];
    const Str character = {bytes, utf8_encode(scalar, bytes)};
    diag_add(diag, SEVERITY_ERROR, "TX-08", place_of(run, character),
             "no font has the character '%.*s' (U+%04X)", STR_ARGS(character), (unsigned)scalar);
    diag_help(diag, "it is left out; fonts/manifest.yaml names no font for it (script %s)",
              char_script_name(scalar));
}

// True the first time it is asked for `scalar` in a document.
static bool is_news(TextEngine *engine, uint32_t scalar) {
    if (!engine->told) engine->told = arena_push(engine->own, uint64_t, SCALARS / 64);
    uint64_t *bits = &engine->told[scalar / 64];
    const uint64_t bit = (uint64_t)1 << scalar % 64;
    const bool news = !(*bits & bit);
    *bits |= bit;
    return news;
}

void engine_tell_missing(TextEngine *engine, const Word *word, const TextRun *run, Diag *diag) {
    for (uint32_t i = 0; diag && i < word->missing_count; i++) {
        if (is_news(engine, word->missing[i])) tell_missing(word->missing[i], run, diag);
    }
}

void engine_tell_damaged(TextEngine *engine, const Setting *setting, Diag *diag) {
    const uint32_t nothing = 0; // U+0000 is in no text: its bit stands for damaged fonts
    if (setting->main || !diag || !is_news(engine, nothing)) return;
    diag_add(diag, SEVERITY_FATAL, "FONT-05", (Place){0},
             "a font file of the manifest is damaged: text cannot be set");
    diag_help(diag, "install its package again");
}
