// SPDX-License-Identifier: MIT
// Parts: walks a tree, reads the files it names (YAML, CSV, Markdown by their extension) and copies
// only the lists and maps that change. Files stay inside the root and may not include themselves.
#include "model/parts.h"

#include "base/fs.h"
#include "model/desugar.h"
#include "model/entities.h"
#include "read/csv.h"
#include "read/yaml.h"

const Field FIELD_OF_FILE = {
    .name = STR_INIT("file"), .type = FIELD_RECORD, .entity = &ENTITY_FILE};

static const Field FIELD_OF_WORKSPACE = {
    .name = STR_INIT("workspace"), .type = FIELD_RECORD, .entity = &ENTITY_WORKSPACE};

const Value PART_FAILED = {.kind = VALUE_SCALAR};

// The files being read, innermost first.
typedef struct Including Including;
struct Including {
    const Including *up;
    Str path;  // to open
    Str shown; // for messages
    size_t depth;
};

static const Value *expand(PartLoader *loader, const Including *in, const Field *field,
                           const Value *value);

static Str extension_of(Str path) {
    const Str name = fs_base_name(path);
    const char *dot = name.n ? memrchr(name.at, '.', name.n) : NULL;
    return dot ? str_slice(name, (size_t)(dot - name.at), name.n) : (Str){0};
}

Str parts_overlay_path(Arena *arena, Str path, Str lang) {
    const Str extension = extension_of(path);
    return str_format(arena, "%.*s.%.*s%.*s", (int)(path.n - extension.n), path.at, STR_ARGS(lang),
                      STR_ARGS(extension));
}

bool parts_check_format(Diag *diag, const Value *map, bool needed) {
    const Value *format = value_member(map, STR("format"));
    if (format && format->kind == VALUE_SCALAR && str_eq(format->text, STR("rapporteur/1")))
        return true;
    if (!format && !needed) return true;
    if (!format)
        diag_add(diag, SEVERITY_FATAL, "DATA-09", map->place, "the file has no 'format'");
    else
        diag_add(diag, SEVERITY_FATAL, "DATA-09", format->place, "this format is not known");
    diag_path(diag, STR("format"));
    diag_help(diag, "begin the file with: format: rapporteur/1");
    return false;
}

static const Value *markdown_value(PartLoader *loader, const Source *source) {
    Value *value = arena_push(loader->arena, Value, 1);
    *value = (Value){.kind = VALUE_SCALAR, .style = SCALAR_BLOCK, .clean = true};
    value->place = (Place){source, {0, (uint32_t)source->bytes.n}, NULL};
    value->text = source->bytes;
    return value;
}

static const Value *read_by_extension(PartLoader *loader, const Source *source, Place from) {
    const Str extension = extension_of(source->path);
    if (str_eq(extension, STR(".yaml")) || str_eq(extension, STR(".yml")))
        return yaml_read(loader->arena, source, loader->diag);
    if (str_eq(extension, STR(".csv"))) return csv_read(loader->arena, source, loader->diag);
    if (str_eq(extension, STR(".md")) || str_eq(extension, STR(".markdown")))
        return markdown_value(loader, source);
    diag_add(loader->diag, SEVERITY_FATAL, "DATA-12", from,
             "'%.*s' is no kind of file that can be read", STR_ARGS(source->path));
    diag_help(loader->diag, "its name must end in .yaml, .csv or .md");
    return NULL;
}

// A part in YAML may begin with `format:`; then what it holds is below the name of the field.
static const Value *unwrap(PartLoader *loader, const Field *field, const Value *value) {
    const Value *format = value_member(value, STR("format"));
    if (!format) return value;
    if (!parts_check_format(loader->diag, value, false)) return NULL;
    const Value *named = field ? value_member(value, field->name) : NULL;
    if (named && value->n == 2) return named;
    Value *copy = arena_push(loader->arena, Value, 1);
    *copy = *value;
    Member *members = arena_push(loader->arena, Member, value->n);
    copy->n = 0;
    for (size_t i = 0; i < value->n; i++)
        if (value->members[i].value != format) members[copy->n++] = value->members[i];
    copy->members = members;
    return copy;
}

static const Value *file_name_in(const Value *map) {
    if (map->kind != VALUE_MAP || map->n != 1 || !str_eq(map->members[0].key, STR("file")))
        return NULL;
    return map->members[0].value->kind == VALUE_SCALAR ? map->members[0].value : NULL;
}

