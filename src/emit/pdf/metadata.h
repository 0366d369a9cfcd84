// SPDX-License-Identifier: MIT
// What the PDF says about itself, twice and in agreement: XMP (ISO 16684-1) and the document
// information dictionary.
#ifndef RAPPORTEUR_EMIT_PDF_METADATA_H
#define RAPPORTEUR_EMIT_PDF_METADATA_H

#include "base/standard.h"
#include "emit/pdf/file.h"
#include "emit/pdf/haru.h"
#include "paint/device.h"

// A date YYYY-MM-DD as PDF has it (7.9.4), without the parentheses of a string.
void pdf_put_date(Str date, Buf *out);
// Writes the XMP packet as a plain stream; its object. It says that the file follows the
// standards of `claimed`.
uint32_t pdf_metadata_write(const DocumentInfo *info, StandardSet claimed, PdfFile *file);
// Writes the information dictionary, which PDF 2.0 has no more; its object. Several authors and
// keywords stand in one string.
uint32_t pdf_info_write(const DocumentInfo *info, Arena *arena, PdfFile *file, Haru *haru);

#endif
