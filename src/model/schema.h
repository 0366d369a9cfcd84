// SPDX-License-Identifier: MIT
// Schema: the data format as tables: entities, their fields, types, vocabularies, descriptions.
// Binding, unknown-key suggestions, docs/DATA.md and the JSON Schema come from these rows.
#ifndef RAPPORTEUR_MODEL_SCHEMA_H
#define RAPPORTEUR_MODEL_SCHEMA_H

#include "base/buf.h"

typedef enum {
    FIELD_ID,     // string, unique in its list
    FIELD_STRING, // as is
    FIELD_LABEL,  // string or a map of languages
    FIELD_TEXT,   // one paragraph of inline markup
    FIELD_PROSE,  // Markdown blocks, a list of texts (printed as bullets), or {file: x.md}
    FIELD_DATE,
    FIELD_COUNT, // integer >= 0
    FIELD_TRUTH, // yes | no | true | false
    FIELD_URL,
    FIELD_LANG,       // BCP 47
    FIELD_ENUM,       // word of `vocabulary`
    FIELD_STATUS,     // word of the document's status vocabulary
    FIELD_REFERENCE,  // id of a record of `entity`
    FIELD_RECORD,     // map: `entity`
    FIELD_RECORDS,    // list of maps, or {file: x.yaml|x.csv}: `entity`
    FIELD_STRINGS,    // list of strings
    FIELD_HEADINGS,   // the same, of words that a translation has in its language
    FIELD_PRIORITY,   // a level, or a list of {level, items, in_part}
    FIELD_WAIVERS,    // allow: list of rule ids
    FIELD_REFERENCES, // list of ids of records of `entity`
    FIELD_STATED,     // list of ids, or only their count
    FIELD_DUE,        // a date, or a day without its year ("7 July")
    FIELD_PARAGRAPHS, // list of texts and {list, items}: each text is a paragraph
    FIELD__COUNT
} FieldType;

typedef struct Entity Entity;

typedef struct {
    Str name;
    FieldType type;
    bool required;
    const Entity *entity;  // of RECORD, RECORDS, REFERENCE
    const Str *vocabulary; // of ENUM: ends with an empty Str
    Str description;       // one sentence for docs and editors
} Field;

struct Entity {
    Str name;
    const Field *fields;
    size_t n;
    FieldType open_type; // of keys that are no field: FIELD_COUNT or FIELD_STATED by status
    bool open;           // such keys are allowed (each must be a status of the vocabulary)
    Str description;
    Str shorthand; // the field that an item of a list fills when it is no map; may be empty
};

// The entity of a whole document file; the others are in model/entities.h.
extern const Entity ENTITY_FILE;
// Index of the field `name`, or SIZE_MAX.
size_t entity_field_index(const Entity *entity, Str name);
// What a writer may put there, in words: "a date", "a list of maps".
const char *field_type_words(FieldType type);
// All entities that a document file or rapporteur.yaml can hold, as Markdown (docs/DATA.md).
void schema_print_markdown(Buf *out);

#endif
