// SPDX-License-Identifier: MIT
// How large the hexagons of a map become: as large as the width and the height allow, never so
// small that a label would leave its hexagon.
#include "typeset/hexagons_parts.h"

enum {
    WIDTH_PART = 15,     // the largest radius is this part of the width
    WRAPPED_PART = 10,   // and this when labels need it to break only where words do
    STEPS = 24,          // sizes that are tried
    LABEL_MARGIN = 4500, // [Len] from a label to the side of its hexagon
    LABEL_LINES_MAX = 3, // of a label in a hexagon
    TITLE_LINES = 3,     // that a group's title takes if its words allow
    LEGEND_TITLE_GAP = 2000,
    SIZE_LEAST = 10000,   // [Len] of texts that are made smaller because there are too many
    LABEL_GROWTH_MAX = 2, // labels are at most so many times as large as the theme has them
};

static const TextManner LABEL = {.role = ROLE_CHART_TOTAL, .align = ALIGN_CENTER, .tight = true};

Len map_label_width(Len radius) {
    return len_max(2 * hexagon_half_width(radius) - 2 * LABEL_MARGIN, 1);
}

// Smallest radius in whose hexagon text so wide and so high has room: between the lower and the
// upper corners it is as wide everywhere.
static Len radius_for(Len width, Len height) {
    const Len half = width / 2 + LABEL_MARGIN;
    return len_max(len_scale(half, 1000000, SIN_60) + 1, height);
}

Text map_label(const MapPlan *plan, const HexagonGroup *group, size_t i) {
    const Text label = group->hexagons[i].label;
    if (text_is_empty(label)) return (Text){0};
    const Str words = text_words(plan->arena, label);
    const Str separator = plan->map->separator.n ? plan->map->separator : STR(", ");
    TextSpan *span = arena_push(plan->arena, TextSpan, 1);
    *span = label.at[0];
    span->text = words;
    span->alt = i + 1 < group->n
                    ? str_format(plan->arena, "%.*s%.*s", STR_ARGS(words), STR_ARGS(separator))
                    : words;
    return (Text){span, 1};
}

// Of all labels: the widest, and the widest part that does not break.
static TextExtent label_extent(const MapPlan *plan) {
    TextExtent widest = {0};
    for (size_t i = 0; i < plan->map->group_count; i++) {
        const HexagonGroup *group = &plan->map->groups[i];
        for (size_t k = 0; k < group->n; k++) {
            const Text label = map_label(plan, group, k);
            const TextExtent extent = setting_extent(plan->setting, plan->arena, label, &LABEL);
            widest.natural = len_max(widest.natural, extent.natural);
            widest.least = len_max(widest.least, extent.least);
        }
    }
    return widest;
}

static bool labels_fit(const MapPlan *plan, Len radius) {
    TextManner manner = LABEL;
    manner.width = map_label_width(radius);
    for (size_t i = 0; i < plan->map->group_count; i++) {
        const HexagonGroup *group = &plan->map->groups[i];
        for (size_t k = 0; k < group->n; k++) {
            const SetText label =
                setting_text(plan->setting, plan->arena, map_label(plan, group, k), &manner);
            if (set_text_height(&label) > radius || label.paragraph->width > manner.width)
                return false;
        }
    }
    return true;
}

// In one line if that is not too large, else in the number of lines that needs the least.
static Len least_radius(const MapPlan *plan, Len most) {
    const Len leading = setting_style(plan->setting, ROLE_CHART_TOTAL, 0)->leading;
    const TextExtent widest = label_extent(plan);
    Len least = radius_for(widest.natural, leading), whole = least;
    if (least <= most) return least;
    for (Len lines = 2; lines <= LABEL_LINES_MAX; lines++) {
        const Len share = widest.natural / lines;
        least = len_min(least, radius_for(share, lines * leading));
        whole = len_min(whole, radius_for(len_max(share, widest.least), lines * leading));
    }
    if (whole <= plan->width / WRAPPED_PART) least = whole;
    while (least < plan->width / 2 && !labels_fit(plan, least)) least += len_max(least / 8, 1);
    return least;
}

static TextStyle *copy_styles(const Setting *setting, Arena *arena) {
    const size_t n = (size_t)ROLE__COUNT * STYLE_VARIANTS;
    TextStyle *styles = arena_push(arena, TextStyle, n);
    memcpy(styles, setting->styles, n * sizeof *styles);
    return styles;
}

static void resize(TextStyle *style, Len size) {
    style->leading = len_scale(style->leading, size, style->size);
    style->size = size;
}