// The value of a field, whose list may be written as a map.
static const Value *as_list(PartLoader *loader, const Field *field, const Value *value) {
    const bool is_list = field && field->entity == &ENTITY_ABBREVIATION && !file_name_in(value);
    return is_list ? desugar_abbreviations(loader->arena, value) : value;
}

static const Value *read_part(PartLoader *loader, const Including *in, const Field *field,
                              Place from) {
    const Source *source = source_read(loader->arena, str_cstring(loader->arena, in->path),
                                       in->shown, from, loader->diag);
    const Value *value = source ? read_by_extension(loader, source, from) : NULL;
    if (value && field != &FIELD_OF_FILE) value = unwrap(loader, field, value);
    return value ? expand(loader, in, field, as_list(loader, field, value)) : NULL;
}

// The file of `in`, with the overlay of the language beside it.
static const Value *read_with_overlay(PartLoader *loader, const Including *in, const Field *field,
                                      Place from) {
    const Value *base = read_part(loader, in, field, from);
    if (!base || loader->lang.n == 0 || str_eq(loader->lang, loader->own_lang)) return base;
    const Str path = parts_overlay_path(loader->arena, in->path, loader->lang);
    if (!fs_exists(path.at)) return base;
    const Str shown = parts_overlay_path(loader->arena, in->shown, loader->lang);
    const Including over = {in, path, shown, in->depth + 1};
    const Value *overlay = read_part(loader, &over, field, from);
    return overlay ? overlay_merge(loader, field, base, overlay) : base;
}

static bool climbs(Str path) {
    for (size_t at = 0; at != SIZE_MAX && at < path.n;) {
        const size_t slash = str_find_char(path, '/', at);
        if (str_eq(str_slice(path, at, slash), STR(".."))) return true;
        at = slash == SIZE_MAX ? slash : slash + 1;
    }
    return path.n == 0 || path.at[0] == '/';
}

static bool may_read(PartLoader *loader, const Including *in, const Value *name, Str path) {
    const bool leaves = climbs(name->text) ||
                        (fs_exists(path.at) && !fs_is_inside(loader->arena, loader->root, path));
    if (leaves) {
        diag_add(loader->diag, SEVERITY_FATAL, "DATA-10", name->place,
                 "'%.*s' is outside the workspace", STR_ARGS(name->text));
        diag_help(loader->diag, "name a file below the folder of this one, without '..' and links");
        return false;
    }
    for (const Including *at = in; at; at = at->up) {
        if (!str_eq(at->path, path)) continue;
        diag_add(loader->diag, SEVERITY_FATAL, "DATA-11", name->place, "'%.*s' includes itself",
                 STR_ARGS(at->shown));
        return false;
    }
    if (in->depth < PARTS_MAX_DEPTH && ++loader->loaded < PARTS_MAX_FILES) return true;
    diag_add(loader->diag, SEVERITY_FATAL, "DATA-11", name->place, "too many files include files");
    return false;
}

static const Value *refuse_sealed(PartLoader *loader, const Value *name) {
    diag_add(loader->diag, SEVERITY_FATAL, "DATA-10", name->place,
             "'%.*s' is not in the PDF: its data may name no other file", STR_ARGS(name->text));
    return NULL;
}

// {file: path}; NULL after findings.
static const Value *load_named(PartLoader *loader, const Including *in, const Field *field,
                               const Value *name) {
    if (loader->sealed) return refuse_sealed(loader, name);
    const Str path = fs_join(loader->arena, fs_folder(in->path), name->text);
    if (!may_read(loader, in, name, path)) return NULL;
    const Str shown = fs_join(loader->arena, fs_folder(in->shown), name->text);
    const Including below = {in, path, shown, in->depth + 1};
    return read_with_overlay(loader, &below, field, name->place);
}

static const Value *expand_list(PartLoader *loader, const Including *in, const Field *field,
                                const Value *list) {
    Value *copy = NULL;
    for (size_t i = 0; i < list->n; i++) {
        const Value *item = list->items[i];
        const Value *expanded = item->kind == VALUE_SCALAR ? item : expand(loader, in, field, item);
        if (expanded == item) continue;
        if (!copy) {
            copy = arena_push(loader->arena, Value, 1);
            *copy = *list;
            copy->items = arena_push(loader->arena, const Value *, list->n);
            memcpy(copy->items, list->items, list->n * sizeof *list->items);
        }
        copy->items[i] = expanded ? expanded : &PART_FAILED;
    }
    return copy ? copy : list;
}

