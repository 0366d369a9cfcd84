// SPDX-License-Identifier: MIT
// Unpack: files of a PDF to a folder. Their names came with the PDF and are not trusted.
#include "archive/reader.h"
#include "base/fs.h"
#include "base/map.h"
#include "base/utf8.h"

enum { SEGMENT_MAX = 230 }; // [bytes] what file systems take, less what a temporary name adds

// Control characters, and those that turn the direction of what is shown around them (UAX #9, 2).
static bool is_safe(uint32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool break_or_mark = c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !control && !break_or_mark && !turns && c != '\\' && c != ':';
}

static void put_segment(Str segment, char *to, size_t *n) {
    if (segment.n == 0 || str_eq(segment, STR(".")) || str_eq(segment, STR(".."))) return;
    if (*n) to[(*n)++] = '/';
    const size_t start = *n;
    for (size_t i = 0; i < segment.n;) {
        const size_t lo = i;
        const uint32_t c = utf8_next(segment, &i);
        const size_t size = is_safe(c) ? i - lo : 1;
        if (*n - start + size > SEGMENT_MAX) return;
        memcpy(to + *n, is_safe(c) ? segment.at + lo : "_", size);
        *n += size;
    }
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

// The name for a message: what is not safe there as U+0000.
static Str name_for_message(Arena *arena, Str name) {
    Buf out = {0};
    for (size_t i = 0; i < name.n;) {
        const size_t lo = i;
        const uint32_t c = utf8_next(name, &i);
        if (is_safe(c) || c == '\\' || c == ':')
            buf_put(&out, str_slice(name, lo, i));
        else
            buf_printf(&out, "<U+%04X>", (unsigned)c);
    }
    const Str copy = str_copy(arena, buf_str(&out));
    buf_release(&out);
    return copy;
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

// Names as they are written, before any is: none may be another's, or another's folder.
typedef struct {
    Str folder;
    Str *names;
    Map files, folders;
} Plan;

static bool add_name(Plan *plan, Str name, Diag *diag) {
    const char *why = "two files have this name";
    bool taken = map_put(diag->arena, &plan->files, name, plan) != NULL;
    for (size_t slash = 0; !taken; slash++) {
        slash = str_find_char(name, '/', slash);
        if (slash == SIZE_MAX) break;
        map_put(diag->arena, &plan->folders, str_slice(name, 0, slash), plan);
    }
    return !taken || refuse(diag, fs_join(diag->arena, plan->folder, name), why);
}

static bool has_no_file_for_a_folder(const Plan *plan, Diag *diag) {
    for (size_t i = 0; i < plan->folders.n; i++) {
        const Str name = plan->folders.at[i].key;
        if (map_lookup(&plan->files, name))
            return refuse(diag, fs_join(diag->arena, plan->folder, name),
                          "a folder has this name too");
    }
    return true;
}

static bool plan_names(Plan *plan, const ArchivedFiles *files, Diag *diag) {
    plan->names = arena_push(diag->arena, Str, files->n);
    for (size_t i = 0; i < files->n; i++) {
        const Str name = files->at[i].name, safe = archive_safe_name(diag->arena, name);
        plan->names[i] = safe;
        if (!str_eq(name, safe))
            diag_add(diag, SEVERITY_WARNING, "PDF-25", (Place){0},
                     "the name '%.*s' is not safe: it becomes '%.*s'",
                     STR_ARGS(name_for_message(diag->arena, name)), STR_ARGS(safe));
        if (!add_name(plan, safe, diag)) return false;
    }
    return has_no_file_for_a_folder(plan, diag);
}

bool archive_write(const ArchivedFiles *files, Str folder, bool force, Diag *diag) {
    Plan plan = {.folder = folder};
    if (!plan_names(&plan, files, diag)) return false;
    if (!fs_make_folders(str_cstring(diag->arena, folder), diag)) return false;
    for (size_t i = 0; i < files->n; i++) {
        const Str path = fs_join(diag->arena, folder, plan.names[i]);
        if (!write_file(folder, path, files->at[i].bytes, force, diag)) return false;
    }
    return true;
}
