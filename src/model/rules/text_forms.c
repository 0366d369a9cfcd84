// SPDX-License-Identifier: MIT
// TX-04: letters are written as letters. A PDF often yields the shapes of Arabic letters, Latin
// ligatures, or a letter apart from its accent: then a search for the word fails.
#include "base/utf8.h"
#include "model/rules/checks.h"
#include "model/rules/text.h"
#include "model/rules/text_icu.h"

static bool is_blank(char c) {
    return (unsigned char)c <= ' ';
}

// The word with each presentation form as its letters, and composed; other signs as they are.
static Str put_right(Arena *arena, Str word, bool *shapes) {
    Buf out = {0};
    for (size_t at = 0; at < word.n;) {
        const size_t from = at;
        const bool shape = text_is_presentation_form(utf8_next(word, &at));
        const Str one = str_slice(word, from, at);
        *shapes = *shapes || shape;
        buf_put(&out, shape ? text_nfkc(arena, one) : one);
    }
    const Str right = text_nfc(arena, buf_str(&out));
    buf_release(&out);
    return right;
}

static void check_word(const TextJob *job, Span at) {
    Arena *arena = job->diag->arena;
    const Str word = str_slice(job->value->text, at.lo, at.hi);
    bool shapes = false;
    const ArenaMark mark = arena_mark(arena);
    const Str right = put_right(arena, word, &shapes);
    if (str_eq(right, word)) {
        arena_rewind(arena, mark);
        return;
    }
    text_report(job, "TX-04", at,
                str_format(arena,
                           shapes ? "'%.*s' is made of shapes of letters, not of letters"
                                  : "'%.*s' is not in normal form (NFC)",
                           STR_ARGS(word)));
    diag_help(job->diag, "write '%.*s'", STR_ARGS(right));
    text_offer(job, at, right);
}

void text_forms(const TextJob *job) {
    const Str text = job->value->text;
    for (size_t at = 0; at < text.n;) {
        while (at < text.n && is_blank(text.at[at])) at++;
        const size_t from = at;
        bool plain = true;
        for (; at < text.n && !is_blank(text.at[at]); at++)
            plain = plain && (unsigned char)text.at[at] < 0xC0;
        if (!plain) check_word(job, (Span){(uint32_t)from, (uint32_t)at});
    }
}

void check_forms(const Model *model, Diag *diag) {
    text_visit(model, diag, text_forms);
}
