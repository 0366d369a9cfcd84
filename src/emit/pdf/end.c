// SPDX-License-Identifier: MIT
// The end of a PDF: fonts, pages, structure, names, metadata, attachments, and the catalog that
// leads to them.
#include "emit/pdf/attach.h"
#include "emit/pdf/catalog.h"
#include "emit/pdf/device.h"
#include "emit/pdf/metadata.h"

// The resources of all pages. 0 with a finding.
static uint32_t write_resources(PdfDevice *pdf) {
    if (!pdf_fonts_write(pdf->fonts, pdf->file, pdf->haru, pdf->base.diag)) return 0;
    HaruDict *resources = haru_dict(pdf->haru);
    pdf_fonts_set(pdf->fonts, resources, pdf->haru);
    pdf_images_set(pdf->images, resources, pdf->haru);
    const uint32_t object = pdf_file_reserve(pdf->file);
    haru_write_dict(pdf->haru, resources, pdf_file_open(pdf->file, object));
    pdf_file_close(pdf->file);
    return object;
}

// Everything that the catalog leads to. False with a finding.
static bool write_roots(PdfDevice *pdf, PdfRoots *roots) {
    Diag *diag = pdf->base.diag;
    const uint32_t resources = write_resources(pdf);
    if (!resources) return false;
    roots->pages = pdf_pages_write(pdf->pages, pdf->file, resources, diag);
    if (!roots->pages) return false;
    roots->structure = pdf_structure_write(pdf->structure);
    roots->outline = pdf_outline_write(pdf->outline, pdf->file, pdf->haru);
    roots->destinations = pdf_names_write(pdf->names, pdf->file, diag);
    roots->labels = pdf_labels_write(pdf->pages, pdf->arena, pdf->file);
    roots->metadata =
        pdf_metadata_write(&pdf->info, conformance_claim(pdf->conformance, diag), pdf->file);
    if (pdf->profile.n) roots->intent = pdf_intent_write(pdf->profile, pdf->file, pdf->haru);
    return true;
}

static PdfAttached write_attachments(PdfDevice *pdf) {
    if (!pdf->options.attach) return (PdfAttached){0};
    PdfFacts facts = {.pages = pdf->page_count};
    facts.fonts = pdf_fonts_used(pdf->fonts, &facts.font_count);
    hash_end(pdf->text, facts.text);
    const PdfAttachmentList list = pdf->options.attach(pdf->options.attach_context, &facts);
    return pdf_attachments_write(pdf->arena, &list, pdf->info.date, pdf->file);
}

bool pdf_device_end(PdfDevice *pdf) {
    PdfRoots roots = {0};
    if (!write_roots(pdf, &roots)) return false;
    roots.attached = write_attachments(pdf);
    const uint32_t catalog = pdf_catalog_write(&roots, &pdf->info, pdf->file, pdf->haru);
    const uint32_t info =
        pdf_file_is_2(pdf->file) ? 0 : pdf_info_write(&pdf->info, pdf->arena, pdf->file, pdf->haru);
    if (haru_failed(pdf->haru)) {
        diag_add(pdf->base.diag, SEVERITY_FATAL, "PDF-06", (Place){0},
                 "internal error: libharu refused an object");
        return false;
    }
    return pdf_file_end(pdf->file, catalog, info, pdf->base.diag);
}
