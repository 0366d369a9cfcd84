// SPDX-License-Identifier: MIT
// Times paragraph_set on a million words of varied Latin text in table cells, first with an empty
// cache of words and then with a warm one. Usage: bench_text MANIFEST
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "base/buf.h"
#include "text/paragraph.h"

enum { VOCABULARY = 9000, WORDS = 1000000, CELL_WORDS = 11, CELL_BYTES = 512 };

typedef struct {
    uint64_t state;
} Random;

static uint32_t next_random(Random *random, uint32_t below) {
    random->state = random->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(random->state >> 33) % below;
}

// Words as reports have them: mostly letters, some accents, capitals, figures, marks, hyphens.
static Str make_word(Random *random, Arena *arena) {
    static const char *const SYLLABLES[] = {"re",   "com", "men", "da", "tion", "im",  "ple",
                                            "ment", "é",   "ko",  "ći", "sta",  "tus", "re",
                                            "view", "an",  "der", "of", "š",    "ing"};
    Buf buf = {0};
    const uint32_t kind = next_random(random, 20);
    if (kind == 0) buf_printf(&buf, "%u", (unsigned)next_random(random, 3000));
    for (uint32_t i = 0; kind != 0 && i <= next_random(random, 4); i++) {
        buf_put(&buf, str_of(SYLLABLES[next_random(random, COUNT_OF(SYLLABLES))]));
    }
    if (kind == 1) buf_printf(&buf, "-%u", (unsigned)next_random(random, 30));
    if (kind == 2) buf_put(&buf, STR("-based"));
    if (kind > 15) buf_putc(&buf, ",.;)"[kind - 16]);
    const Str word = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return word;
}

static Str make_cell(Random *random, const Str *words, Buf *buf) {
    buf_clear(buf);
    for (int i = 0; i < CELL_WORDS; i++) {
        if (i > 0) buf_putc(buf, ' ');
        buf_put(buf, words[next_random(random, VOCABULARY)]);
    }
    return buf_str(buf);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double set_all(TextEngine *engine, const Str *words, Diag *diag) {
    static const TextStyle STYLE = {
        .family = FAMILY_SANS, .size = LEN(8.5), .leading = LEN(12), .hyphenate = true};
    Random random = {7};
    Arena *page = arena_new(1 << 20);
    Buf buf = {0};
    double spent = 0;
    for (int cell = 0; cell < WORDS / CELL_WORDS; cell++) {
        const TextRun run = {
            .text = make_cell(&random, words, &buf), .style = &STYLE, .lang = STR("en")};
        const ParagraphOptions options = {.width = LEN(90) + LEN(10) * (cell % 12)};
        const double start = seconds();
        paragraph_set(engine, page, &run, 1, &options, diag);
        spent += seconds() - start;
        if (cell % 64 == 0) arena_reset(page);
    }
    buf_release(&buf);
    arena_drop(page);
    return spent;
}

int main(int argc, char **argv) {
    Arena *arena = arena_new(1 << 20);
    Diag diag;
    diag_init(&diag, arena);
    FontBook *book = argc == 2 ? font_book_open(argv[1], &diag) : NULL;
    if (!book) {
        fprintf(stderr, "usage: bench_text fonts/manifest.yaml\n");
        arena_drop(arena);
        return 2;
    }
    Random random = {1};
    Str *words = arena_push(arena, Str, VOCABULARY);
    for (int i = 0; i < VOCABULARY; i++) words[i] = make_word(&random, arena);
    TextEngine *engine = text_engine_new(book);
    printf("cold: %.3f s\n", set_all(engine, words, &diag));
    printf("warm: %.3f s for %d words\n", set_all(engine, words, &diag), WORDS);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("peak memory: %ld MB\n", usage.ru_maxrss / 1024);
    text_engine_drop(engine);
    font_book_drop(book);
    arena_drop(arena);
    return 0;
}
