// SPDX-License-Identifier: MIT
// Action items in time. AC-04: due dates are days. AC-05: items of an earlier meeting. AC-06: done
// after they were due.
#include "model/rules/ask.h"
#include "model/rules/text.h"

static const Datum *items_of(const Model *model) {
    return record_list(record_child(model->root, STR("action_items")), STR("items"));
}

static bool is_letter(Str text, size_t at) {
    const unsigned char c = at < text.n ? (unsigned char)text.at[at] : ' ';
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

// Words that mean a day only to who knows when they were written.
static const Str RELATIVE[] = {
    STR_INIT("COB"),          STR_INIT("EOD"),         STR_INIT("tomorrow"),
    STR_INIT("next week"),    STR_INIT("next month"),  STR_INIT("end of the week"),
    STR_INIT("end of week"),  STR_INIT("by Monday"),   STR_INIT("by Tuesday"),
    STR_INIT("by Wednesday"), STR_INIT("by Thursday"), STR_INIT("by Friday"),
    STR_INIT("by Saturday"),  STR_INIT("by Sunday"),   STR_INIT("next meeting"),
};

static bool stands_alone(Str text, size_t lo, size_t hi) {
    return (lo == 0 || !is_letter(text, lo - 1)) && !is_letter(text, hi);
}

// The first of them in the text; false without.
static bool find_relative(Str text, Span *out) {
    for (size_t i = 0; i < text.n; i++)
        for (size_t k = 0; k < COUNT_OF(RELATIVE); k++) {
            const size_t hi = i + RELATIVE[k].n;
            if (hi > text.n || !str_eq_ascii_fold(str_slice(text, i, hi), RELATIVE[k])) continue;
            if (!stands_alone(text, i, hi)) continue;
            *out = (Span){(uint32_t)i, (uint32_t)hi};
            return true;
        }
    return false;
}

static void check_words(const Model *model, Diag *diag, const Record *item) {
    (void)model;
    const Datum *text = record_field(item, STR("text"));
    Span at;
    if (text->kind != DATUM_TEXT || !text->value || text->value->kind != VALUE_SCALAR) return;
    if (!find_relative(text->value->text, &at)) return;
    diag_add(diag, SEVERITY_WARNING, "AC-04", value_place_at(text->value, at.lo, at.hi),
             "'%.*s' is no day to who reads this later",
             STR_ARGS(str_slice(text->value->text, at.lo, at.hi)));
    ask_end(diag, item, STR("text"), "write the day into 'due'", "AC-04");
}

void check_relative_dates(const Model *model, Diag *diag) {
    ask_each(model, diag, items_of(model), check_words);
}

// The meeting that an id such as "198-08" begins with.
static bool meeting_of(Str id, int64_t *out) {
    const size_t hyphen = str_find_char(id, '-', 0);
    return hyphen != SIZE_MAX && str_to_int64(str_slice(id, 0, hyphen), out);
}

void check_carried_over(const Model *model, Diag *diag) {
    const Record *meeting = record_child(model->root, STR("meeting"));
    const Datum *items = items_of(model);
    int64_t number, earlier;
    if (!meeting || !str_to_int64(record_string(meeting, STR("number")), &number)) return;
    for (size_t i = 0; i < items->n; i++) {
        const Record *item = items->items[i].record;
        if (!meeting_of(record_string(item, STR("id")), &earlier) || earlier >= number) continue;
        diag_add(diag, SEVERITY_INFO, "AC-05", record_place(item, STR("id")),
                 "the action item was carried over from meeting %lld", (long long)earlier);
        diag_note(diag, record_place(meeting, STR("number")), "this is meeting %lld",
                  (long long)number);
        ask_end(diag, item, STR("id"), "say in 'progress' how far it is", "AC-05");
    }
}

static void check_completed(const Model *model, Diag *diag, const Record *item) {
    (void)model;
    const Date *due = ask_date(item, STR("due")), *completed = ask_date(item, STR("completed"));
    if (!due || !completed || !date_is_before(*due, *completed)) return;
    diag_add(diag, SEVERITY_WARNING, "AC-06", record_place(item, STR("completed")),
             "the action item was completed after it was due, by %d days",
             (int)(completed->first - due->last));
    diag_note(diag, record_place(item, STR("due")), "it was due then");
    ask_end(diag, item, STR("completed"), "correct one of the two dates", "AC-06");
}

void check_late_completion(const Model *model, Diag *diag) {
    ask_each(model, diag, items_of(model), check_completed);
}
