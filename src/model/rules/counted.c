// SPDX-License-Identifier: MIT
// Numbers of recommendations in words of the writer. ST-03: a count is that of the ids beside it.
// NU-05: a number in a text or heading is that of the data.
#include "model/entities.h"
#include "model/rules/ask.h"
#include "model/rules/figures.h"

static const Str NOUNS[] = {
    STR_INIT("recommendations"), STR_INIT("recommendation"), STR_INIT("recs"), {0}};

static bool is_title_of_list(const TextJob *job) {
    const Entity *entity = job->owner->entity;
    return entity == &ENTITY_HEXAGON_GROUP || entity == &ENTITY_DECISION;
}

static void report_list(const TextJob *job, const Figure *figure, const Datum *ids) {
    text_report(job, "ST-03", figure->at,
                str_format(job->diag->arena, "%lld are stated here, but %zu are listed",
                           (long long)figure->value, ids->n));
    diag_note(job->diag, ids->value->place, "the list is here");
    check_waiver_help(job->diag, "correct the number or the list", "ST-03");
}

static void see_title(const TextJob *job, const Figure *figure) {
    if (!is_title_of_list(job) || !figure_counts(figure, NOUNS)) return;
    const Datum *ids = record_list(job->owner, STR("recommendations"));
    if (ids->n && ids->value && (int64_t)ids->n != figure->value) report_list(job, figure, ids);
}

static void see_title_text(const TextJob *job) {
    figures_each(job, see_title);
}

static void check_decision(void *self, const Record *decision) {
    Diag *diag = self;
    const Datum *count = record_field(decision, STR("count"));
    const Datum *ids = record_list(decision, STR("recommendations"));
    const bool stated = decision->entity == &ENTITY_DECISION && count->kind == DATUM_COUNT;
    if (!stated || ids->n == 0 || count->count == (int64_t)ids->n) return;
    diag_add(diag, SEVERITY_ERROR, "ST-03", count->value->place,
             "%lld are stated here, but %zu are listed", (long long)count->count, ids->n);
    diag_note(diag, ids->value->place, "the list is here");
    ask_end(diag, decision, STR("count"), "correct the number or the list", "ST-03");
}

void check_counts_beside_lists(const Model *model, Diag *diag) {
    text_visit(model, diag, see_title_text);
    model_visit(&(Visitor){.record = check_decision, .self = diag}, model->root);
}

static int64_t rows_with(const Datum *table, const Record *status) {
    int64_t n = 0;
    for (size_t i = 0; i < table->n; i++)
        n += !status || record_child(table->items[i].record, STR("status")) == status;
    return n;
}

static bool ends_with(Str text, Str word) {
    const Str trimmed = str_trim(text);
    if (trimmed.n < word.n) return false;
    const size_t lo = trimmed.n - word.n;
    const bool whole = lo == 0 || trimmed.at[lo - 1] == ' ' || trimmed.at[lo - 1] == '"';
    return whole && str_eq_ascii_fold(str_slice(trimmed, lo, trimmed.n), word);
}

// "all 17 recommendations", "Status of 17 Recommendations", "5 of 17 recommendations"
static bool is_said_of_all(Str before) {
    static const Str WORDS[] = {STR_INIT("all"), STR_INIT("status of"), STR_INIT("all the"),
                                STR_INIT("total of")};
    for (size_t i = 0; i < COUNT_OF(WORDS); i++)
        if (ends_with(before, WORDS[i])) return true;
    const Str trimmed = str_trim(before);
    const bool of = ends_with(trimmed, STR("of"));
    const Str part = of ? str_trim(str_slice(trimmed, 0, trimmed.n - 2)) : (Str){0};
    return part.n && part.at[part.n - 1] >= '0' && part.at[part.n - 1] <= '9';
}

// The status that is said of them: "recommendations are in progress"; NULL without.
static const Record *status_said(const Figure *figure) {
    const Datum *statuses = record_list(record_child(figure->root, STR("vocab")), STR("status"));
    size_t at = 0;
    figure_skip_blanks(figure->after, &at);
    if (!figure_skip(figure->after, &at, STR("recommendations"))) return NULL;
    figure_skip_blanks(figure->after, &at);
    if (!figure_skip(figure->after, &at, STR("are"))) return NULL;
    figure_skip_blanks(figure->after, &at);
    for (size_t i = 0; i < statuses->n; i++) {
        size_t end = at;
        const Str label = record_string(statuses->items[i].record, STR("label"));
        if (label.n && figure_skip(figure->after, &end, label)) return statuses->items[i].record;
    }
    return NULL;
}

static void report_text(const TextJob *job, const Figure *figure, int64_t is) {
    text_report(job, "NU-05", figure->at,
                str_format(job->diag->arena, "%lld are stated here, but the table has %lld",
                           (long long)figure->value, (long long)is));
    diag_note(job->diag, record_place(figure->root, STR("recommendations")), "the table is here");
    check_waiver_help(job->diag, "write {count recommendations} instead", "NU-05");
}

static void see_figure(const TextJob *job, const Figure *figure) {
    const Datum *table = record_list(figure->root, STR("recommendations"));
    if (table->n < 2 || !figure_counts(figure, NOUNS)) return;
    const Record *status = status_said(figure);
    const bool all = is_said_of_all(figure->before);
    if (!status && !all) return;
    if (all) status = NULL;
    const int64_t is = rows_with(table, status);
    if (is != figure->value) report_text(job, figure, is);
}

static void see_text(const TextJob *job) {
    const Record *document = record_child(job->owner, STR("document"));
    for (const Record *at = job->owner; at && !document; at = at->owner)
        document = record_child(at, STR("document"));
    // In a deck or minutes the table holds only what is spoken of.
    const bool report = str_eq(record_string(document, STR("kind")), STR("quarterly-report"));
    const bool quoted = job->owner->entity == &ENTITY_RECOMMENDATION ||
                        job->owner->entity == &ENTITY_ITEM || job->owner->entity == &ENTITY_NEWS;
    if (report && !quoted) figures_each(job, see_figure);
}

void check_figures_in_texts(const Model *model, Diag *diag) {
    text_visit(model, diag, see_text);
}
