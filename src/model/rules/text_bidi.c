// SPDX-License-Identifier: MIT
// TX-02 and TX-03: right-to-left words are stored in the order in which they are read. What a PDF
// shows from right to left often comes out backwards. An A-label beside the word proves it; else a
// letter that only ends words, at the beginning of one, does.
#include "base/utf8.h"
#include "model/entities.h"
#include "model/rules/checks.h"
#include "model/rules/text.h"
#include "model/rules/text_icu.h"

enum { NEAR = 80 }; // [bytes] between a label and the word it belongs to

static bool is_label_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

// The next A-label at or after `from`; false when there is none.
static bool next_label(Str text, size_t from, Span *out) {
    const size_t at = str_find(text, STR("xn--"), from);
    if (at == SIZE_MAX) return false;
    size_t end = at;
    while (end < text.n && is_label_byte(text.at[end])) end++;
    *out = (Span){(uint32_t)at, (uint32_t)end};
    return true;
}

// True when a label near the word says that it is backwards; then how it is right.
static bool is_proven(const TextJob *job, Span word, Str *right, Span *label) {
    Arena *arena = job->diag->arena;
    const Str near = str_slice(job->value->text, 0, (size_t)word.hi + NEAR);
    const Str letters = str_slice(near, word.lo, word.hi);
    for (size_t at = word.lo > NEAR ? word.lo - NEAR : 0; next_label(near, at, label);
         at = label->hi) {
        *right = text_to_u_label(arena, str_slice(near, label->lo, label->hi));
        const bool differs = right->n == letters.n && !str_eq(*right, letters);
        if (differs && str_eq(*right, text_reversed(arena, letters))) return true;
    }
    return false;
}

// The letters of one right-to-left word from *at on; moves *at behind it. Empty at the end.
static Span next_word(Str text, size_t *at) {
    Span word = {0};
    bool inside = false;
    while (*at < text.n) {
        size_t next = *at;
        if ((unsigned char)text.at[next] < 0x80) {
            if (inside) return word;
            *at = next + 1;
            continue;
        }
        const LetterKind kind = text_letter_kind(utf8_next(text, &next));
        const bool belongs = kind == LETTER_RTL || (inside && kind == LETTER_RTL_MARK);
        if (inside && !belongs) return word;
        if (belongs && !inside) word.lo = (uint32_t)*at;
        if (belongs) word.hi = (uint32_t)next;
        inside = belongs;
        *at = next;
    }
    return word;
}

static uint32_t last_letter(Str word) {
    uint32_t last = 0;
    for (size_t at = 0; at < word.n;) {
        const uint32_t scalar = utf8_next(word, &at);
        if (text_letter_kind(scalar) == LETTER_RTL) last = scalar;
    }
    return last;
}

static bool begins_at_its_end(Str word) {
    size_t at = 0;
    const uint32_t first = utf8_next(word, &at), last = last_letter(word);
    if (at >= word.n || text_is_final_form(last)) return false;
    return text_is_final_form(first) || text_is_initial_form(last);
}

static void report_backwards(const TextJob *job, Span at, Str right, const Span *label) {
    const Str word = str_slice(job->value->text, at.lo, at.hi);
    text_report(job, "TX-02", at,
                str_format(job->diag->arena, "'%.*s' is stored backwards: in the order of print",
                           STR_ARGS(word)));
    if (label)
        diag_note(job->diag, value_place_at(job->value, label->lo, label->hi),
                  "this label is '%.*s'", STR_ARGS(right));
    diag_help(job->diag, "write '%.*s'", STR_ARGS(right));
    text_offer(job, at, right);
}

static bool only_blank_between(Str text, Span a, Span b) {
    return a.hi > 0 && b.lo - a.hi == 1 && text.at[a.hi] == ' ';
}

// A run of words with a blank between them is right or backwards as a whole.
static void check_run(const TextJob *job, Span run, bool backwards) {
    Arena *arena = job->diag->arena;
    const Str words = str_slice(job->value->text, run.lo, run.hi);
    if (backwards) report_backwards(job, run, text_reversed(arena, words), NULL);
}

void text_visual_order(const TextJob *job) {
    const Str text = job->value->text;
    Span run = {0};
    bool backwards = false;
    for (size_t at = 0;;) {
        const Span word = next_word(text, &at);
        if (word.hi == 0 || !only_blank_between(text, run, word)) {
            check_run(job, run, backwards);
            run = word;
            backwards = false;
        }
        if (word.hi == 0) return;
        const Str letters = str_slice(text, word.lo, word.hi);
        Span label;
        Str right;
        if (is_proven(job, word, &right, &label)) {
            report_backwards(job, word, right, &label);
            run = (Span){0};
            continue;
        }
        run.hi = word.hi;
        backwards = backwards || begins_at_its_end(letters);
    }
}

