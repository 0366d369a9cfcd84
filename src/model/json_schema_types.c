// SPDX-License-Identifier: MIT
// JSON Schema of values: a definition for each type of field, after what bind_value.c takes.
#include "base/json.h"
#include "base/vec.h"
#include "model/entities.h"
#include "model/json_schema.h"

// A date that exists but for the number of days of its month, which binding checks.
#define YEAR         "[0-9]{4}"
#define MONTH        "(0[1-9]|1[0-2])"
#define DAY          "(0[1-9]|[12][0-9]|3[01])"
#define SINGLE       YEAR "(-Q[1-4]|-" MONTH "(-" DAY ")?)?"
#define PERIOD       SINGLE "(/" SINGLE ")?"
#define NAMED        "[A-Za-z]{3,9}\\\\.?"
#define WITHOUT_YEAR MONTH "-" DAY "|[0-9]{1,2} +" NAMED "|" NAMED " +[0-9]{1,2}"

#define SCALAR         "\"type\":[\"string\",\"number\",\"boolean\"]"
#define PATTERN(regex) "{\"type\":\"string\",\"pattern\":\"^(" regex ")$\"}"
#define REF(name)      "{\"$ref\":\"#/$defs/" name "\"}"
#define LIST(item)     "{\"type\":\"array\",\"items\":" item "}"
#define EITHER(a, b)   "{\"anyOf\":[" a "," b "]}"

static const struct {
    const char *name, *schema;
} TYPES[] = {
    {"no-value", "{\"description\":\"N/A: does not apply; TBD: to be decided; unknown: lost; "
                 "empty: missing; /: none.\","
                 "\"enum\":[\"N/A\",\"n/a\",\"TBD\",\"unknown\",\"\",\"/\",null]}"},
    {"scalar", "{" SCALAR "}"},
    {"silent", "{\"enum\":[\"\",null]}"},
    {"word", "{" SCALAR ",\"minLength\":1}"},
    {"language", PATTERN("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")},
    {"label",
     EITHER(REF("scalar"), "{\"type\":\"object\",\"minProperties\":1,\"propertyNames\":" REF(
                               "language") ",\"additionalProperties\":" REF("scalar") "}")},
    {"date", EITHER(PATTERN(PERIOD), "{\"type\":\"integer\",\"minimum\":1,\"maximum\":9999}")},
    {"due", EITHER(REF("date"), PATTERN(WITHOUT_YEAR))},
    {"count", EITHER(PATTERN("[0-9]{1,12}"), "{\"type\":\"integer\",\"minimum\":0}")},
    {"truth", EITHER(PATTERN("[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"),
                     "{\"type\":\"boolean\"}")},
    {"url", PATTERN("#.*|([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)[^\\\\u0000-\\\\u0020"
                    "\\\\u007f]+")},
    {"file",
     "{\"type\":\"object\",\"description\":\"Loaded from this file of the workspace: .yaml, "
     ".csv or .md.\",\"required\":[\"file\"],\"properties\":{\"file\":{\"type\":\"string\","
     "\"minLength\":1}},\"additionalProperties\":false}"},
    {"words", LIST(REF("scalar"))},
    {"paragraph", EITHER(REF("scalar"),
                         "{\"type\":\"object\",\"required\":[\"items\"],\"properties\":{\"list\":{"
                         "\"enum\":[\"bullets\",\"ordered\"]},\"items\":" REF(
                             "words") "},\"additionalProperties\":false}")},
};

void json_schema_put_types(Buf *out) {
    for (size_t i = 0; i < COUNT_OF(TYPES); i++) {
        json_put_comma(out);
        buf_printf(out, "\n\"%s\":%s", TYPES[i].name, TYPES[i].schema);
    }
}

static void put_slug(Str name, Buf *out) {
    for (size_t i = 0; i < name.n; i++) buf_putc(out, name.at[i] == ' ' ? '-' : name.at[i]);
}

void json_schema_put_key(const Entity *entity, Buf *out) {
    buf_put(out, STR("\"entity-"));
    put_slug(entity->name, out);
    buf_putc(out, '"');
}

void json_schema_put_reference(const Entity *entity, Buf *out) {
    json_put_key(out, "$ref");
    buf_put(out, STR("\"#/$defs/entity-"));
    put_slug(entity->name, out);
    buf_putc(out, '"');
}

static void put_ref(const char *name, Buf *out) {
    json_put_comma(out);
    buf_printf(out, REF("%s"), name);
}

