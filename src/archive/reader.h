// SPDX-License-Identifier: MIT
// Reader: the files in a PDF that this program wrote. The PDF is not trusted: the time and memory
// of reading it, its number of files and the names of these are bounded.
#ifndef RAPPORTEUR_ARCHIVE_READER_H
#define RAPPORTEUR_ARCHIVE_READER_H

#include "base/diag.h"

enum {
    ARCHIVE_MAX_FILES = 4096,      // a document reads at most 1,000 parts, and its layouts
    ARCHIVE_MAX_BYTES = 256 << 20, // of all files together
    ARCHIVE_MAX_PDF = 1 << 29,     // [bytes]
    ARCHIVE_MAX_NAME = 1000,       // [bytes]
    ARCHIVE_MAX_SECONDS = 30,      // of processor time
    ARCHIVE_MEMORY = 768 << 20,    // [bytes] for the process that reads, with the PDF twice
};

typedef struct {
    Str name; // as the PDF has it; see archive_safe_name
    Str bytes;
} ArchivedFile;

// What was appended to a PDF since it was made.
typedef enum {
    ARCHIVE_ORIGINAL, // nothing
    ARCHIVE_SIGNED,   // signatures, and nothing else
    ARCHIVE_CHANGED,  // anything else
} ArchiveChange;

typedef struct {
    const ArchivedFile *at; // as they were when the PDF was made
    size_t n;
    size_t original; // [bytes] of the PDF as it was made
    ArchiveChange change;
    Str what; // of ARCHIVE_CHANGED: what was changed, in a few words
} ArchivedFiles;

// Reads the files associated with the document, into the arena, in a process of its own. False
// with a finding: PDF-20 when libqpdf cannot be loaded, PDF-21 when the bytes are no PDF or a
// damaged one, PDF-22 when it carries no files, PDF-23 when a limit is passed.
bool archive_read(Arena *arena, Str pdf, Str shown, Diag *diag, ArchivedFiles *out);
// The same in this process, without bounds of time and memory: for whoever sets these, and tests.
bool archive_read_here(Arena *arena, Str pdf, Str shown, Diag *diag, ArchivedFiles *out);
// The file of that name, or NULL.
const ArchivedFile *archive_find(const ArchivedFiles *files, Str name);
// The name as a path below a folder: no "..", no leading '/', no control character, none that
// turns the direction of text, no backslash or colon; "_" when nothing is left. Segments end after
// 230 bytes.
Str archive_safe_name(Arena *arena, Str name);
// Writes the files below `folder`, which is made. A name that had to be changed gives warning
// PDF-25. False with PDF-26 when two names are the same file or one is the folder of another, and
// nothing is written; when a file is there already (without `force`), or a link leads out of the
// folder, and nothing more is written.
bool archive_write(const ArchivedFiles *files, Str folder, bool force, Diag *diag);

#endif
