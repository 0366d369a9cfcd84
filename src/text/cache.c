// SPDX-License-Identifier: MIT
// Cache: open addressing with linear probing; slots, keys and words in one arena.
#include "text/cache.h"

enum {
    SLOT_COUNT = 1 << 16,
    MAX_WORDS = SLOT_COUNT * 3 / 4,
    MAX_TEXT = 12 * 1024 * 1024, // [bytes] of memory for words, roughly: see word_bytes
    MAX_KEY = 128,               // [bytes] longer words are rarely met twice
};

typedef struct {
    uint64_t hash;
    const char *text;
    uint32_t n;
    uint32_t variant; // setting, direction and wholeness
    const Word *word; // NULL: free
} Slot;

struct WordCache {
    const WordMaker *maker;
    Arena *own;   // the cache and its slots
    Arena *words; // what trimming empties
    Slot *slots;
    size_t used, bytes;
};

WordCache *word_cache_new(const WordMaker *maker) {
    Arena *own = arena_new(sizeof(Slot) * SLOT_COUNT + sizeof(WordCache) + 64);
    WordCache *cache = arena_push(own, WordCache, 1);
    cache->maker = maker;
    cache->own = own;
    cache->words = arena_new(256 * 1024);
    cache->slots = arena_push(own, Slot, SLOT_COUNT);
    return cache;
}

void word_cache_drop(WordCache *cache) {
    if (!cache) return;
    arena_drop(cache->words);
    arena_drop(cache->own);
}

static uint64_t load(const char *at, size_t n) {
    uint64_t value = 0;
    memcpy(&value, at, n);
    return value;
}

// Eight bytes a step, mixed by multiplication. Not the order of anything depends on it.
static uint64_t hash_of(Str text, uint32_t variant) {
    const uint64_t odd = 0x9E3779B97F4A7C15u;
    uint64_t hash = (variant + 1) * odd ^ text.n;
    size_t i = 0;
    for (; i + 8 <= text.n; i += 8) hash = (hash ^ load(text.at + i, 8)) * odd ^ hash >> 29;
    if (i < text.n) hash = (hash ^ load(text.at + i, text.n - i)) * odd;
    return hash ^ hash >> 32;
}

static size_t word_bytes(const Word *word, size_t text) {
    size_t bytes = sizeof(Word) + text + word->n * sizeof(Chunk) * 2;
    for (uint32_t i = 0; i < word->n; i++) bytes += word->chunks[i].n * sizeof(Glyph);
    return bytes;
}

const Word *word_cache_lookup(WordCache *cache, Arena *scratch, const WordKey *key) {
    const uint32_t variant =
        key->setting->id << 2 | (key->right_to_left ? 2u : 0) | (key->whole ? 1u : 0);
    const uint64_t hash = hash_of(key->text, variant);
    size_t at = hash & (SLOT_COUNT - 1);
    for (; cache->slots[at].word; at = (at + 1) & (SLOT_COUNT - 1)) {
        const Slot *slot = &cache->slots[at];
        if (slot->hash == hash && slot->n == key->text.n && slot->variant == variant &&
            memcmp(slot->text, key->text.at, slot->n) == 0) {
            return slot->word;
        }
    }
    const bool keep = cache->used < MAX_WORDS && cache->bytes < MAX_TEXT && key->text.n <= MAX_KEY;
    if (!keep) return word_make(cache->maker, scratch, cache->words, key);
    const Word *word = word_make(cache->maker, cache->words, scratch, key);
    const Str text = str_copy(cache->words, key->text);
    cache->slots[at] = (Slot){hash, text.at, (uint32_t)text.n, variant, word};
    cache->used++;
    cache->bytes += word_bytes(word, text.n);
    return word;
}

void word_cache_trim(WordCache *cache) {
    if (cache->used < MAX_WORDS && cache->bytes < MAX_TEXT) return;
    memset(cache->slots, 0, sizeof(Slot) * SLOT_COUNT);
    arena_reset(cache->words);
    cache->used = cache->bytes = 0;
}
