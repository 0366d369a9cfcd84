// SPDX-License-Identifier: MIT
// "Items 1, 2, 4 (in part) prioritized as P1" to {level: P1, items: [1, 2, 4], in_part: [4]}.
#include "model/desugar_parts.h"

typedef VEC(const Value *) Values;

typedef struct {
    Arena *arena;
    const Value *text;
    size_t at, end; // bytes of the phrase that are left
} PhraseReader;

static void skip_blanks(PhraseReader *reader) {
    while (reader->at < reader->end && reader->text->text.at[reader->at] == ' ') reader->at++;
}

static bool take(PhraseReader *reader, Str word) {
    skip_blanks(reader);
    const Str rest = str_slice(reader->text->text, reader->at, reader->end);
    if (!str_starts(rest, word)) return false;
    reader->at += word.n;
    return true;
}

static bool is_id_byte(char c) {
    return c != ' ' && c != ',' && c != ';' && c != '(';
}

static const Value *take_word(PhraseReader *reader) {
    skip_blanks(reader);
    const size_t from = reader->at;
    while (reader->at < reader->end && is_id_byte(reader->text->text.at[reader->at])) reader->at++;
    if (reader->at == from) return NULL;
    return desugar_slice(reader->arena, reader->text, from, reader->at);
}

static bool take_references(PhraseReader *reader, Values *items, Values *in_part) {
    do {
        const Value *id = take_word(reader);
        if (!id) return false;
        *vec_push(reader->arena, items) = id;
        if (take(reader, STR("(in part)"))) *vec_push(reader->arena, in_part) = id;
    } while (take(reader, STR(",")));
    return true;
}

static const Value *take_phrase(PhraseReader *reader) {
    Values items = {0}, in_part = {0};
    if (!take(reader, STR("Items ")) && !take(reader, STR("Item "))) return NULL;
    if (!take_references(reader, &items, &in_part)) return NULL;
    if (!take(reader, STR("prioritized as "))) return NULL;
    const Value *level = take_word(reader);
    skip_blanks(reader);
    if (!level || reader->at != reader->end) return NULL;
    const Str keys[] = {STR("level"), STR("items"), STR("in_part")};
    const Value *values[] = {
        level,
        desugar_list(reader->arena, reader->text, items.at, items.n),
        in_part.n ? desugar_list(reader->arena, reader->text, in_part.at, in_part.n) : NULL,
    };
    return desugar_map(reader->arena, reader->text, keys, values, COUNT_OF(keys));
}

const Value *desugar_priority(Arena *arena, const Value *text) {
    Values phrases = {0};
    PhraseReader reader = {arena, text, 0, 0};
    while (reader.end < text->text.n) {
        reader.at = reader.end + (reader.end > 0);
        const size_t semicolon = str_find_char(text->text, ';', reader.at);
        reader.end = semicolon == SIZE_MAX ? text->text.n : semicolon;
        const Value *phrase = take_phrase(&reader);
        if (!phrase) return NULL;
        *vec_push(arena, &phrases) = phrase;
    }
    return desugar_list(arena, text, phrases.at, phrases.n);
}
