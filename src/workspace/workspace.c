// SPDX-License-Identifier: MIT
// Workspace: the nearest rapporteur.yaml upward, and the editions its globs name.
#include "workspace/workspace.h"

#include <stdlib.h>

#include "base/fs.h"
#include "model/bind.h"

#define CONFIG_NAME "rapporteur.yaml"

static const Str DEFAULT_DOCUMENTS[] = {STR_INIT("*.yaml"), STR_INIT("*.yml")};

static Str parent_of(Str folder) {
    if (folder.n <= 1) return (Str){0};
    const Str above = fs_folder(folder);
    return str_eq(above, STR(".")) ? (Str){0} : above;
}

// The folder of the nearest configuration at or above `folder` (resolved), or empty.
static Str find_root(Arena *arena, Str folder) {
    for (Str at = folder; at.n; at = parent_of(at))
        if (fs_exists(str_cstring(arena, fs_join(arena, at, STR(CONFIG_NAME))))) return at;
    return (Str){0};
}

static const Str *strings_of(Arena *arena, const Datum *list, size_t *n) {
    Str *strings = arena_push(arena, Str, list->n);
    for (size_t i = 0; i < list->n; i++) strings[i] = list->items[i].string;
    *n = list->n;
    return strings;
}

static Str folder_or(Arena *arena, Str root, const Record *config, Str name, Str standard) {
    const Str given = record_string(config, name);
    return fs_join(arena, root, given.n ? given : standard);
}

// The path as seen from the working directory (empty for itself) when it lies there, else as it is.
static Str shown_path(Arena *arena, Str path) {
    const Str here = fs_real_path(arena, ".");
    const bool below = str_starts(path, here) && path.n > here.n + 1 && path.at[here.n] == '/';
    if (str_eq(path, here)) return (Str){0};
    if (str_eq(here, STR("/"))) return str_slice(path, 1, path.n);
    return below ? str_slice(path, here.n + 1, path.n) : path;
}

static Workspace *lone_workspace(Arena *arena, Str folder) {
    Workspace *workspace = arena_push(arena, Workspace, 1);
    *workspace = (Workspace){.root = folder,
                             .output = shown_path(arena, folder),
                             .theme = STR("theme.report"),
                             .standards = STANDARDS_DEFAULT};
    return workspace;
}

// What a list of names stands for; `standards: []` is as if it were not there.
static bool read_standards(Arena *arena, const Record *config, StandardSet *out, Diag *diag) {
    const Datum *list = record_list(config, STR("standards"));
    Str names = {0}, why;
    for (size_t i = 0; i < list->n; i++)
        names = str_format(arena, "%.*s%s%.*s", STR_ARGS(names), i ? "," : "",
                           STR_ARGS(list->items[i].string));
    if (names.n == 0 || standards_parse(arena, names, out, &why)) return true;
    diag_add(diag, SEVERITY_FATAL, "PDF-10", record_place(config, STR("standards")), "%.*s",
             STR_ARGS(why));
    return false;
}

// Files cannot be asked for by one key and forbidden by another.
static bool may_attach(const Workspace *workspace, const Record *config, Diag *diag) {
    const Standard against = standards_against_files(workspace->standards);
    const bool wanted = workspace->attach.n && !str_eq(workspace->attach, STR("none"));
    if (against == STANDARD__COUNT || !wanted) return true;
    diag_add(diag, SEVERITY_FATAL, "PDF-11", record_place(config, STR("attach")),
             "%.*s allows no attached files, and 'attach' asks for %.*s",
             STR_ARGS(standard_facts(against)->name), STR_ARGS(workspace->attach));
    diag_note(diag, record_place(config, STR("standards")), "asked for here");
    diag_help(diag, "PDF/A-3a and PDF/A-4f allow them");
    return false;
}

// Reads it and the files it names, and keeps which they were.
static const Record *load_config(Arena *arena, Workspace *workspace, Str path, Diag *diag) {
    FileLog *own = arena_push(arena, FileLog, 1), *const asked = diag->files;
    own->arena = arena;
    diag->files = own;
    const Source *source =
        source_read(arena, str_cstring(arena, path), STR(CONFIG_NAME), (Place){0}, diag);
    const Record *config =
        source ? model_load_workspace(arena, diag, source, workspace->root) : NULL;
    diag->files = asked;
    for (size_t i = 0; asked && i < own->paths.n; i++) {
        *vec_push(asked->arena, &asked->paths) = own->paths.at[i];
        *vec_push(asked->arena, &asked->contents) = own->contents.at[i];
    }
    workspace->files = own;
    return config;
}

static const Workspace *read_config(Arena *arena, Workspace *workspace, Diag *diag) {
    const Str path = fs_join(arena, workspace->root, STR(CONFIG_NAME));
    const Record *config = load_config(arena, workspace, path, diag);
    if (!config) return NULL;
    workspace->shared = config->value;
    const Str root = shown_path(arena, workspace->root);
    workspace->output = folder_or(arena, root, config, STR("output"), STR("out"));
    workspace->layouts = folder_or(arena, workspace->root, config, STR("layouts"), STR("layouts"));
    const Str theme = record_string(config, STR("theme"));
    if (theme.n) workspace->theme = theme;
    workspace->documents =
        strings_of(arena, record_list(config, STR("documents")), &workspace->document_count);
    workspace->languages =
        strings_of(arena, record_list(config, STR("languages")), &workspace->language_count);
    workspace->attach = record_string(config, STR("attach"));
    const bool sound = read_standards(arena, config, &workspace->standards, diag) &&
                       may_attach(workspace, config, diag);
    workspace->configured = true;
    workspace->rules = rule_config_of(arena, config, diag);
    return sound ? workspace : NULL;
}

