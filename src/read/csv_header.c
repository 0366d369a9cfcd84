// SPDX-License-Identifier: MIT
// CsvColumn: names like "a.b" become a small tree, made once; each row is read through it.
#include "read/csv_header.h"

static CsvColumn *find_child(const CsvColumn *group, Str key) {
    for (CsvColumn *child = group->children; child; child = child->next)
        if (str_eq(child->key, key)) return child;
    return NULL;
}

static CsvColumn *add_child(Arena *arena, CsvColumn *group, Str key, const Value *name) {
    CsvColumn *child = arena_push(arena, CsvColumn, 1);
    *child = (CsvColumn){.key = key, .name = name->text, .place = name->place};
    if (group->last)
        group->last->next = child;
    else
        group->children = child;
    group->last = child;
    group->child_count++;
    return child;
}

static void refuse_second(const CsvColumn *earlier, const Value *name, Diag *diag) {
    const bool same = str_eq(earlier->name, name->text);
    diag_add(diag, SEVERITY_FATAL, same ? "CSV-06" : "CSV-07", name->place,
             same ? "the column '%.*s' stands twice in the header"
                  : "the column '%.*s' is a value and a map at once",
             STR_ARGS(name->text));
    diag_note(diag, earlier->place, "it stands here first");
}

// Walks down the parts of a name, making groups on the way.
static void add_column(Arena *arena, CsvColumn *root, const Value *name, size_t index, Diag *diag) {
    CsvColumn *group = root;
    Str rest = name->text;
    for (int depth = 0; depth < CSV_MAX_NESTING; depth++) {
        const size_t dot = str_find_char(rest, '.', 0);
        const Str key = str_slice(rest, 0, dot);
        const bool leaf = dot == SIZE_MAX;
        if (key.n == 0) break;
        CsvColumn *child = find_child(group, key);
        if (child && (leaf || !child->group)) {
            refuse_second(child, name, diag);
            return;
        }
        if (!child) child = add_child(arena, group, key, name);
        child->index = index;
        child->group = !leaf;
        if (leaf) return;
        group = child;
        rest = str_slice(rest, dot + 1, rest.n);
    }
    if (name->text.n == 0)
        diag_add(diag, SEVERITY_FATAL, "CSV-05", name->place, "column %zu has no name", index + 1);
    else
        diag_add(diag, SEVERITY_FATAL, "CSV-05", name->place,
                 "the name '%.*s' has an empty part or more than %d parts", STR_ARGS(name->text),
                 CSV_MAX_NESTING);
}

static bool has_other_separator(const Value *name, Diag *diag) {
    const bool semicolon = str_find_char(name->text, ';', 0) != SIZE_MAX;
    if (!semicolon && str_find_char(name->text, '\t', 0) == SIZE_MAX) return false;
    diag_add(diag, SEVERITY_FATAL, "CSV-08", name->place, "the fields are separated by %s",
             semicolon ? "';'" : "tabs");
    diag_help(diag, "separate fields with ','");
    return true;
}

CsvColumn *csv_header_new(Arena *arena, const Value *const *names, size_t n, Diag *diag) {
    CsvColumn *root = arena_push(arena, CsvColumn, 1);
    root->group = true;
    if (n == 1 && has_other_separator(names[0], diag)) return root;
    for (size_t i = 0; i < n && i < CSV_MAX_COLUMNS; i++)
        add_column(arena, root, names[i], i, diag);
    if (n > CSV_MAX_COLUMNS)
        diag_add(diag, SEVERITY_FATAL, "CSV-09", names[CSV_MAX_COLUMNS]->place,
                 "the header names more than %d columns", CSV_MAX_COLUMNS);
    return root;
}

static bool was_given(const Value *value) {
    return value->kind == VALUE_MAP || value->style != SCALAR_PLAIN || value->text.n > 0;
}

// Recursion goes as deep as names have parts: CSV_MAX_NESTING.
static const Value *row_part(Arena *arena, const CsvColumn *column, const Value *const *cells) {
    if (!column->group) return cells[column->index];
    Member *members = arena_push(arena, Member, column->child_count);
    size_t n = 0, given = 0;
    for (const CsvColumn *child = column->children; child; child = child->next) {
        const Value *value = row_part(arena, child, cells);
        members[n++] = (Member){child->key, child->place, value};
        given += was_given(value);
    }
    Value *map = arena_push(arena, Value, 1);
    map->place = members[0].value->place;
    if (given == 0) return map; // an empty plain scalar: not given
    map->kind = VALUE_MAP;
    map->members = members;
    map->n = n;
    return map;
}

const Value *csv_header_row(Arena *arena, const CsvColumn *header, const Value *const *cells) {
    Member *members = arena_push(arena, Member, header->child_count);
    Value *row = arena_push(arena, Value, 1);
    row->kind = VALUE_MAP;
    row->members = members;
    for (const CsvColumn *child = header->children; child; child = child->next)
        members[row->n++] = (Member){child->key, child->place, row_part(arena, child, cells)};
    return row;
}
