// SPDX-License-Identifier: MIT
// Manifest: binds the YAML of the font manifest to its table and looks where the files are.
#include "text/manifest.h"

#include "base/fs.h"
#include "read/yaml.h"

typedef VEC(Str) StrVec;

typedef struct {
    Arena *arena;
    Diag *diag;
    Manifest *manifest;
    StrVec folders;
    bool ok;
} Loader;

static const Str FAMILY_NAMES[FAMILY__COUNT] = {
    [FAMILY_SANS] = STR_INIT("sans"),
    [FAMILY_SERIF] = STR_INIT("serif"),
    [FAMILY_MONO] = STR_INIT("mono"),
};
static const Str CUT_NAMES[CUT__COUNT] = {
    [CUT_REGULAR] = STR_INIT("regular"),
    [CUT_BOLD] = STR_INIT("bold"),
    [CUT_ITALIC] = STR_INIT("italic"),
    [CUT_BOLD_ITALIC] = STR_INIT("bold-italic"),
};
// What stands in for an absent cut, in this order; regular must be there.
static const Cut CUT_STAND_INS[CUT__COUNT] = {
    [CUT_REGULAR] = CUT_REGULAR,
    [CUT_BOLD] = CUT_REGULAR,
    [CUT_ITALIC] = CUT_REGULAR,
    [CUT_BOLD_ITALIC] = CUT_BOLD,
};

static const Value *need(Loader *loader, const Value *map, const char *key, ValueKind kind) {
    const Value *value = value_member(map, str_of(key));
    if (value && value->kind == kind) return value;
    loader->ok = false;
    diag_add(loader->diag, SEVERITY_FATAL, "FONT-03", value ? value->place : map->place,
             "font manifest needs a %s '%s' here",
             kind == VALUE_LIST  ? "list"
             : kind == VALUE_MAP ? "map"
                                 : "value",
             key);
    return NULL;
}

static Str text_of(Loader *loader, const Value *map, const char *key) {
    const Value *value = need(loader, map, key, VALUE_SCALAR);
    return value ? value->text : (Str){0};
}

static void add_folders(Loader *loader, Str list) {
    for (size_t lo = 0; lo < list.n;) {
        size_t hi = str_find_char(list, ':', lo);
        if (hi == SIZE_MAX) hi = list.n;
        if (hi > lo) *vec_push(loader->arena, &loader->folders) = str_slice(list, lo, hi);
        lo = hi + 1;
    }
}

static void read_folders(Loader *loader, const Value *root) {
    const Value *list = need(loader, root, "folders", VALUE_LIST);
    for (size_t i = 0; list && i < list->n; i++) {
        *vec_push(loader->arena, &loader->folders) = list->items[i]->text;
    }
}

static const char *find_file(Loader *loader, Str name) {
    for (size_t i = 0; i < loader->folders.n; i++) {
        const Str path = fs_join(loader->arena, loader->folders.at[i], name);
        const char *found = str_cstring(loader->arena, path);
        if (fs_exists(found)) return found;
    }
    return NULL;
}

static void read_files(Loader *loader, const Value *root) {
    const Value *map = need(loader, root, "files", VALUE_MAP);
    if (!map) return;
    FontFile *files = arena_push(loader->arena, FontFile, map->n);
    for (size_t i = 0; i < map->n; i++) {
        const Member *member = &map->members[i];
        files[i] = (FontFile){
            .name = member->key,
            .package = text_of(loader, member->value, "package"),
            .sha256 = text_of(loader, member->value, "sha256"),
            .path = find_file(loader, member->key),
            .place = member->key_place,
        };
    }
    loader->manifest->files = files;
    loader->manifest->file_count = map->n;
}

static const FontFile *file_named(const Manifest *manifest, Str name) {
    for (size_t i = 0; i < manifest->file_count; i++) {
        if (str_eq(manifest->files[i].name, name)) return &manifest->files[i];
    }
    return NULL;
}

static const FontFile *read_cut(Loader *loader, const Value *scalar, Str family) {
    const FontFile *file = file_named(loader->manifest, scalar->text);
    if (!file) {
        loader->ok = false;
        diag_add(loader->diag, SEVERITY_FATAL, "FONT-03", scalar->place,
                 "font file '%.*s' is not among the manifest's files", STR_ARGS(scalar->text));
    } else if (!file->path) {
        loader->ok = false;
        diag_add(loader->diag, SEVERITY_FATAL, "FONT-01", scalar->place,
                 "font file '%.*s' of family '%.*s' is missing", STR_ARGS(file->name),
                 STR_ARGS(family));
        diag_help(loader->diag, "install the package '%.*s'", STR_ARGS(file->package));
    }
    return file;
}

