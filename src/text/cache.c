// SPDX-License-Identifier: MIT
// Cache: open addressing with linear probing; slots, keys and words in one arena.
#include "text/cache.h"

enum {
    FIRST_SLOTS = 1 << 11, // a short document fills no more
    LAST_SLOTS = 1 << 17,
    SLOT_GROWTH = 4,
    MAX_WORDS = LAST_SLOTS / 2,
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
    Arena *own;   // the cache itself
    Arena *words; // slots, keys, words: what trimming empties
    Slot *slots;
    size_t slot_count; // a power of two, at least a quarter of it free
    size_t used, bytes;
};

static void empty(WordCache *cache) {
    arena_reset(cache->words);
    cache->slots = arena_push(cache->words, Slot, FIRST_SLOTS);
    cache->slot_count = FIRST_SLOTS;
    cache->used = cache->bytes = 0;
}

WordCache *word_cache_new(const WordMaker *maker) {
    Arena *own = arena_new(sizeof(WordCache) + 64);
    WordCache *cache = arena_push(own, WordCache, 1);
    cache->maker = maker;
    cache->own = own;
    cache->words = arena_new(256 * 1024);
    empty(cache);
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

// Eight bytes a step, mixed by multiplication. It differs by byte order; no result depends on it.
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

// The slot of a key: the one that has it, or the free one where it belongs.
static Slot *find(const WordCache *cache, const Slot *wanted) {
    size_t at = wanted->hash & (cache->slot_count - 1);
    for (; cache->slots[at].word; at = (at + 1) & (cache->slot_count - 1)) {
        const Slot *slot = &cache->slots[at];
        if (slot->hash == wanted->hash && slot->n == wanted->n &&
            slot->variant == wanted->variant && memcmp(slot->text, wanted->text, slot->n) == 0) {
            break;
        }
    }
    return &cache->slots[at];
}

static void grow(WordCache *cache) {
    const Slot *old = cache->slots;
    const size_t old_count = cache->slot_count;
    cache->slot_count *= SLOT_GROWTH;
    cache->slots = arena_push(cache->words, Slot, cache->slot_count);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].word) *find(cache, &old[i]) = old[i];
    }
}

static bool may_keep(const WordCache *cache, const WordKey *key) {
    return cache->used < MAX_WORDS && cache->bytes < MAX_TEXT && key->text.n <= MAX_KEY;
}

static const Word *add(WordCache *cache, Arena *scratch, Slot *slot, const WordKey *key) {
    slot->word = word_make(cache->maker, cache->words, scratch, key);
    slot->text = str_copy(cache->words, key->text).at;
    if (cache->used * 4 >= cache->slot_count * 3) grow(cache);
    *find(cache, slot) = *slot;
    cache->used++;
    cache->bytes += word_bytes(slot->word, slot->n);
    return slot->word;
}

const Word *word_cache_lookup(WordCache *cache, Arena *scratch, const WordKey *key) {
    if (key->before || key->after) return word_make(cache->maker, scratch, cache->words, key);
    Slot slot = {.text = key->text.at, .n = (uint32_t)key->text.n};
    slot.variant = key->setting->id << 2 | (key->right_to_left ? 2u : 0) | (key->whole ? 1u : 0);
    slot.hash = hash_of(key->text, slot.variant);
    const Slot *found = find(cache, &slot);
    if (found->word) return found->word;
    if (may_keep(cache, key)) return add(cache, scratch, &slot, key);
    return word_make(cache->maker, scratch, cache->words, key);
}

void word_cache_trim(WordCache *cache) {
    if (cache->used < MAX_WORDS && cache->bytes < MAX_TEXT) return;
    empty(cache);
}
