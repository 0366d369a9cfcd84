// SPDX-License-Identifier: MIT
// Abbreviations: forms in buckets by their first byte, so that most bytes of a text cost one look.
#include "model/abbreviations.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "model/rules/text_icu.h"

struct Abbreviations {
    const Abbreviation *forms; // by first byte; in a bucket the longest first
    size_t n;
    uint32_t first[257]; // where the bucket of a byte begins
};

static unsigned char first_byte(const Abbreviation *form) {
    return (unsigned char)form->text.at[0];
}

static int compare_forms(const void *a, const void *b) {
    const Abbreviation *x = a, *y = b;
    if (first_byte(x) != first_byte(y)) return first_byte(x) < first_byte(y) ? -1 : 1;
    if (x->text.n != y->text.n) return x->text.n > y->text.n ? -1 : 1;
    return x->item < y->item ? -1 : x->item > y->item;
}

const Abbreviations *abbreviations_new(Arena *arena, const Abbreviation *forms, size_t n) {
    Abbreviation *copy = arena_push(arena, Abbreviation, n);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (forms[i].text.n) copy[kept++] = forms[i];
    if (kept == 0) return NULL;
    qsort(copy, kept, sizeof *copy, compare_forms);
    Abbreviations *all = arena_push(arena, Abbreviations, 1);
    all->forms = copy;
    all->n = kept;
    for (size_t i = 0; i < kept; i++) all->first[first_byte(&copy[i]) + 1]++;
    for (size_t i = 0; i < 256; i++) all->first[i + 1] += all->first[i];
    return all;
}

// Words of an overlay, "name.fr.yaml", are in the language of the edition.
static bool is_translated(const Model *model, const Value *words) {
    const Source *source = words ? words->place.source : NULL;
    if (!source || str_eq(model->lang, model->own_lang)) return true;
    const char *dot = source->path.n ? memrchr(source->path.at, '.', source->path.n) : NULL;
    const Str stem = str_slice(source->path, 0, dot ? (size_t)(dot - source->path.at) : 0);
    return stem.n > model->lang.n && str_ends(stem, model->lang) &&
           stem.at[stem.n - model->lang.n - 1] == '.';
}

Str abbreviation_language(const Model *model, const Record *record) {
    const Str given = record_string(record, STR("lang"));
    const Value *label = value_member(record->value, STR("long"));
    const Value *chosen = record_field(record, STR("long"))->value;
    if (given.n) return given;
    for (size_t i = 0; label && label->kind == VALUE_MAP && i < label->n; i++)
        if (label->members[i].value == chosen) return label->members[i].key;
    return is_translated(model, chosen) ? model->lang : model->own_lang;
}

const Abbreviations *abbreviations_of(Arena *arena, const Model *model) {
    const Datum *list = record_list(model->root, STR("abbreviations"));
    if (list->n == 0) return NULL;
    Abbreviation *forms = arena_push(arena, Abbreviation, 2 * list->n);
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        const Record *record = list->items[i].record;
        if (!record) continue;
        const Str text = record_string(record, STR("short")),
                  lang = abbreviation_language(model, record);
        const Str words = record_string(record, STR("long"));
        const Str plural = record_string(record, STR("plural"));
        if (words.n) forms[n++] = (Abbreviation){text, words, lang, i};
        if (text.n == 0 || plural.n == 0) continue;
        forms[n++] = (Abbreviation){str_format(arena, "%.*ss", STR_ARGS(text)), plural, lang, i};
    }
    return abbreviations_new(arena, forms, n);
}

