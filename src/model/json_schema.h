// SPDX-License-Identifier: MIT
// JSON Schema (2020-12) of the data format, from the entity tables: editors complete and check
// data files by it. It is no stricter than binding, except that keys that are not known, which
// binding only warns of, are refused.
//
// Editors type scalars (9.1, 2023, yes) where Rapporteur reads strings: both are taken.
#ifndef RAPPORTEUR_MODEL_JSON_SCHEMA_H
#define RAPPORTEUR_MODEL_JSON_SCHEMA_H

#include "base/vec.h"
#include "model/schema.h"

// What a file can be: a document (one of its kinds, or any: "document"), a workspace
// ("workspace"), or a part named by {file: …}: "recommendations".
typedef VEC(Str) KindNames;
// All words that json_schema_print takes.
void json_schema_kinds(Arena *arena, KindNames *out);
// False when there is no such kind.
bool json_schema_print(Str kind, Buf *out);

// json_schema_types.c: the schema of a value of a field, without its description.
void json_schema_put_value(const Field *field, Buf *out);
// The shared definitions that those refer to.
void json_schema_put_types(Buf *out);
// "#/$defs/…" of an entity, as a member of the object that is open in `out`.
void json_schema_put_reference(const Entity *entity, Buf *out);
// The key of an entity in "$defs".
void json_schema_put_key(const Entity *entity, Buf *out);

#endif
