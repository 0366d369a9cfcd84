// SPDX-License-Identifier: MIT
// Values: one function for each type of field; the five kinds of no value before them.
#include "model/address.h"
#include "model/binder.h"

bool no_value_of(Str text, NoValue *out) {
    static const struct {
        Str text;
        NoValue meaning;
    } WORDS[] = {
        {STR_INIT("N/A"), NO_VALUE_NOT_APPLICABLE},
        {STR_INIT("n/a"), NO_VALUE_NOT_APPLICABLE},
        {STR_INIT("TBD"), NO_VALUE_TO_BE_DECIDED},
        {STR_INIT("unknown"), NO_VALUE_UNKNOWN},
        {STR_INIT(""), NO_VALUE_EMPTY},
        {STR_INIT("/"), NO_VALUE_NIL},
    };
    if (text.n > 7) return false;
    for (size_t i = 0; i < COUNT_OF(WORDS); i++)
        if (str_eq(text, WORDS[i].text)) return *out = WORDS[i].meaning, true;
    return false;
}

bool lang_is_well_formed(Str tag) {
    size_t part = 0, letters = 0; // bytes in this subtag; letters in the first
    for (size_t i = 0; i < tag.n; i++) {
        const char c = tag.at[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            if (part == 0) return false;
            part = 0;
            continue;
        }
        if (!letter && !(c >= '0' && c <= '9' && part != i)) return false;
        if (++part > 8) return false;
        letters += part == i + 1;
    }
    return part > 0 && (letters == 2 || letters == 3);
}

static void bad_value(Binder *binder, const Slot *slot, const Value *value, const char *code) {
    const Str found = bind_quotable(binder->arena, value->text);
    diag_add(binder->diag, SEVERITY_FATAL, code, value->place, "'%.*s' is '%.*s', expected %s",
             STR_ARGS(slot->field->name), STR_ARGS(found), field_type_words(slot->field->type));
    bind_finish_finding(binder, slot->path);
}

static void bind_string(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    (void)binder, (void)slot;
    *out = (Datum){.kind = DATUM_STRING, .value = value, .string = value->text};
}

static void bind_text(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    const size_t before = binder->diag->findings.n;
    const Inline *inlines = inline_read(binder->arena, value, binder->diag);
    bind_finish_findings(binder, slot->path, before);
    *out = (Datum){.kind = DATUM_TEXT, .value = value, .inlines = inlines};
}

static void bind_date(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    Date date;
    if (date_parse(value->text, &date)) {
        *out = (Datum){.kind = DATUM_DATE, .value = value, .date = date};
        return;
    }
    bad_value(binder, slot, value, "DATA-04");
    diag_help(binder->diag, "write a day that exists (2023-06-30), a month (2023-06), a quarter "
                            "(2023-Q2), a year, or a range (2023-01/2023-06)");
}

static void bind_count(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    int64_t count;
    const bool digits = value->text.n && value->text.at[0] >= '0' && value->text.at[0] <= '9';
    if (digits && value->text.n <= 12 && str_to_int64(value->text, &count)) {
        *out = (Datum){.kind = DATUM_COUNT, .value = value, .count = count};
        return;
    }
    bad_value(binder, slot, value, "DATA-05");
    diag_help(binder->diag, "write digits only, such as 1200");
}

static void bind_truth(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    const bool yes =
        str_eq_ascii_fold(value->text, STR("yes")) || str_eq_ascii_fold(value->text, STR("true"));
    const bool no =
        str_eq_ascii_fold(value->text, STR("no")) || str_eq_ascii_fold(value->text, STR("false"));
    if (yes || no) {
        *out = (Datum){.kind = DATUM_TRUTH, .value = value, .truth = yes};
        return;
    }
    bind_wrong_type(binder, slot, value);
}

// "#" and "#part" are kept: they lead nowhere, which rule LI-01 says.
static bool is_url(Str text) {
    return str_starts(text, STR("#")) || address_is_whole(text);
}