static const Field *field_below(const Field *field, Str key) {
    const Entity *entity = field ? field->entity : NULL;
    const size_t index =
        entity && field->type != FIELD_REFERENCE ? entity_field_index(entity, key) : SIZE_MAX;
    return index == SIZE_MAX ? NULL : &entity->fields[index];
}

static const Value *expand_map(PartLoader *loader, const Including *in, const Field *field,
                               const Value *map) {
    Value *copy = NULL;
    for (size_t i = 0; i < map->n; i++) {
        const Member *member = &map->members[i];
        if (member->value->kind == VALUE_SCALAR) continue;
        const Field *below = field_below(field, member->key);
        const Value *expanded = expand(loader, in, below, as_list(loader, below, member->value));
        if (expanded == member->value) continue;
        if (!copy) {
            copy = arena_push(loader->arena, Value, 1);
            *copy = *map;
            Member *members = arena_push(loader->arena, Member, map->n);
            memcpy(members, map->members, map->n * sizeof *members);
            copy->members = members;
        }
        ((Member *)copy->members)[i].value = expanded ? expanded : &PART_FAILED;
    }
    return copy ? copy : map;
}

static const Value *expand(PartLoader *loader, const Including *in, const Field *field,
                           const Value *value) {
    const bool is_previous = field && field->entity == &ENTITY_PREVIOUS; // read by changes.c
    const Value *name = is_previous ? NULL : file_name_in(value);
    if (name) return load_named(loader, in, field, name);
    if (value->kind == VALUE_LIST) return expand_list(loader, in, field, value);
    return value->kind == VALUE_MAP ? expand_map(loader, in, field, value) : value;
}

static Str language_in(const Value *tree) {
    const Value *lang = value_member(value_member(tree, STR("document")), STR("lang"));
    return lang && lang->kind == VALUE_SCALAR ? lang->text : STR("en");
}

static const Value *read_document(PartLoader *loader, const Source *source) {
    const Value *tree = source ? yaml_read(loader->arena, source, loader->diag) : NULL;
    if (!tree) return NULL;
    if (tree->kind != VALUE_MAP) {
        diag_add(loader->diag, SEVERITY_FATAL, "DATA-02", tree->place,
                 "a document file is a map of keys and values");
        return NULL;
    }
    if (!parts_check_format(loader->diag, tree, true)) return NULL;
    loader->own_lang = language_in(tree);
    return tree;
}

const Value *parts_load_sealed(PartLoader *loader, const Source *source) {
    const Value *tree = read_document(loader, source);
    loader->sealed = true;
    return tree ? expand(loader, &(Including){.shown = source->path}, &FIELD_OF_FILE, tree) : NULL;
}

const Value *parts_load(PartLoader *loader, const char *path, Str shown) {
    const Source *source = source_read(loader->arena, path, shown, (Place){0}, loader->diag);
    const Value *tree = read_document(loader, source);
    if (!tree) return NULL;
    const Including in = {NULL, str_of(path), shown, 0};
    const Value *whole = expand(loader, &in, &FIELD_OF_FILE, tree);
    const Str over = parts_overlay_path(loader->arena, in.path, loader->lang);
    const bool wanted = loader->lang.n && !str_eq(loader->lang, loader->own_lang);
    if (!wanted || !fs_exists(over.at)) return whole;
    const Including beside = {&in, over, parts_overlay_path(loader->arena, shown, loader->lang), 1};
    const Value *overlay = read_part(loader, &beside, &FIELD_OF_FILE, (Place){0});
    return overlay ? overlay_merge(loader, &FIELD_OF_FILE, whole, overlay) : whole;
}

const Value *parts_load_workspace(PartLoader *loader, const Source *source) {
    const Value *tree = yaml_read(loader->arena, source, loader->diag);
    if (!tree) return NULL;
    if (tree->kind != VALUE_MAP) {
        diag_add(loader->diag, SEVERITY_FATAL, "DATA-02", tree->place,
                 "a workspace file is a map of keys and values");
        return NULL;
    }
    if (!parts_check_format(loader->diag, tree, true)) return NULL;
    const Including in = {NULL, fs_join(loader->arena, loader->root, source->path), source->path,
                          0};
    return expand(loader, &in, &FIELD_OF_WORKSPACE, tree);
}
