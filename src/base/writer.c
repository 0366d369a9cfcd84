// SPDX-License-Identifier: MIT
// FileWriter: bytes into a temporary file beside the target, put in its place by one rename. What
// cannot be replaced that way (standard output, a device, a pipe) gets all bytes at commit.
#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/pending.h"

enum {
    BUFFER_SIZE = 1 << 16, // [bytes]
    NAME_TRIES = 8,        // a random name that exists is chance once, not eight times
};

struct FileWriter {
    Str target;            // as the caller gave it, for messages
    const char *path;      // what is renamed over: the target with links resolved
    const char *temporary; // NULL: the bytes are collected and written to `path` at commit
    int fd;                // of the temporary file, -1 without one
    int error;             // first failure, as errno; 0 while all is well
    uint64_t offset;
    size_t pending; // slot of the temporary file (see base/pending.h)
    size_t buffered;
    char *buffer;  // BUFFER_SIZE bytes, of a writer with a temporary file
    Buf collected; // of a writer without
};

static void cannot_write(Diag *diag, const char *code, Str target, int error) {
    diag_add(diag, SEVERITY_SYSTEM, code, (Place){0}, "cannot write '%.*s': %s", STR_ARGS(target),
             strerrordesc_np(error));
}

// "<path>.<process><random>.tmp", each eight hexadecimal digits; neither shows in any output.
static const char *temporary_name(Arena *arena, const char *path) {
    uint32_t random = 0;
    if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random) random = 0;
    return str_format(arena, "%s.%08x%08x.tmp", path, (unsigned)getpid(), random).at;
}

// False with errno: EMFILE when too many temporary files are open.
static bool open_temporary(Arena *arena, FileWriter *writer) {
    errno = EEXIST;
    for (int i = 0; i < NAME_TRIES && errno == EEXIST; i++) {
        writer->temporary = temporary_name(arena, writer->path);
        writer->pending = pending_file(writer->temporary);
        if (writer->pending == PENDING_NONE) return errno = EMFILE, false;
        writer->fd = open(writer->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (writer->fd >= 0) return true;
        pending_file_gone(writer->pending);
    }
    return false;
}

static FileWriter *open_beside(Arena *arena, FileWriter *writer, Diag *diag) {
    if (!open_temporary(arena, writer)) {
        const bool no_folder = errno == ENOENT;
        cannot_write(diag, "OUT-03", writer->target, errno);
        const Str folder = fs_folder(str_of(writer->path));
        if (no_folder) diag_help(diag, "there is no folder '%.*s'", STR_ARGS(folder));
        return NULL;
    }
    writer->buffer = arena_push(arena, char, BUFFER_SIZE);
    return writer;
}

FileWriter *file_writer_open(Arena *arena, Str target, Diag *diag) {
    FileWriter *writer = arena_push(arena, FileWriter, 1);
    writer->target = str_copy(arena, target);
    writer->path = writer->target.at;
    writer->fd = -1;
    if (str_eq(target, STR("-"))) return writer;
    struct stat status;
    if (stat(writer->path, &status) != 0) return open_beside(arena, writer, diag);
    if (S_ISDIR(status.st_mode)) {
        diag_add(diag, SEVERITY_SYSTEM, "OUT-02", (Place){0}, "cannot write '%.*s': it is a folder",
                 STR_ARGS(target));
        return NULL;
    }
    if (access(writer->path, W_OK) != 0) {
        cannot_write(diag, "OUT-03", target, errno);
        return NULL;
    }
    if (!S_ISREG(status.st_mode)) return writer;
    writer->path = fs_real_path(arena, writer->path).at;
    return open_beside(arena, writer, diag);
}

static int write_all(int fd, Str bytes) {
    while (bytes.n > 0) {
        const ssize_t n = write(fd, bytes.at, bytes.n);
        if (n < 0 && errno != EINTR) return errno;
        if (n > 0) bytes = str_slice(bytes, (size_t)n, bytes.n);
    }
    return 0;
}

static void flush(FileWriter *writer) {
    if (!writer->error)
        writer->error = write_all(writer->fd, (Str){writer->buffer, writer->buffered});
    writer->buffered = 0;
}

void file_writer_put(FileWriter *writer, Str bytes) {
    writer->offset += bytes.n;
    if (writer->error || bytes.n == 0) return;
    if (!writer->temporary) {
        buf_put(&writer->collected, bytes);
        return;
    }
    if (bytes.n > BUFFER_SIZE - writer->buffered) flush(writer);
    if (bytes.n >= BUFFER_SIZE) {
        if (!writer->error) writer->error = write_all(writer->fd, bytes);
        return;
    }
    memcpy(writer->buffer + writer->buffered, bytes.at, bytes.n);
    writer->buffered += bytes.n;
}

uint64_t file_writer_offset(const FileWriter *writer) {
    return writer->offset;
}

static bool commit_collected(FileWriter *writer, Diag *diag) {
    const bool to_stdout = strcmp(writer->path, "-") == 0;
    const int fd = to_stdout ? STDOUT_FILENO : open(writer->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    int error = fd < 0 ? errno : write_all(fd, buf_str(&writer->collected));
    if (fd >= 0 && !to_stdout && close(fd) != 0 && !error) error = errno;
    buf_release(&writer->collected);
    const Str shown = to_stdout ? STR("standard output") : writer->target;
    if (error) cannot_write(diag, "OUT-04", shown, error);
    return !error;
}

// Ends the temporary file: it is gone, or has become the target.
static void close_temporary(FileWriter *writer, bool keep) {
    if (writer->fd >= 0 && close(writer->fd) != 0 && !writer->error) writer->error = errno;
    writer->fd = -1;
    if (keep && !writer->error && rename(writer->temporary, writer->path) != 0)
        writer->error = errno;
    if (!keep || writer->error) unlink(writer->temporary);
    pending_file_gone(writer->pending);
    writer->temporary = NULL;
}

bool file_writer_commit(FileWriter *writer, Diag *diag) {
    if (!writer->temporary) return commit_collected(writer, diag);
    flush(writer);
    if (!writer->error && fsync(writer->fd) != 0) writer->error = errno;
    close_temporary(writer, true);
    if (writer->error) {
        cannot_write(diag, "OUT-04", writer->target, writer->error);
        diag_help(diag, "the earlier file, if any, is as it was");
    }
    return !writer->error;
}

void file_writer_abandon(FileWriter *writer) {
    if (!writer) return;
    if (writer->temporary) close_temporary(writer, false);
    buf_release(&writer->collected);
}

void file_writers_sweep(Arena *arena, Str target, pid_t pid) {
    const Str real = fs_real_path(arena, str_cstring(arena, target));
    const Str folder = fs_folder(real.n ? real : target);
    const Str process = str_format(arena, "%08x", (unsigned)pid);
    DIR *dir = opendir(str_cstring(arena, folder));
    const struct dirent *entry;
    while (dir && (entry = readdir(dir))) {
        const Str name = str_of(entry->d_name);
        const size_t tail = STR(".0123456701234567.tmp").n;
        if (name.n <= tail || !str_ends(name, STR(".tmp"))) continue;
        const Str digits = str_slice(name, name.n - tail, name.n - tail + 1 + process.n);
        if (digits.at[0] != '.' || !str_ends(digits, process)) continue;
        unlink(fs_join(arena, folder, name).at);
    }
    if (dir) closedir(dir);
}
