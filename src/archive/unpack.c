// SPDX-License-Identifier: MIT
// Unpack: files of a PDF to a folder. Their names came with the PDF and are not trusted.
#include "archive/reader.h"
#include "base/fs.h"
#include "base/map.h"

static bool is_safe_byte(char c) {
    return (unsigned char)c >= 0x20 && c != 0x7F && c != '\\' && c != ':';
}

static void put_segment(Str segment, char *to, size_t *n) {
    if (segment.n == 0 || str_eq(segment, STR(".")) || str_eq(segment, STR(".."))) return;
    if (*n) to[(*n)++] = '/';
    for (size_t i = 0; i < segment.n; i++)
        to[(*n)++] = is_safe_byte(segment.at[i]) ? segment.at[i] : '_';
}

Str archive_safe_name(Arena *arena, Str name) {
    char *to = arena_push(arena, char, name.n + 2);
    size_t n = 0;
    for (size_t lo = 0; lo <= name.n;) {
        const size_t slash = str_find_char(name, '/', lo);
        const size_t hi = slash == SIZE_MAX ? name.n : slash;
        put_segment(str_slice(name, lo, hi), to, &n);
        lo = hi + 1;
    }
    if (n == 0) to[n++] = '_';
    return (Str){to, n};
}

static bool refuse(Diag *diag, Str path, const char *why) {
    diag_add(diag, SEVERITY_FATAL, "PDF-26", (Place){0}, "'%.*s' is not written: %s",
             STR_ARGS(path), why);
    return false;
}

static bool write_file(Str folder, Str path, Str bytes, bool force, Diag *diag) {
    Arena *arena = diag->arena;
    const char *target = str_cstring(arena, path);
    if (!force && fs_exists(target)) {
        refuse(diag, path, "it is there already");
        diag_help(diag, "choose another folder with -o, or write over it with --force");
        return false;
    }
    const Str below = fs_folder(path);
    if (!fs_make_folders(str_cstring(arena, below), diag)) return false;
    if (!fs_is_inside(arena, folder, below) ||
        (fs_exists(target) && !fs_is_inside(arena, folder, path)))
        return refuse(diag, path, "a link leads out of the folder");
    FileWriter *writer = file_writer_open(arena, path, diag);
    if (!writer) return false;
    file_writer_put(writer, bytes);
    return file_writer_commit(writer, diag);
}

bool archive_write(const ArchivedFiles *files, Str folder, bool force, Diag *diag) {
    Map written = {0};
    if (!fs_make_folders(str_cstring(diag->arena, folder), diag)) return false;
    for (size_t i = 0; i < files->n; i++) {
        const ArchivedFile *file = &files->at[i];
        const Str name = archive_safe_name(diag->arena, file->name);
        const Str path = fs_join(diag->arena, folder, name);
        if (!str_eq(name, file->name))
            diag_add(diag, SEVERITY_WARNING, "PDF-25", (Place){0},
                     "the name '%.*s' is not safe: it becomes '%.*s'", STR_ARGS(file->name),
                     STR_ARGS(name));
        if (map_put(diag->arena, &written, name, &written))
            return refuse(diag, path, "two files have this name");
        if (!write_file(folder, path, file->bytes, force, diag)) return false;
    }
    return true;
}
