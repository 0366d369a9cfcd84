// SPDX-License-Identifier: MIT
// AX-01: a chart says what it shows. AX-02: tables have headings of columns, and headings in
// prose skip no level.
#include "model/entities.h"
#include "model/rules/ask.h"

static bool is_titled(const Record *record) {
    const Record *slide = record->owner;
    const bool on_slide = slide && slide->entity == &ENTITY_SLIDE;
    return ask_says(record, STR("title")) || (on_slide && ask_says(slide, STR("title")));
}

static void check_chart(void *self, const Record *chart) {
    Diag *diag = self;
    if (chart->entity != &ENTITY_CHART || is_titled(chart)) return;
    diag_add(diag, SEVERITY_ERROR, "AX-01", record_place(chart, STR("bars")),
             "the chart has no title: its alternative text could not say what it shows");
    ask_end(diag, chart, STR("title"), "add 'title'", "AX-01");
}

void check_alternative_texts(const Model *model, Diag *diag) {
    model_visit(&(Visitor){.record = check_chart, .self = diag}, model->root);
}

static void check_table(void *self, const Record *table) {
    Diag *diag = self;
    if (table->entity != &ENTITY_TABLE) return;
    const bool headless = record_list(table, STR("columns"))->n == 0;
    if (!headless && is_titled(table)) return;
    diag_add(diag, SEVERITY_ERROR, "AX-02", record_place(table, STR("rows")),
             headless ? "the table has no headings of columns" : "the table has no title");
    ask_end(diag, table, headless ? STR("columns") : STR("title"),
            headless ? "add 'columns'" : "add 'title'", "AX-02");
}

typedef struct {
    Diag *diag;
    const Record *owner;
    const Field *field;
    const Prose *before; // heading
} Headings;

static void see_heading(Headings *headings, const Prose *heading) {
    const Prose *before = headings->before;
    headings->before = heading;
    if (!before || heading->level <= before->level + 1) return;
    diag_add(headings->diag, SEVERITY_ERROR, "AX-02", heading->place,
             "a heading of level %d follows one of level %d", heading->level, before->level);
    diag_note(headings->diag, before->place, "the one before is here");
    ask_end(headings->diag, headings->owner, headings->field->name, "write the level between",
            "AX-02");
}

static void see_prose(void *self, const Record *owner, const Field *field, const Datum *datum) {
    Headings headings = {self, owner, field, NULL};
    if (datum->kind != DATUM_PROSE) return;
    for (const Prose *at = datum->prose; at; at = at->next)
        if (at->kind == PROSE_HEADING) see_heading(&headings, at);
}

void check_structure(const Model *model, Diag *diag) {
    model_visit(&(Visitor){check_table, see_prose, diag}, model->root);
}
