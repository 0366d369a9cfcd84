// SPDX-License-Identifier: MIT
// A due date may leave out its year ("7 July"): it is that of the list it stands in, else that of
// document.as_of. Looked up in the trees: the records may not be bound yet.
#include "model/binder.h"

static bool day_of(Str word, int64_t *day) {
    return word.n > 0 && word.n <= 2 && str_to_int64(word, day) && *day >= 1 && *day <= 31;
}

// "7 July", "July 7", "07-25" (month and day).
static bool read_day(Str text, int *month, int64_t *day) {
    const size_t blank = str_find_char(text, ' ', 0), hyphen = str_find_char(text, '-', 0);
    int64_t number;
    if (hyphen != SIZE_MAX) {
        if (text.n != 5 || hyphen != 2 || !day_of(str_slice(text, 3, 5), day)) return false;
        const bool ok = day_of(str_slice(text, 0, 2), &number) && number <= 12;
        return *month = (int)number, ok;
    }
    if (blank == SIZE_MAX) return false;
    const Str first = str_slice(text, 0, blank), second = str_trim(str_slice(text, blank, text.n));
    if (day_of(first, day)) return (*month = date_month_named(second)) > 0;
    return day_of(second, day) && (*month = date_month_named(first)) > 0;
}

static Str word_in(const Value *map, Str key) {
    const Value *value = value_member(map, key);
    return value && value->kind == VALUE_SCALAR ? value->text : (Str){0};
}

// Four digits, or empty.
static Str year_for(const Slot *slot) {
    Str year = {0}, as_of = {0};
    for (const Record *at = slot->owner; at; at = at->owner) {
        if (year.n == 0) year = word_in(at->value, STR("year"));
        if (!at->owner) as_of = word_in(value_member(at->value, STR("document")), STR("as_of"));
    }
    return str_slice(year.n ? year : as_of, 0, 4);
}

static bool with_year(Binder *binder, const Slot *slot, Str text, Date *out) {
    int month;
    int64_t day;
    if (!read_day(text, &month, &day)) return false;
    const Str year = year_for(slot);
    return date_parse(str_format(binder->arena, "%.*s-%02d-%02d", STR_ARGS(year), month, (int)day),
                      out);
}

bool bind_is_without_year(Str text) {
    int month;
    int64_t day;
    return read_day(text, &month, &day);
}

void bind_due(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    Date date;
    if (date_parse(value->text, &date) || with_year(binder, slot, value->text, &date)) {
        *out = (Datum){.kind = DATUM_DATE, .value = value, .date = date};
        return;
    }
    const Str found = bind_quotable(binder->arena, value->text);
    diag_add(binder->diag, SEVERITY_FATAL, "DATA-04", value->place, "'%.*s' is '%.*s', expected %s",
             STR_ARGS(slot->field->name), STR_ARGS(found), field_type_words(slot->field->type));
    bind_finish_finding(binder, slot->path);
    if (bind_is_without_year(value->text) && year_for(slot).n == 0)
        diag_help(binder->diag, "add 'year' to the list, or 'as_of' to the document, or the year");
    else
        diag_help(binder->diag, "write a day that exists, such as 2023-07-07 or 7 July, or TBD");
}
