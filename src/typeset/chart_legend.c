// SPDX-License-Identifier: MIT
// The legend of a chart: swatch and label for each series, in stacking order, in rows.
#include "typeset/chart_parts.h"

enum {
    SWATCH_WIDTH = 16000, // [Len]
    SWATCH_HEIGHT = 9000, // [Len]
    SWATCH_GAP = 5000,    // [Len] to its label
    ITEM_GAP = 18000,     // [Len] to the next item of the row
    ROW_GAP = 3000,       // [Len]
    LEGEND_GAP = 14000,   // [Len] below
    OUTLINE_WIDTH = 600,  // [Len]
};

const Look *chart_look(const ChartPlan *plan, size_t series) {
    return theme_look(plan->setting->theme, plan->chart->series[series].look, series);
}

void chart_look_box(const ChartPlan *plan, Sink *sink, const Look *look, Rect rect) {
    const SinkBox box = {.fill = look->fill,
                         .filled = true,
                         .pattern = look->pattern,
                         .pattern_color = look->pattern_color,
                         .outline = plan->setting->theme->ink,
                         .outline_width = OUTLINE_WIDTH};
    sink_box(sink, rect, &box);
}

static Len item_width(const LegendItem *item) {
    return SWATCH_WIDTH + SWATCH_GAP + item->label.paragraph->width;
}

// Rows as high as their highest item.
void plan_legend(ChartPlan *plan) {
    const size_t n = plan->chart->series_count;
    plan->legend_measure = len_max(plan->width - SWATCH_WIDTH - SWATCH_GAP, SWATCH_WIDTH);
    const TextManner manner = {.role = ROLE_CHART_LABEL, .width = plan->legend_measure};
    plan->legend = arena_push(plan->arena, LegendItem, n);
    Len x = 0, y = 0, row_height = 0;
    for (size_t i = 0; i < n; i++) {
        LegendItem *item = &plan->legend[i];
        item->label =
            setting_text(plan->setting, plan->arena, plan->chart->series[i].label, &manner);
        if (x > 0 && x + item_width(item) > plan->width) {
            x = 0;
            y += row_height + ROW_GAP;
            row_height = 0;
        }
        item->at = (Point){x, y};
        x += item_width(item) + ITEM_GAP;
        row_height = len_max(row_height, set_text_height(&item->label));
        row_height = len_max(row_height, SWATCH_HEIGHT);
    }
    plan->legend_height = n > 0 ? y + row_height + LEGEND_GAP : 0;
}

void draw_legend(const ChartPlan *plan, Sink *sink, Point origin) {
    for (size_t i = 0; i < plan->chart->series_count; i++) {
        const LegendItem *item = &plan->legend[i];
        const SetText *label = &item->label;
        const Point at = {origin.x + item->at.x, origin.y + item->at.y};
        const Len drop = (label->style->leading - SWATCH_HEIGHT) / 2; // centred on the first line
        chart_look_box(plan, sink, chart_look(plan, i),
                       (Rect){at.x, at.y + drop, SWATCH_WIDTH, SWATCH_HEIGHT});
        set_text_place(label, sink, (Point){at.x + SWATCH_WIDTH + SWATCH_GAP, at.y}, 0,
                       label->paragraph->n);
    }
}
