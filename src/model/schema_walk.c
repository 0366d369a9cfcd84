// SPDX-License-Identifier: MIT
// Schema walk: breadth first, in the order of the fields.
#include "model/schema_walk.h"

#include "model/entities.h"

const Entity *schema_entity_inside(const Field *field) {
    if (field->type == FIELD_RECORD || field->type == FIELD_RECORDS) return field->entity;
    return field->type == FIELD_PRIORITY ? &ENTITY_PRIORITY_LEVEL : NULL;
}

bool schema_is_waiver_row(const Field *field) {
    return str_eq(field->name, STR("allow")) || str_eq(field->name, STR("because"));
}

static void push(EntityList *list, const Entity *entity) {
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] == entity) return;
    if (entity && list->n < ENTITIES_MAX) list->at[list->n++] = entity;
}

void schema_walk(EntityList *list, const Entity *entity) {
    size_t i = list->n;
    push(list, entity);
    for (; i < list->n; i++)
        for (size_t k = 0; k < list->at[i]->n; k++)
            push(list, schema_entity_inside(&list->at[i]->fields[k]));
}
