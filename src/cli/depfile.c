// SPDX-License-Identifier: MIT
// Depfile: the syntax of make that ninja reads too.
#include "cli/depfile.h"

#include "base/fs.h"
#include "base/map.h"

static void put_path(Buf *rules, Str path) {
    for (size_t i = 0; i < path.n; i++) {
        const char c = path.at[i];
        if (c == ' ' || c == '#') buf_putc(rules, '\\');
        if (c == '$') buf_putc(rules, '$');
        buf_putc(rules, c);
    }
}

static bool seen_before(Arena *arena, Map *seen, Str path) {
    return map_put(arena, seen, path, seen) != NULL;
}

void depfile_add(Buf *rules, Str output, const FileLog *inputs) {
    Map seen = {0};
    put_path(rules, output);
    buf_putc(rules, ':');
    for (size_t i = 0; i < inputs->paths.n; i++) {
        if (seen_before(inputs->arena, &seen, inputs->paths.at[i])) continue;
        buf_put(rules, STR(" \\\n  "));
        put_path(rules, inputs->paths.at[i]);
    }
    buf_putc(rules, '\n');
    for (size_t i = 0; i < seen.n; i++) {
        put_path(rules, seen.at[i].key);
        buf_put(rules, STR(":\n"));
    }
}

bool depfile_write(Arena *arena, Str path, const Buf *rules, Diag *diag) {
    FileWriter *writer = file_writer_open(arena, path, diag);
    if (!writer) return false;
    file_writer_put(writer, buf_str(rules));
    return file_writer_commit(writer, diag);
}
