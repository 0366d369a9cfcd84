// SPDX-License-Identifier: MIT
// Kit for the tests of compose: files in a folder of their own, and findings to look at.
#ifndef RAPPORTEUR_TESTS_COMPOSE_KIT_H
#define RAPPORTEUR_TESTS_COMPOSE_KIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compose/compose.h"
#include "compose/dump.h"
#include "model/bind.h"

typedef struct {
    Arena *arena;
    Diag diag;
    char folder[64];
    Str theme; // module; the report's own when empty
} Kit;

static inline void kit_open(Kit *kit) {
    *kit = (Kit){.arena = arena_new(256 * 1024)};
    diag_init(&kit->diag, kit->arena);
    snprintf(kit->folder, sizeof kit->folder, "/tmp/rapporteur-test-XXXXXX");
    assert_non_null(mkdtemp(kit->folder));
}

static inline void kit_close(Kit *kit) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", kit->folder);
    assert_int_equal(system(command), 0);
    arena_drop(kit->arena);
}

// Writes a file below the kit's folder and returns its path.
static inline const char *kit_write(Kit *kit, const char *name, Str bytes) {
    const Str path = str_format(kit->arena, "%s/%s", kit->folder, name);
    const Str folder = str_slice(path, 0, path.n);
    for (size_t i = strlen(kit->folder) + 1; i < folder.n; i++) {
        if (folder.at[i] != '/') continue;
        mkdir(str_cstring(kit->arena, str_slice(folder, 0, i)), 0777);
    }
    FILE *file = fopen(path.at, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.n, file), bytes.n);
    assert_int_equal(fclose(file), 0);
    return path.at;
}

static inline const Finding *kit_find(const Kit *kit, const char *code) {
    for (size_t i = 0; i < kit->diag.findings.n; i++) {
        if (str_eq(kit->diag.findings.at[i].code, str_of(code))) return &kit->diag.findings.at[i];
    }
    return NULL;
}

static inline bool kit_says(Str text, const char *words) {
    return str_find(text, str_of(words), 0) != SIZE_MAX;
}

// Fails with all findings unless one has the code and says the words.
static inline const Finding *kit_expect(const Kit *kit, const char *code, const char *words) {
    const Finding *found = kit_find(kit, code);
    if (found && kit_says(found->message, words)) return found;
    for (size_t i = 0; i < kit->diag.findings.n; i++) {
        const Finding *finding = &kit->diag.findings.at[i];
        print_message("%.*s: %.*s\n", STR_ARGS(finding->code), STR_ARGS(finding->message));
    }
    fail_msg("no finding %s that says '%s'", code, words);
    return NULL;
}

static inline uint32_t kit_line(const Finding *finding) {
    assert_non_null(finding->place.source);
    return source_line_column(finding->place.source, finding->place.span.lo).line;
}

// Composes a document with the program's layouts (`own` NULL) or with files of the kit's folder
// "layouts" before them. NULL with findings.
static inline const Composition *kit_compose(Kit *kit, const char *document, bool own,
                                             Composer **composer) {
    const char *path = kit_write(kit, "document.yaml", str_of(document));
    const BindOptions bind = {.arena = kit->arena, .diag = &kit->diag, .root = kit->folder};
    const Model *model = model_load(&bind, path, STR("document.yaml"));
    const Str layouts = str_format(kit->arena, "%s/layouts", kit->folder);
    if (!model) return NULL;
    *composer = composer_new(&(ComposeOptions){.arena = kit->arena,
                                               .diag = &kit->diag,
                                               .layouts = TEST_ROOT "/layouts",
                                               .workspace = own ? layouts.at : NULL,
                                               .root = str_of(kit->folder),
                                               .theme = kit->theme});
    return composer_run(*composer, model);
}

#endif
