// SPDX-License-Identifier: MIT
// Structure types as a file names them: PDF 1.7 has one list (ISO 32000-1, 14.8.4); PDF 2.0 has
// namespaces (ISO 32000-2, 14.7.4), and some types are in the older one only (14.8.6.1).
#ifndef RAPPORTEUR_EMIT_PDF_NAMESPACE_H
#define RAPPORTEUR_EMIT_PDF_NAMESPACE_H

#include "emit/pdf/file.h"
#include "typeset/structure.h"

// Objects of the namespaces; both 0 in PDF 1.7.
typedef struct {
    uint32_t pdf_1_7, pdf_2_0;
} PdfNamespaces;

// Writes the namespaces of a PDF 2.0 file; none for PDF 1.7.
PdfNamespaces pdf_namespaces_write(PdfFile *file);
// "/S/FENote/NS 4 0 R"
void pdf_put_structure_type(const PdfNamespaces *namespaces, StructureTag tag, Buf *out);
// "/Namespaces[3 0 R 4 0 R]", or nothing. A role map tells what PDF 2.0 renamed to readers that
// know no namespaces, such as Poppler 22, which leave out elements they do not know.
void pdf_put_namespaces(const PdfNamespaces *namespaces, Buf *out);

#endif
