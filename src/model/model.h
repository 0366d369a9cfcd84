// SPDX-License-Identifier: MIT
// Model: the checked data of one (document, language) pair, as records of the entity tables in
// model/schema.h. Generic on purpose: a new entity is rows of a table, not code.
#ifndef RAPPORTEUR_MODEL_MODEL_H
#define RAPPORTEUR_MODEL_MODEL_H

#include "base/diag.h"
#include "base/map.h"
#include "model/date.h"
#include "model/schema.h"
#include "read/inline.h"
#include "read/value.h"

// Five different answers that are no value. DATUM_NONE (the key is not there) is a sixth thing.
typedef enum {
    NO_VALUE_NOT_APPLICABLE, // N/A, n/a
    NO_VALUE_TO_BE_DECIDED,  // TBD
    NO_VALUE_UNKNOWN,        // unknown: lost
    NO_VALUE_EMPTY,          // "": missing
    NO_VALUE_NIL,            // "/": none, as printed for an empty list
    NO_VALUE__COUNT
} NoValue;

typedef enum {
    DATUM_NONE,      // the key was not given
    DATUM_NO_VALUE,  // no_value
    DATUM_STRING,    // string: also ids, enum words, URLs, language tags
    DATUM_TEXT,      // inlines
    DATUM_PROSE,     // prose
    DATUM_DATE,      // date
    DATUM_COUNT,     // count
    DATUM_TRUTH,     // truth
    DATUM_REFERENCE, // string: as written; record: what it names (NULL with a finding made)
    DATUM_RECORD,    // record
    DATUM_LIST,      // items, n
} DatumKind;

typedef struct Record Record;
typedef struct Datum Datum;

struct Datum {
    DatumKind kind;
    const Value *value; // where it was written; NULL for DATUM_NONE and derived data
    union {
        NoValue no_value;
        struct {
            Str string;
            const Record *record;
        };
        const Inline *inlines;
        const Prose *prose;
        Date date;
        int64_t count;
        bool truth;
        struct {
            const Datum *items;
            size_t n;
        };
    };
};

struct Record {
    const Entity *entity;
    const Value *value;  // the map it was bound from; NULL when derived
    const Record *owner; // the record whose field holds it; NULL at the root
    const Datum *fields; // in the order of entity->fields
    uint64_t given;      // bit i: the data gave field i (an entity has at most 64)
    Map open;            // of an entity with open keys (counts by status): key -> const Datum *
};

typedef struct ModelIndex ModelIndex; // model/index.h

typedef struct Model {
    Arena *arena;                 // of the job; borrowed
    Str lang;                     // BCP 47 language of this edition
    Str own_lang;                 // of the document; the same, unless the edition is a translation
    const Record *root;           // entity "file": document, vocab, reviews, recommendations, ...
    Place place;                  // of the document file
    const ModelIndex *index;      // ids to records; waivers
    const struct Model *previous; // the earlier edition of `document.previous`, or NULL
} Model;

// The record of `entity` (model/entities.h) that `id` names, or NULL. A recommendation may be
// qualified by its review ("WS2 2.3"); one that is in several reviews and not qualified gives NULL.
const Record *model_lookup(const Model *model, const Entity *entity, Str id);
// The field `name` of a record: never NULL; DATUM_NONE when the entity has no such field.
const Datum *record_field(const Record *record, Str name);
// The string of a field (string, reference, enum), empty when it holds none.
Str record_string(const Record *record, Str name);
// The record of a field, NULL when it holds none.
const Record *record_child(const Record *record, Str name);
// The list of a field: its Datum, or an empty list.
const Datum *record_list(const Record *record, Str name);
// The place to show for a field: its value, else the record.
Place record_place(const Record *record, Str name);
// "recommendations[2].status" for messages.
Str record_path(Arena *arena, const Record *record, Str field);

#endif
