// SPDX-License-Identifier: MIT
// Chart table: the numbers of a chart as they stand below it.
#include "compose/bar_chart.h"
#include "compose/blocks.h"

typedef struct {
    Composer *composer;
    Arena *arena;
    const ChartBlock *chart;
    bool totals; // the parts add up
} Numbers;

static Cell text_cell(const Numbers *w, Text text, TextRole role, bool header) {
    return (Cell){.children = text.n ? block_paragraph(w->arena, text, role) : NULL,
                  .header = header,
                  .align = role == ROLE_TABLE_NUMBER ? ALIGN_END : ALIGN_START};
}

static Cell value_cell(const Numbers *w, int64_t value) {
    Messages *messages = w->composer->messages;
    const Text text = value >= 0 ? text_plain(w->arena, messages_number(messages, w->arena, value))
                                 : messages_plain(messages, w->arena, "no-value-unknown");
    return text_cell(w, text, ROLE_TABLE_NUMBER, false);
}

// The label in both its lines, with the mark that stands at the bar.
static Text category_label(const Numbers *w, const ChartCategory *category) {
    Text label = category->label;
    if (category->second_label.n) {
        label = text_join(w->arena, label,
                          messages_plain(w->composer->messages, w->arena, "dot-separator"));
        label = text_join(w->arena, label, category->second_label);
    }
    return category->mark.n ? text_join(w->arena, label, text_plain(w->arena, category->mark))
                            : label;
}

static size_t column_count(const Numbers *w) {
    return 1 + w->chart->series_count + (w->totals ? 1 : 0) + (w->chart->targets ? 1 : 0);
}

static Row chart_row(const Numbers *w, size_t category) {
    const ChartBlock *chart = w->chart;
    Row row = {.n = column_count(w)};
    row.cells = arena_push(w->arena, Cell, row.n);
    size_t n = 0;
    row.cells[n++] =
        text_cell(w, category_label(w, &chart->categories[category]), ROLE_TABLE_BODY, true);
    for (size_t i = 0; i < chart->series_count; i++) {
        row.cells[n++] = value_cell(w, chart->series[i].values[category]);
    }
    if (w->totals) row.cells[n++] = value_cell(w, chart_words_total(chart, category));
    if (chart->targets) row.cells[n++] = value_cell(w, chart->targets[category]);
    return row;
}

static const TableColumn *chart_columns(const Numbers *w, Text head) {
    const ChartBlock *chart = w->chart;
    const size_t count = column_count(w);
    TableColumn *columns = arena_push(w->arena, TableColumn, count);
    for (size_t i = 0; i < count; i++) columns[i] = (TableColumn){.align = ALIGN_END, .weight = 1};
    columns[0].align = ALIGN_START;
    columns[0].row_header = true;
    columns[0].head = head;
    size_t n = 1;
    for (size_t i = 0; i < chart->series_count; i++) columns[n++].head = chart->series[i].label;
    if (w->totals) {
        columns[n++].head = messages_plain(w->composer->messages, w->arena, "column-total");
    }
    if (chart->targets) columns[n++].head = chart->target_label;
    return columns;
}

Block *chart_table(Composer *composer, const Block *drawn, Text head) {
    const ChartBlock *chart = &drawn->chart;
    const bool adds_up =
        chart->kind != CHART_GROUPED && (chart->series_count > 1 || chart_is_dated(chart));
    const Numbers w = {composer, composer->options.arena, chart, adds_up};
    Row *rows = arena_push(w.arena, Row, chart->category_count);
    for (size_t i = 0; i < chart->category_count; i++) rows[i] = chart_row(&w, i);
    Block *block = block_new(w.arena, BLOCK_TABLE, drawn->place);
    const MessageValue caption = {.name = "caption", .text = chart->caption};
    block->table.columns = chart_columns(&w, head);
    block->table.column_count = column_count(&w);
    block->table.caption =
        messages_text(composer->messages, w.arena, "chart-table-caption", &caption, 1);
    const MessageValue again = {.name = "caption", .text = block->table.caption};
    block->table.continued =
        messages_text(composer->messages, w.arena, "table-continued", &again, 1);
    block->table.rows = row_source_of(w.arena, rows, chart->category_count);
    return block;
}
