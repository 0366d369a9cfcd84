// SPDX-License-Identifier: MIT
// TX-05: spacing and the capital at the beginning of a sentence. TX-06: one style of apostrophes
// and quotes.
#include "base/utf8.h"
#include "model/entities.h"
#include "model/rules/checks.h"
#include "model/rules/text.h"
#include "model/rules/text_icu.h"

static bool is_space(Str text, size_t at) {
    return at < text.n && text.at[at] == ' ';
}

static bool ends_line(Str text, size_t at) {
    return at >= text.n || text.at[at] == '\n' || text.at[at] == '\r';
}

// Blanks at the ends of lines and in the indentation are no part of the text.
static void check_blanks(const TextJob *job, size_t lo, size_t hi) {
    const Str text = job->value->text;
    const bool indented = lo == 0 || text.at[lo - 1] == '\n';
    if (hi - lo < 2 || indented || ends_line(text, hi)) return;
    const Span at = {(uint32_t)lo, (uint32_t)hi};
    text_report(job, "TX-05", at, STR("two blanks between words"));
    diag_help(job->diag, "leave one");
    text_offer(job, at, STR(" "));
}

static bool is_stop(char c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
}

// French sets a blank in front of the high signs; "..." and ".com" begin words.
static void check_stop(const TextJob *job, size_t lo, size_t hi) {
    const Str text = job->value->text;
    const bool indented = lo == 0 || text.at[lo - 1] == '\n';
    if (indented || hi >= text.n || !is_stop(text.at[hi])) return;
    const bool low = text.at[hi] == '.' || text.at[hi] == ',';
    if (!low && str_starts(job->lang, STR("fr"))) return;
    if (!is_space(text, hi + 1) && !ends_line(text, hi + 1)) return;
    const Span at = {(uint32_t)lo, (uint32_t)hi};
    text_report(job, "TX-05", at,
                str_format(job->diag->arena, "a blank in front of '%c'", text.at[hi]));
    diag_help(job->diag, "leave it out");
    text_offer(job, at, (Str){"", 0});
}

static size_t word_end(Str text, size_t at) {
    while (at < text.n && (unsigned char)text.at[at] > ' ') at++;
    return at;
}

// A word all of small letters: "ccTLD" and "e.g." are none.
static bool is_small_word(Str word) {
    for (size_t at = 0; at < word.n;)
        if (!text_is_lower(utf8_next(word, &at))) return false;
    return word.n > 1;
}

static size_t paragraph_end(Str text, size_t at) {
    enum { PARAGRAPH_MAX = 4096 }; // [bytes]
    text = str_slice(text, 0, at + PARAGRAPH_MAX);
    const size_t blank = str_find(text, STR("\n\n"), at);
    const size_t other = str_find(text, STR("\n \n"), at);
    const size_t end = blank < other ? blank : other;
    return end == SIZE_MAX ? text.n : end;
}

static bool is_sentence(Str paragraph) {
    const Str trimmed = str_trim(paragraph);
    size_t words = 1;
    for (size_t i = 0; i < trimmed.n; i++) words += trimmed.at[i] == ' ' || trimmed.at[i] == '\n';
    return words >= 15 || (words >= 4 && trimmed.at[trimmed.n - 1] == '.');
}

// `at` is where a paragraph begins.
static void check_beginning(const TextJob *job, size_t at) {
    const Str text = job->value->text;
    const Span first = {(uint32_t)at, (uint32_t)word_end(text, at)};
    if (!is_small_word(str_slice(text, first.lo, first.hi))) return;
    if (!is_sentence(str_slice(text, at, paragraph_end(text, at)))) return;
    text_report(job, "TX-05", first, STR("the sentence begins with a small letter"));
    diag_help(job->diag, "begin it with a capital, if it is whole");
}

// Signs of lists, also those of symbol fonts.
static size_t behind_bullet(Str text, size_t at) {
    static const Str BULLETS[] = {STR_INIT("•"), STR_INIT("\xEF\x82\xB7"), STR_INIT("\xEF\x82\xA4"),
                                  STR_INIT("\xEF\x83\xBC"), STR_INIT("- ")};
    for (size_t i = 0; i < COUNT_OF(BULLETS); i++) {
        if (!str_starts(str_slice(text, at, text.n), BULLETS[i])) continue;
        at += BULLETS[i].n;
        while (is_space(text, at)) at++;
        return at;
    }
    return SIZE_MAX;
}

static void check_line_start(const TextJob *job, size_t at) {
    const size_t item = behind_bullet(job->value->text, at);
    if (item != SIZE_MAX) check_beginning(job, item);
}

// Items of a list may go on with the sentence in front of it.
static bool is_whole_text(const TextJob *job) {
    if (!job->field || job->field->type != FIELD_TEXT) return false;
    const Entity *of = job->owner->entity;
    return of != &ENTITY_ITEM && of != &ENTITY_BULLET && of != &ENTITY_DELIVERABLE &&
           of != &ENTITY_CELL;
}

void text_spacing(const TextJob *job) {
    const Str text = job->value->text;
    if (is_whole_text(job)) check_beginning(job, 0);
    for (size_t at = 0; at < text.n;) {
        if (job->pasted && (at == 0 || text.at[at - 1] == '\n')) check_line_start(job, at);
        const size_t lo = at;
        while (is_space(text, at)) at++;
        if (at == lo) {
            at++;
            continue;
        }
        check_stop(job, lo, at);
        if (at >= text.n || !is_stop(text.at[at])) check_blanks(job, lo, at);
    }
}

void check_spacing(const Model *model, Diag *diag) {
    text_visit(model, diag, text_spacing);
}

// TX-06

static bool is_letter_before(Str text, size_t at) {
    return at > 0 && ((text.at[at - 1] | 0x20) >= 'a') && ((text.at[at - 1] | 0x20) <= 'z');
}

static void see_style(const TextJob *job, QuoteStyles *styles, Span at, bool straight) {
    const Place place = value_place_at(job->value, at.lo, at.hi);
    Place *mine = straight ? &styles->straight : &styles->curly;
    const Place *other = straight ? &styles->curly : &styles->straight;
    if (!mine->source) *mine = place;
    if (!other->source || styles->reported) return;
    styles->reported = true;
    text_report(job, "TX-06", at,
                straight
                    ? STR("straight here, curly elsewhere: one style of apostrophes and quotes")
                    : STR("curly here, straight elsewhere: one style of apostrophes and "
                          "quotes"));
    diag_note(job->diag, *other, "the other style");
}

void text_quotes(const TextJob *job) {
    static const Str CURLY = STR_INIT("’");
    const Str text = job->value->text;
    for (size_t at = 0; at < text.n; at++) {
        const char c = text.at[at];
        if (c != '\'' && c != '"' && c != '\xE2') continue;
        const Str rest = str_slice(text, at, text.n);
        const Span one = {(uint32_t)at, (uint32_t)at + 1}, three = {(uint32_t)at, (uint32_t)at + 3};
        if (c == '\'' && is_letter_before(text, at))
            see_style(job, &job->memory->apostrophes, one, true);
        else if (c == '"')
            see_style(job, &job->memory->quotes, one, true);
        else if (str_starts(rest, CURLY) && is_letter_before(text, at))
            see_style(job, &job->memory->apostrophes, three, false);
        else if (str_starts(rest, STR("“")))
            see_style(job, &job->memory->quotes, three, false);
    }
}

void check_quotes(const Model *model, Diag *diag) {
    text_visit(model, diag, text_quotes);
}
