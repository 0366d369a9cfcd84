// SPDX-License-Identifier: MIT
// Schema: looking into the entity tables.
#include "model/schema.h"

#include "base/vec.h"

size_t entity_field_index(const Entity *entity, Str name) {
    for (size_t i = 0; i < entity->n; i++) {
        const Str have = entity->fields[i].name;
        if (have.n != name.n) continue;
        if (have.at != name.at && have.at[0] != name.at[0]) continue; // most are told apart here
        if (have.at == name.at || memcmp(have.at, name.at, name.n) == 0) return i;
    }
    return SIZE_MAX;
}

const char *field_type_words(FieldType type) {
    static const char *const WORDS[] = {
        [FIELD_ID] = "an id",
        [FIELD_STRING] = "a string",
        [FIELD_LABEL] = "a string or a map of languages",
        [FIELD_TEXT] = "a paragraph of text",
        [FIELD_PROSE] = "prose: Markdown or a list of texts",
        [FIELD_DATE] = "a date",
        [FIELD_COUNT] = "a whole number",
        [FIELD_TRUTH] = "yes or no",
        [FIELD_URL] = "a URL",
        [FIELD_LANG] = "a language tag",
        [FIELD_ENUM] = "a word of a closed list",
        [FIELD_STATUS] = "a status word",
        [FIELD_REFERENCE] = "an id",
        [FIELD_RECORD] = "a map",
        [FIELD_RECORDS] = "a list of maps",
        [FIELD_STRINGS] = "a list of strings",
        [FIELD_HEADINGS] = "a list of strings",
        [FIELD_PRIORITY] = "a level or a list of levels with their items",
        [FIELD_WAIVERS] = "a list of rule ids",
        [FIELD_REFERENCES] = "a list of ids",
        [FIELD_STATED] = "a list of ids or a count",
        [FIELD_DUE] = "a date, with or without a year",
        [FIELD_PARAGRAPHS] = "a list of paragraphs and of maps {list, items}",
    };
    _Static_assert(COUNT_OF(WORDS) == FIELD__COUNT, "one description a type");
    return WORDS[type];
}
