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

typedef struct {
    const char *lang; // of the text; NULL: of any
    Str words;
} Relative;

// Words that mean a day only to who knows when they were written.
static const Relative RELATIVE[] = {
    {NULL, STR_INIT("COB")},
    {NULL, STR_INIT("EOD")},
    {NULL, STR_INIT("tomorrow")},
    {NULL, STR_INIT("next week")},
    {NULL, STR_INIT("next month")},
    {NULL, STR_INIT("end of the week")},
    {NULL, STR_INIT("end of week")},
    {NULL, STR_INIT("by Monday")},
    {NULL, STR_INIT("by Tuesday")},
    {NULL, STR_INIT("by Wednesday")},
    {NULL, STR_INIT("by Thursday")},
    {NULL, STR_INIT("by Friday")},
    {NULL, STR_INIT("by Saturday")},
    {NULL, STR_INIT("by Sunday")},
    {NULL, STR_INIT("next meeting")},
    {"fr", STR_INIT("demain")},
    {"fr", STR_INIT("la semaine prochaine")},
    {"fr", STR_INIT("le mois prochain")},
    {"fr", STR_INIT("la fin de la semaine")},
    {"fr", STR_INIT("la prochaine réunion")},
    {"es", STR_INIT("la próxima semana")},
    {"es", STR_INIT("la semana que viene")},
    {"es", STR_INIT("el próximo mes")},
    {"es", STR_INIT("el mes que viene")},
    {"es", STR_INIT("fin de semana")},
    {"es", STR_INIT("la próxima reunión")},
    {"ru", STR_INIT("завтра")},
    {"ru", STR_INIT("на следующей неделе")},
    {"ru", STR_INIT("в следующем месяце")},
    {"ru", STR_INIT("до конца недели")},
    {"ru", STR_INIT("к следующему заседанию")},
    {"ar", STR_INIT("غدا")},
    {"ar", STR_INIT("غدًا")},
    {"ar", STR_INIT("الأسبوع المقبل")},
    {"ar", STR_INIT("الأسبوع القادم")},
    {"ar", STR_INIT("الشهر المقبل")},
    {"ar", STR_INIT("الشهر القادم")},
    {"ar", STR_INIT("الاجتماع المقبل")},
    {"ar", STR_INIT("الاجتماع القادم")},
    {"zh", STR_INIT("明天")},
    {"zh", STR_INIT("下周")},
    {"zh", STR_INIT("下个月")},
    {"zh", STR_INIT("本周末")},
    {"zh", STR_INIT("下次会议")},
};

// Chinese has no blanks between words.
static bool stands_alone(Str text, size_t lo, size_t hi, Str lang) {
    if (str_starts(lang, STR("zh"))) return true;
    return (lo == 0 || !is_letter(text, lo - 1)) && !is_letter(text, hi);
}

static bool is_said_at(Str text, size_t at, const Relative *relative, Str lang) {
    if (relative->lang && !str_starts(lang, str_of(relative->lang))) return false;
    const size_t hi = at + relative->words.n;
    return hi <= text.n && str_eq_ascii_fold(str_slice(text, at, hi), relative->words) &&
           stands_alone(text, at, hi, lang);
}

// The first of them in the text; false without.
static bool find_relative(Str text, Str lang, Span *out) {
    for (size_t i = 0; i < text.n; i++)
        for (size_t k = 0; k < COUNT_OF(RELATIVE); k++) {
            if (!is_said_at(text, i, &RELATIVE[k], lang)) continue;
            *out = (Span){(uint32_t)i, (uint32_t)(i + RELATIVE[k].words.n)};
            return true;
        }
    return false;
}

static void check_words(const Model *model, Diag *diag, const Record *item) {
    const Datum *text = record_field(item, STR("text"));
    Span at;
    if (text->kind != DATUM_TEXT || !text->value || text->value->kind != VALUE_SCALAR) return;
    if (!find_relative(text->value->text, model->lang, &at)) return;
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
