// SPDX-License-Identifier: MIT
// Any bytes as a PDF: its files are read within their limits or it is refused with a finding, twice
// alike; and so are its pages.
#include <stdlib.h>

#include "archive/drawing.h"
#include "archive/reader.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check_files(Arena *arena, const ArchivedFiles *files, size_t n) {
    size_t sum = 0;
    if (files->n == 0 || files->n > ARCHIVE_MAX_FILES || files->original > n) abort();
    for (size_t i = 0; i < files->n; i++) {
        const ArchivedFile *file = &files->at[i];
        const Str safe = archive_safe_name(arena, file->name);
        if (file->name.n == 0 || file->name.n > ARCHIVE_MAX_NAME) abort();
        if (utf8_invalid_at(file->name) != SIZE_MAX || utf8_invalid_at(safe) != SIZE_MAX) abort();
        if (!str_eq(archive_safe_name(arena, safe), safe) || safe.at[0] == '/') abort();
        sum += file->bytes.n;
    }
    if (sum > ARCHIVE_MAX_BYTES) abort();
    if ((files->change == ARCHIVE_CHANGED) != (files->what.n > 0)) abort();
}

static void check_drawing(Arena *arena, Str pdf, Diag *diag) {
    Str hash = {0}, again = {0};
    const bool ok = drawing_hash_here(arena, pdf, STR("pdf"), diag, &hash);
    if (ok != drawing_hash_here(arena, pdf, STR("pdf"), diag, &again)) abort();
    if (ok != (hash.n == 64) || !str_eq(hash, again)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    const Str pdf = {(const char *)bytes, n};
    Arena *arena = arena_new(1 << 16);
    Diag diag;
    diag_init(&diag, arena);
    ArchivedFiles files;
    const bool ok = archive_read_here(arena, pdf, STR("pdf"), &diag, &files);
    if (ok) check_files(arena, &files, n);
    if (ok == diag_is_fatal(&diag)) abort();
    check_drawing(arena, pdf, &diag);
    arena_drop(arena);
    return 0;
}
