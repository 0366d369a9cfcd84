// SPDX-License-Identifier: MIT
// Archive: what a PDF carries of what it was made of: its data in canonical form, every source,
// and a manifest that names all inputs by their hashes. And back: the files in a PDF.
#ifndef RAPPORTEUR_ARCHIVE_ARCHIVE_H
#define RAPPORTEUR_ARCHIVE_ARCHIVE_H

#include "archive/edition.h"
#include "emit/emit.h"
#include "model/model.h"
#include "text/paragraph.h"

typedef enum { ATTACH_DATA, ATTACH_SOURCES, ATTACH_NONE } AttachMode;

// Names below which the sources stand in the PDF. What is neither stays out: it belongs to the
// system (the colour profile), and the manifest has its hash.
#define ARCHIVE_MANIFEST    "manifest.json"
#define ARCHIVE_WORKSPACE   "sources/workspace/"
#define ARCHIVE_OWN_LAYOUTS "sources/layouts/" // of a workspace that keeps them elsewhere
#define ARCHIVE_LAYOUTS     "sources/program/layouts/"
#define ARCHIVE_FONTS       "sources/program/fonts/manifest.yaml"

// What one document is made of. All borrowed.
typedef struct {
    Arena *arena;
    Diag *diag;
    AttachMode mode;
    const Model *model;
    TextEngine *engine;          // has set the document
    const FileLog *files;        // read until now, and until the last page
    const FileLog *shared_files; // read for the workspace, or NULL
    const PdfEdition *edition;   // the earlier one, if it is a PDF
    Str data_name;               // of the data in the PDF
    const char *document;        // path
    const char *root;            // folder of the workspace, resolved
    const char *layouts;         // of the program
    const char *own_layouts;
    const char *fonts;     // the manifest of fonts
    Str lang, item, theme; // as the compile was asked for
    bool configured;       // the workspace has a rapporteur.yaml
    unsigned handout;
    StandardSet standards;
    bool force, strict;
    const char *epoch; // SOURCE_DATE_EPOCH, or NULL
} ArchiveRequest;

// Of type PdfAttach; the context is an ArchiveRequest.
PdfAttachmentList archive_attachments(void *request, const PdfFacts *facts);
// "data", "sources" or "none".
Str attach_mode_name(AttachMode mode);
bool attach_mode_named(Str name, AttachMode *out);

#endif