static void bind_url(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    if (is_url(value->text)) {
        bind_string(binder, slot, value, out);
        return;
    }
    bad_value(binder, slot, value, "DATA-06");
    diag_help(binder->diag,
              "write the whole address, without blanks: https://www.example.org/page");
}

static void bind_lang(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    if (lang_is_well_formed(value->text)) {
        bind_string(binder, slot, value, out);
        return;
    }
    bad_value(binder, slot, value, "DATA-07");
    diag_help(binder->diag, "write a tag of BCP 47, such as en, fr, ar or zh-Hans");
}

static bool is_word(const Str *vocabulary, Str word) {
    for (const Str *at = vocabulary; at && at->n; at++)
        if (str_eq(*at, word)) return true;
    return false;
}

static void bind_enum(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    if (is_word(slot->field->vocabulary, value->text)) {
        bind_string(binder, slot, value, out);
        return;
    }
    bad_value(binder, slot, value, "DATA-08");
    bind_suggest_word(binder, slot->field->vocabulary, value->text);
}

// Words that name records are looked up when all records are there (resolve.c).
static void bind_reference(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    *out = (Datum){.kind = DATUM_REFERENCE, .value = value, .string = value->text};
    *vec_push(binder->arena, &binder->pending) = (Pending){out, slot->owner, slot->field};
}

typedef void BindFunction(Binder *binder, const Slot *slot, const Value *value, Datum *out);

static const struct {
    BindFunction *bind;
    bool scalar_only; // bind need not look at the kind of the value
} TYPES[] = {
    [FIELD_ID] = {bind_string, true},
    [FIELD_STRING] = {bind_string, true},
    [FIELD_LABEL] = {bind_label, false},
    [FIELD_TEXT] = {bind_text, true},
    [FIELD_PROSE] = {bind_prose, false},
    [FIELD_DATE] = {bind_date, true},
    [FIELD_COUNT] = {bind_count, true},
    [FIELD_TRUTH] = {bind_truth, true},
    [FIELD_URL] = {bind_url, true},
    [FIELD_LANG] = {bind_lang, true},
    [FIELD_ENUM] = {bind_enum, true},
    [FIELD_STATUS] = {bind_reference, true},
    [FIELD_REFERENCE] = {bind_reference, true},
    [FIELD_RECORD] = {bind_child, false},
    [FIELD_RECORDS] = {bind_children, false},
    [FIELD_STRINGS] = {bind_strings, false},
    [FIELD_HEADINGS] = {bind_strings, false},
    [FIELD_PRIORITY] = {bind_priority, false},
    [FIELD_WAIVERS] = {bind_strings, false},
    [FIELD_REFERENCES] = {bind_references, false},
    [FIELD_STATED] = {bind_stated, false},
    [FIELD_DUE] = {bind_due, true},
    [FIELD_PARAGRAPHS] = {bind_paragraphs, false},
};
_Static_assert(COUNT_OF(TYPES) == FIELD__COUNT, "one function a type");

// A key without a value and an empty cell say nothing; "" written out says that it is missing.
static bool is_silent(const Value *value) {
    const bool bare = value->style == SCALAR_PLAIN || value->style == SCALAR_CELL;
    return value->kind == VALUE_SCALAR && bare && value->text.n == 0;
}

// An id is always taken as it is, and so is a word that the field's own vocabulary has.
static bool is_no_value(const Field *field, const Value *value, NoValue *out) {
    if (value->kind != VALUE_SCALAR || !no_value_of(value->text, out)) return false;
    if (field->type == FIELD_ID || field->type == FIELD_STATUS) return value->text.n == 0;
    return !is_word(field->vocabulary, value->text);
}

void bind_value(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    const FieldType type = slot->field->type;
    NoValue no_value;
    if (is_silent(value)) return;
    if (is_no_value(slot->field, value, &no_value))
        *out = (Datum){.kind = DATUM_NO_VALUE, .value = value, .no_value = no_value};
    else if (TYPES[type].scalar_only && value->kind != VALUE_SCALAR)
        bind_wrong_type(binder, slot, value);
    else
        TYPES[type].bind(binder, slot, value, out);
}
