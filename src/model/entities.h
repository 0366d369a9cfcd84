// SPDX-License-Identifier: MIT
// Entities: the tables of model/schema.h by name, for code that asks for a certain one.
#ifndef RAPPORTEUR_MODEL_ENTITIES_H
#define RAPPORTEUR_MODEL_ENTITIES_H

#include "model/schema.h"

// schema_document.c
extern const Entity ENTITY_DOCUMENT, ENTITY_AUTHORITATIVE, ENTITY_SECTION;
// schema_vocabulary.c
extern const Entity ENTITY_VOCABULARY, ENTITY_STATUS, ENTITY_PRIORITY_SCALE, ENTITY_BRIEFING;
// schema_party.c
extern const Entity ENTITY_ORGANISATION, ENTITY_PERSON, ENTITY_GROUP, ENTITY_EVENT, ENTITY_DOMAIN,
    ENTITY_THEME;
// Stands for person, group or organisation in a reference; no record has it.
extern const Entity ENTITY_PARTY;
// schema_review.c
extern const Entity ENTITY_REVIEW, ENTITY_REPORT, ENTITY_PERIOD, ENTITY_PROGRESS, ENTITY_SNAPSHOT,
    ENTITY_STATED, ENTITY_PUBLICATIONS, ENTITY_PUBLICATION, ENTITY_NEWS;
// schema_recommendation.c
extern const Entity ENTITY_RECOMMENDATION, ENTITY_ITEM, ENTITY_PRIORITY_LEVEL;
// schema_implementation.c
extern const Entity ENTITY_DELIVERABLE, ENTITY_MILESTONE, ENTITY_TIMELINE, ENTITY_HISTORY,
    ENTITY_BOARD_ACTION, ENTITY_IMPLEMENTATION_REPORT, ENTITY_DOCUMENTATION;
// schema_workspace.c
extern const Entity ENTITY_WORKSPACE, ENTITY_SEVERITIES;

#endif
