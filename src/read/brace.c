// SPDX-License-Identifier: MIT
// Braces: one row a word.
#include "read/brace.h"

#include "base/diag.h"

typedef struct {
    Str word;
    const char *usage;
    BraceKind kind;
} BraceWord;

static const BraceWord WORDS[] = {
    {STR_INIT("lang"), "{lang he: text in Hebrew}", BRACE_LANG},
    {STR_INIT("domain"), "{domain israel}", BRACE_DOMAIN},
    {STR_INIT("rec"), "{rec 13}", BRACE_REC},
    {STR_INIT("count"), "{count recommendations status=complete}", BRACE_COUNT},
};

static const BraceWord *find_word(Str word) {
    for (size_t i = 0; i < COUNT_OF(WORDS); i++)
        if (str_eq(WORDS[i].word, word)) return &WORDS[i];
    return NULL;
}

Str brace_did_you_mean(Str word) {
    Str words[COUNT_OF(WORDS)];
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) words[i] = WORDS[i].word;
    return diag_did_you_mean(word, words, COUNT_OF(WORDS));
}

const char *brace_usage(Str word) {
    const BraceWord *known = find_word(word);
    return known ? known->usage : "";
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static bool is_tag_char(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}
static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_spaces(Str text, size_t at) {
    while (at < text.n && is_space(text.at[at])) at++;
    return at;
}

// The '}' that closes an atom, SIZE_MAX when there is none. No other brace may stand before it, and
// at most one line end: an atom does not reach into another paragraph.
static size_t closing(Str text, size_t at) {
    size_t lines = 0;
    for (; at < text.n && text.at[at] != '{' && lines < 2; at++) {
        if (text.at[at] == '}') return at;
        lines += text.at[at] == '\n';
    }
    return SIZE_MAX;
}

// lang = "{lang" spaces tag [spaces] ":" [space]
static Brace read_lang(Str text, Brace brace, size_t at) {
    const size_t lo = skip_spaces(text, at);
    size_t hi = lo;
    while (hi < text.n && is_tag_char(text.at[hi])) hi++;
    const size_t colon = skip_spaces(text, hi);
    if (lo == at || lo == hi || colon == text.n || text.at[colon] != ':') {
        brace.kind = BRACE_MALFORMED;
        return brace;
    }
    brace.argument = str_slice(text, lo, hi);
    brace.end = colon + 1;
    if (brace.end < text.n && is_space(text.at[brace.end])) brace.end++;
    return brace;
}

Brace brace_read(Str text, size_t at) {
    size_t word_end = at + 1;
    while (word_end < text.n && is_tag_char(text.at[word_end])) word_end++;
    Brace brace = {BRACE_UNKNOWN, str_slice(text, at + 1, word_end), {0}, word_end};
    const BraceWord *word = find_word(brace.word);
    if (word) brace.kind = word->kind;
    const size_t close = closing(text, word_end);
    if (word && word->kind == BRACE_LANG) {
        if (close != SIZE_MAX) brace.end = close + 1;
        return read_lang(text, brace, word_end);
    }
    if (close == SIZE_MAX) {
        if (word) brace.kind = BRACE_UNCLOSED;
        return brace;
    }
    brace.end = close + 1;
    if (!word) return brace;
    brace.argument = str_trim(str_slice(text, word_end, close));
    if (brace.argument.n == 0 || !is_space(text.at[word_end])) brace.kind = BRACE_MALFORMED;
    return brace;
}
