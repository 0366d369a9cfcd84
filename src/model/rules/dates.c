// SPDX-License-Identifier: MIT
// DA-01: a date in a text exists and means one day. DA-03: the dates of a document follow each
// other.
#include "model/binder.h"
#include "model/derive.h"
#include "model/entities.h"
#include "model/rules/ask.h"
#include "model/rules/text.h"

static bool is_digit(Str text, size_t at) {
    return at < text.n && text.at[at] >= '0' && text.at[at] <= '9';
}

static bool is_word(Str text, size_t at) {
    const unsigned char c = at < text.n ? (unsigned char)text.at[at] : ' ';
    return is_digit(text, at) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

// Up to `most` digits; the number, and *at behind them. -1 when there are none or more.
static int64_t number_at(Str text, size_t *at, size_t most) {
    const size_t lo = *at;
    while (is_digit(text, *at)) ++*at;
    int64_t number;
    const Str digits = str_slice(text, lo, *at);
    return digits.n && digits.n <= most && str_to_int64(digits, &number) ? number : -1;
}

static void report_slashes(const TextJob *job, Span at, int64_t first, int64_t second) {
    const Str date = str_slice(job->value->text, at.lo, at.hi);
    const bool impossible = first > 31 || second > 31 || (first > 12 && second > 12);
    if (!impossible && (first > 12 || second > 12 || first == second)) return;
    text_report(job, "DA-01", at,
                str_format(job->diag->arena,
                           impossible ? "there is no day '%.*s'"
                                      : "'%.*s' is two days: month and day are not told apart",
                           STR_ARGS(date)));
    check_waiver_help(job->diag, "write the month in letters, or as 2023-06-30", "DA-01");
}

// 03/04/2023; part of a path or of a longer number is none.
static void check_slashes(const TextJob *job, size_t lo) {
    const Str text = job->value->text;
    size_t at = lo;
    const int64_t first = number_at(text, &at, 2);
    if (first < 0 || at >= text.n || text.at[at++] != '/') return;
    const int64_t second = number_at(text, &at, 2);
    if (second < 0 || at >= text.n || text.at[at++] != '/') return;
    const size_t year = at;
    if (number_at(text, &at, 4) < 1000 || at - year != 4 || is_word(text, at)) return;
    if (at < text.n && text.at[at] == '/') return;
    if (first > 0 && second > 0)
        report_slashes(job, (Span){(uint32_t)lo, (uint32_t)at}, first, second);
}

static Str word_at(Str text, size_t *at) {
    const size_t lo = *at;
    while (is_word(text, *at) && !is_digit(text, *at)) ++*at;
    return str_slice(text, lo, *at);
}

static bool skip_blank(Str text, size_t *at) {
    if (*at >= text.n || text.at[*at] != ' ') return false;
    ++*at;
    return true;
}

// 31 June 2023
static void check_written(const TextJob *job, size_t lo) {
    const Str text = job->value->text;
    size_t at = lo;
    const int64_t day = number_at(text, &at, 2);
    if (day < 1 || !skip_blank(text, &at)) return;
    const int month = date_month_named(word_at(text, &at));
    if (!month || !skip_blank(text, &at)) return;
    const size_t digits = at;
    const int64_t year = number_at(text, &at, 4);
    Date date;
    if (at - digits != 4 || is_word(text, at)) return;
    const Str iso = str_format(job->diag->arena, "%04d-%02d-%02d", (int)year, month, (int)day);
    if (date_parse(iso, &date)) return;
    text_report(
        job, "DA-01", (Span){(uint32_t)lo, (uint32_t)at},
        str_format(job->diag->arena, "there is no day '%.*s'", STR_ARGS(str_slice(text, lo, at))));
    check_waiver_help(job->diag, "correct the day", "DA-01");
}

static void check_text(const TextJob *job) {
    const Str text = job->value->text;
    for (size_t i = 0; i < text.n; i++) {
        const bool starts =
            is_digit(text, i) &&
            (i == 0 || (!is_word(text, i - 1) && text.at[i - 1] != '/' && text.at[i - 1] != '-'));
        if (!starts) continue;
        check_slashes(job, i);
        check_written(job, i);
    }
}

static bool has_year(const Record *record) {
    for (; record; record = record->owner)
        if (record_field(record, STR("year"))->kind == DATUM_COUNT) return true;
    return false;
}

// "MAR 23" is a month of 2023 to one reader and a day to the next.
static void check_due(void *self, const Record *owner, const Field *field, const Datum *datum) {
    Diag *diag = self;
    if (field->type != FIELD_DUE || datum->kind != DATUM_DATE || has_year(owner)) return;
    const Str text = datum->value->text;
    const size_t blank = str_find_char(text, ' ', 0);
    const bool month_first = date_month_named(str_slice(text, 0, blank)) > 0;
    if (!month_first || blank == SIZE_MAX || text.n - blank != 3) return;
    diag_add(diag, SEVERITY_ERROR, "DA-01", datum->value->place,
             "'%.*s' is a day or the month of a year", STR_ARGS(text));
    ask_end(diag, owner, field->name, "write it as 2023-03 or 2023-03-23, or add 'year'", "DA-01");
}

void check_clear_dates(const Model *model, Diag *diag) {
    text_visit(model, diag, check_text);
    model_visit(&(Visitor){.datum = check_due, .self = diag}, model->root);
}

typedef struct {
    const Record *record;
    Str field;
    const char *words; // of the finding: what is wrong when `later` is before `earlier`
} Dated;

static void check_pair(Diag *diag, const Dated *earlier, const Dated *later) {
    const Date *a = ask_date(earlier->record, earlier->field);
    const Date *b = ask_date(later->record, later->field);
    if (!a || !b || !date_is_before(*b, *a)) return;
    diag_add(diag, SEVERITY_WARNING, "DA-03", record_place(later->record, later->field), "%s",
             later->words);
    diag_note(diag, record_place(earlier->record, earlier->field), "this date is later");
    ask_end(diag, later->record, later->field, "correct one of the two dates", "DA-03");
}

static void check_news(Diag *diag, const Record *document, const Datum *news) {
    const Dated as_of = {document, STR("as_of"), "the data was right before this piece of news"};
    for (size_t i = 0; i < news->n; i++) {
        const Dated item = {news->items[i].record, STR("date"),
                            "news stand newest first, but this is newer than the item before"};
        check_pair(diag, &item, &as_of);
        if (i == 0) continue;
        const Dated before = {news->items[i - 1].record, STR("date"), item.words};
        const Dated newer = {item.record, item.field, item.words};
        const Date *a = ask_date(before.record, STR("date")),
                   *b = ask_date(item.record, item.field);
        if (a && b && date_is_before(*a, *b)) check_pair(diag, &newer, &before);
    }
}

static void check_milestone(void *self, const Record *record) {
    if (record->entity == &ENTITY_MILESTONE)
        check_pair(self, &(Dated){record, STR("from"), NULL},
                   &(Dated){record, STR("to"), "the milestone ends before it begins"});
}

static void check_period(const Model *model, Diag *diag, const Record *period) {
    (void)model;
    const Date *days = ask_date(period, STR("date"));
    const Date *published = ask_date(period, STR("published"));
    if (!days || !published || published->last >= days->last) return;
    diag_add(diag, SEVERITY_WARNING, "DA-03", record_place(period, STR("published")),
             "the report of %.*s was published before the end of its period",
             STR_ARGS(record_string(period, STR("id"))));
    diag_note(diag, record_place(period, STR("id")), "the period is this one");
    ask_end(diag, period, STR("published"), "correct one of the two dates", "DA-03");
}

void check_document_dates(const Model *model, Diag *diag) {
    const Record *document = ask_document(model);
    const Datum *reviews = record_list(model->root, STR("reviews"));
    check_pair(diag, &(Dated){document, STR("as_of"), NULL},
               &(Dated){document, STR("published"),
                        "the document was published before its data was right"});
    for (size_t i = 0; i < reviews->n; i++)
        check_news(diag, document, record_list(reviews->items[i].record, STR("news")));
    ask_each(model, diag, record_list(model->root, STR("periods")), check_period);
    model_visit(&(Visitor){.record = check_milestone, .self = diag}, model->root);
}
