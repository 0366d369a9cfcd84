// SPDX-License-Identifier: MIT
// Chart words: the alternative text, from the data that is drawn.
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

static void put_sentence(const Words *w, TextBuilder *to, Text sentence) {
    if (to->spans.n) {
        text_put_text(to, messages_plain(w->composer->messages, w->arena, "sentence-separator"));
    }
    text_put_text(to, sentence);
}

bool chart_is_dated(const ChartBlock *chart) {
    for (size_t i = 0; i < chart->category_count; i++) {
        if (chart->categories[i].month) return true;
    }
    return false;
}

// "CCT 17, SSR2 23": the values of a series bar by bar, those that are drawn: a part of a stack
// that is nothing is not.
static Text value_list(const Words *w, const int64_t *values, bool shares) {
    TextBuilder to = {.arena = w->arena};
    const bool zeros = w->chart->series_count == 1 || w->chart->kind == CHART_GROUPED;
    for (size_t i = 0; i < w->chart->category_count; i++) {
        if (values[i] < 0 || (values[i] == 0 && !zeros)) continue;
        Text value = number_text(w, values[i]);
        if (shares)
            value = text_join(w->arena, value, text_plain(w->arena, w->chart->percent_sign));
        const MessageValue pair[] = {{.name = "label", .text = label_of(w, i)},
                                     {.name = "value", .text = value}};
        if (to.spans.n) {
            text_put_text(&to, messages_plain(w->composer->messages, w->arena, "list-separator"));
        }
        text_put_text(&to, messages_text(w->composer->messages, w->arena, "chart-alt-value", pair,
                                         COUNT_OF(pair)));
    }
    return text_of_builder(&to);
}

static void put_values(const Words *w, TextBuilder *to, Text series, Text list) {
    if (text_is_empty(list)) return;
    const MessageValue values[] = {{.name = "series", .text = series},
                                   {.name = "list", .text = list}};
    put_sentence(w, to,
                 messages_text(w->composer->messages, w->arena, "chart-alt-values", values,
                               COUNT_OF(values)));
}

// The shares of series `s` as they are drawn: whole percent that add up to 100, so the largest
// remainders are rounded up.
static void series_shares(const Words *w, size_t s, int64_t *out) {
    const ChartBlock *chart = w->chart;
    for (size_t i = 0; i < chart->category_count; i++) {
        const int64_t total = chart_words_total(chart, i);
        const int64_t own = chart->series[s].values[i];
        out[i] = -1;
        if (total <= 0 || own < 0) continue;
        int64_t left = 100, ahead = 0; // ahead: series that are rounded up before this one
        for (size_t k = 0; k < chart->series_count; k++) {
            const int64_t value = chart->series[k].values[i] < 0 ? 0 : chart->series[k].values[i];
            const int64_t rest = value * 100 % total, mine = own * 100 % total;
            left -= value * 100 / total;
            ahead += rest > mine || (rest == mine && k < s);
        }
        out[i] = own * 100 / total + (ahead < left);
    }
}

static void put_series(const Words *w, TextBuilder *to, size_t s) {
    const ChartBlock *chart = w->chart;
    if (chart->kind != CHART_PERCENT) {
        put_values(w, to, chart->series[s].label, value_list(w, chart->series[s].values, false));
        return;
    }
    int64_t *shares = arena_push(w->arena, int64_t, chart->category_count);
    series_shares(w, s, shares);
    put_values(w, to, chart->series[s].label, value_list(w, shares, true));
}

static void put_totals(const Words *w, TextBuilder *to) {
    const ChartBlock *chart = w->chart;
    if (chart->kind != CHART_STACKED || chart->series_count < 2) return;
    int64_t *totals = arena_push(w->arena, int64_t, chart->category_count);
    for (size_t i = 0; i < chart->category_count; i++) totals[i] = chart_words_total(chart, i);
    put_values(w, to, messages_plain(w->composer->messages, w->arena, "column-total"),
               value_list(w, totals, false));
}

// What a chart without dates is, then every value.
static void put_bars(const Words *w, TextBuilder *to) {
    static const char *const forms[] = {"stacked", "grouped", "percent"};
    const ChartBlock *chart = w->chart;
    const char *form =
        chart->series_count > 1 || chart->kind == CHART_PERCENT ? forms[chart->kind] : "single";
    const MessageValue intro[] = {{.name = "form", .text = text_plain(w->arena, str_of(form))},
                                  {.name = "title", .text = chart->caption},
                                  {.name = "count", .number = (int64_t)chart->category_count}};
    put_sentence(
        w, to,
        messages_text(w->composer->messages, w->arena, "chart-alt-bars", intro, COUNT_OF(intro)));
    for (size_t i = 0; i < chart->series_count; i++) put_series(w, to, i);
    put_totals(w, to);
}

static void put_changes(const Words *w, TextBuilder *to) {
    const ChartBlock *chart = w->chart;
    const size_t last = chart->category_count - 1;
    const MessageValue intro[] = {
        {.name = "title", .text = chart->caption},
        {.name = "count", .number = (int64_t)chart->category_count},
        {.name = "from", .text = label_of(w, 0)},
        {.name = "to", .text = label_of(w, last)},
        {.name = "total", .text = number_text(w, chart_words_total(chart, last))},
    };
    put_sentence(
        w, to, messages_text(w->composer->messages, w->arena, "chart-alt", intro, COUNT_OF(intro)));
    for (size_t i = 0; i < chart->series_count; i++) {
        put_sentence(w, to, series_words(w, &chart->series[i]));
    }
}

Str chart_alt(Composer *composer, const ChartBlock *chart) {
    const Words w = {composer, composer->options.arena, chart};
    TextBuilder to = {.arena = w.arena};
    if (chart_is_dated(chart) && chart->kind == CHART_STACKED) {
        put_changes(&w, &to);
    } else {
        put_bars(&w, &to);
    }
    if (chart->targets) {
        put_values(&w, &to, chart->target_label,
                   value_list(&w, chart->targets, chart->kind == CHART_PERCENT));
    }
    return text_plain_words(w.arena, text_of_builder(&to));
}