const Workspace *workspace_open(Arena *arena, const char *path, Diag *diag) {
    const Str real = fs_real_path(arena, strcmp(path, "-") == 0 ? "." : path);
    if (real.n == 0) {
        diag_add(diag, SEVERITY_FATAL, "FILE-01", (Place){0}, "'%s' does not exist", path);
        return NULL;
    }
    const Str folder = fs_is_folder(real.at) ? real : fs_folder(real);
    const Str root = find_root(arena, folder);
    Workspace *workspace = lone_workspace(arena, root.n ? root : folder);
    return root.n ? read_config(arena, workspace, diag) : workspace;
}

typedef VEC(Edition) Editions;

static bool language_is_wanted(const Workspace *workspace, Str lang) {
    for (size_t i = 0; i < workspace->language_count; i++)
        if (str_eq(workspace->languages[i], lang)) return true;
    return workspace->language_count == 0;
}

// The editions of one item in all languages.
static void push_languages(Arena *arena, const Workspace *workspace, const Edition *own,
                           Editions *editions) {
    Str *languages;
    const size_t n = model_languages(arena, str_cstring(arena, own->path), &languages);
    Edition *first = vec_push(arena, editions);
    *first = *own;
    first->name_lang = n > 0;
    for (size_t i = 0; i < n; i++) {
        if (!language_is_wanted(workspace, languages[i])) continue;
        Edition *edition = vec_push(arena, editions);
        *edition = *own;
        edition->lang = languages[i];
        edition->name_lang = true;
    }
}

static void push_editions(Arena *arena, const Workspace *workspace, Str path, Editions *editions) {
    Edition own = {.path = path, .shown = shown_path(arena, path)};
    Str *items;
    const size_t n =
        model_items(arena, str_cstring(arena, workspace->root), str_cstring(arena, path), &items);
    if (n == 0) push_languages(arena, workspace, &own, editions);
    for (size_t i = 0; i < n; i++) {
        own.item = items[i];
        push_languages(arena, workspace, &own, editions);
    }
}

// "report.fr.yaml" beside "report.yaml" is its overlay, no document of its own.
static bool is_overlay(Arena *arena, Str path) {
    const Str name = fs_base_name(path);
    const size_t first = str_find_char(name, '.', 0);
    const size_t second = first == SIZE_MAX ? first : str_find_char(name, '.', first + 1);
    if (second == SIZE_MAX) return false;
    const Str whole = str_format(arena, "%.*s%.*s", (int)(path.n - name.n + first), path.at,
                                 (int)(name.n - second), name.at + second);
    return fs_exists(whole.at);
}

static bool has_path(const Editions *editions, Str path) {
    for (size_t i = 0; i < editions->n; i++)
        if (str_eq(editions->at[i].path, path)) return true;
    return false;
}

static void push_matches(Arena *arena, const Workspace *workspace, Str glob, Editions *editions) {
    Str *paths;
    const size_t n = fs_glob(arena, workspace->root, glob, &paths);
    for (size_t i = 0; i < n; i++) {
        const Str path = fs_join(arena, workspace->root, paths[i]);
        const bool config = str_eq(fs_base_name(path), STR(CONFIG_NAME));
        if (!config && !is_overlay(arena, path) && !has_path(editions, path))
            push_editions(arena, workspace, path, editions);
    }
}

static int by_path(const void *a, const void *b) {
    const Edition *x = a, *y = b;
    const int order = str_cmp(x->path, y->path), item = str_cmp(x->item, y->item);
    if (order || item) return order ? order : item;
    return str_cmp(x->lang, y->lang);
}

size_t workspace_editions(Arena *arena, const Workspace *workspace, Diag *diag, Edition **out) {
    Editions editions = {0};
    const bool given = workspace->document_count > 0;
    const Str *globs = given ? workspace->documents : DEFAULT_DOCUMENTS;
    const size_t n = given ? workspace->document_count : COUNT_OF(DEFAULT_DOCUMENTS);
    for (size_t i = 0; i < n; i++) push_matches(arena, workspace, globs[i], &editions);
    if (editions.n) qsort(editions.at, editions.n, sizeof *editions.at, by_path);
    if (given && editions.n == 0)
        diag_add(diag, SEVERITY_FATAL, "FILE-06", (Place){0},
                 "no file matches 'documents' of '%.*s'", STR_ARGS(workspace->root));
    *out = editions.at;
    return editions.n;
}

size_t document_editions(Arena *arena, const Workspace *workspace, const char *path,
                         Edition **out) {
    Editions editions = {0};
    if (strcmp(path, "-") == 0) // it can be read once, and has no translations beside it
        *vec_push(arena, &editions) = (Edition){.path = STR("-"), .shown = STR("<stdin>")};
    else
        push_editions(arena, workspace, fs_real_path(arena, path), &editions);
    *out = editions.at;
    return editions.n;
}
