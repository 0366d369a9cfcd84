// SPDX-License-Identifier: MIT
// Cache of shaped words: bounded, emptied as a whole between paragraphs. What it holds never
// changes a result, only how soon it is there. Private to text/.
#ifndef RAPPORTEUR_TEXT_CACHE_H
#define RAPPORTEUR_TEXT_CACHE_H

#include "text/word.h"

typedef struct WordCache WordCache;

// `maker` is borrowed.
WordCache *word_cache_new(const WordMaker *maker);
void word_cache_drop(WordCache *cache);
// The word of a key, made when it is not there (always, when the key has letters around it); holds
// until the next word_cache_trim. `scratch` is used and given back, or keeps the word when the
// cache is full.
const Word *word_cache_lookup(WordCache *cache, Arena *scratch, const WordKey *key);
// Empties the cache when it has grown beyond its bound. Between paragraphs only.
void word_cache_trim(WordCache *cache);

#endif
