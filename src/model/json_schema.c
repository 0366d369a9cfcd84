// SPDX-License-Identifier: MIT
// JSON Schema: one definition an entity, and the one that the file itself has.
#include "model/json_schema.h"

#include "base/json.h"
#include "model/entities.h"
#include "model/schema_walk.h"

static void next_line(Buf *out) {
    json_put_comma(out);
    buf_putc(out, '\n');
}

static void put_properties(const Entity *entity, Buf *out) {
    json_put_key(out, "properties");
    buf_putc(out, '{');
    for (size_t i = 0; i < entity->n; i++) {
        const Field *field = &entity->fields[i];
        next_line(out);
        json_put_string(out, field->name);
        buf_put(out, STR(":{"));
        json_put_member(out, "description", field->description);
        json_schema_put_value(field, out);
        buf_putc(out, '}');
    }
    buf_putc(out, '}');
}

static void put_required(const Entity *entity, Buf *out) {
    json_put_key(out, "required");
    buf_putc(out, '[');
    for (size_t i = 0; i < entity->n; i++) {
        if (!entity->fields[i].required) continue;
        json_put_comma(out);
        json_put_string(out, entity->fields[i].name);
    }
    buf_putc(out, ']');
}

// Keys that are no field: words of a vocabulary where the entity is open, else none.
static void put_other_keys(const Entity *entity, Buf *out) {
    json_put_key(out, "additionalProperties");
    if (!entity->open) {
        buf_put(out, STR("false"));
        return;
    }
    const Field field = {.type = entity->open_type};
    buf_putc(out, '{');
    json_schema_put_value(&field, out);
    buf_putc(out, '}');
}

static void put_entity(const Entity *entity, Buf *out) {
    json_put_member(out, "description", entity->description);
    json_put_member(out, "type", STR("object"));
    put_properties(entity, out);
    put_required(entity, out);
    put_other_keys(entity, out);
}

static void put_definitions(const Entity *root, Buf *out) {
    EntityList list = {0};
    schema_walk(&list, root);
    json_put_key(out, "$defs");
    buf_putc(out, '{');
    json_schema_put_types(out);
    for (size_t i = 0; i < list.n; i++) {
        next_line(out);
        json_schema_put_key(list.at[i], out);
        buf_put(out, STR(":{"));
        put_entity(list.at[i], out);
        buf_putc(out, '}');
    }
    buf_putc(out, '}');
}

static void put_head(Str title, Buf *out) {
    buf_putc(out, '{');
    json_put_member(out, "$schema", STR("https://json-schema.org/draft/2020-12/schema"));
    json_put_member(out, "title", title);
}

static void put_whole(const Entity *root, Str title, Buf *out) {
    put_head(title, out);
    json_schema_put_reference(root, out);
    put_definitions(root, out);
    buf_put(out, STR("}\n"));
}

static const Field *document_kinds(void) {
    return &ENTITY_DOCUMENT.fields[entity_field_index(&ENTITY_DOCUMENT, STR("kind"))];
}

static bool is_document_kind(Str kind) {
    for (const Str *word = document_kinds()->vocabulary; word->n; word++)
        if (str_eq(*word, kind)) return true;
    return false;
}

static void put_document_kind(Str kind, Buf *out) {
    put_head(kind, out);
    json_schema_put_reference(&ENTITY_FILE, out);
    buf_put(out, STR(",\"properties\":{\"document\":{\"properties\":{\"kind\":{\"const\":"));
    json_put_string(out, kind);
    buf_put(out, STR("}}}}"));
    put_definitions(&ENTITY_FILE, out);
    buf_put(out, STR("}\n"));
}

// A field whose value may stand in a file of its own.
static const Field *part_field(Str kind) {
    const size_t index = entity_field_index(&ENTITY_FILE, kind);
    const Field *field = index == SIZE_MAX ? NULL : &ENTITY_FILE.fields[index];
    return field && schema_entity_inside(field) ? field : NULL;
}

// The value alone, or below its name in a file that says its format.
static void put_part(const Field *field, Buf *out) {
    put_head(field->name, out);
    buf_put(out, STR(",\"anyOf\":[{"));
    json_schema_put_value(field, out);
    buf_put(out, STR("},{\"type\":\"object\",\"required\":[\"format\","));
    json_put_string(out, field->name);
    buf_put(out, STR("],\"properties\":{\"format\":{\"const\":\"rapporteur/1\"},"));
    json_put_string(out, field->name);
    buf_put(out, STR(":{"));
    json_schema_put_value(field, out);
    buf_put(out, STR("}},\"additionalProperties\":false}]"));
    put_definitions(schema_entity_inside(field), out);
    buf_put(out, STR("}\n"));
}

bool json_schema_print(Str kind, Buf *out) {
    const Field *part = part_field(kind);
    if (str_eq(kind, STR("document")))
        put_whole(&ENTITY_FILE, kind, out);
    else if (str_eq(kind, STR("workspace")))
        put_whole(&ENTITY_WORKSPACE, kind, out);
    else if (is_document_kind(kind))
        put_document_kind(kind, out);
    else if (part)
        put_part(part, out);
    else
        return false;
    return true;
}

void json_schema_kinds(Arena *arena, KindNames *out) {
    *vec_push(arena, out) = STR("document");
    *vec_push(arena, out) = STR("workspace");
    for (const Str *word = document_kinds()->vocabulary; word->n; word++)
        *vec_push(arena, out) = *word;
    for (size_t i = 0; i < ENTITY_FILE.n; i++) {
        const Field *field = &ENTITY_FILE.fields[i];
        if (field->entity != &ENTITY_DOCUMENT && part_field(field->name))
            *vec_push(arena, out) = field->name;
    }
}
