// SPDX-License-Identifier: MIT
// Derive, of a meeting: what is overdue, what the hexagons stand for, how agenda items are
// numbered.
#include "model/derive.h"

#include "base/vec.h"

bool action_item_is_open(const Record *item) {
    const Str state = record_string(item, STR("state"));
    const bool done = record_field(item, STR("completed"))->kind == DATUM_DATE;
    return !done && !str_eq(state, STR("completed")) && !str_eq(state, STR("deferred"));
}

static ActionItem stand_of(const Record *item, const Date *as_of) {
    const Datum *due = record_field(item, STR("due"));
    ActionItem action = {.item = item, .open = action_item_is_open(item)};
    action.undecided = due->kind == DATUM_NO_VALUE && due->no_value == NO_VALUE_TO_BE_DECIDED;
    const bool late =
        action.open && as_of && due->kind == DATUM_DATE && date_is_before(due->date, *as_of);
    if (late) action.days = as_of->first - due->date.last;
    return action;
}

size_t model_action_items(Arena *arena, const Model *model, const ActionItem **out) {
    const Datum *items = record_list(record_child(model->root, STR("action_items")), STR("items"));
    ActionItem *actions = arena_push(arena, ActionItem, items->n);
    Date as_of;
    const bool known = model_as_of(model, &as_of);
    for (size_t i = 0; i < items->n; i++)
        actions[i] = stand_of(items->items[i].record, known ? &as_of : NULL);
    *out = actions;
    return items->n;
}

static bool is_covered(const Model *model, const Record *recommendation) {
    const Datum *slides = record_list(model->root, STR("slides"));
    for (size_t i = 0; i < slides->n; i++)
        if (record_child(slides->items[i].record, STR("recommendation")) == recommendation)
            return true;
    return false;
}

size_t model_hexagons(Arena *arena, const Model *model, const MapHexagon **out) {
    const Datum *groups = record_list(record_child(model->root, STR("hexagon_map")), STR("groups"));
    VEC(MapHexagon) hexagons = {0};
    for (size_t i = 0; i < groups->n; i++) {
        const Record *group = groups->items[i].record;
        const Datum *list = record_list(group, STR("recommendations"));
        for (size_t k = 0; k < list->n; k++) {
            const Record *recommendation = list->items[k].record;
            if (!recommendation) continue;
            *vec_push(arena, &hexagons) =
                (MapHexagon){group, recommendation, record_child(recommendation, STR("briefing")),
                             is_covered(model, recommendation)};
        }
    }
    *out = hexagons.at;
    return hexagons.n;
}

typedef VEC(AgendaLine) AgendaLines;

static void add_lines(Arena *arena, AgendaLines *lines, const Datum *items,
                      const AgendaLine *above) {
    for (size_t i = 0; i < items->n; i++) {
        AgendaLine line = {.item = items->items[i].record, .depth = above ? above->depth + 1 : 0};
        line.number = record_string(line.item, STR("number"));
        if (line.number.n == 0 && above)
            line.number = str_format(arena, "%.*s.%zu", STR_ARGS(above->number), i + 1);
        else if (line.number.n == 0)
            line.number = str_format(arena, "%zu", i + 1);
        *vec_push(arena, lines) = line;
        add_lines(arena, lines, record_list(line.item, STR("items")), &line);
    }
}

size_t model_agenda(Arena *arena, const Model *model, const AgendaLine **out) {
    AgendaLines lines = {0};
    add_lines(arena, &lines, record_list(record_child(model->root, STR("meeting")), STR("agenda")),
              NULL);
    *out = lines.at;
    return lines.n;
}
