// SPDX-License-Identifier: MIT
// init: begins a workspace from the templates of one kind of document (layouts/templates/KIND),
// with the JSON Schema that its first line names for editors. Overwrites nothing.
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "cli/cli.h"
#include "cli/share.h"
#include "model/json_schema.h"

#define SCHEMA_NAME "rapporteur.schema.json"

enum {
    INIT_ARENA_BYTES = 64 * 1024,
    TEMPLATE_BYTES_MAX = 1024 * 1024, // a template is a page or two
    KINDS_MAX = 64,
};

static const char HELP[] =
    "usage: rapporteur init [DIR] --kind KIND\n"
    "\n"
    "Writes a small workspace with one document of that kind into DIR (default: the working\n"
    "directory): it builds at once, and its comments say what to change. Overwrites nothing.\n"
    "\n"
    "KIND is one of\n";

typedef struct {
    Arena *arena;
    Diag diag;
    const char *folder;
    Str templates;    // folder of all kinds
    Str kind;         // one of them
    const Str *names; // of the files of the kind, relative to its folder
    size_t n;
} Init;

static size_t kinds_of(const Init *init, Str *kinds) {
    Str *found;
    const size_t n = fs_glob(init->arena, init->templates, STR("*/rapporteur.yaml"), &found);
    size_t count = 0;
    while (count < n && count < KINDS_MAX) {
        kinds[count] = fs_folder(found[count]);
        count++;
    }
    return count;
}

static void print_help(const Init *init) {
    Str kinds[KINDS_MAX];
    const size_t n = kinds_of(init, kinds);
    fputs(HELP, stdout);
    for (size_t i = 0; i < n; i++) printf("  %.*s\n", STR_ARGS(kinds[i]));
}

static ExitStatus choose_kind(Init *init, const char *word) {
    Str kinds[KINDS_MAX];
    const size_t n = kinds_of(init, kinds);
    if (!word) return usage_error("init needs --kind; 'rapporteur init --help' lists the kinds");
    for (size_t i = 0; i < n; i++)
        if (str_eq(kinds[i], str_of(word))) init->kind = str_copy(init->arena, kinds[i]);
    return init->kind.n ? STATUS_DONE : usage_unknown("kind", word, kinds, n);
}

static Str target_of(const Init *init, Str name) {
    return fs_join(init->arena, str_of(init->folder), name);
}

// All that is in the way, not only the first.
static bool is_in_the_way(const Init *init, Str name) {
    const Str target = target_of(init, name);
    if (!fs_exists(target.at)) return false;
    fprintf(stderr, "rapporteur: '%.*s' exists already: nothing was written\n", STR_ARGS(target));
    return true;
}

static bool find_files(Init *init) {
    const Str folder = fs_join(init->arena, init->templates, init->kind);
    Str *names;
    init->n = fs_glob(init->arena, folder, STR("**"), &names);
    init->names = names;
    bool free = !is_in_the_way(init, STR(SCHEMA_NAME));
    for (size_t i = 0; i < init->n; i++) free = !is_in_the_way(init, names[i]) && free;
    return free;
}

static bool write_file(Init *init, Str name, Str text) {
    const Str target = target_of(init, name);
    const Str folder = str_copy(init->arena, fs_folder(target));
    if (!fs_make_folders(folder.at, &init->diag)) return false;
    FileWriter *writer = file_writer_open(init->arena, target, &init->diag);
    if (!writer) return false;
    file_writer_put(writer, text);
    if (!file_writer_commit(writer, &init->diag)) return false;
    printf("%.*s\n", STR_ARGS(target));
    return true;
}

static bool copy_template(Init *init, Str name) {
    const Str folder = fs_join(init->arena, init->templates, init->kind);
    const Str path = fs_join(init->arena, folder, name);
    Str text;
    return fs_read(init->arena, path.at, TEMPLATE_BYTES_MAX, (Place){0}, &init->diag, &text) &&
           write_file(init, name, text);
}

static bool write_schema(Init *init) {
    Buf text = {0};
    const bool ok = json_schema_print(STR("document"), &text) &&
                    write_file(init, STR(SCHEMA_NAME), buf_str(&text));
    buf_release(&text);
    return ok;
}

static ExitStatus write_workspace(Init *init) {
    if (!find_files(init)) return STATUS_FINDINGS;
    bool ok = write_schema(init);
    for (size_t i = 0; ok && i < init->n; i++) ok = copy_template(init, init->names[i]);
    if (ok) return STATUS_DONE;
    for (size_t i = 0; i < init->diag.findings.n; i++)
        fprintf(stderr, "rapporteur: %.*s\n", STR_ARGS(init->diag.findings.at[i].message));
    return STATUS_SYSTEM;
}

static ExitStatus run(Init *init, int argc, char **argv) {
    const char *kind = NULL;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            print_help(init);
            return STATUS_DONE;
        }
        if (strncmp(argv[i], "--kind=", 7) == 0)
            kind = argv[i] + 7;
        else if (strcmp(argv[i], "--kind") == 0 && i + 1 < argc)
            kind = argv[++i];
        else if (argv[i][0] == '-' || init->folder)
            return usage_error("init takes one folder and --kind KIND, not '%s'", argv[i]);
        else
            init->folder = argv[i];
    }
    if (!init->folder) init->folder = ".";
    const ExitStatus status = choose_kind(init, kind);
    return status == STATUS_DONE ? write_workspace(init) : status;
}

ExitStatus verb_init(int argc, char **argv) {
    Init init = {.arena = arena_new(INIT_ARENA_BYTES)};
    diag_init(&init.diag, init.arena);
    init.templates = fs_join(init.arena, share_layouts(init.arena), STR("templates"));
    const ExitStatus status = run(&init, argc, argv);
    arena_drop(init.arena);
    return status;
}
