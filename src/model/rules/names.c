// SPDX-License-Identifier: MIT
// PE-02: two names that differ by accents or a slip of the pen are probably one person's. Words
// with up to two letters taken out meet in a map (the deletion neighbourhood of a word), so that
// not every name is compared with every other.
#include "model/rules/ask.h"

enum { ONE_FROM = 5, TWO_FROM = 8, WORD_MAX = 24 }; // [bytes] of a word for one and two slips

typedef struct {
    const Record *person;
    Str name, folded;
} Name;

typedef struct {
    Diag *diag;
    Arena *scratch;
    Map met;      // a name with letters taken out of one word -> Name *, the first
    Map reported; // name of the second person
} Names;

// Damerau-Levenshtein distance (optimal string alignment) of two short words.
static size_t distance(Str a, Str b) {
    size_t rows[3][WORD_MAX + 3];
    for (size_t k = 0; k <= b.n; k++) rows[0][k] = k;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i - 1) % 3], *second = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t k = 1; k <= b.n; k++) {
            size_t least = above[k - 1] + (a.at[i - 1] != b.at[k - 1]);
            if (above[k] + 1 < least) least = above[k] + 1;
            if (row[k - 1] + 1 < least) least = row[k - 1] + 1;
            const bool swapped =
                i > 1 && k > 1 && a.at[i - 1] == b.at[k - 2] && a.at[i - 2] == b.at[k - 1];
            if (swapped && second[k - 2] + 1 < least) least = second[k - 2] + 1;
            row[k] = least;
        }
    }
    return rows[a.n % 3][b.n];
}

static bool has_digit(Str word) {
    for (size_t i = 0; i < word.n; i++)
        if (word.at[i] >= '0' && word.at[i] <= '9') return true;
    return false;
}

static Str next_word(Str text, size_t *at) {
    while (*at < text.n && text.at[*at] == ' ') ++*at;
    const size_t lo = *at;
    while (*at < text.n && text.at[*at] != ' ') ++*at;
    return str_slice(text, lo, *at);
}

// One word differs, by a slip or two; all others are the same.
static bool are_variants(Str a, Str b) {
    size_t i = 0, k = 0, slips = 0;
    for (;;) {
        const Str x = next_word(a, &i), y = next_word(b, &k);
        if (x.n == 0 || y.n == 0) return x.n == y.n && slips == 1;
        if (str_eq(x, y)) continue;
        const size_t least = x.n < y.n ? x.n : y.n;
        if (has_digit(x) || has_digit(y)) return false; // numbers are told apart by one digit
        if (x.n > WORD_MAX || y.n > WORD_MAX || least < ONE_FROM) return false;
        if (distance(x, y) > (least >= TWO_FROM ? 2 : 1)) return false;
        slips++;
    }
}

static void report(Names *names, const Name *first, const Name *second) {
    if (first->person == second->person || str_eq(first->name, second->name)) return;
    if (map_put(names->scratch, &names->reported, second->name, names)) return;
    const Record *person = second->person;
    const Str field = ask_says(person, STR("name")) ? STR("name") : STR("short");
    const Str other = ask_says(first->person, STR("name")) ? STR("name") : STR("short");
    diag_add(names->diag, SEVERITY_WARNING, "PE-02", record_place(person, field),
             "'%.*s' and '%.*s' are probably one name", STR_ARGS(first->name),
             STR_ARGS(second->name));
    diag_note(names->diag, record_place(first->person, other), "the other one is here");
    ask_end(names->diag, person, field, "make them one person with 'aliases'", "PE-02");
}

static void meet(Names *names, Str key, const Name *name) {
    const Name *first = map_lookup(&names->met, key);
    if (!first)
        map_put(names->scratch, &names->met, str_copy(names->scratch, key), (void *)name);
    else if (str_eq(first->folded, name->folded) || are_variants(first->folded, name->folded))
        report(names, first, name);
}

// `text` without the bytes at i and, unless it is SIZE_MAX, at k.
static Str without(char *bytes, Str text, size_t i, size_t k) {
    size_t n = 0;
    for (size_t at = 0; at < text.n; at++)
        if (at != i && at != k) bytes[n++] = text.at[at];
    return (Str){bytes, n};
}

static void meet_word(Names *names, const Name *name, size_t lo, size_t hi) {
    char *bytes = arena_push(names->scratch, char, name->folded.n + 1);
    if (hi - lo < ONE_FROM - 1 || hi - lo > WORD_MAX) return;
    if (has_digit(str_slice(name->folded, lo, hi))) return;
    for (size_t i = lo; i < hi; i++) {
        meet(names, without(bytes, name->folded, i, SIZE_MAX), name);
        for (size_t k = i + 1; hi - lo >= TWO_FROM && k < hi; k++)
            meet(names, without(bytes, name->folded, i, k), name);
    }
}

static void see_name(Names *names, const Record *person, Str text) {
    Name *name = arena_push(names->scratch, Name, 1);
    *name = (Name){person, text, ask_folded(names->scratch, text)};
    if (text.n == 0) return;
    meet(names, name->folded, name);
    for (size_t at = 0; at < name->folded.n;) {
        const Str word = next_word(name->folded, &at);
        meet_word(names, name, at - word.n, at);
    }
}

void check_name_variants(const Model *model, Diag *diag) {
    const Datum *people = record_list(model->root, STR("people"));
    Names names = {.diag = diag, .scratch = arena_new(65536)};
    for (size_t i = 0; i < people->n; i++) {
        const Record *person = people->items[i].record;
        const Str name = record_string(person, STR("name"));
        see_name(&names, person, name.n ? name : record_string(person, STR("short")));
    }
    arena_drop(names.scratch);
}
