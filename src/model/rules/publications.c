// SPDX-License-Identifier: MIT
// Publications beside chart, news and addresses. ST-12: the chart is as new as the newest report.
// ST-13: news and list agree on what can be read. LI-04: an address is that of its period.
#include "model/derive.h"
#include "model/rules/ask.h"

static const Datum *publications_of(const Record *review) {
    return record_list(record_child(review, STR("publications")), STR("items"));
}

static bool is_published(const Record *publication) {
    const Str state = record_string(publication, STR("state"));
    return state.n ? str_eq(state, STR("published")) : ask_says(publication, STR("url"));
}

static const Date *days_of(const Record *record) {
    return ask_date(record_period(record), STR("date"));
}

static const Record *newest(const Datum *publications) {
    const Record *found = NULL;
    for (size_t i = 0; i < publications->n; i++) {
        const Record *at = publications->items[i].record;
        if (!is_published(at) || !days_of(at)) continue;
        if (!found || date_is_before(*days_of(found), *days_of(at))) found = at;
    }
    return found;
}

static void check_chart_age(const Model *model, Diag *diag, const Record *review) {
    (void)model;
    const Record **snapshots;
    Arena *scratch = arena_new(4096);
    const size_t n = model_snapshots(scratch, review, &snapshots);
    const Record *last = n ? snapshots[n - 1] : NULL;
    const Record *publication = newest(publications_of(review));
    arena_drop(scratch);
    if (!last || !publication || !date_is_before(*days_of(last), *days_of(publication))) return;
    diag_add(diag, SEVERITY_WARNING, "ST-12", record_place(last, STR("period")),
             "the chart ends with %.*s, but there is a report of %.*s",
             STR_ARGS(record_string(last, STR("period"))),
             STR_ARGS(record_string(publication, STR("period"))));
    diag_note(diag, record_place(publication, STR("period")), "that report is listed here");
    ask_end(diag, last, STR("period"), "add the snapshots since then", "ST-12");
}

void check_chart_is_new(const Model *model, Diag *diag) {
    ask_each_review(model, diag, check_chart_age);
}

static bool digits_at(Str text, size_t at, size_t n) {
    for (size_t i = at; i < at + n; i++)
        if (i >= text.n || text.at[i] < '0' || text.at[i] > '9') return false;
    return at + n >= text.n || text.at[at + n] < '0' || text.at[at + n] > '9';
}

// The first quarter named as "Q1 2024" or "q4-2023".
static bool quarter_in(Str text, Date *out) {
    for (size_t i = 0; i + 6 < text.n; i++) {
        const char sign = text.at[i], number = text.at[i + 1], between = text.at[i + 2];
        if ((sign != 'Q' && sign != 'q') || number < '1' || number > '4') continue;
        if ((between != ' ' && between != '-' && between != '_') || !digits_at(text, i + 3, 4))
            continue;
        char id[] = "0000-Q0";
        memcpy(id, text.at + i + 3, 4);
        id[6] = number;
        return date_parse(STR(id), out);
    }
    return false;
}

static bool overlap(Date a, Date b) {
    return !date_is_before(a, b) && !date_is_before(b, a);
}

static void see_link(void *self, const Inline *at) {
    if (at->kind == INLINE_LINK) *(bool *)self = true;
}

static void report_news(Diag *diag, const Record *news, const Record *publication) {
    diag_add(diag, SEVERITY_WARNING, "ST-13", record_place(news, STR("text")),
             "the news leads to the report of %.*s, but the list says it is in production",
             STR_ARGS(record_string(publication, STR("period"))));
    diag_note(diag, record_place(publication, STR("state")), "the list says so here");
    ask_end(diag, news, STR("text"), "correct one of the two", "ST-13");
}

static void check_news_item(Diag *diag, Arena *scratch, const Record *news,
                            const Datum *publications) {
    Date quarter;
    bool links = false;
    datum_visit_inlines(record_field(news, STR("text")), see_link, &links);
    if (!links || !quarter_in(ask_plain(scratch, news, STR("text")), &quarter)) return;
    for (size_t i = 0; i < publications->n; i++) {
        const Record *publication = publications->items[i].record;
        const bool waits = str_eq(record_string(publication, STR("state")), STR("in-production"));
        const Date *days = days_of(publication);
        if (waits && days && overlap(*days, quarter)) report_news(diag, news, publication);
    }
}