void check_visual_order(const Model *model, Diag *diag) {
    text_visit(model, diag, text_visual_order);
}

// TX-03

// Signs that may stand between a label and its other form.
static bool is_between(char c) {
    return c == ' ' || c == '/' || c == '(' || c == ')' || c == '=' || c == ':' || c == ',' ||
           c == '.' || c == '|' || c == '"' || c == '\n';
}

// The word behind a label, or in front of it, with at most a few signs between; empty when it is
// in ASCII, which is no other form of it.
static Span beside(Str text, Span label, bool behind) {
    enum { SIGNS = 4 };
    size_t lo = behind ? label.hi : label.lo, hi = lo;
    for (int i = 0; i < SIGNS && behind && lo < text.n && is_between(text.at[lo]); i++) lo++;
    for (int i = 0; i < SIGNS && !behind && hi > 0 && is_between(text.at[hi - 1]); i++) hi--;
    if (behind) hi = lo;
    if (!behind) lo = hi;
    while (behind && hi < text.n && ((unsigned char)text.at[hi] >= 0x80 || text.at[hi] == '-'))
        hi++;
    while (!behind && lo > 0 && ((unsigned char)text.at[lo - 1] >= 0x80 || text.at[lo - 1] == '-'))
        lo--;
    return lo == hi || (behind ? lo == label.hi : hi == label.lo)
               ? (Span){0}
               : (Span){(uint32_t)lo, (uint32_t)hi};
}

// A name of the place in the reader's script is no form of the label.
static bool could_be_its_form(Arena *arena, Str word, Str label) {
    const Str form = text_to_u_label(arena, label);
    size_t at = 0, with = 0;
    if (form.n == 0) return false;
    const uint32_t a = utf8_next(word, &at), b = utf8_next(form, &with);
    return text_is_letter(a) && text_same_script(a, b);
}

static void report_label(const TextJob *job, Span word, Span label) {
    const Str text = job->value->text;
    Arena *arena = job->diag->arena;
    const Str form = str_slice(text, word.lo, word.hi), name = str_slice(text, label.lo, label.hi);
    const Str encoded = text_to_a_label(arena, form);
    text_report(
        job, "TX-03", word,
        encoded.n ? str_format(arena, "'%.*s' encodes to '%.*s'", STR_ARGS(form), STR_ARGS(encoded))
                  : str_format(arena, "'%.*s' is no domain label", STR_ARGS(form)));
    diag_note(job->diag, value_place_at(job->value, label.lo, label.hi), "here it is '%.*s'",
              STR_ARGS(name));
    diag_help(job->diag, "'%.*s' is the label of '%.*s'", STR_ARGS(name),
              STR_ARGS(text_to_u_label(arena, name)));
}

static void check_label(const TextJob *job, Span label) {
    const Str text = job->value->text;
    Arena *arena = job->diag->arena;
    const Str name = str_slice(text, label.lo, label.hi);
    const Span behind = beside(text, label, true), before = beside(text, label, false);
    const Span word = behind.hi ? behind : before;
    const Str form = str_slice(text, word.lo, word.hi);
    if (word.hi == 0 || !could_be_its_form(arena, form, name)) return;
    if (!str_eq_ascii_fold(text_to_a_label(arena, form), name)) report_label(job, word, label);
}

void text_labels(const TextJob *job) {
    Span label = {0};
    while (next_label(job->value->text, label.hi, &label)) check_label(job, label);
}

static void check_domain(void *self, const Record *record) {
    Diag *diag = self;
    if (record->entity != &ENTITY_DOMAIN) return;
    const Str a = record_string(record, STR("a_label")), u = record_string(record, STR("u_label"));
    if (a.n == 0 || u.n == 0) return;
    const Str encoded = text_to_a_label(diag->arena, u);
    if (str_eq_ascii_fold(encoded, a)) return;
    diag_add(diag, SEVERITY_ERROR, "TX-03", record_place(record, STR("u_label")),
             encoded.n ? "'%.*s' encodes to '%.*s'" : "'%.*s' is no domain label", STR_ARGS(u),
             STR_ARGS(encoded));
    check_path(diag, record, STR("u_label"));
    diag_note(diag, record_place(record, STR("a_label")), "here it is '%.*s'", STR_ARGS(a));
    const Str right = text_to_u_label(diag->arena, a);
    if (right.n && str_eq(right, text_reversed(diag->arena, u)))
        diag_help(diag, "it is stored backwards: write '%.*s'", STR_ARGS(right));
    else if (right.n)
        diag_help(diag, "'%.*s' is the label of '%.*s'", STR_ARGS(a), STR_ARGS(right));
}

void check_domain_labels(const Model *model, Diag *diag) {
    text_visit(model, diag, text_labels);
    model_visit(&(Visitor){.record = check_domain, .self = diag}, model->root);
}
