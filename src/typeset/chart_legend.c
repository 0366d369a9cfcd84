// SPDX-License-Identifier: MIT
// Legend: see chart_legend.h.
#include "typeset/chart_legend.h"

enum {
    SWATCH_GAP = 5000,   // [Len] to its label
    ITEM_GAP = 18000,    // [Len] to the next item of the row
    ROW_GAP = 3000,      // [Len]
    OUTLINE_WIDTH = 600, // [Len]
};

void look_box(const Setting *setting, Sink *sink, const Look *look, Rect rect) {
    const SinkBox box = {.fill = look->fill,
                         .filled = true,
                         .pattern = look->pattern,
                         .pattern_color = look->pattern_color,
                         .outline = setting->theme->ink,
                         .outline_width = OUTLINE_WIDTH};
    sink_box(sink, rect, &box);
}

// Rows as high as their highest item.
Legend legend_plan(const Setting *setting, Arena *arena, const Text *labels, size_t n, Len width) {
    Legend legend = {.items = arena_push(arena, LegendItem, n), .n = n};
    const TextStyle *style = setting_style(setting, ROLE_CHART_LABEL, 0);
    const Len swatch_height = len_scale(style->size, 9, 8), swatch_width = 2 * style->size;
    const TextManner manner = {
        .role = ROLE_CHART_LABEL,
        .width = len_max(width - swatch_width - SWATCH_GAP, swatch_width),
    };
    Len x = 0, y = 0, row_height = 0;
    for (size_t i = 0; i < n; i++) {
        LegendItem *item = &legend.items[i];
        item->label = setting_text(setting, arena, labels[i], &manner);
        const Len item_width = swatch_width + SWATCH_GAP + item->label.paragraph->width;
        if (x > 0 && x + item_width > width) {
            x = 0;
            y += row_height + ROW_GAP;
            row_height = 0;
        }
        const Len drop = (style->leading - swatch_height) / 2; // centred on the first line
        item->swatch = (Rect){x, y + drop, swatch_width, swatch_height};
        item->at = (Point){x + swatch_width + SWATCH_GAP, y};
        x += item_width + ITEM_GAP;
        row_height = len_max(row_height, len_max(set_text_height(&item->label), style->leading));
    }
    legend.height = y + row_height;
    return legend;
}

Rect legend_swatch(const Legend *legend, size_t i, Point origin) {
    const Rect r = legend->items[i].swatch;
    return (Rect){origin.x + r.x, origin.y + r.y, r.width, r.height};
}

void legend_label_place(const Legend *legend, size_t i, Sink *sink, Point origin) {
    const LegendItem *item = &legend->items[i];
    const Point at = {origin.x + item->at.x, origin.y + item->at.y};
    set_text_place(&item->label, sink, at, 0, item->label.paragraph->n);
}