static void check_news_of(const Model *model, Diag *diag, const Record *review) {
    (void)model;
    const Datum *news = record_list(review, STR("news"));
    Arena *scratch = arena_new(4096);
    for (size_t i = 0; i < news->n; i++)
        check_news_item(diag, scratch, news->items[i].record, publications_of(review));
    arena_drop(scratch);
}

void check_news_and_publications(const Model *model, Diag *diag) {
    ask_each_review(model, diag, check_news_of);
}

// A day in an address, as in "report-31dec23": two digits, a month's first letters, two digits.
static bool day_in(Arena *arena, Str url, Date *out) {
    for (size_t i = 0; i + 7 <= url.n; i++) {
        const bool starts = i == 0 || url.at[i - 1] < '0' || url.at[i - 1] > '9';
        const int month = date_month_named(str_slice(url, i + 2, i + 5));
        if (!starts || !month || !digits_at(url, i + 5, 2) || !digits_at(url, i, 2)) continue;
        const Str day = str_format(arena, "20%.2s-%02d-%.2s", url.at + i + 5, month, url.at + i);
        return date_parse(day, out);
    }
    return false;
}

static void report_url(Diag *diag, const Record *at, Str url_field, Str label_field, Place label) {
    diag_add(diag, SEVERITY_WARNING, "LI-04", record_place(at, url_field),
             "the address names another time than '%.*s'",
             STR_ARGS(label_field.n ? label_field : STR("its words")));
    diag_note(diag, label, "that time is given here");
    ask_end(diag, at, url_field, "correct the address or the label", "LI-04");
}

// A report may be put up after its period, never before it.
static void check_publication(const Model *model, Diag *diag, const Record *publication) {
    (void)model;
    const Str url = record_string(publication, STR("url"));
    const Date *days = days_of(publication);
    Date named;
    if (!days || url.n == 0) return;
    const bool other = quarter_in(url, &named)
                           ? !overlap(named, *days)
                           : day_in(diag->arena, url, &named) && date_is_before(named, *days);
    if (other)
        report_url(diag, publication, STR("url"), record_string(publication, STR("period")),
                   record_place(publication, STR("period")));
}

static void check_publications_of(const Model *model, Diag *diag, const Record *review) {
    ask_each(model, diag, publications_of(review), check_publication);
}

typedef struct {
    Diag *diag;
    const Record *owner;
    const Field *field;
} LinkCheck;

static void check_inline(void *self, const Inline *at) {
    const LinkCheck *check = self;
    Date said, named;
    if (at->kind != INLINE_LINK) return;
    const Str words = inline_plain(check->diag->arena, at->children);
    if (str_eq(words, at->argument) || !quarter_in(words, &said)) return;
    if (!quarter_in(at->argument, &named) || overlap(said, named)) return;
    diag_add(check->diag, SEVERITY_WARNING, "LI-04", at->place,
             "the link says '%.*s', but its address names another quarter", STR_ARGS(words));
    ask_end(check->diag, check->owner, check->field->name, "correct the address or the words",
            "LI-04");
}

static void check_datum(void *self, const Record *owner, const Field *field, const Datum *datum) {
    LinkCheck check = {self, owner, field};
    datum_visit_inlines(datum, check_inline, &check);
}

static void check_link(void *self, const Record *record) {
    Diag *diag = self;
    Date said, named;
    if (!str_eq(record->entity->name, STR("link"))) return;
    if (!quarter_in(record_string(record, STR("url")), &named)) return;
    const Str words = ask_plain(diag->arena, record, STR("text"));
    if (quarter_in(words, &said) && !overlap(said, named))
        report_url(diag, record, STR("url"), words, record_place(record, STR("text")));
}

void check_dates_in_addresses(const Model *model, Diag *diag) {
    ask_each_review(model, diag, check_publications_of);
    model_visit(&(Visitor){check_link, check_datum, diag}, model->root);
}
