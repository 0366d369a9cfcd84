// SPDX-License-Identifier: MIT
// Metadata: the date comes from the document or is left out; the clock is never asked.
#include "emit/pdf/metadata.h"

#include "emit/pdf/claim.h"
#include "emit/pdf/token.h"
#include "emit/pdf/xmp.h"

void pdf_put_date(Str date, Buf *out) {
    const char *at = date.at;
    buf_printf(out, "D:%.4s%.2s%.2s000000Z", at, at + 5, at + 8);
}

static void put_packet(const DocumentInfo *info, StandardSet claimed, bool described, Buf *out) {
    XmpSchema own[XMP_DOCUMENT_SCHEMAS];
    const XmpSchema archive = pdf_archive_claim(claimed), access = pdf_access_claim(claimed);
    const XmpSchema *schemas[XMP_DOCUMENT_SCHEMAS + 1] = {&access};
    size_t n = 1;
    xmp_document_schemas(info, own);
    for (size_t i = 0; i < XMP_DOCUMENT_SCHEMAS; i++) schemas[n++] = &own[i];
    pdf_put(out, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                 "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    xmp_put_document(info, out);
    xmp_put_schema(&archive, out);
    for (size_t i = 0; i < n; i++) xmp_put_schema(schemas[i], out);
    if (described) xmp_put_extensions(schemas, n, out);
    pdf_put(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

uint32_t pdf_metadata_write(const DocumentInfo *info, StandardSet claimed, PdfFile *file) {
    Buf packet = {0};
    // Schemas are described for PDF/A-2 and -3; PDF/A-4 knows no such descriptions.
    put_packet(info, claimed, !pdf_file_is_2(file), &packet);
    const uint32_t object = pdf_file_reserve(file);
    // Plain, so that programs which know no PDF find it.
    pdf_file_put_stream(file, object, STR("/Type/Metadata/Subtype/XML"), buf_str(&packet),
                        PDF_PLAIN);
    buf_release(&packet);
    return object;
}

uint32_t pdf_info_write(const DocumentInfo *info, Arena *arena, PdfFile *file, Haru *haru) {
    HaruDict *dict = haru_dict(haru);
    haru_set_text(haru, dict, "Title", info->title);
    haru_set_text(haru, dict, "Author", str_list_joined(arena, info->authors, STR("; ")));
    haru_set_text(haru, dict, "Subject", info->subject);
    haru_set_text(haru, dict, "Keywords", str_list_joined(arena, info->keywords, STR(", ")));
    haru_set_text(haru, dict, "Creator", info->program);
    haru_set_text(haru, dict, "Producer", info->program);
    if (xmp_is_day(info->date)) {
        Buf date = {0};
        pdf_put_date(info->date, &date);
        haru_set_bytes(haru, dict, "CreationDate", buf_str(&date));
        haru_set_bytes(haru, dict, "ModDate", buf_str(&date));
        buf_release(&date);
    }
    const uint32_t object = pdf_file_reserve(file);
    haru_write_dict(haru, dict, pdf_file_open(file, object));
    pdf_file_close(file);
    return object;
}
