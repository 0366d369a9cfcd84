// SPDX-License-Identifier: MIT
// AX-03: an abbreviation stands for one thing. AX-04: one that is explained is used.
#include "model/abbreviations.h"
#include "model/rules/ask.h"

typedef struct {
    const Record *record;
    Str field, words;
} Meaning;

typedef struct {
    Diag *diag;
    Arena *scratch;
    Map meanings; // of each form
} Meanings;

static void report_second(Diag *diag, Str form, const Record *record, Str field,
                          const Meaning *first) {
    diag_add(diag, SEVERITY_ERROR, "AX-03", record_place(record, field),
             "'%.*s' stands for something else above", STR_ARGS(form));
    diag_note(diag, record_place(first->record, first->field), "the first meaning is here");
    ask_end(diag, record, field, "keep one of the two, or tell the abbreviations apart", "AX-03");
}

static void add(Meanings *m, Str form, const Record *record, Str field) {
    const Str words = record_string(record, field);
    if (form.n == 0 || words.n == 0) return;
    const Meaning *first = map_lookup(&m->meanings, form);
    if (first && !str_eq(first->words, words)) report_second(m->diag, form, record, field, first);
    if (first) return;
    Meaning *meaning = arena_push(m->scratch, Meaning, 1);
    *meaning = (Meaning){record, field, words};
    map_put(m->scratch, &m->meanings, form, meaning);
}

void check_meanings_of_abbreviations(const Model *model, Diag *diag) {
    const Datum *list = record_list(model->root, STR("abbreviations"));
    if (list->n == 0) return;
    Meanings m = {.diag = diag, .scratch = arena_new(4096)};
    for (size_t i = 0; i < list->n; i++) {
        const Record *record = list->items[i].record;
        const Str form = record_string(record, STR("short"));
        const Str plural = str_format(m.scratch, "%.*ss", STR_ARGS(form));
        add(&m, form, record, STR("long"));
        if (form.n) add(&m, plural, record, STR("plural"));
    }
    arena_drop(m.scratch);
}

void check_unused_abbreviations(const Model *model, Diag *diag) {
    const Datum *list = record_list(model->root, STR("abbreviations"));
    if (list->n == 0) return;
    Arena *scratch = arena_new(4096);
    bool *used = arena_push(scratch, bool, list->n);
    abbreviations_note_used(abbreviations_of(scratch, model), model->root->value, used);
    for (size_t i = 0; i < list->n; i++) {
        const Record *record = list->items[i].record;
        if (used[i] || !ask_says(record, STR("short"))) continue;
        diag_add(diag, SEVERITY_INFO, "AX-04", record_place(record, STR("short")),
                 "'%.*s' is explained but not used", STR_ARGS(record_string(record, STR("short"))));
        ask_end(diag, record, STR("short"), "take it out of the list", "AX-04");
    }
    arena_drop(scratch);
}