static bool is_ascii_word(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_digit(uint32_t scalar) {
    return scalar >= '0' && scalar <= '9';
}

static uint32_t scalar_before(Str text, size_t at) {
    while (at > 0 && ((unsigned char)text.at[at - 1] & 0xC0) == 0x80) at--;
    size_t from = at ? at - 1 : 0;
    return utf8_next(text, &from);
}

// Chinese, Japanese and their like are written without blanks: every sign may begin a word.
static bool has_no_blanks(uint32_t scalar) {
    return (scalar >= 0x2E80 && scalar <= 0x9FFF) || (scalar >= 0xF900 && scalar <= 0xFAFF) ||
           scalar >= 0x20000;
}

// No word ends between the byte `at` and the one before it.
static bool is_inside_word(Str text, size_t at) {
    if (at == 0 || at >= text.n) return false;
    const unsigned char a = (unsigned char)text.at[at - 1], b = (unsigned char)text.at[at];
    if (a < 0x80 && b < 0x80) return is_ascii_word(a) && is_ascii_word(b);
    size_t from = at;
    const uint32_t before = scalar_before(text, at), after = utf8_next(text, &from);
    if (has_no_blanks(before) || has_no_blanks(after)) return false;
    const bool letters =
        (is_digit(before) || text_is_letter(before)) && (is_digit(after) || text_is_letter(after));
    return letters && (is_digit(before) || is_digit(after) || text_same_script(before, after));
}

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

// A name that goes on behind a dot, such as that of a host or a file.
static bool is_part_of_name(Str text, size_t lo, size_t hi) {
    const bool before =
        lo >= 2 && text.at[lo - 1] == '.' && is_ascii_word((unsigned char)text.at[lo - 2]);
    const bool after =
        hi + 1 < text.n && text.at[hi] == '.' && is_ascii_word((unsigned char)text.at[hi + 1]);
    return before || after;
}

static bool is_in_address(Str text, size_t lo, size_t hi) {
    if (is_part_of_name(text, lo, hi)) return true;
    while (lo > 0 && !is_blank(text.at[lo - 1])) lo--;
    while (hi < text.n && !is_blank(text.at[hi])) hi++;
    const Str word = str_slice(text, lo, hi);
    return str_find(word, STR("://"), 0) != SIZE_MAX || str_find_char(word, '@', 0) != SIZE_MAX ||
           str_find(word, STR("www."), 0) != SIZE_MAX;
}

static bool stands_at(const Abbreviation *form, Str text, size_t at) {
    const size_t end = at + form->text.n;
    return text.n - at >= form->text.n && memcmp(text.at + at, form->text.at, form->text.n) == 0 &&
           !is_inside_word(text, at) && !is_inside_word(text, end) && !is_in_address(text, at, end);
}

const Abbreviation *abbreviations_next(const Abbreviations *all, Str text, size_t from,
                                       size_t *at) {
    for (size_t i = from; i < text.n; i++) {
        const unsigned char byte = (unsigned char)text.at[i];
        for (uint32_t k = all->first[byte]; k < all->first[byte + 1]; k++) {
            if (!stands_at(&all->forms[k], text, i)) continue;
            *at = i;
            return &all->forms[k];
        }
    }
    return NULL;
}

// Blanks, brackets and quotes may stand between the two.
static bool is_between(char c) {
    return is_blank(c) || c == '(' || c == ')' || c == '"' || c == '\'';
}

bool abbreviation_is_explained(const Abbreviation *one, Str text, size_t at) {
    size_t lo = at, hi = at + one->text.n;
    while (lo > 0 && is_between(text.at[lo - 1])) lo--;
    while (hi < text.n && is_between(text.at[hi])) hi++;
    const size_t n = one->words.n;
    const bool before =
        lo < at && lo >= n && str_eq_ascii_fold(str_slice(text, lo - n, lo), one->words);
    const bool after = hi > at + one->text.n && text.n - hi >= n &&
                       str_eq_ascii_fold(str_slice(text, hi, hi + n), one->words);
    return n > 0 && (before || after);
}

static void note_text(const Abbreviations *all, Str text, bool *used) {
    size_t at = 0;
    const Abbreviation *found;
    for (size_t from = 0; (found = abbreviations_next(all, text, from, &at));) {
        used[found->item] = true;
        from = at + found->text.n;
    }
}

void abbreviations_note_used(const Abbreviations *all, const Value *tree, bool *used) {
    if (!all || !tree) return;
    if (tree->kind == VALUE_SCALAR) note_text(all, tree->text, used);
    for (size_t i = 0; tree->kind == VALUE_LIST && i < tree->n; i++)
        abbreviations_note_used(all, tree->items[i], used);
    for (size_t i = 0; tree->kind == VALUE_MAP && i < tree->n; i++)
        if (!str_eq(tree->members[i].key, STR("abbreviations")))
            abbreviations_note_used(all, tree->members[i].value, used);
}
