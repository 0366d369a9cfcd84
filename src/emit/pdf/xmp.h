// SPDX-License-Identifier: MIT
// What the XMP packet says about the document: Dublin Core, XMP's own schemas (ISO 16684-1), and
// what fits of PRISM 3.0 and the DCMI terms.
#ifndef RAPPORTEUR_EMIT_PDF_XMP_H
#define RAPPORTEUR_EMIT_PDF_XMP_H

#include "compose/document_info.h"
#include "emit/pdf/extension.h"

// True for YYYY-MM-DD.
bool xmp_is_day(Str date);
// Appends the properties of schemas that PDF/A knows of itself.
void xmp_put_document(const DocumentInfo *info, Buf *out);

enum { XMP_DOCUMENT_SCHEMAS = 2 };
// The schemas it does not know, with their values: to be put and described.
void xmp_document_schemas(const DocumentInfo *info, XmpSchema out[XMP_DOCUMENT_SCHEMAS]);

#endif
