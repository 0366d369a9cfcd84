// SPDX-License-Identifier: MIT
// DA-04: a weekday printed beside a full date ("Monday, 26 June 2017", "Monday June 26, 2017") is
// the right one. English only: other texts are passed over.
#include "model/rules/checks.h"

static const Str WEEKDAYS[] = {STR_INIT("Monday"),   STR_INIT("Tuesday"), STR_INIT("Wednesday"),
                               STR_INIT("Thursday"), STR_INIT("Friday"),  STR_INIT("Saturday"),
                               STR_INIT("Sunday")};

typedef struct {
    Diag *diag;
    const Record *owner;
    const Field *field;
} DayCheck;

// The word after `*at`, without a comma at its end; `*at` moves behind it.
static Str next_word(Str text, size_t *at) {
    while (*at < text.n && text.at[*at] == ' ') ++*at;
    const size_t lo = *at;
    while (*at < text.n && text.at[*at] != ' ') ++*at;
    const Str word = str_slice(text, lo, *at);
    const bool comma = word.n && (word.at[word.n - 1] == ',' || word.at[word.n - 1] == '.');
    return comma ? str_slice(word, 0, word.n - 1) : word;
}

static int weekday_named(Str word) {
    for (int i = 0; i < 7; i++)
        if (str_eq(WEEKDAYS[i], word)) return i;
    return -1;
}

// The day number of "26 June 2017" or "June 26 2017".
static bool read_date(Arena *arena, const Str words[3], Date *out) {
    const bool day_first = date_month_named(words[0]) == 0;
    const Str day = words[day_first ? 0 : 1];
    const int month = date_month_named(words[day_first ? 1 : 0]);
    int64_t number;
    if (!month || words[2].n < 4 || day.n > 2 || !str_to_int64(day, &number)) return false;
    if (number < 1 || number > 31) return false;
    return date_parse(str_format(arena, "%.4s-%02d-%02d", words[2].at, month, (int)number), out);
}

static void check_text(const DayCheck *check, Str text, Place place) {
    if (str_find(text, STR("day"), 0) == SIZE_MAX) return; // every name ends with it
    for (size_t at = 0; at < text.n;) {
        const int named = weekday_named(next_word(text, &at));
        if (named < 0) continue;
        size_t after = at;
        Str words[3];
        for (int i = 0; i < 3; i++) words[i] = next_word(text, &after);
        Date date;
        if (!read_date(check->diag->arena, words, &date)) continue;
        const int is = date_weekday(date.first);
        if (is == named) continue;
        diag_add(check->diag, SEVERITY_ERROR, "DA-04", place, "%.*s %.*s %.*s is a %s, not a %s",
                 STR_ARGS(words[0]), STR_ARGS(words[1]), STR_ARGS(words[2]), WEEKDAYS[is].at,
                 WEEKDAYS[named].at);
        check_path(check->diag, check->owner, check->field->name);
        check_waiver_help(check->diag, "correct the day or its name", "DA-04");
    }
}

static void check_inline(void *self, const Inline *at) {
    if (at->kind == INLINE_TEXT) check_text(self, at->text, at->place);
}

static void check_datum(void *self, const Record *owner, const Field *field, const Datum *datum) {
    DayCheck check = {self, owner, field};
    datum_visit_inlines(datum, check_inline, &check);
    if (field->type == FIELD_LABEL && datum->kind == DATUM_STRING && datum->value)
        check_text(&check, datum->string, datum->value->place);
}

void check_weekdays(const Model *model, Diag *diag) {
    if (str_eq(str_slice(model->lang, 0, 2), STR("en")))
        model_visit(&(Visitor){.datum = check_datum, .self = diag}, model->root);
}
