// SPDX-License-Identifier: MIT
// ME-01: what a deck shows is on the agenda, and what is on the agenda has a slide. They belong
// together when they name one recommendation or person, or share words.
#include "model/rules/ask.h"

enum { WORDS_MAX = 64, LETTERS_MIN = 3 };

typedef struct {
    Str at[WORDS_MAX];
    size_t n;
} Words;

static bool is_letter(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

// Words of common use that two titles share by chance.
static bool is_common(Str word) {
    static const Str COMMON[] = {STR_INIT("and"),  STR_INIT("the"),    STR_INIT("for"),
                                 STR_INIT("from"), STR_INIT("review"), STR_INIT("team"),
                                 STR_INIT("with"), STR_INIT("meeting")};
    for (size_t i = 0; i < COUNT_OF(COMMON); i++)
        if (str_eq(COMMON[i], word)) return true;
    return word.n < LETTERS_MIN;
}

static void add_words(Arena *arena, Words *words, Str text) {
    const Str folded = ask_folded(arena, text);
    for (size_t i = 0; i < folded.n && words->n < WORDS_MAX;) {
        size_t end = i;
        while (end < folded.n && is_letter((unsigned char)folded.at[end])) end++;
        const Str word = str_slice(folded, i, end);
        if (word.n && !is_common(word)) words->at[words->n++] = word;
        i = end > i ? end : i + 1;
    }
}

static size_t shared(const Words *a, const Words *b) {
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++)
            if (str_eq(a->at[i], b->at[k])) {
                n++;
                break;
            }
    return n;
}

// Two words in common, or all of the shorter title.
static bool are_alike(const Words *a, const Words *b) {
    const size_t least = a->n < b->n ? a->n : b->n, common = shared(a, b);
    return least > 0 && common >= (least < 2 ? least : 2);
}

static void add_slide_words(Arena *arena, const Model *model, Words *words, const Record *slide) {
    static const Str TITLES[] = {STR_INIT("title"), STR_INIT("subtitle")};
    for (size_t i = 0; i < COUNT_OF(TITLES); i++)
        add_words(arena, words, ask_plain(arena, slide, TITLES[i]));
    const Record *part = record_child(model->root, record_string(slide, STR("use")));
    if (part) add_words(arena, words, ask_plain(arena, part, STR("title")));
}

static bool same_record(const Record *a, const Record *b, Str field) {
    const Record *of_a = record_child(a, field);
    return of_a && of_a == record_child(b, field);
}

typedef struct {
    const Model *model;
    Diag *diag;
    Arena *scratch;
    const Datum *agenda, *slides;
    Words *of_slides, *of_items;
} Deck;

static bool belong_together(const Deck *deck, size_t item, size_t slide) {
    const Record *a = deck->agenda->items[item].record, *b = deck->slides->items[slide].record;
    return same_record(a, b, STR("recommendation")) || same_record(a, b, STR("presenter")) ||
           are_alike(&deck->of_items[item], &deck->of_slides[slide]);
}

static void check_item(const Deck *deck, size_t item) {
    for (size_t i = 0; i < deck->slides->n; i++)
        if (belong_together(deck, item, i)) return;
    const Record *record = deck->agenda->items[item].record;
    diag_add(deck->diag, SEVERITY_WARNING, "ME-01", record_place(record, STR("text")),
             "no slide is about this item of the agenda");
    diag_note(deck->diag, record_place(deck->model->root, STR("slides")), "the slides are here");
    ask_end(deck->diag, record, STR("text"), "add a slide, or name the one there is alike",
            "ME-01");
}

static void check_slide(const Deck *deck, size_t slide) {
    const Record *record = deck->slides->items[slide].record;
    const bool names =
        record_child(record, STR("recommendation")) || record_child(record, STR("presenter"));
    if (!names) return;
    for (size_t i = 0; i < deck->agenda->n; i++)
        if (belong_together(deck, i, slide)) return;
    diag_add(deck->diag, SEVERITY_WARNING, "ME-01", record_place(record, STR("type")),
             "no item of the agenda is about this slide");
    diag_note(deck->diag, deck->agenda->value->place, "the agenda is here");
    ask_end(deck->diag, record, STR("type"), "add it to the agenda", "ME-01");
}

static void read_words(Deck *deck) {
    deck->of_items = arena_push(deck->scratch, Words, deck->agenda->n);
    deck->of_slides = arena_push(deck->scratch, Words, deck->slides->n);
    for (size_t i = 0; i < deck->agenda->n; i++)
        add_words(deck->scratch, &deck->of_items[i],
                  ask_plain(deck->scratch, deck->agenda->items[i].record, STR("text")));
    for (size_t i = 0; i < deck->slides->n; i++)
        add_slide_words(deck->scratch, deck->model, &deck->of_slides[i],
                        deck->slides->items[i].record);
}

void check_agenda_and_slides(const Model *model, Diag *diag) {
    Deck deck = {.model = model, .diag = diag};
    deck.agenda = record_list(record_child(model->root, STR("meeting")), STR("agenda"));
    deck.slides = record_list(model->root, STR("slides"));
    if (deck.agenda->n == 0 || deck.slides->n == 0) return;
    deck.scratch = arena_new(16384);
    read_words(&deck);
    for (size_t i = 0; i < deck.agenda->n; i++) check_item(&deck, i);
    for (size_t i = 0; i < deck.slides->n; i++) check_slide(&deck, i);
    arena_drop(deck.scratch);
}
