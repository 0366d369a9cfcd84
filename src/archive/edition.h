// SPDX-License-Identifier: MIT
// Edition: the data in a PDF of an earlier edition, to compare a document with.
#ifndef RAPPORTEUR_ARCHIVE_EDITION_H
#define RAPPORTEUR_ARCHIVE_EDITION_H

#include "model/bind.h"

enum { EDITION_MAX_DATA = 64 << 20 }; // [bytes]

// A PDF stands as its data alone where one was made with `attach: sources`: beside where it stood,
// under its name and this.
#define EDITION_ALONE ".yaml"

// The earlier edition as it was opened. A zeroed one is none.
typedef struct {
    Arena *arena;
    Str claimed;   // the SHA-256 that the PDF is said to have had, if it is not there; or empty
    Str path;      // of the file that was read: the PDF, or its data alone
    bool is_alone; // its data alone
    Str sha256;    // of the PDF in lower-case hexadecimal; empty when nobody knows it
    Str data;      // its canonical data
} PdfEdition;

// Of type EditionOpen; the context is a PdfEdition with its arena. The file must be as it was made,
// or have been signed since: else finding PDF-29.
const Source *edition_open(void *edition, const EditionFile *file, Diag *diag);

#endif
