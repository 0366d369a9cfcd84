// SPDX-License-Identifier: MIT
// Hexagon map: draws what is planned, shapes first, then the texts in reading order.
#include "typeset/hexagons.h"

#include "compose/contrast.h"
#include "typeset/hexagons_parts.h"

enum {
    CORNERS = 6,
    THIN = 700,      // [Len]
    THICK = 2800,    // [Len]
    DASH = 2600,     // [Len]
    DASH_GAP = 2200, // [Len]
    KEY_RADIUS = 7,  // of a legend's hexagon, in twelfths of its swatch's height and ...
    KEY_RADIUS_OF = 12,
};

typedef struct {
    Color fill, outline, text;
    Len outline_width;
    bool dashed;
} HexagonLook;

// Fill, weight and dash differ, so that no state depends on colour alone.
static HexagonLook look_of(const Theme *theme, HexagonState state) {
    const bool paper_reads =
        color_contrast(theme->accent, theme->paper) >= color_contrast(theme->accent, theme->ink);
    const HexagonLook looks[] = {
        [HEXAGON_UNKNOWN] = {theme->paper, theme->muted, theme->ink, THIN, false},
        [HEXAGON_COMPLETED] = {theme->accent, theme->accent,
                               paper_reads ? theme->paper : theme->ink, THIN, false},
        [HEXAGON_COVERED] = {theme->tint, theme->accent, theme->ink, THICK, false},
        [HEXAGON_PENDING] = {theme->paper, theme->muted, theme->ink, THIN, true},
    };
    return looks[state];
}

// Corners from the top one on, on a circle as wide as keeps the outline within the hexagon.
static void draw_hexagon(const Setting *setting, Sink *sink, HexagonState state, Point center,
                         Len radius) {
    HexagonLook look = look_of(setting->theme, state);
    look.outline_width = len_min(look.outline_width, radius / 4); // of a legend's hexagon
    const Len r = radius - len_scale(look.outline_width, 1000000, 2 * SIN_60);
    const Len half = hexagon_half_width(r), rise = r / 2;
    const Point corners[CORNERS] = {
        {center.x, center.y - r},           {center.x + half, center.y - rise},
        {center.x + half, center.y + rise}, {center.x, center.y + r},
        {center.x - half, center.y + rise}, {center.x - half, center.y - rise},
    };
    const SinkPath path = {.points = corners,
                           .n = CORNERS,
                           .closed = true,
                           .dash = look.dashed ? DASH : 0,
                           .gap = look.dashed ? DASH_GAP : 0};
    const SinkBox box = {.fill = look.fill,
                         .filled = true,
                         .outline = look.outline,
                         .outline_width = look.outline_width};
    sink_path(sink, &path, &box);
}

static Point center_of(const MapPlan *plan, size_t group, size_t i, Point origin) {
    const Cluster *cluster = &plan->clusters[group];
    const Point center = comb_center(&cluster->comb, i, plan->radius);
    return (Point){origin.x + cluster->x + center.x,
                   origin.y + cluster->y + cluster->title_height + center.y};
}

static Point legend_origin(const MapPlan *plan, Point origin) {
    return (Point){origin.x,
                   origin.y + plan->groups_height + plan->legend_height - plan->legend.height};
}

static void draw_shapes(const MapPlan *plan, Sink *sink, Point origin) {
    for (size_t g = 0; g < plan->map->group_count; g++)
        for (size_t i = 0; i < plan->map->groups[g].n; i++)
            draw_hexagon(plan->setting, sink, plan->map->groups[g].hexagons[i].state,
                         center_of(plan, g, i, origin), plan->radius);
    for (size_t i = 0; i < plan->map->key_count; i++) {
        const Rect swatch = legend_swatch(&plan->legend, i, legend_origin(plan, origin));
        const Point center = {swatch.x + swatch.width / 2, swatch.y + swatch.height / 2};
        draw_hexagon(plan->setting, sink, plan->map->keys[i].state, center,
                     len_scale(swatch.height, KEY_RADIUS, KEY_RADIUS_OF));
    }
}

static void place_paragraph(Sink *sink, const SetText *text, Point at) {
    if (text->paragraph->n == 0) return;
    const Element *paragraph = sink_open(sink, TAG_P);
    set_text_place(text, sink, at, 0, text->paragraph->n);
    sink_close(sink, paragraph);
}

// Titles stand right above their clusters.
static void place_title(const Cluster *cluster, Sink *sink, Point origin, Len gap) {
    const Len rest = cluster->title_height - set_text_height(&cluster->title) - gap;
    place_paragraph(sink, &cluster->title,
                    (Point){origin.x + cluster->x, origin.y + cluster->y + len_max(rest, 0)});
}

typedef struct {
    Setting settings[HEXAGON_PENDING + 1]; // by state, for the colour
} LabelSettings;

static void place_label(const MapPlan *plan, const LabelSettings *settings, Sink *sink,
                        const HexagonGroup *group, size_t i, Point center) {
    const Len width = map_label_width(plan->radius);
    const TextManner manner = {
        .role = ROLE_CHART_TOTAL, .align = ALIGN_CENTER, .width = width, .tight = true};
    const SetText label = setting_text(&settings->settings[group->hexagons[i].state], plan->arena,
                                       map_label(plan, group, i), &manner);
    const Point at = {center.x - width / 2, center.y - set_text_height(&label) / 2};
    set_text_place(&label, sink, at, 0, label.paragraph->n);
}

static void place_group(const MapPlan *plan, const LabelSettings *settings, Sink *sink, size_t g,
                        Point origin) {
    const HexagonGroup *group = &plan->map->groups[g];
    place_title(&plan->clusters[g], sink, origin, MAP_TITLE_GAP);
    if (group->n == 0) return;
    const Element *labels = sink_open(sink, TAG_P);
    for (size_t i = 0; i < group->n; i++)
        place_label(plan, settings, sink, group, i, center_of(plan, g, i, origin));
    sink_close(sink, labels);
}

static void place_legend(const MapPlan *plan, Sink *sink, Point origin) {
    const Point at = legend_origin(plan, origin);
    const Len rise = plan->legend_height - plan->legend.height - MAP_LEGEND_GAP;
    place_paragraph(sink, &plan->legend_title, (Point){at.x, at.y - rise});
    for (size_t i = 0; i < plan->legend.n; i++) {
        const Element *paragraph = sink_open(sink, TAG_P);
        legend_label_place(&plan->legend, i, sink, at);
        sink_close(sink, paragraph);
    }
}

Len hexagons_height(const Setting *setting, Arena *arena, const HexagonsBlock *map, Len width) {
    const ArenaMark mark = arena_mark(arena);
    const MapPlan plan = map_plan(setting, arena, map, width);
    arena_rewind(arena, mark);
    return plan.groups_height + plan.legend_height;
}

void hexagons_place(const Setting *setting, Arena *arena, Sink *sink, const HexagonsBlock *map,
                    Rect area) {
    const MapPlan plan = map_plan(setting, arena, map, area.width);
    const Point origin = {area.x, area.y};
    LabelSettings *settings = arena_push(arena, LabelSettings, 1);
    for (unsigned i = 0; i < COUNT_OF(settings->settings); i++)
        settings->settings[i] =
            map_label_setting(&plan, look_of(setting->theme, (HexagonState)i).text);
    sink_content(sink);
    draw_shapes(&plan, sink, origin);
    sink_end(sink);
    for (size_t g = 0; g < map->group_count; g++) place_group(&plan, settings, sink, g, origin);
    place_legend(&plan, sink, origin);
}
