// SPDX-License-Identifier: MIT
// Parts: one tree out of several files: {file: path} is replaced by what the file holds, and the
// overlay of a language ("name.fr.yaml" beside "name.yaml") is laid over each.
#ifndef RAPPORTEUR_MODEL_PARTS_H
#define RAPPORTEUR_MODEL_PARTS_H

#include "base/diag.h"
#include "model/schema.h"
#include "read/value.h"

enum {
    PARTS_MAX_DEPTH = 16,   // files that include files: more is a mistake
    PARTS_MAX_FILES = 1000, // a document of more files is one that includes itself in many ways
};

typedef struct {
    Arena *arena;
    Diag *diag;
    Str root;      // resolved folder that no file may lie outside of
    Str lang;      // edition wanted, or empty
    Str own_lang;  // of the document, filled in by parts_load
    size_t loaded; // files so far
    bool sealed;   // no other file is read
} PartLoader;

// Stands where a file could not be read, so that nobody complains of it a second time.
extern const Value PART_FAILED;

// The tree of a document file, whole, or NULL after fatal findings.
const Value *parts_load(PartLoader *loader, const char *path, Str shown);
// The same of one that came out of a PDF: it is whole as it is, and no file may be named in it.
const Value *parts_load_sealed(PartLoader *loader, const Source *source);
// The same of rapporteur.yaml, whose path for messages is its name.
const Value *parts_load_workspace(PartLoader *loader, const Source *source);
// "name.fr.yaml" for "name.yaml": where the overlay of `lang` would be.
Str parts_overlay_path(Arena *arena, Str path, Str lang);

// overlay.c: `base` with the words of `overlay`, a value of `field` in another language. Only text
// may differ; records are found by id (else by period, else by their place in the list).
const Value *overlay_merge(PartLoader *loader, const Field *field, const Value *base,
                           const Value *overlay);
// The pseudo-field of a whole document file.
extern const Field FIELD_OF_FILE;
// True for `format: rapporteur/1` in `map`; else a fatal finding. A part may leave it out.
bool parts_check_format(Diag *diag, const Value *map, bool needed);

#endif