static unsigned face_number(Loader *loader, const Value *scalar) {
    int64_t face = 0;
    if (!scalar) return 0;
    if (scalar->kind == VALUE_SCALAR && str_to_int64(scalar->text, &face) && face >= 0 &&
        face <= UINT16_MAX) {
        return (unsigned)face;
    }
    loader->ok = false;
    diag_add(loader->diag, SEVERITY_FATAL, "FONT-03", scalar->place,
             "face of a font collection is no number from 0");
    return 0;
}

static void read_faces(Loader *loader, FontDesign *design, const Value *map) {
    if (!map || map->kind != VALUE_MAP) return;
    LangFace *faces = arena_push(loader->arena, LangFace, map->n);
    for (size_t i = 0; i < map->n; i++) {
        const Member *member = &map->members[i];
        faces[i] = (LangFace){member->key, face_number(loader, member->value)};
    }
    design->faces = faces;
    design->face_count = map->n;
}

static void read_scripts(Loader *loader, FontDesign *design, const Value *list) {
    if (!list || list->kind != VALUE_LIST) return;
    Str *scripts = arena_push(loader->arena, Str, list->n);
    for (size_t i = 0; i < list->n; i++) scripts[i] = list->items[i]->text;
    design->scripts = scripts;
    design->script_count = list->n;
}

static FontDesign read_design(Loader *loader, const Value *map, Str name) {
    FontDesign design = {.name = name};
    if (!need(loader, map, "regular", VALUE_SCALAR)) return design;
    for (int cut = 0; cut < CUT__COUNT; cut++) {
        const Value *scalar = value_member(map, CUT_NAMES[cut]);
        const FontFile *stand_in = design.cuts[CUT_STAND_INS[cut]];
        design.cuts[cut] = scalar ? read_cut(loader, scalar, name) : stand_in;
    }
    design.face = face_number(loader, value_member(map, STR("face")));
    read_faces(loader, &design, value_member(map, STR("faces")));
    read_scripts(loader, &design, value_member(map, STR("scripts")));
    return design;
}

static void read_families(Loader *loader, const Value *root) {
    const Value *map = need(loader, root, "families", VALUE_MAP);
    for (int family = 0; map && family < FAMILY__COUNT; family++) {
        const Value *design = need(loader, map, FAMILY_NAMES[family].at, VALUE_MAP);
        if (!design) continue;
        loader->manifest->families[family] = read_design(loader, design, FAMILY_NAMES[family]);
    }
}

static void read_fallbacks(Loader *loader, const Value *root) {
    const Value *list = need(loader, root, "fallback", VALUE_LIST);
    if (!list) return;
    FontDesign *designs = arena_push(loader->arena, FontDesign, list->n);
    for (size_t i = 0; i < list->n; i++) {
        designs[i] = read_design(loader, list->items[i], text_of(loader, list->items[i], "name"));
    }
    loader->manifest->fallbacks = designs;
    loader->manifest->fallback_count = list->n;
}

const Manifest *manifest_read(Arena *arena, const char *path, Str extra, Diag *diag) {
    const Source *source = source_read(arena, path, str_of(path), (Place){0}, diag);
    const Value *root = source ? yaml_read(arena, source, diag) : NULL;
    if (!root) return NULL;
    Loader loader = {.arena = arena, .diag = diag, .ok = true};
    loader.manifest = arena_push(arena, Manifest, 1);
    add_folders(&loader, extra);
    read_folders(&loader, root);
    read_files(&loader, root);
    read_families(&loader, root);
    read_fallbacks(&loader, root);
    return loader.ok ? loader.manifest : NULL;
}

// True when the language tag `lang` is `prefix` or a kind of it.
static bool lang_matches(Str lang, Str prefix) {
    if (lang.n < prefix.n || !str_eq_ascii_fold(str_slice(lang, 0, prefix.n), prefix)) return false;
    return lang.n == prefix.n || lang.at[prefix.n] == '-';
}

unsigned design_face(const FontDesign *design, Str lang) {
    unsigned face = design->face;
    size_t longest = 0;
    for (size_t i = 0; i < design->face_count; i++) {
        const LangFace *candidate = &design->faces[i];
        if (candidate->lang.n < longest || !lang_matches(lang, candidate->lang)) continue;
        face = candidate->face;
        longest = candidate->lang.n;
    }
    return face;
}
