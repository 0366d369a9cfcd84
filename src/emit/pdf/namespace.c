// SPDX-License-Identifier: MIT
// Namespaces: two objects, and for each type the one it is in.
#include "emit/pdf/namespace.h"

#include "emit/pdf/token.h"

static uint32_t write_namespace(PdfFile *file, Str name) {
    const uint32_t object = pdf_file_reserve(file);
    Buf *out = pdf_file_open(file, object);
    pdf_put(out, "<</Type/Namespace/NS");
    pdf_put_string(out, name);
    pdf_put(out, ">>");
    pdf_file_close(file);
    return object;
}

PdfNamespaces pdf_namespaces_write(PdfFile *file) {
    if (!pdf_file_is_2(file)) return (PdfNamespaces){0};
    const uint32_t older = write_namespace(file, STR("http://iso.org/pdf/ssn"));
    return (PdfNamespaces){older, write_namespace(file, STR("http://iso.org/pdf2/ssn"))};
}

// Types that PDF 2.0 took from its own namespace.
static bool is_older(StructureTag tag) {
    switch (tag) {
    case TAG_TOC:
    case TAG_TOCI:
    case TAG_REFERENCE:
    case TAG_BLOCK_QUOTE:
    case TAG_CODE: return true;
    default: return false;
    }
}

void pdf_put_structure_type(const PdfNamespaces *namespaces, StructureTag tag, Buf *out) {
    const bool note = namespaces->pdf_2_0 && tag == TAG_NOTE; // renamed in PDF 2.0
    pdf_put(out, "/S/");
    buf_put(out, note ? STR("FENote") : str_of(structure_tag_name(tag)));
    if (!namespaces->pdf_2_0) return;
    pdf_put(out, "/NS ");
    pdf_put_ref(out, is_older(tag) ? namespaces->pdf_1_7 : namespaces->pdf_2_0);
}

void pdf_put_namespaces(const PdfNamespaces *namespaces, Buf *out) {
    if (!namespaces->pdf_2_0) return;
    pdf_put(out, "/Namespaces[");
    pdf_put_ref(out, namespaces->pdf_1_7);
    buf_putc(out, ' ');
    pdf_put_ref(out, namespaces->pdf_2_0);
    pdf_put(out, "]/RoleMap<</FENote/Note>>");
}
