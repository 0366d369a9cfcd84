// SPDX-License-Identifier: MIT
// Manifest: manifest.json, which every PDF with attachments carries: what was asked for, with which
// programs, from which inputs. Nothing in it depends on the machine.
#ifndef RAPPORTEUR_ARCHIVE_MANIFEST_H
#define RAPPORTEUR_ARCHIVE_MANIFEST_H

#include "archive/archive.h"
#include "base/vec.h"

typedef struct {
    Str name; // in the manifest and, if attached, in the PDF
    Str bytes;
    bool attached; // with ATTACH_SOURCES
} ArchiveInput;

typedef VEC(ArchiveInput) ArchiveInputs;

// The name of the earlier edition, a PDF, among the inputs.
Str archive_edition_name(const ArchiveRequest *request);

// What it names besides the request.
typedef struct {
    Str data_name, data;
    const ArchiveInputs *inputs;
    const ArchiveInput *edition; // data of the earlier one if it is a PDF, else NULL
} ManifestParts;

void manifest_put(const ArchiveRequest *request, const PdfFacts *facts, const ManifestParts *parts,
                  Buf *out);

enum { MANIFEST_MAX = 4 << 20 }; // [bytes] of one that is read
enum { SHA256_TEXT = 65 };       // [bytes] with the NUL
// SHA-256 in lower-case hexadecimal.
Str sha256_text(Arena *arena, Str bytes);

// A manifest read back. Empty strings where it says nothing.
typedef struct {
    Str program; // "0.1.0"
    AttachMode attach;
    Str data, data_sha256;           // name and hash of the canonical data
    Str edition_sha256;              // of the earlier edition, if it is a PDF
    Str document, lang, item, theme; // what was compiled; the path is relative to the workspace
    bool configured, force, strict;
    unsigned handout;
    StandardSet standards;
    Str epoch;
    Str pages, text; // number of pages and hash of their text
    Str tools;       // programs, fonts and dictionaries: the same words for the same ones
    struct {
        Str name, sha256;
    } * inputs;
    size_t input_count;
} ManifestFacts;

// False with finding PDF-24 when it is no manifest of ours.
bool manifest_read_facts(Arena *arena, Str json, Diag *diag, ManifestFacts *out);

#endif