Setting map_label_setting(const MapPlan *plan, Color color) {
    const Setting *from = plan->setting;
    TextStyle *styles = copy_styles(from, plan->arena);
    const TextStyle *base = setting_style(from, ROLE_CHART_TOTAL, 0);
    const Len room = map_label_width(plan->radius), widest = label_extent(plan).natural;
    Len size = len_min(plan->radius * 2 / 5, LABEL_GROWTH_MAX * base->size);
    if (widest > 0) size = len_min(size, len_scale(base->size, room, widest));
    size = len_max(size, base->size);
    for (unsigned i = 0; i < STYLE_VARIANTS; i++) {
        TextStyle *style = &styles[(unsigned)ROLE_CHART_TOTAL * STYLE_VARIANTS + i];
        resize(style, size);
        style->color = color;
    }
    Setting setting = *from;
    setting.styles = styles;
    return setting;
}

// Titles are set in a few lines as long as their words allow.
static void measure_titles(MapPlan *plan) {
    const TextManner manner = {.role = ROLE_CAPTION, .width = plan->width};
    for (size_t i = 0; i < plan->map->group_count; i++) {
        const TextExtent extent =
            setting_extent(plan->setting, plan->arena, plan->map->groups[i].title, &manner);
        // Lines are not filled to the end: a quarter more than the even share.
        const Len share = len_scale(extent.natural, 5, 4 * TITLE_LINES);
        plan->clusters[i].title_least = len_min(len_max(extent.least, share), plan->width);
    }
}

static void plan_map_legend(MapPlan *plan) {
    const HexagonsBlock *map = plan->map;
    Text *labels = arena_push(plan->arena, Text, map->key_count);
    for (size_t i = 0; i < map->key_count; i++) labels[i] = map->keys[i].label;
    plan->legend = legend_plan(plan->setting, plan->arena, labels, map->key_count, plan->width);
    const TextManner manner = {
        .role = ROLE_CHART_LABEL, .variant = STYLE_STRONG, .width = plan->width};
    plan->legend_title = setting_text(plan->setting, plan->arena, map->legend_title, &manner);
    const Len title = set_text_height(&plan->legend_title);
    const Len both = title + (title ? LEGEND_TITLE_GAP : 0) + plan->legend.height;
    plan->legend_height = both ? MAP_LEGEND_GAP + both : 0;
}

// Sets the rows of the lowest map of this size; false when none is low enough.
static bool try_radius(MapPlan *plan, Len radius) {
    plan->radius = radius;
    size_t best = 0;
    Len lowest = LEN_MAX;
    for (size_t rows = 1; rows <= plan->map->group_count; rows++) {
        if (!map_try(plan, rows) || plan->groups_height >= lowest) continue;
        lowest = plan->groups_height;
        best = rows;
    }
    if (best) map_try(plan, best);
    return best && lowest <= plan->groups_most;
}

static Len height_within(const Setting *setting, const HexagonsBlock *map) {
    const Theme *theme = setting->theme;
    const Len text = theme->page_height - theme->margin_top - theme->margin_bottom;
    return map->height > 0 ? map->height : len_scale(text, 4, 5);
}

// The texts of the map at a part of their size, but not below what can still be read.
static const Setting *smaller_setting(const Setting *setting, Arena *arena, int64_t percent) {
    static const TextRole ROLES[] = {ROLE_CAPTION, ROLE_CHART_LABEL, ROLE_CHART_TOTAL};
    TextStyle *styles = copy_styles(setting, arena);
    for (size_t i = 0; i < COUNT_OF(ROLES) * STYLE_VARIANTS; i++) {
        const size_t role = ROLES[i / STYLE_VARIANTS];
        TextStyle *style = &styles[role * STYLE_VARIANTS + i % STYLE_VARIANTS];
        const Len floor = len_min(style->size, SIZE_LEAST);
        resize(style, len_max(len_scale(style->size, percent, 100), floor));
    }
    Setting *smaller = arena_push(arena, Setting, 1);
    *smaller = *setting;
    smaller->styles = styles;
    return smaller;
}

// The largest hexagons that fit; false when even the smallest do not.
static bool fit_map(MapPlan *plan) {
    plan_map_legend(plan);
    plan->groups_most = height_within(plan->setting, plan->map) - plan->legend_height;
    measure_titles(plan);
    const Len wanted = plan->width / WIDTH_PART;
    const Len least = least_radius(plan, wanted), most = len_max(least, wanted);
    for (Len step = 0; step <= STEPS; step++)
        if (try_radius(plan, most - len_scale(most - least, step, STEPS))) return true;
    return false;
}

MapPlan map_plan(const Setting *setting, Arena *arena, const HexagonsBlock *map, Len width) {
    static const int64_t PERCENT[] = {100, 85, 72};
    MapPlan plan = {.setting = setting, .arena = arena, .map = map, .width = len_max(width, 1)};
    plan.clusters = arena_push(arena, Cluster, map->group_count);
    if (map->group_count == 0) {
        plan_map_legend(&plan);
        return plan;
    }
    for (size_t i = 0; i < COUNT_OF(PERCENT); i++) {
        if (i > 0) plan.setting = smaller_setting(setting, arena, PERCENT[i]);
        if (fit_map(&plan)) break;
    }
    return plan;
}
