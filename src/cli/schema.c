// SPDX-License-Identifier: MIT
// schema: the data format as JSON Schema, for editors and other checkers.
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "model/json_schema.h"

static const char HELP[] =
    "usage: rapporteur schema [--kind KIND]\n"
    "\n"
    "Prints the JSON Schema (2020-12) of a data file. Editors that know the YAML language server\n"
    "complete from it when the first line of a file is\n"
    "  # yaml-language-server: $schema=rapporteur.schema.json\n"
    "\n"
    "KIND is 'document' (any document; the default), 'workspace' (rapporteur.yaml), a kind of\n"
    "document, or a part that may stand in a file of its own:\n ";

enum { KINDS_ARENA_BYTES = 4096 };

static void print_help(const KindNames *kinds) {
    fputs(HELP, stdout);
    int column = 1;
    for (size_t i = 0; i < kinds->n; i++) {
        if (column + (int)kinds->at[i].n > 90) column = printf("\n ") - 1;
        column += printf(" %.*s", STR_ARGS(kinds->at[i]));
    }
    putchar('\n');
}

static ExitStatus print_schema(const char *kind, const KindNames *kinds) {
    Buf text = {0};
    const bool known = json_schema_print(str_of(kind), &text);
    fwrite(buf_str(&text).at, 1, text.n, stdout);
    buf_release(&text);
    return known ? STATUS_DONE : usage_unknown("kind", kind, kinds->at, kinds->n);
}

static ExitStatus run(int argc, char **argv, const KindNames *kinds) {
    const char *kind = "document";
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            print_help(kinds);
            return STATUS_DONE;
        }
        if (strncmp(argv[i], "--kind=", 7) == 0)
            kind = argv[i] + 7;
        else if (strcmp(argv[i], "--kind") == 0 && i + 1 < argc)
            kind = argv[++i];
        else
            return usage_error("schema takes --kind KIND, not '%s'", argv[i]);
    }
    return print_schema(kind, kinds);
}

ExitStatus verb_schema(int argc, char **argv) {
    Arena *arena = arena_new(KINDS_ARENA_BYTES);
    KindNames kinds = {0};
    json_schema_kinds(arena, &kinds);
    const ExitStatus status = run(argc, argv, &kinds);
    arena_drop(arena);
    return status;
}
