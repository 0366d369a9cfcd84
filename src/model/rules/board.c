// SPDX-License-Identifier: MIT
// What a board decided, and when. BD-01: submitted, decided, completed, in that order. BD-02: a
// decision has a date and can be read. BD-05: it comes within six months of the report.
#include "model/derive.h"
#include "model/entities.h"
#include "model/rules/ask.h"

enum { MONTHS_TO_ACT = 6 };

typedef struct {
    const Record *record;
    Str field;
    const Date *date;
} Step;

static Step step_of(const Record *record, Str field) {
    return (Step){record, field, record ? ask_date(record, field) : NULL};
}

static bool check_order(Diag *diag, const Step *earlier, const Step *later) {
    if (!earlier->date || !later->date || !date_is_before(*later->date, *earlier->date))
        return false;
    diag_add(diag, SEVERITY_ERROR, "BD-01", record_place(later->record, later->field),
             "'%.*s' is before '%.*s'", STR_ARGS(later->field), STR_ARGS(earlier->field));
    diag_note(diag, record_place(earlier->record, earlier->field), "'%.*s' is here",
              STR_ARGS(earlier->field));
    ask_end(diag, later->record, later->field, "correct one of the two dates", "BD-01");
    return true;
}

// What was found to be implemented already may have been complete before the board met.
static void check_row_dates(const Model *model, Diag *diag, const Record *row) {
    (void)model;
    const Record *action = record_child(row, STR("board_action"));
    const Step submitted = step_of(row, STR("submitted")), approved = step_of(row, STR("approved"));
    const Step decided = step_of(action, STR("date")), completed = step_of(row, STR("completed"));
    const bool already = ask_truth(action, STR("already_implemented"));
    const bool wrong = check_order(diag, &submitted, &decided) ||
                       check_order(diag, &submitted, &approved) ||
                       check_order(diag, &submitted, &completed);
    if (wrong || already) return;
    if (!check_order(diag, &decided, &completed)) check_order(diag, &approved, &completed);
}

static const Datum *ledger_of(const Record *review) {
    return record_list(review, STR("board_actions"));
}

static void check_ledger_dates(const Model *model, Diag *diag, const Record *review) {
    (void)model;
    const Datum *ledger = ledger_of(review);
    Step before = step_of(record_child(review, STR("report")), STR("date"));
    for (size_t i = 0; i < ledger->n; i++) {
        const Step step = step_of(ledger->items[i].record, STR("date"));
        check_order(diag, &before, &step);
        if (step.date) before = step;
    }
}

void check_board_dates(const Model *model, Diag *diag) {
    ask_each(model, diag, ask_table(model), check_row_dates);
    ask_each_review(model, diag, check_ledger_dates);
}

static bool can_be_read(const Record *action, const Record *resolution) {
    return ask_says(action, STR("url")) || ask_says(action, STR("resolution")) ||
           ask_says(resolution, STR("url"));
}

static void check_action(Diag *diag, const Record *action, const Record *resolution) {
    const bool dated =
        ask_date(action, STR("date")) || (resolution && ask_date(resolution, STR("date")));
    const bool read = can_be_read(action, resolution);
    if (dated && read) return;
    const Str field = dated ? STR("url") : STR("date");
    diag_add(diag, SEVERITY_WARNING, "BD-02", record_place(action, field),
             "the board action has neither %s",
             !dated && !read ? "date nor link"
             : dated         ? "link nor resolution"
                             : "a day nor a month");
    ask_end(diag, action, field, dated ? "add 'url' or 'resolution'" : "add 'date'", "BD-02");
}

static void check_row_action(const Model *model, Diag *diag, const Record *row) {
    (void)model;
    const Record *action = record_child(row, STR("board_action"));
    const Record *review = record_child(row, STR("review"));
    if (action) check_action(diag, action, record_child(review, STR("board_resolution")));
}

static void check_ledger_actions(const Model *model, Diag *diag, const Record *review) {
    (void)model;
    const Datum *ledger = ledger_of(review);
    for (size_t i = 0; i < ledger->n; i++) check_action(diag, ledger->items[i].record, NULL);
}

void check_board_actions(const Model *model, Diag *diag) {
    ask_each(model, diag, ask_table(model), check_row_action);
    ask_each_review(model, diag, check_ledger_actions);
}

// Certain only: the earliest day of the action against the latest of the report.
static bool is_late(const Date *report, const Date *action) {
    int32_t year, month, day, later_day;
    date_civil(report->last, &year, &month, &day);
    date_civil(action->first, &year, &month, &later_day);
    const int32_t months = ask_month_of(action->first) - ask_month_of(report->last);
    return months > MONTHS_TO_ACT || (months == MONTHS_TO_ACT && later_day > day);
}

static bool check_pace(Diag *diag, const Step *report, const Step *action) {
    if (!report->date || !action->date || !is_late(report->date, action->date)) return false;
    diag_add(diag, SEVERITY_INFO, "BD-05", record_place(action->record, action->field),
             "the board acted more than six months after the report");
    diag_note(diag, record_place(report->record, report->field), "the report is of this date");
    ask_end(diag, action->record, action->field, "correct one of the two dates", "BD-05");
    return true;
}

static void check_review_pace(const Model *model, Diag *diag, const Record *review) {
    (void)model;
    const Datum *ledger = ledger_of(review);
    const Step report = step_of(record_child(review, STR("report")), STR("date"));
    const Step resolution = step_of(record_child(review, STR("board_resolution")), STR("date"));
    const Step first = step_of(ledger->n ? ledger->items[0].record : NULL, STR("date"));
    if (!check_pace(diag, &report, &resolution)) check_pace(diag, &report, &first);
}

static void check_row_pace(const Model *model, Diag *diag, const Record *row) {
    (void)model;
    const Step submitted = step_of(row, STR("submitted"));
    const Step decided = step_of(record_child(row, STR("board_action")), STR("date"));
    const Step approved = step_of(row, STR("approved"));
    if (!check_pace(diag, &submitted, &decided)) check_pace(diag, &submitted, &approved);
}

void check_board_pace(const Model *model, Diag *diag) {
    ask_each_review(model, diag, check_review_pace);
    ask_each(model, diag, ask_table(model), check_row_pace);
}
