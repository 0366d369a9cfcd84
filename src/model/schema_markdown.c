// SPDX-License-Identifier: MIT
// The entity tables as Markdown, for docs/DATA.md.
#include "model/entities.h"
#include "model/schema_walk.h"

static void put_words(const Str *words, Buf *out) {
    for (const Str *word = words; word->n; word++) {
        if (word != words) buf_put(out, STR(", "));
        buf_printf(out, "`%.*s`", STR_ARGS(*word));
    }
}

static void put_type(const Field *field, Buf *out) {
    const Str name = field->entity ? field->entity->name : (Str){0};
    if (field->type == FIELD_ENUM)
        put_words(field->vocabulary, out);
    else if (field->type == FIELD_RECORDS)
        buf_printf(out, "a list: %.*s", STR_ARGS(name));
    else if (field->type == FIELD_RECORD)
        buf_printf(out, "a map: %.*s", STR_ARGS(name));
    else if (field->type == FIELD_REFERENCE)
        buf_printf(out, "an id: %.*s", STR_ARGS(name));
    else if (field->type == FIELD_REFERENCES)
        buf_printf(out, "a list of ids: %.*s", STR_ARGS(name));
    else
        buf_put(out, str_of(field_type_words(field->type)));
}

static void put_entity(const Entity *entity, Buf *out) {
    buf_printf(out, "\n### %.*s\n\n%.*s\n", STR_ARGS(entity->name), STR_ARGS(entity->description));
    if (entity->open)
        buf_printf(out, "\nEvery other key takes %s.\n", field_type_words(entity->open_type));
    if (entity->shorthand.n)
        buf_printf(out, "\nIn a list, what is no map stands for its `%.*s`.\n",
                   STR_ARGS(entity->shorthand));
    if (schema_is_waiver_row(&entity->fields[0])) return;
    buf_put(out, STR("\n| key | takes | meaning |\n|---|---|---|\n"));
    for (size_t i = 0; i < entity->n; i++) {
        const Field *field = &entity->fields[i];
        if (schema_is_waiver_row(field)) continue;
        buf_printf(out, "| `%.*s`%s | ", STR_ARGS(field->name), field->required ? " (needed)" : "");
        put_type(field, out);
        buf_printf(out, " | %.*s |\n", STR_ARGS(field->description));
    }
}

void schema_print_markdown(Buf *out) {
    EntityList list = {0};
    schema_walk(&list, &ENTITY_FILE);
    schema_walk(&list, &ENTITY_WORKSPACE);
    for (size_t i = 0; i < list.n; i++) put_entity(list.at[i], out);
}
