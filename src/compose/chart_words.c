// SPDX-License-Identifier: MIT
// Chart words: the alternative text and the table of numbers, both from the data that is drawn.
#include "compose/bar_chart.h"
#include "compose/blocks.h"

bool chart_is_unequal(const ChartBlock *chart, int64_t *least, int64_t *most) {
    *least = INT64_MAX;
    *most = 0;
    for (size_t i = 1; i < chart->category_count; i++) {
        const int32_t before = chart->categories[i - 1].month;
        const int32_t after = chart->categories[i].month;
        if (before == 0 || after == 0 || after <= before) return false;
        if (after - before < *least) *least = after - before;
        if (after - before > *most) *most = after - before;
    }
    return chart->category_count > 2 && *least != *most;
}

int64_t chart_words_total(const ChartBlock *chart, size_t category) {
    int64_t total = -1;
    for (size_t i = 0; i < chart->series_count; i++) {
        const int64_t value = chart->series[i].values[category];
        if (value >= 0) total = (total < 0 ? 0 : total) + value;
    }
    return total;
}

typedef struct {
    Composer *composer;
    Arena *arena;
    const ChartBlock *chart;
} Words;

static Text label_of(const Words *w, size_t category) {
    return w->chart->categories[category].label;
}

static Text number_text(const Words *w, int64_t number) {
    return text_plain(w->arena, messages_number(w->composer->messages, w->arena, number));
}

// Where the values of a series begin, end, and are smallest and largest.
typedef struct {
    size_t first, last, lowest, highest;
    size_t n;
} Extremes;

static Extremes extremes_of(const ChartBlock *chart, const ChartSeries *series) {
    Extremes e = {0};
    for (size_t i = 0; i < chart->category_count; i++) {
        const int64_t value = series->values[i];
        if (value < 0) continue;
        if (e.n++ == 0) e.first = e.lowest = e.highest = i;
        if (value < series->values[e.lowest]) e.lowest = i;
        if (value > series->values[e.highest]) e.highest = i;
        e.last = i;
    }
    return e;
}

static Text series_words(const Words *w, const ChartSeries *series) {
    const Extremes e = extremes_of(w->chart, series);
    Messages *messages = w->composer->messages;
    if (e.n == 0) {
        const MessageValue none = {.name = "series", .text = series->label};
        return messages_text(messages, w->arena, "chart-alt-series-empty", &none, 1);
    }
    const int64_t *v = series->values;
    const MessageValue values[] = {
        {.name = "series", .text = series->label},
        {.name = "first", .text = number_text(w, v[e.first])},
        {.name = "last", .text = number_text(w, v[e.last])},
        {.name = "lowest", .text = number_text(w, v[e.lowest])},
        {.name = "highest", .text = number_text(w, v[e.highest])},
        {.name = "lowest_at", .text = label_of(w, e.lowest)},
        {.name = "highest_at", .text = label_of(w, e.highest)},
    };
    if (v[e.lowest] == v[e.highest]) {
        const MessageValue steady[] = {values[0], values[2]};
        return messages_text(messages, w->arena, "chart-alt-series-steady", steady,
                             COUNT_OF(steady));
    }
    return messages_text(messages, w->arena, "chart-alt-series", values, COUNT_OF(values));
}

static void put_sentence(TextBuilder *to, Text sentence) {
    if (to->spans.n) text_put(to, STR(" "), NULL);
    text_put_text(to, sentence);
}

Str chart_alt(Composer *composer, const ChartBlock *chart) {
    const Words w = {composer, composer->options.arena, chart};
    TextBuilder to = {.arena = w.arena};
    const size_t last = chart->category_count - 1;
    const MessageValue intro[] = {
        {.name = "title", .text = chart->caption},
        {.name = "count", .number = (int64_t)chart->category_count},
        {.name = "from", .text = label_of(&w, 0)},
        {.name = "to", .text = label_of(&w, last)},
        {.name = "total", .text = number_text(&w, chart_words_total(chart, last))},
    };
    put_sentence(&to,
                 messages_text(composer->messages, w.arena, "chart-alt", intro, COUNT_OF(intro)));
    for (size_t i = 0; i < chart->series_count; i++) {
        put_sentence(&to, series_words(&w, &chart->series[i]));
    }
    return text_plain_words(w.arena, text_of_builder(&to));
}

static Cell text_cell(const Words *w, Text text, TextRole role, bool header) {
    return (Cell){.children = text.n ? block_paragraph(w->arena, text, role) : NULL,
                  .header = header,
                  .align = role == ROLE_TABLE_NUMBER ? ALIGN_END : ALIGN_START};
}

static Cell value_cell(const Words *w, int64_t value) {
    const Text text = value >= 0
                          ? number_text(w, value)
                          : messages_plain(w->composer->messages, w->arena, "no-value-unknown");
    return text_cell(w, text, ROLE_TABLE_NUMBER, false);
}

static Row chart_row(const Words *w, size_t category) {
    const ChartBlock *chart = w->chart;
    Row row = {.n = chart->series_count + 2};
    row.cells = arena_push(w->arena, Cell, row.n);
    Text label = chart->categories[category].label;
    const Text second = chart->categories[category].second_label;
    if (second.n) {
        label = text_join(w->arena, label, text_plain(w->arena, STR(" · ")));
        label = text_join(w->arena, label, second);
    }
    row.cells[0] = text_cell(w, label, ROLE_TABLE_BODY, true);
    for (size_t i = 0; i < chart->series_count; i++) {
        row.cells[i + 1] = value_cell(w, chart->series[i].values[category]);
    }
    row.cells[row.n - 1] = value_cell(w, chart_words_total(chart, category));
    return row;
}

Block *chart_table(Composer *composer, const ChartBlock *chart, Place place) {
    const Words w = {composer, composer->options.arena, chart};
    const size_t columns = chart->series_count + 2;
    TableColumn *made = arena_push(w.arena, TableColumn, columns);
    for (size_t i = 0; i < columns; i++) made[i].align = i ? ALIGN_END : ALIGN_START;
    for (size_t i = 0; i < columns; i++) made[i].weight = 1;
    made[0].row_header = true;
    made[0].head = messages_plain(composer->messages, w.arena, "column-period");
    for (size_t i = 0; i < chart->series_count; i++) made[i + 1].head = chart->series[i].label;
    made[columns - 1].head = messages_plain(composer->messages, w.arena, "column-total");
    Row *rows = arena_push(w.arena, Row, chart->category_count);
    for (size_t i = 0; i < chart->category_count; i++) rows[i] = chart_row(&w, i);
    Block *block = block_new(w.arena, BLOCK_TABLE, place);
    const MessageValue caption = {.name = "caption", .text = chart->caption};
    block->table.columns = made;
    block->table.column_count = columns;
    block->table.caption =
        messages_text(composer->messages, w.arena, "chart-table-caption", &caption, 1);
    const MessageValue again = {.name = "caption", .text = block->table.caption};
    block->table.continued =
        messages_text(composer->messages, w.arena, "table-continued", &again, 1);
    block->table.rows = row_source_of(w.arena, rows, chart->category_count);
    return block;
}
