// SPDX-License-Identifier: MIT
// Engine: what setting paragraphs needs and keeps between them. Private to text/.
#ifndef RAPPORTEUR_TEXT_ENGINE_H
#define RAPPORTEUR_TEXT_ENGINE_H

#include "text/cache.h"
#include "text/hyphenate.h"
#include "text/segment.h"
#include "text/shape.h"

struct TextEngine {
    WordMaker maker;
    Arena *own;     // settings
    Arena *scratch; // one paragraph
    WordCache *words;
    Hyphenator *hyphenator;
    VEC(Setting *) settings;
    Setting *recent; // the setting asked for last
    uint64_t *told;  // a bit for each character that TX-08 has named, NULL before the first
};

// The setting of a style and language.
const Setting *engine_setting(TextEngine *engine, const TextStyle *style, Str lang);
// Makes TX-08 findings for the characters of `word` that have none yet.
void engine_tell_missing(TextEngine *engine, const Word *word, const TextRun *run, Diag *diag);
// Makes a FONT-05 finding, once in a document, when the font of a setting could not be opened.
void engine_tell_damaged(TextEngine *engine, const Setting *setting, Diag *diag);

#endif
