// SPDX-License-Identifier: MIT
// The hexagon map: HX-01 each hexagon has a briefing status, HX-02 no recommendation is on it
// twice, HX-03 what the deck covers is on it and marked so.
#include "model/entities.h"
#include "model/index.h"
#include "model/rules/checks.h"

typedef void HexagonFunction(void *self, const Record *group, const Datum *hexagon);

static const Datum *groups_of(const Model *model) {
    return record_list(record_child(model->root, STR("hexagon_map")), STR("groups"));
}

static void each_hexagon(const Model *model, HexagonFunction *see, void *self) {
    const Datum *groups = groups_of(model);
    for (size_t i = 0; i < groups->n; i++) {
        const Record *group = groups->items[i].record;
        const Datum *hexagons = record_list(group, STR("recommendations"));
        for (size_t k = 0; k < hexagons->n; k++)
            if (hexagons->items[k].record) see(self, group, &hexagons->items[k]);
    }
}

static void check_status(void *self, const Record *group, const Datum *hexagon) {
    Diag *diag = self;
    const Record *recommendation = hexagon->record;
    if (record_field(recommendation, STR("briefing"))->kind == DATUM_REFERENCE) return;
    diag_add(diag, SEVERITY_WARNING, "HX-01", hexagon->value->place,
             "recommendation %.*s is on the map, but has no briefing status",
             STR_ARGS(record_string(recommendation, STR("id"))));
    diag_note(diag, record_place(recommendation, STR("briefing")), "the recommendation is here");
    check_path(diag, group, STR("recommendations"));
    check_waiver_help(diag, "add 'briefing' to the recommendation", "HX-01");
}

void check_hexagon_status(const Model *model, Diag *diag) {
    const Record *vocabulary = record_child(model->root, STR("vocab"));
    if (record_list(vocabulary, STR("briefing"))->n > 0) each_hexagon(model, check_status, diag);
}

typedef struct {
    Diag *diag;
    Arena *scratch;
    Map seen; // review and id of a recommendation -> const Datum *, its first hexagon
} Hexagons;

static Str key_of(Arena *arena, const Record *recommendation) {
    return str_format(arena, "%.*s %.*s", STR_ARGS(record_string(recommendation, STR("review"))),
                      STR_ARGS(record_string(recommendation, STR("id"))));
}

static void see_hexagon(void *self, const Record *group, const Datum *hexagon) {
    Hexagons *hexagons = self;
    const Str key = key_of(hexagons->scratch, hexagon->record);
    const Datum *first = map_lookup(&hexagons->seen, key);
    if (!first) {
        map_put(hexagons->scratch, &hexagons->seen, key, (void *)hexagon);
        return;
    }
    if (!hexagons->diag) return;
    diag_add(hexagons->diag, SEVERITY_ERROR, "HX-02", hexagon->value->place,
             "recommendation %.*s is on the map twice", STR_ARGS(hexagon->string));
    diag_note(hexagons->diag, first->value->place, "it is here already");
    check_path(hexagons->diag, group, STR("recommendations"));
    check_waiver_help(hexagons->diag, "take it out of one group", "HX-02");
}

void check_hexagon_groups(const Model *model, Diag *diag) {
    Hexagons hexagons = {.diag = diag, .scratch = arena_new(4096)};
    each_hexagon(model, see_hexagon, &hexagons);
    arena_drop(hexagons.scratch);
}

static void report_mark(Diag *diag, const Record *slide, const Record *recommendation) {
    diag_add(diag, SEVERITY_WARNING, "HX-03", record_place(slide, STR("recommendation")),
             "the deck covers recommendation %.*s, which is not marked 'this-deck'",
             STR_ARGS(record_string(recommendation, STR("id"))));
    diag_note(diag, record_place(recommendation, STR("briefing")), "the recommendation is here");
    check_path(diag, slide, STR("recommendation"));
    check_waiver_help(diag, "write 'briefing: this-deck'", "HX-03");
}

static void report_absent(Diag *diag, const Model *model, const Record *slide) {
    diag_add(diag, SEVERITY_WARNING, "HX-03", record_place(slide, STR("recommendation")),
             "the deck covers recommendation %.*s, which is not on the map",
             STR_ARGS(record_string(slide, STR("recommendation"))));
    diag_note(diag, groups_of(model)->value->place, "the map is here");
    check_path(diag, slide, STR("recommendation"));
    check_waiver_help(diag, "add it to a group of the map", "HX-03");
}

static void check_slide(const Model *model, Diag *diag, Hexagons *hexagons, const Record *slide) {
    const Record *recommendation = record_child(slide, STR("recommendation"));
    const bool covers = str_eq(record_string(slide, STR("type")), STR("recommendation"));
    if (!covers || !recommendation) return;
    const bool marks = index_lookup(model->index, &ENTITY_BRIEFING, STR("this-deck")) != NULL;
    const Str mark = record_string(recommendation, STR("briefing"));
    if (marks && !str_eq(mark, STR("this-deck"))) report_mark(diag, slide, recommendation);
    const Str key = key_of(hexagons->scratch, recommendation);
    if (hexagons->seen.n && !map_lookup(&hexagons->seen, key)) report_absent(diag, model, slide);
}

void check_deck_coverage(const Model *model, Diag *diag) {
    const Datum *slides = record_list(model->root, STR("slides"));
    Hexagons hexagons = {.scratch = arena_new(4096)};
    each_hexagon(model, see_hexagon, &hexagons);
    for (size_t i = 0; i < slides->n; i++)
        check_slide(model, diag, &hexagons, slides->items[i].record);
    arena_drop(hexagons.scratch);
}
