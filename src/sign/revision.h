// SPDX-License-Identifier: MIT
// Revision: what an update that signs must know of the PDF it is appended to, and what it must
// write again: catalog, form and first page, with the signature field in them (ISO 32000-1, 12.7).
#ifndef RAPPORTEUR_SIGN_REVISION_H
#define RAPPORTEUR_SIGN_REVISION_H

#include "base/diag.h"

enum { REVISION_MAX_FIELDS = 4096, REVISION_MAX_OBJECTS = 3 };

// What later changes a certification allows (ISO 32000-1, 12.8.2.2); NONE is an approval signature.
typedef enum { CERTIFY_NONE, CERTIFY_CLOSED, CERTIFY_FORMS, CERTIFY_NOTES } Certify;

// An object to write again. The body is a dictionary in PDF syntax.
typedef struct {
    uint32_t number, generation;
    Str body;
} RevisedObject;

typedef struct {
    uint32_t signature, field, xref; // object numbers that are free: they follow each other
    uint64_t previous;               // [bytes] offset of the newest cross-reference stream
    Str root, info, page;            // references, such as "602 0 R"; `info` may be empty
    Str ids[2];                      // of the trailer, as strings in PDF syntax; or both empty
    Str field_name;                  // of no other field
    RevisedObject objects[REVISION_MAX_OBJECTS];
    size_t object_count;
} Revision;

typedef struct {
    Str pdf, shown; // the bytes, and the file for messages
    Certify certify;
} RevisionRequest;

// Reads the facts into the arena, in a process of its own: the PDF is not trusted. False with a
// finding: PDF-20, PDF-21 or PDF-23 (see archive/reader.h), SIGN-08 when files of its kind are not
// signed, SIGN-09 when a certification forbids it, SIGN-10 when it is to be certified and is signed
// already.
bool revision_read(Arena *arena, const RevisionRequest *request, Diag *diag, Revision *out);
// The same in this process, without bounds of time and memory: for whoever sets these, and tests.
bool revision_read_here(Arena *arena, const RevisionRequest *request, Diag *diag, Revision *out);

#endif
