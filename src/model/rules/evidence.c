// SPDX-License-Identifier: MIT
// What is complete shows it. ST-08: there is implementation documentation. ST-09: there is a date,
// and no milestone is open. AC-07: a completed action item says when, or what came of it.
#include "model/derive.h"
#include "model/entities.h"
#include "model/rules/ask.h"

// Words that point to documentation, in some languages; folded.
static const Str POINTERS[] = {STR_INIT("document"), STR_INIT("dokument"), STR_INIT("документ"),
                               STR_INIT("وثائق"),    STR_INIT("توثيق"),    STR_INIT("文件"),
                               STR_INIT("文档"),     STR_INIT("文書")};

static void see_link(void *self, const Inline *at) {
    if (at->kind == INLINE_LINK) *(bool *)self = true;
}

static bool notes_point_to_it(Arena *arena, const Record *row) {
    const Datum *notes = record_field(row, STR("notes"));
    if (notes->kind != DATUM_TEXT) return false;
    bool found = false;
    datum_visit_inlines(notes, see_link, &found);
    const Str words = ask_folded(arena, inline_plain(arena, notes->inlines));
    for (size_t i = 0; !found && i < COUNT_OF(POINTERS); i++)
        found = str_find(words, POINTERS[i], 0) != SIZE_MAX;
    return found;
}

static bool is_documented(Arena *arena, const Record *row) {
    const Record *documentation = record_child(row, STR("documentation"));
    return ask_says(documentation, STR("url")) || ask_says(documentation, STR("document")) ||
           record_child(row, STR("implementation_report")) || notes_point_to_it(arena, row);
}

static bool lacks_documentation(Arena *scratch, const Record *row) {
    const Record *status = record_child(row, STR("status"));
    return status && ask_truth(status, STR("needs_documentation")) && !is_documented(scratch, row);
}

static void report_row(Diag *diag, const Record *row) {
    diag_add(diag, SEVERITY_WARNING, "ST-08", record_place(row, STR("status")),
             "recommendation %.*s is '%.*s', but has no implementation documentation",
             STR_ARGS(record_string(row, STR("id"))), STR_ARGS(record_string(row, STR("status"))));
    if (record_field(row, STR("notes"))->value)
        diag_note(diag, record_place(row, STR("notes")), "the notes name none");
    ask_end(diag, row, STR("documentation"), "add 'documentation' with its 'url'", "ST-08");
}

static void report_all(Diag *diag, const Record *first, const Record *second, size_t lacking) {
    diag_add(diag, SEVERITY_WARNING, "ST-08", record_place(first, STR("status")),
             "none of the %zu recommendations with this status has implementation documentation",
             lacking);
    diag_note(diag, record_place(second, STR("status")), "the second of them");
    ask_end(diag, first, STR("documentation"), "add 'documentation' with its 'url'", "ST-08");
}

// A report that names no documentation at all lacks it once, not in each row.
void check_documentation(const Model *model, Diag *diag) {
    const Datum *table = ask_table(model);
    Arena *scratch = arena_new(4096);
    VEC(const Record *) lacking = {0};
    bool documented = false; // one of the others, at least
    for (size_t i = 0; i < table->n; i++) {
        const Record *row = table->items[i].record;
        const ArenaMark mark = arena_mark(scratch);
        const bool lacks = lacks_documentation(scratch, row);
        documented = documented || (!lacks && is_documented(scratch, row));
        arena_rewind(scratch, mark);
        if (lacks) *vec_push(diag->arena, &lacking) = row;
    }
    arena_drop(scratch);
    if (lacking.n > 1 && !documented) report_all(diag, lacking.at[0], lacking.at[1], lacking.n);
    for (size_t i = 0; i < lacking.n && (documented || lacking.n == 1); i++)
        report_row(diag, lacking.at[i]);
}

static bool is_open(const Record *milestone) {
    const Datum *status = record_field(milestone, STR("status"));
    return status->kind == DATUM_REFERENCE && status->record && !ask_is_over(status->record);
}

static const Record *open_milestone(const Record *row) {
    const Datum *milestones = record_list(row, STR("milestones"));
    for (size_t i = 0; i < milestones->n; i++)
        if (is_open(milestones->items[i].record)) return milestones->items[i].record;
    return NULL;
}

static void check_completion(const Model *model, Diag *diag, const Record *row) {
    (void)model;
    if (!ask_is_over(record_child(row, STR("status")))) return;
    const Record *milestone = open_milestone(row);
    const Record *at = milestone ? milestone : row;
    const Str field = milestone ? STR("status") : STR("completed");
    const Datum *completed = record_field(row, STR("completed"));
    if (!milestone && completed->kind != DATUM_NO_VALUE) return;
    diag_add(diag, SEVERITY_WARNING, "ST-09", record_place(at, field),
             milestone ? "recommendation %.*s is complete, but this milestone is open"
                       : "recommendation %.*s is complete, but its completion has no date",
             STR_ARGS(record_string(row, STR("id"))));
    diag_note(diag, record_place(row, STR("status")), "its status is here");
    ask_end(diag, at, field, milestone ? "correct one of the two" : "write when it was completed",
            "ST-09");
}

void check_completion_dates(const Model *model, Diag *diag) {
    ask_each(model, diag, ask_table(model), check_completion);
}

static void check_item(const Model *model, Diag *diag, const Record *item) {
    (void)model;
    static const Str EVIDENCE[] = {STR_INIT("progress"), STR_INIT("note")};
    if (!str_eq(record_string(item, STR("state")), STR("completed"))) return;
    bool shown = ask_date(item, STR("completed")) != NULL;
    for (size_t i = 0; i < COUNT_OF(EVIDENCE); i++) shown = shown || ask_says(item, EVIDENCE[i]);
    datum_visit_inlines(record_field(item, STR("text")), see_link, &shown);
    if (shown) return;
    diag_add(diag, SEVERITY_WARNING, "AC-07", record_place(item, STR("state")),
             "the action item is completed, but neither a date nor a note shows it");
    ask_end(diag, item, STR("state"), "add 'completed', or a 'note' that says what came of it",
            "AC-07");
}

void check_completed_items(const Model *model, Diag *diag) {
    const Record *list = record_child(model->root, STR("action_items"));
    ask_each(model, diag, record_list(list, STR("items")), check_item);
}
