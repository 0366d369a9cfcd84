// SPDX-License-Identifier: MIT
// Files: the only opener of files. Reads whole files; writes so that a reader sees the old file or
// the new one, never half of one.
#ifndef RAPPORTEUR_BASE_FS_H
#define RAPPORTEUR_BASE_FS_H

#include <stdio.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/diag.h"

// Reads a file of at most `limit` bytes into the arena. On failure adds a finding at `from` (the
// place that named the file, or nowhere): missing, a directory, unreadable, too large.
// Severity: fatal when the file is missing or of the wrong kind, system when reading failed.
bool fs_read(Arena *arena, const char *path, size_t limit, Place from, Diag *diag, Str *out);
// What fs_read_shown reads: `shown` is the path for messages.
typedef struct {
    const char *path;
    Str shown;
    size_t limit; // [bytes]
    Place from;
} FileRequest;
bool fs_read_shown(Arena *arena, const FileRequest *request, Diag *diag, Str *out);
// fs_read, then checks UTF-8 and takes off a byte order mark. `shown` is the path for messages.
// NULL on failure (with a finding; for invalid UTF-8 at the exact byte, code FILE-04).
const Source *source_read(Arena *arena, const char *path, Str shown, Place from, Diag *diag);

// Joins two paths; an absolute `path` stands alone.
Str fs_join(Arena *arena, Str folder, Str path);
// Everything before the last '/', "." when there is none.
Str fs_folder(Str path);
Str fs_base_name(Str path);
bool fs_exists(const char *path);
bool fs_is_folder(const char *path);
// The path with links resolved, empty when it does not exist.
Str fs_real_path(Arena *arena, const char *path);
// True when `path` (resolved) stands inside `root` (resolved): no "..", no link leads out.
bool fs_is_inside(Arena *arena, Str root, Str path);
// Creates the folder and those above it (mode 0777 less umask). False with a finding.
bool fs_make_folders(const char *path, Diag *diag);
// Paths below `root` that match a glob of '*', '?' and '**', in byte order, relative to root.
size_t fs_glob(Arena *arena, Str root, Str pattern, Str **out);

// A file being written beside its target. Failures stick and are reported once, by commit.
typedef struct FileWriter FileWriter;
// Opens "<target>.<digits>.tmp" in the target's folder, with mode 0666 less umask. NULL with a
// finding when that fails. A "-" target writes to standard output at commit.
FileWriter *file_writer_open(Arena *arena, Str target, Diag *diag);
void file_writer_put(FileWriter *writer, Str bytes);
// Bytes put so far: the offset of the next one.
uint64_t file_writer_offset(const FileWriter *writer);
// Flushes, syncs and renames over the target. On any failure the target stays as it was, the
// temporary file is removed, a system finding is added, and false is returned. Ends the writer.
bool file_writer_commit(FileWriter *writer, Diag *diag);
// Removes the temporary file and ends the writer. NULL is fine.
void file_writer_abandon(FileWriter *writer);
// Removes the temporary files that the process `pid`, which was killed, left beside `target`.
void file_writers_sweep(Arena *arena, Str target, pid_t pid);

#endif
