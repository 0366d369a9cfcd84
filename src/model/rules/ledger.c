// SPDX-License-Identifier: MIT
// The ledger of a board: one list of ids a disposition. BD-03: printed counts are those of the
// lists, and running totals add up. BD-04: an id is in one list. BD-06: it is decided once.
#include "model/rules/ask.h"

enum { COLUMNS = 4, PENDING = 2 };
static const Str COLUMN[COLUMNS] = {STR_INIT("approved"), STR_INIT("passed_through"),
                                    STR_INIT("pending"), STR_INIT("rejected")};

typedef struct {
    const Record *action;
    size_t column;
    const Datum *id;
} Entry;

typedef struct {
    Diag *diag;
    Arena *scratch;
    Map in_action; // id -> Entry *: in the action looked at
    Map decided;   // id -> Entry *: by an earlier action, for good
    Map pending;   // id -> Entry *: put off by an earlier action
    int64_t totals[COLUMNS];
} Ledger;

static void check_count(const Ledger *ledger, const Record *action, size_t column, size_t listed) {
    const Record *counts = record_child(action, STR("counts"));
    const Datum *stated = record_field(counts, COLUMN[column]);
    if (stated->kind != DATUM_COUNT || stated->count == (int64_t)listed) return;
    diag_add(ledger->diag, SEVERITY_ERROR, "BD-03", stated->value->place,
             "%lld are stated as '%.*s', but %zu are listed", (long long)stated->count,
             STR_ARGS(COLUMN[column]), listed);
    diag_note(ledger->diag, record_place(action, COLUMN[column]), "the list is here");
    ask_end(ledger->diag, counts, COLUMN[column], "correct the number or the list", "BD-03");
}

static bool is_in_part(const Record *action, Str id) {
    const Datum *in_part = record_list(action, STR("in_part"));
    for (size_t i = 0; i < in_part->n; i++)
        if (str_eq(in_part->items[i].string, id)) return true;
    return false;
}

static void report_two_columns(const Ledger *ledger, const Entry *first, const Entry *second) {
    const bool in_part = is_in_part(second->action, second->id->string);
    diag_add(ledger->diag, in_part ? SEVERITY_INFO : SEVERITY_ERROR, "BD-04",
             second->id->value->place,
             in_part ? "%.*s is '%.*s' and '%.*s', each in part: the counts add up to more than "
                       "there are"
                     : "%.*s is '%.*s' and '%.*s', and not in part",
             STR_ARGS(second->id->string), STR_ARGS(COLUMN[first->column]),
             STR_ARGS(COLUMN[second->column]));
    diag_note(ledger->diag, first->id->value->place, "the other list has it here");
    ask_end(ledger->diag, second->action, COLUMN[second->column],
            "take it out of one list, or add it to 'in_part'", "BD-04");
}

static void report_twice(const Ledger *ledger, const Entry *first, const Entry *second) {
    diag_add(ledger->diag, SEVERITY_ERROR, "BD-06", second->id->value->place,
             "%.*s was decided already: '%.*s'", STR_ARGS(second->id->string),
             STR_ARGS(COLUMN[first->column]));
    diag_note(ledger->diag, first->id->value->place, "it was decided here");
    ask_end(ledger->diag, second->action, COLUMN[second->column],
            "take it out of one of the two decisions", "BD-06");
}

// What was pending is so no longer once an action names it again.
static void count_entry(Ledger *ledger, Entry *entry, Str id) {
    const Entry *pending = map_lookup(&ledger->pending, id);
    ledger->totals[entry->column]++;
    if (pending && pending->action != entry->action) {
        ledger->totals[PENDING]--;
        map_put(ledger->scratch, &ledger->pending, id, NULL);
    }
    if (entry->column == PENDING) map_put(ledger->scratch, &ledger->pending, id, entry);
}

static void see_entry(Ledger *ledger, Entry *entry) {
    const Str id = entry->id->string;
    const Entry *here = map_put(ledger->scratch, &ledger->in_action, id, entry);
    if (here) report_two_columns(ledger, here, entry);
    count_entry(ledger, entry, id);
    if (entry->column == PENDING) return;
    const Entry *before = map_lookup(&ledger->decided, id);
    if (!before)
        map_put(ledger->scratch, &ledger->decided, id, entry);
    else if (before->action != entry->action && !is_in_part(before->action, id))
        report_twice(ledger, before, entry);
}

static void check_running(const Ledger *ledger, const Record *action) {
    const Record *running = record_child(action, STR("running"));
    for (size_t i = 0; running && i < COLUMNS; i++) {
        const Datum *stated = record_field(running, COLUMN[i]);
        if (stated->kind != DATUM_COUNT || stated->count == ledger->totals[i]) continue;
        diag_add(ledger->diag, SEVERITY_ERROR, "BD-03", stated->value->place,
                 "the running total of '%.*s' is stated as %lld, but the decisions so far give "
                 "%lld",
                 STR_ARGS(COLUMN[i]), (long long)stated->count, (long long)ledger->totals[i]);
        diag_note(ledger->diag, record_place(action, STR("")), "up to this decision");
        ask_end(ledger->diag, running, COLUMN[i], "correct the number or a list", "BD-03");
    }
}

static void see_action(Ledger *ledger, const Record *action) {
    ledger->in_action = (Map){0};
    for (size_t c = 0; c < COLUMNS; c++) {
        const Datum *ids = record_list(action, COLUMN[c]);
        for (size_t i = 0; i < ids->n; i++) {
            Entry *entry = arena_push(ledger->scratch, Entry, 1);
            *entry = (Entry){action, c, &ids->items[i]};
            see_entry(ledger, entry);
        }
        check_count(ledger, action, c, ids->n);
    }
    check_running(ledger, action);
}

static void check_review(const Model *model, Diag *diag, const Record *review) {
    (void)model;
    const Datum *actions = record_list(review, STR("board_actions"));
    Ledger ledger = {.diag = diag, .scratch = arena_new(4096)};
    for (size_t i = 0; i < actions->n; i++) see_action(&ledger, actions->items[i].record);
    arena_drop(ledger.scratch);
}

// The items of one recommendation, where the board decided on them one by one.
static void check_row(const Model *model, Diag *diag, const Record *row) {
    (void)model;
    const Record *action = record_child(row, STR("board_action"));
    if (!action) return;
    Ledger ledger = {.diag = diag, .scratch = arena_new(1024)};
    see_action(&ledger, action);
    arena_drop(ledger.scratch);
}

// Findings of BD-04 and BD-06 come from the same walk.
void check_ledgers(const Model *model, Diag *diag) {
    ask_each_review(model, diag, check_review);
    ask_each(model, diag, ask_table(model), check_row);
}