static void put_entity_ref(const Entity *entity, Buf *out) {
    json_put_comma(out);
    buf_putc(out, '{');
    json_schema_put_reference(entity, out);
    buf_putc(out, '}');
}

static void put_value_of(const Field *field, Buf *out);

// What is no map stands for one field of the entity.
static void put_item(const Entity *entity, Buf *out) {
    buf_put(out, STR("{\"anyOf\":["));
    put_entity_ref(entity, out);
    put_ref("file", out);
    if (entity->shorthand.n)
        put_value_of(&entity->fields[entity_field_index(entity, entity->shorthand)], out);
    buf_put(out, STR("]}"));
}

static void put_list(const Entity *entity, Buf *out) {
    json_put_comma(out);
    buf_put(out, STR("{\"type\":\"array\",\"items\":"));
    put_item(entity, out);
    buf_putc(out, '}');
}

static void put_enum(const Str *words, Buf *out) {
    json_put_comma(out);
    buf_put(out, STR("{\"enum\":["));
    for (; words->n; words++) {
        json_put_comma(out);
        json_put_string(out, *words);
    }
    buf_put(out, STR("]}"));
}

// Abbreviations may be written as a map: see desugar_abbreviations.
static void put_map_of_words(Buf *out) {
    json_put_comma(out);
    buf_put(out, STR("{\"type\":\"object\",\"additionalProperties\":{\"anyOf\":["));
    put_ref("label", out);
    buf_put(out, STR(",{\"type\":\"object\",\"required\":[\"long\"]}]}}"));
}

// The items of a recommendation may be written as numbered lines (desugar_items.c).
static void put_records(const Field *field, Buf *out) {
    const bool as_lines = field->entity == &ENTITY_ITEM;
    put_list(field->entity, out);
    put_ref("file", out);
    if (as_lines) put_ref("scalar", out);
    if (field->entity == &ENTITY_ABBREVIATION) put_map_of_words(out);
}

static const char *const PLAIN[] = {
    [FIELD_ID] = "word",     [FIELD_STRING] = "scalar",    [FIELD_LABEL] = "label",
    [FIELD_TEXT] = "scalar", [FIELD_DATE] = "date",        [FIELD_COUNT] = "count",
    [FIELD_TRUTH] = "truth", [FIELD_URL] = "url",          [FIELD_LANG] = "language",
    [FIELD_STATUS] = "word", [FIELD_REFERENCE] = "scalar", [FIELD_DUE] = "due",
    [FIELD__COUNT] = NULL,
};

// The alternatives of a type, as items of an open list.
static void put_value_of(const Field *field, Buf *out) {
    switch (field->type) {
    case FIELD_ENUM: put_enum(field->vocabulary, out); break;
    case FIELD_RECORD:
        put_entity_ref(field->entity, out);
        put_ref("file", out);
        break;
    case FIELD_RECORDS: put_records(field, out); break;
    case FIELD_PRIORITY:
        put_ref("scalar", out);
        put_list(&ENTITY_PRIORITY_LEVEL, out);
        break;
    case FIELD_HEADINGS:
    case FIELD_STRINGS: put_ref("words", out); break;
    case FIELD_WAIVERS:
    case FIELD_REFERENCES:
        put_ref("words", out);
        put_ref("word", out);
        break;
    case FIELD_STATED:
        put_ref("words", out);
        put_ref("count", out);
        break;
    case FIELD_PROSE:
        put_ref("scalar", out);
        put_ref("words", out);
        put_ref("file", out);
        break;
    case FIELD_PARAGRAPHS:
        put_ref("scalar", out);
        json_put_comma(out);
        buf_put(out, STR(LIST(REF("paragraph"))));
        put_ref("file", out);
        break;
    default: put_ref(PLAIN[field->type], out);
    }
}

static bool is_id(const Field *field) {
    return field->type == FIELD_ID || field->type == FIELD_STATUS;
}

// Binding takes N/A and its like for every field that may be left out; ids are taken as they are.
void json_schema_put_value(const Field *field, Buf *out) {
    json_put_key(out, "anyOf");
    buf_putc(out, '[');
    put_value_of(field, out);
    if (!field->required) put_ref(is_id(field) ? "silent" : "no-value", out);
    buf_putc(out, ']');
    if (field->type == FIELD_STATUS)
        buf_put(out, STR(",\"examples\":[\"not-started\",\"in-progress\",\"complete\"]"));
    if (!field->required || is_id(field)) return;
    if (str_eq(field->name, STR("format"))) buf_put(out, STR(",\"const\":\"rapporteur/1\""));
    buf_put(out, STR(",\"not\":" REF("no-value")));
}
