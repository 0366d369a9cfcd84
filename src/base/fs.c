// SPDX-License-Identifier: MIT
// Files to bytes: whole regular files (or standard input) into an arena, with a finding for each
// way in which that can fail.
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

enum { SOURCE_LIMIT = 256 << 20 }; // [bytes] spans are 32 bits wide; no hand-written file is longer

typedef struct {
    Arena *arena;
    Str shown; // for messages
    Place from;
    Diag *diag;
    size_t limit;
} Reading;

static bool cannot_read(const Reading *r, int error) {
    const bool missing = error == ENOENT || error == ENOTDIR;
    diag_add(r->diag, missing ? SEVERITY_FATAL : SEVERITY_SYSTEM, missing ? "FILE-01" : "FILE-03",
             r->from, missing ? "there is no file '%.*s'" : "cannot read '%.*s': %s",
             STR_ARGS(r->shown), strerrordesc_np(error));
    return false;
}

static bool wrong_kind(const Reading *r, mode_t mode) {
    const char *kind = S_ISDIR(mode) ? "a folder" : "no regular file";
    diag_add(r->diag, SEVERITY_FATAL, "FILE-02", r->from, "'%.*s' is %s", STR_ARGS(r->shown), kind);
    return false;
}

static bool too_large(const Reading *r) {
    diag_add(r->diag, SEVERITY_FATAL, "FILE-05", r->from,
             "'%.*s' is too large: at most %zu bytes are read", STR_ARGS(r->shown), r->limit);
    if (r->limit >= 1 << 20) diag_help(r->diag, "the limit is %zu MiB", r->limit >> 20);
    return false;
}

// Reads to the end of `fd`; `expected` is the size to make room for at first.
static bool read_all(const Reading *r, int fd, size_t expected, Str *out) {
    size_t n = 0, cap = expected + 1;
    char *at = arena_push(r->arena, char, cap);
    for (;;) {
        const ssize_t got = read(fd, at + n, cap - n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannot_read(r, errno);
        if (got == 0) break;
        n += (size_t)got;
        if (n > r->limit) return too_large(r);
        if (n < cap) continue;
        at = arena_grow(r->arena, at, 1, cap, cap * 2, 1);
        cap *= 2;
    }
    *out = (Str){at, n};
    return true;
}

static bool read_open(const Reading *r, int fd, Str *out) {
    struct stat status;
    if (fstat(fd, &status) != 0) return cannot_read(r, errno);
    if (!S_ISREG(status.st_mode)) return wrong_kind(r, status.st_mode);
    if ((uintmax_t)status.st_size > r->limit) return too_large(r);
    return read_all(r, fd, (size_t)status.st_size, out);
}

// The log outlives a reader with an arena of its own.
static void note_file(const Reading *r, const char *path, Str bytes) {
    FileLog *files = r->diag->files;
    if (!files) return;
    if (r->arena != files->arena) bytes = str_copy(files->arena, bytes);
    *vec_push(files->arena, &files->paths) = str_copy(files->arena, str_of(path));
    *vec_push(files->arena, &files->contents) = bytes;
}

static bool read_path(const Reading *r, const char *path, Str *out) {
    if (strcmp(path, "-") == 0) return read_all(r, STDIN_FILENO, 1 << 16, out);
    // O_NONBLOCK: opening a FIFO must not wait for its writer.
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) return cannot_read(r, errno);
    const bool ok = read_open(r, fd, out);
    close(fd);
    if (ok) note_file(r, path, *out);
    return ok;
}

bool fs_read(Arena *arena, const char *path, size_t limit, Place from, Diag *diag, Str *out) {
    const Reading r = {arena, str_of(path), from, diag, limit};
    return read_path(&r, path, out);
}

bool fs_read_shown(Arena *arena, const FileRequest *request, Diag *diag, Str *out) {
    const Reading r = {arena, request->shown, request->from, diag, request->limit};
    return read_path(&r, request->path, out);
}

static const char *encoding_hint(Str bytes) {
    if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")))
        return "the file looks like UTF-16: save it as UTF-8";
    return "save the file as UTF-8 (it may be in Windows-1252 or Latin-1)";
}

// Messages show source lines: there each ill-formed byte becomes one '?', so that offsets hold.
static void mask_invalid(char *at, size_t n, size_t from) {
    while (from < n) {
        const size_t next = utf8_invalid_at((Str){at + from, n - from});
        if (next == SIZE_MAX) return;
        at[from + next] = '?';
        from += next + 1;
    }
}

static void not_utf8(const Reading *r, Source *source, Str bytes, size_t at) {
    const unsigned byte = (unsigned char)bytes.at[at];
    const Str copy = str_copy(r->arena, bytes);
    mask_invalid((char *)copy.at, copy.n, at);
    source->bytes = copy;
    const Place place = {source, {(uint32_t)at, (uint32_t)at + 1}, NULL};
    diag_add(r->diag, SEVERITY_FATAL, "FILE-04", place, "byte 0x%02X at offset %zu is not UTF-8",
             byte, at + source->bom);
    diag_help(r->diag, "%s", encoding_hint(bytes));
}

const Source *source_read(Arena *arena, const char *path, Str shown, Place from, Diag *diag) {
    const Reading r = {arena, shown, from, diag, SOURCE_LIMIT};
    Str bytes;
    if (!read_path(&r, path, &bytes)) return NULL;
    Source *source = arena_push(arena, Source, 1);
    source->path = str_copy(arena, shown);
    source->bom = str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;
    bytes = str_slice(bytes, source->bom, bytes.n);
    source->bytes = bytes;
    const size_t invalid = utf8_invalid_at(bytes);
    if (invalid != SIZE_MAX) {
        not_utf8(&r, source, bytes, invalid);
        return NULL;
    }
    source_mark_lines(arena, source);
    return source;
}
