// SPDX-License-Identifier: MIT
// Manifest: fonts/manifest.yaml as a table of files, families and fallbacks. Private to text/.
#ifndef RAPPORTEUR_TEXT_MANIFEST_H
#define RAPPORTEUR_TEXT_MANIFEST_H

#include "base/diag.h"
#include "compose/theme.h"

typedef struct {
    Str name, package, sha256; // of the file; sha256 in lower-case hexadecimal
    const char *path;          // where it was found
    Place place;               // its entry in the manifest
} FontFile;

typedef enum { CUT_REGULAR, CUT_BOLD, CUT_ITALIC, CUT_BOLD_ITALIC, CUT__COUNT } Cut;

typedef struct {
    Str lang;
    unsigned face;
} LangFace;

// The files of one design. Every cut is filled: an absent one repeats the nearest present.
typedef struct {
    Str name;
    const FontFile *cuts[CUT__COUNT];
    unsigned face; // in a collection
    const LangFace *faces;
    size_t face_count;
    const Str *scripts; // ISO 15924; none: for signs of every script
    size_t script_count;
} FontDesign;

typedef struct {
    const FontFile *files;
    size_t file_count;
    FontDesign families[FAMILY__COUNT];
    const FontDesign *fallbacks;
    size_t fallback_count;
} Manifest;

// Reads the manifest and finds its files: first in the folders of `extra` (separated by ':', may
// be empty), then in its own. NULL with findings: FONT-01 for each missing file, FONT-03 for a
// manifest that does not say what it must.
const Manifest *manifest_read(Arena *arena, const char *path, Str extra, Diag *diag);
// The face of `design` for a language: the longest tag in `faces` that begins it.
unsigned design_face(const FontDesign *design, Str lang);

#endif
