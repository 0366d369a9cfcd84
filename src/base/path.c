// SPDX-License-Identifier: MIT
// Paths: joined, taken apart, resolved, and found by globs. No file is opened here.
#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

Str fs_join(Arena *arena, Str folder, Str path) {
    if (path.n && path.at[0] == '/') return str_copy(arena, path);
    if (folder.n == 0 || str_eq(folder, STR("."))) return str_copy(arena, path);
    const char *slash = folder.at[folder.n - 1] == '/' ? "" : "/";
    return str_format(arena, "%.*s%s%.*s", STR_ARGS(folder), slash, STR_ARGS(path));
}

static size_t last_slash(Str path) {
    const char *slash = path.n ? memrchr(path.at, '/', path.n) : NULL;
    return slash ? (size_t)(slash - path.at) : SIZE_MAX;
}

Str fs_folder(Str path) {
    const size_t slash = last_slash(path);
    if (slash == SIZE_MAX) return STR(".");
    return str_slice(path, 0, slash ? slash : 1);
}

Str fs_base_name(Str path) {
    const size_t slash = last_slash(path);
    return slash == SIZE_MAX ? path : str_slice(path, slash + 1, path.n);
}

bool fs_exists(const char *path) {
    struct stat status;
    return stat(path, &status) == 0;
}

bool fs_is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

Str fs_real_path(Arena *arena, const char *path) {
    char *real = realpath(path, NULL);
    const Str copy = real ? str_copy(arena, str_of(real)) : (Str){0};
    free(real);
    return copy;
}

bool fs_is_inside(Arena *arena, Str root, Str path) {
    const Str outer = fs_real_path(arena, str_cstring(arena, root));
    const Str inner = fs_real_path(arena, str_cstring(arena, path));
    if (outer.n == 0 || !str_starts(inner, outer)) return false;
    return inner.n == outer.n || outer.at[outer.n - 1] == '/' || inner.at[outer.n] == '/';
}

static bool make_folder(const char *path) {
    return mkdir(path, 0777) == 0 || (errno == EEXIST && fs_is_folder(path));
}

bool fs_make_folders(const char *path, Diag *diag) {
    if (fs_is_folder(path)) return true;
    char *part = (char *)str_cstring(diag->arena, str_of(path));
    bool ok = true;
    for (char *slash = strchr(part + 1, '/'); ok && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        ok = make_folder(part);
        *slash = '/';
    }
    ok = ok && make_folder(part);
    if (!ok)
        diag_add(diag, SEVERITY_SYSTEM, "OUT-01", (Place){0}, "cannot make the folder '%s': %s",
                 path, strerrordesc_np(errno));
    return ok;
}

// One segment of a path against one of a pattern: '*' and '?' as in a shell, a leading dot only
// by a dot. Linear in practice: on a mismatch only the last '*' takes one byte more.
static bool segment_matches(Str pattern, Str name) {
    if (name.n && name.at[0] == '.' && (pattern.n == 0 || pattern.at[0] != '.')) return false;
    size_t p = 0, i = 0, star = SIZE_MAX, star_at = 0;
    while (i < name.n) {
        if (p < pattern.n && pattern.at[p] == '*') {
            star = p++;
            star_at = i;
        } else if (p < pattern.n && (pattern.at[p] == '?' || pattern.at[p] == name.at[i])) {
            p++, i++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            i = ++star_at;
        } else {
            return false;
        }
        // '?' stands for one scalar value, not for one byte of it.
        while (p && pattern.at[p - 1] == '?' && i < name.n && (name.at[i] & 0xC0) == 0x80) i++;
    }
    while (p < pattern.n && pattern.at[p] == '*') p++;
    return p == pattern.n;
}

enum { GLOB_MAX_DEPTH = 64 }; // folders below the root; deeper is a mistake (a mount inside itself)

typedef struct {
    Arena *arena;
    Str root;
    VEC(Str) found;
    int depth;
} Glob;

static void glob_folder(Glob *glob, Str folder, Str pattern);

// Takes the first segment off *pattern; empty segments and "." are passed over.
static Str next_segment(Str *pattern) {
    for (;;) {
        const size_t slash = str_find_char(*pattern, '/', 0);
        const Str segment = str_slice(*pattern, 0, slash);
        *pattern = slash == SIZE_MAX ? (Str){0} : str_slice(*pattern, slash + 1, pattern->n);
        const bool says_nothing = segment.n == 0 || str_eq(segment, STR("."));
        if (!says_nothing || pattern->n == 0) return says_nothing ? (Str){0} : segment;
    }
}

// Links to folders are not followed: they could lead out of the root, or round in a circle.
static void glob_entry(Glob *glob, Str folder, Str name, Str pattern) {
    Str rest = pattern;
    const Str segment = next_segment(&rest);
    const bool deep = str_eq(segment, STR("**"));
    if (!deep && !segment_matches(segment, name)) return; // unasked: folders may be large
    const Str path = fs_join(glob->arena, folder, name);
    struct stat status;
    const char *full = fs_join(glob->arena, glob->root, path).at;
    if (lstat(full, &status) != 0) return;
    if (S_ISDIR(status.st_mode)) {
        const bool hidden = name.at[0] == '.';
        if (deep && !hidden) glob_folder(glob, path, pattern);
        if (!deep && rest.n) glob_folder(glob, path, rest);
        return;
    }
    if (S_ISLNK(status.st_mode) && fs_is_folder(full)) return;
    const Str last = deep && rest.n == 0 ? STR("*") : segment;
    if (rest.n == 0 && segment_matches(last, name)) *vec_push(glob->arena, &glob->found) = path;
}

static void glob_folder(Glob *glob, Str folder, Str pattern) {
    Str rest = pattern;
    const Str segment = next_segment(&rest);
    if (segment.n == 0 || str_eq(segment, STR("..")) || glob->depth == GLOB_MAX_DEPTH) return;
    glob->depth++;
    if (str_eq(segment, STR("**")) && rest.n) glob_folder(glob, folder, rest);
    const Str path = fs_join(glob->arena, glob->root, folder);
    DIR *dir = opendir(path.n ? path.at : ".");
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir)) {
        const Str name = str_of(entry->d_name);
        if (str_eq(name, STR(".")) || str_eq(name, STR(".."))) continue;
        glob_entry(glob, folder, str_copy(glob->arena, name), pattern);
    }
    if (dir) closedir(dir);
    glob->depth--;
}

static int path_order(const void *a, const void *b) {
    return str_cmp(*(const Str *)a, *(const Str *)b);
}

size_t fs_glob(Arena *arena, Str root, Str pattern, Str **out) {
    Glob glob = {.arena = arena, .root = root};
    glob_folder(&glob, (Str){0}, pattern);
    if (glob.found.n) qsort(glob.found.at, glob.found.n, sizeof(Str), path_order);
    size_t n = 0;
    for (size_t i = 0; i < glob.found.n; i++)
        if (n == 0 || !str_eq(glob.found.at[n - 1], glob.found.at[i]))
            glob.found.at[n++] = glob.found.at[i];
    *out = glob.found.at;
    return n;
}
