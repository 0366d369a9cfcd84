// SPDX-License-Identifier: MIT
// Schemas of XMP properties (ISO 16684-1) that PDF/A does not know of itself: a schema is a table
// of properties with their values. PDF/A-2 and -3 want each that is used described in the packet
// (ISO 19005-3, 6.6.2.3); PDF/A-4 does not.
#ifndef RAPPORTEUR_EMIT_PDF_EXTENSION_H
#define RAPPORTEUR_EMIT_PDF_EXTENSION_H

#include "base/buf.h"

typedef struct {
    const char *name;
    const char *type;        // of value: "Text", "Date", "Integer", or "bag Text"
    const char *description; // one sentence
    bool internal;           // written by programs, not by people
    Str value;               // empty: the property is not used
} XmpProperty;

enum { XMP_SCHEMA_PROPERTIES = 8 };

typedef struct {
    const char *title, *uri, *prefix;
    XmpProperty properties[XMP_SCHEMA_PROPERTIES]; // up to the first without a name
} XmpSchema;

// Appends text with what XML reserves written out; control characters become blanks.
void xmp_put_escaped(Str text, Buf *out);
// Appends a description (rdf:Description) with the properties that have a value; nothing when none
// has.
void xmp_put_schema(const XmpSchema *schema, Buf *out);
// Appends the description of the schemas and of the properties that have a value; all of a packet
// in one call, since a packet has one such description at most.
void xmp_put_extensions(const XmpSchema *const *schemas, size_t n, Buf *out);

#endif
