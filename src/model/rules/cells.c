// SPDX-License-Identifier: MIT
// CH-04: in a column of numbers, a sign such as "-" is no number, and not 0 either.
#include "model/entities.h"
#include "model/rules/ask.h"

enum { COLUMNS_MAX = 64, NUMBERS_MIN = 2 };

typedef struct {
    size_t numbers, others;
    const Record *sign; // the first cell with a sign alone
} Column;

static bool is_number(Str text) {
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.at[i];
        const bool digit = c >= '0' && c <= '9';
        if (!digit && c != ',' && c != '.' && c != ' ' && c != '%' && c != '+') return false;
        digits += digit;
    }
    return digits > 0;
}

static bool is_sign(Str text) {
    static const Str SIGNS[] = {STR_INIT("-"), STR_INIT("–"), STR_INIT("—"),
                                STR_INIT("?"), STR_INIT("."), STR_INIT("/")};
    for (size_t i = 0; i < COUNT_OF(SIGNS); i++)
        if (str_eq(SIGNS[i], text)) return true;
    return false;
}

static Str words_of(Arena *arena, const Record *cell) {
    const Datum *text = record_field(cell, STR("text"));
    if (text->kind == DATUM_NO_VALUE && text->no_value == NO_VALUE_NIL) return STR("/");
    return str_trim(ask_plain(arena, cell, STR("text")));
}

static void see_row(Arena *arena, Column *columns, const Record *row) {
    const Datum *cells = record_list(row, STR("cells"));
    for (size_t i = 0; i < cells->n && i < COLUMNS_MAX; i++) {
        const Record *cell = cells->items[i].record;
        const Str words = words_of(arena, cell);
        const bool sign = is_sign(words), number = !sign && is_number(words);
        columns[i].numbers += number;
        columns[i].others += !number && !sign && words.n > 0;
        if (sign && !columns[i].sign) columns[i].sign = cell;
    }
}

static void check_table(void *self, const Record *table) {
    Diag *diag = self;
    if (table->entity != &ENTITY_TABLE) return;
    const Datum *rows = record_list(table, STR("rows"));
    Arena *scratch = arena_new(4096);
    Column columns[COLUMNS_MAX] = {{0}};
    for (size_t i = 0; i < rows->n; i++) see_row(scratch, columns, rows->items[i].record);
    for (size_t i = 0; i < COLUMNS_MAX; i++) {
        const Column *column = &columns[i];
        if (!column->sign || column->others || column->numbers < NUMBERS_MIN) continue;
        diag_add(diag, SEVERITY_WARNING, "CH-04", record_place(column->sign, STR("text")),
                 "the other cells of this column are numbers: is this 0, or not known?");
        diag_note(diag, record_place(table, STR("rows")), "the table is here");
        ask_end(diag, column->sign, STR("text"), "write 0, or say why there is none", "CH-04");
    }
    arena_drop(scratch);
}

static void report_count(Diag *diag, const Record *snapshot, const MapEntry *entry) {
    const Datum *count = entry->value;
    diag_add(diag, SEVERITY_WARNING, "CH-04", count->value->place,
             "the count of '%.*s' is no number", STR_ARGS(entry->key));
    ask_end(diag, snapshot, entry->key, "write 0 when there were none", "CH-04");
}

static void check_snapshot(void *self, const Record *snapshot) {
    const bool counts = snapshot->entity == &ENTITY_SNAPSHOT;
    for (size_t i = 0; counts && i < snapshot->open.n; i++) {
        const Datum *count = snapshot->open.at[i].value;
        if (count->kind == DATUM_NO_VALUE && count->value)
            report_count(self, snapshot, &snapshot->open.at[i]);
    }
}

static void check_record(void *self, const Record *record) {
    check_table(self, record);
    check_snapshot(self, record);
}

void check_numbers(const Model *model, Diag *diag) {
    model_visit(&(Visitor){.record = check_record, .self = diag}, model->root);
}
