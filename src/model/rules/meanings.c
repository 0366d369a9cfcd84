// SPDX-License-Identifier: MIT
// VO-02: a word of a vocabulary has one meaning. VO-01: texts count the words that there are.
#include "model/rules/ask.h"
#include "model/rules/figures.h"

typedef struct {
    Diag *diag;
    Arena *scratch;
    Map by_label, by_id;
} Meanings;

static void report(const Meanings *meanings, const Record *first, const Record *second, Str field) {
    const bool label = str_eq(field, STR("label"));
    diag_add(meanings->diag, SEVERITY_WARNING, "VO-02", record_place(second, field),
             label ? "the label '%.*s' is that of two words" : "the code '%.*s' has two meanings",
             STR_ARGS(record_string(second, field)));
    diag_note(meanings->diag, record_place(first, field), "it is used here already");
    ask_end(meanings->diag, second, field, "give one of the two another one", "VO-02");
}

static void see_word(Meanings *meanings, const Record *word, bool is_status) {
    const Str id = record_string(word, STR("id")), label = record_string(word, STR("label"));
    const Str folded = ask_folded(meanings->scratch, label);
    const Record *same_id = map_lookup(&meanings->by_id, id);
    if (same_id && !is_status && !str_eq(record_string(same_id, STR("label")), label))
        report(meanings, same_id, word, STR("id"));
    if (!same_id) map_put(meanings->scratch, &meanings->by_id, id, (void *)word);
    if (!is_status || folded.n == 0) return;
    const Record *first = map_put(meanings->scratch, &meanings->by_label, folded, (void *)word);
    if (first && !str_eq(record_string(first, STR("id")), id))
        report(meanings, first, word, STR("label"));
}

void check_meanings(const Model *model, Diag *diag) {
    const Record *vocabulary = record_child(model->root, STR("vocab"));
    const Datum *statuses = record_list(vocabulary, STR("status"));
    const Datum *briefing = record_list(vocabulary, STR("briefing"));
    Meanings meanings = {.diag = diag, .scratch = arena_new(4096)};
    for (size_t i = 0; i < statuses->n; i++) see_word(&meanings, statuses->items[i].record, true);
    for (size_t i = 0; i < briefing->n; i++) see_word(&meanings, briefing->items[i].record, false);
    arena_drop(meanings.scratch);
}

static const Datum *counted_list(const Record *root, bool levels) {
    const Record *vocabulary = record_child(root, STR("vocab"));
    if (!levels) return record_list(vocabulary, STR("status"));
    return record_list(record_child(vocabulary, STR("priority")), STR("levels"));
}

static void check_count(const TextJob *job, const Figure *figure, const Datum *words) {
    if (words->n == 0 || !words->value || (int64_t)words->n == figure->value) return;
    text_report(job, "VO-01", figure->at,
                str_format(job->diag->arena, "%lld are stated here, but %zu are declared",
                           (long long)figure->value, words->n));
    diag_note(job->diag, words->value->place, "they are declared here");
    check_waiver_help(job->diag, "correct the number, or declare what is missing", "VO-01");
}

static void see_number(const TextJob *job, const Figure *figure) {
    static const Str STATUSES[] = {STR_INIT("classifications"),
                                   STR_INIT("status classes"),
                                   STR_INIT("status words"),
                                   STR_INIT("status codes"),
                                   {0}};
    static const Str LEVELS[] = {STR_INIT("priority levels"), STR_INIT("levels of priority"), {0}};
    if (figure_counts(figure, STATUSES))
        check_count(job, figure, counted_list(figure->root, false));
    if (figure_counts(figure, LEVELS)) check_count(job, figure, counted_list(figure->root, true));
}

static void see_text(const TextJob *job) {
    figures_each(job, see_number);
}

void check_counted_words(const Model *model, Diag *diag) {
    text_visit(model, diag, see_text);
}
