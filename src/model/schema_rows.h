// SPDX-License-Identifier: MIT
// How a row of an entity table is written: one macro a shape, so that a table reads like a table.
#ifndef RAPPORTEUR_MODEL_SCHEMA_ROWS_H
#define RAPPORTEUR_MODEL_SCHEMA_ROWS_H

#include "base/vec.h"
#include "model/entities.h"

// name, type, description
#define ROW(name, type, text)                                                                      \
    { STR_INIT(name), (type), false, NULL, NULL, STR_INIT(text) }
#define ROW_REQUIRED(name, type, text)                                                             \
    { STR_INIT(name), (type), true, NULL, NULL, STR_INIT(text) }
// name, type, entity, description
#define ROW_OF(name, type, entity, text)                                                           \
    { STR_INIT(name), (type), false, &(entity), NULL, STR_INIT(text) }
#define ROW_OF_REQUIRED(name, type, entity, text)                                                  \
    { STR_INIT(name), (type), true, &(entity), NULL, STR_INIT(text) }
// name, vocabulary, description
#define ROW_WORD(name, words, text)                                                                \
    { STR_INIT(name), FIELD_ENUM, false, NULL, (words), STR_INIT(text) }
#define ROW_WORD_REQUIRED(name, words, text)                                                       \
    { STR_INIT(name), FIELD_ENUM, true, NULL, (words), STR_INIT(text) }

// The last rows of every entity: any node may carry a waiver.
#define ROWS_WAIVER                                                                                \
    ROW("allow", FIELD_WAIVERS, "Ids of rules whose findings on this node are accepted."),         \
        ROW("because", FIELD_STRING, "Why they are accepted; needed beside `allow`.")

#define ENTITY(name, rows, text)                                                                   \
    {                                                                                              \
        STR_INIT(name), (rows), COUNT_OF(rows), FIELD_STRING, false, STR_INIT(text), {             \
            0                                                                                      \
        }                                                                                          \
    }
// An item of a list that is no map is the field `short` of the entity.
#define ENTITY_SHORT(name, rows, short, text)                                                      \
    { STR_INIT(name), (rows), COUNT_OF(rows), FIELD_STRING, false, STR_INIT(text), STR_INIT(short) }
#define ENTITY_OPEN(name, rows, type, text)                                                        \
    {                                                                                              \
        STR_INIT(name), (rows), COUNT_OF(rows), (type), true, STR_INIT(text), {                    \
            0                                                                                      \
        }                                                                                          \
    }

#endif
