// SPDX-License-Identifier: MIT
// TX-09: no long sentence stands twice, word for word. Neighbours that are repeated together are
// one finding.
#include "base/utf8.h"
#include "model/rules/checks.h"
#include "model/rules/text.h"
#include "model/rules/text_icu.h"

enum { WORDS = 12 }; // shorter sentences are repeated with good reason

// The words with one blank between them, so that line ends do not count.
static Str words_of(Arena *arena, Str sentence, size_t *count) {
    char *at = arena_push(arena, char, sentence.n + 1);
    size_t n = 0;
    *count = 0;
    for (size_t i = 0; i < sentence.n; i++) {
        const bool blank = (unsigned char)sentence.at[i] <= ' ';
        if (!blank && (i == 0 || (unsigned char)sentence.at[i - 1] <= ' ')) {
            if (n) at[n++] = ' ';
            ++*count;
        }
        if (!blank) at[n++] = sentence.at[i];
    }
    return (Str){at, n};
}

static bool is_end(Str text, size_t at) {
    if (at + 1 >= text.n) return true;
    if (text.at[at] == '\n') {
        size_t next = at + 1;
        while (next < text.n && text.at[next] == ' ') next++;
        return next >= text.n || text.at[next] == '\n';
    }
    const bool stop = text.at[at] == '.' || text.at[at] == '?' || text.at[at] == '!';
    return stop && (unsigned char)text.at[at + 1] <= ' ';
}

// Behind blanks, bullets and quotes.
static size_t first_letter(Str text, size_t at) {
    while (at < text.n) {
        size_t next = at;
        if (text_is_letter(utf8_next(text, &next))) return at;
        at = next;
    }
    return at;
}

static void report(const TextJob *job, Span at, Place earlier) {
    text_report(job, "TX-09", at, STR("this stands in the document already, word for word"));
    diag_note(job->diag, earlier, "here it stands first");
    diag_help(job->diag, "say it once, and refer to it");
}

// Where the sentence stood before; it is remembered when it is new.
static const Place *seen_before(const TextJob *job, Span at) {
    Arena *arena = job->memory->arena;
    size_t count;
    const ArenaMark mark = arena_mark(arena);
    const Str words = words_of(arena, str_slice(job->value->text, at.lo, at.hi), &count);
    if (count < WORDS) {
        arena_rewind(arena, mark);
        return NULL;
    }
    const Place *earlier = map_lookup(&job->memory->sentences, words);
    if (earlier) return earlier;
    Place *place = arena_push(arena, Place, 1);
    *place = value_place_at(job->value, at.lo, at.hi);
    map_put(arena, &job->memory->sentences, words, place);
    return NULL;
}

void text_repeated_sentences(const TextJob *job) {
    const Str text = job->value->text;
    Span run = {0};
    Place first = {0};
    for (size_t at = 0; at < text.n; at++) {
        const size_t lo = at = first_letter(text, at);
        while (at < text.n && !is_end(text, at)) at++;
        const size_t hi = at + 1 < text.n ? at + 1 : text.n;
        if (lo >= hi) break;
        const Span sentence = {(uint32_t)lo, (uint32_t)hi};
        const Place *earlier = seen_before(job, sentence);
        if (earlier && run.hi == 0) first = *earlier, run = sentence;
        if (earlier) run.hi = sentence.hi;
        if (!earlier && run.hi) report(job, run, first), run = (Span){0};
    }
    if (run.hi) report(job, run, first);
}

void check_repeated_sentences(const Model *model, Diag *diag) {
    text_visit(model, diag, text_repeated_sentences);
}
