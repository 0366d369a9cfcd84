// SPDX-License-Identifier: MIT
// Table cells: one function for each way to show a field of a record.
#include "compose/data_table.h"

static Block *cell_paragraph(const RecordRows *rows, Arena *arena, Text text) {
    return text.n ? block_paragraph(arena, text, rows->role) : NULL;
}

static Block *text_cell(const RecordRows *rows, const ColumnPlan *column, const Record *record,
                        Arena *arena) {
    const Datum *datum = record_field(record, column->field);
    if (datum->kind == DATUM_PROSE) {
        return composer_prose(rows->composer, arena, datum->prose, rows->place);
    }
    return cell_paragraph(rows, arena, composer_text(rows->composer, arena, datum));
}

static Block *number_cell(const RecordRows *rows, const ColumnPlan *column, const Record *record,
                          Arena *arena) {
    const Text text = composer_text(rows->composer, arena, record_field(record, column->field));
    return text.n ? block_paragraph(arena, text, ROLE_TABLE_NUMBER) : NULL;
}

Text status_text(Composer *composer, const Record *status, Arena *arena) {
    TextBuilder to = {.arena = arena};
    const Look *look = theme_own_look(composer->theme, record_string(status, STR("id")));
    if (look && look->sign.n) {
        text_put(&to, look->sign, NULL);
        text_put(&to, STR("\xC2\xA0"), NULL);
    }
    text_put_text(&to, composer_text(composer, arena, record_field(status, STR("label"))));
    return text_of_builder(&to);
}

void record_rows_prepare(RecordRows *rows, Arena *arena) {
    const Datum *statuses = composer_statuses(rows->composer);
    StatusCell *cells = arena_push(arena, StatusCell, statuses->n);
    for (size_t i = 0; i < statuses->n; i++) {
        const Record *status = statuses->items[i].record;
        cells[i].id = record_string(status, STR("id"));
        cells[i].block =
            block_paragraph(arena, status_text(rows->composer, status, arena), ROLE_TABLE_BODY);
    }
    rows->statuses = cells;
    rows->status_count = statuses->n;
}

static const Block *status_cell(const RecordRows *rows, const ColumnPlan *column,
                                const Record *record, Arena *arena) {
    const Datum *datum = record_field(record, column->field);
    const bool known = datum->kind == DATUM_REFERENCE && datum->record;
    const Str id =
        known ? record_string(datum->record, STR("id")) : record_string(record, column->field);
    for (size_t i = 0; i < rows->status_count; i++) {
        if (str_eq(rows->statuses[i].id, id)) return rows->statuses[i].block;
    }
    return text_cell(rows, column, record, arena);
}

static bool list_has(const Datum *list, Str id) {
    for (size_t i = 0; i < list->n; i++) {
        if (str_eq(list->items[i].string, id)) return true;
    }
    return false;
}

// "1, 2, 4 (in part)"
static Text priority_items(Composer *composer, const Datum *items, const Datum *in_part,
                           Arena *arena) {
    TextBuilder to = {.arena = arena};
    for (size_t i = 0; i < items->n; i++) {
        const Text id = text_plain(arena, items->items[i].string);
        if (i > 0) {
            text_put_text(&to, messages_plain(composer->messages, arena, "list-separator"));
        }
        const MessageValue value = {.name = "item", .text = id};
        text_put_text(&to, list_has(in_part, items->items[i].string)
                               ? messages_text(composer->messages, arena, "item-in-part", &value, 1)
                               : id);
    }
    return text_of_builder(&to);
}

static Text priority_level(Composer *composer, const Record *level, Arena *arena) {
    const Datum *items = record_list(level, STR("items"));
    const Text word = composer_text(composer, arena, record_field(level, STR("level")));
    if (items->n == 0) return word;
    const MessageValue values[] = {
        {.name = "items",
         .text = priority_items(composer, items, record_list(level, STR("in_part")), arena)},
        {.name = "count", .number = (int64_t)items->n},
        {.name = "level", .text = word}};
    return messages_text(composer->messages, arena, "priority-of-items", values, COUNT_OF(values));
}

static Block *priority_cell(const RecordRows *rows, const ColumnPlan *column, const Record *record,
                            Arena *arena) {
    const Datum *datum = record_field(record, column->field);
    if (datum->kind != DATUM_LIST) return text_cell(rows, column, record, arena);
    BlockList body = {0};
    for (size_t i = 0; i < datum->n; i++) {
        const Text text = priority_level(rows->composer, datum->items[i].record, arena);
        block_append(&body, cell_paragraph(rows, arena, text));
    }
    return body.first;
}

// A link that shows its whole address, as it must on paper.
static Block *link_cell(const RecordRows *rows, const ColumnPlan *column, const Record *record,
                        Arena *arena) {
    const Text text = composer_text(rows->composer, arena, record_field(record, column->field));
    return cell_paragraph(
        rows, arena, text_marked(arena, text, text_mark_url, record_string(record, column->field)));
}

// A date of a record in a message, when there is one: "Completed: May 2023".
static Block *date_note(const RecordRows *rows, const Record *record, Str field, Arena *arena) {
    const Datum *datum = record ? record_field(record, field) : NULL;
    if (!datum || datum->kind != DATUM_DATE) return NULL;
    const MessageValue date = {.name = "date", .text = composer_text(rows->composer, arena, datum)};
    const Str message = str_format(arena, "notes-%.*s", STR_ARGS(field));
    return cell_paragraph(rows, arena,
                          messages_text(rows->composer->messages, arena, message.at, &date, 1));
}

// Notes, when it was or should be complete, and where the implementation is documented.
static Block *notes_cell(const RecordRows *rows, const ColumnPlan *column, const Record *record,
                         Arena *arena) {
    BlockList body = {0};
    const Record *documentation = record_child(record, STR("documentation"));
    block_append(&body, text_cell(rows, column, record, arena));
    Block *completed = date_note(rows, record, STR("completed"), arena);
    block_append(&body, completed ? completed
                                  : date_note(rows, record_child(record, STR("timeline")),
                                              STR("expected"), arena));
    if (!documentation) return body.first;
    const ColumnPlan url = {.field = STR("url")};
    const ColumnPlan document = {.field = STR("document")};
    block_append(&body, text_cell(rows, &document, documentation, arena));
    block_append(&body, link_cell(rows, &url, documentation, arena));
    return body.first;
}

const Block *record_cell(const RecordRows *rows, const ColumnPlan *column, const Record *record,
                         Arena *arena) {
    switch (column->style) {
    case CELL_STATUS: return status_cell(rows, column, record, arena);
    case CELL_PRIORITY: return priority_cell(rows, column, record, arena);
    case CELL_DESCRIPTION: return description_blocks(rows, record, arena);
    case CELL_NOTES: return notes_cell(rows, column, record, arena);
    case CELL_NUMBER: return number_cell(rows, column, record, arena);
    case CELL_LINK: return link_cell(rows, column, record, arena);
    case CELL_TEXT:
    case CELL_DATE:
    case CELL__COUNT: break;
    }
    return text_cell(rows, column, record, arena);
}
