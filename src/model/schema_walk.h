// SPDX-License-Identifier: MIT
// Schema walk: the entities that a file can hold, each once, after the one that leads to it.
#ifndef RAPPORTEUR_MODEL_SCHEMA_WALK_H
#define RAPPORTEUR_MODEL_SCHEMA_WALK_H

#include "model/schema.h"

enum { ENTITIES_MAX = 128 };

typedef struct {
    const Entity *at[ENTITIES_MAX];
    size_t n;
} EntityList;

// Adds `entity` and those reached from it that the list does not have yet.
void schema_walk(EntityList *list, const Entity *entity);
// The entity whose maps stand in a field, or NULL.
const Entity *schema_entity_inside(const Field *field);
// `allow` and `because`, the last rows of every entity.
bool schema_is_waiver_row(const Field *field);

#endif
