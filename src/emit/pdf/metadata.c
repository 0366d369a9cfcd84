// SPDX-License-Identifier: MIT
// Metadata: the date comes from the document or is left out; the clock is never asked.
#include "emit/pdf/metadata.h"

#include "emit/pdf/token.h"

static void put_escaped(Str text, Buf *out) {
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.at[i];
        if (c == '&')
            pdf_put(out, "&amp;");
        else if (c == '<')
            pdf_put(out, "&lt;");
        else if (c == '>')
            pdf_put(out, "&gt;");
        else
            buf_putc(out, (unsigned char)c < 0x20 ? ' ' : c); // XML 1.0 has no control characters
    }
}

// A property as plain text; none when it is empty.
static void put_plain(const char *name, Str value, Buf *out) {
    if (value.n == 0) return;
    buf_printf(out, "<%s>", name);
    put_escaped(value, out);
    buf_printf(out, "</%s>\n", name);
}

// A property with one item of an array: Alt (of languages), Seq or Bag.
static void put_array(const char *name, const char *kind, Str value, Buf *out) {
    if (value.n == 0) return;
    const bool alternatives = strcmp(kind, "Alt") == 0;
    buf_printf(out, "<%s><rdf:%s><rdf:li%s>", name, kind,
               alternatives ? " xml:lang=\"x-default\"" : "");
    put_escaped(value, out);
    buf_printf(out, "</rdf:li></rdf:%s></%s>\n", kind, name);
}

bool pdf_is_date(Str date) {
    if (date.n != 10) return false;
    for (size_t i = 0; i < date.n; i++) {
        const bool dash = i == 4 || i == 7;
        if (dash ? date.at[i] != '-' : date.at[i] < '0' || date.at[i] > '9') return false;
    }
    return true;
}

void pdf_put_date(Str date, Buf *out) {
    const char *at = date.at;
    buf_printf(out, "(D:%.4s%.2s%.2s000000Z)", at, at + 5, at + 8);
}

static void put_dates(Str date, Buf *out) {
    static const char *const NAMES[] = {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"};
    if (!pdf_is_date(date)) return;
    for (size_t i = 0; i < COUNT_OF(NAMES); i++)
        buf_printf(out, "<%s>%.*sT00:00:00Z</%s>\n", NAMES[i], STR_ARGS(date), NAMES[i]);
}

// PDF/A wants the properties of other standards described (ISO 19005-3, 6.6.2.3).
static const char CLAIM[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
    "<pdfaid:part>3</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file follows"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static void put_packet(const DocumentInfo *info, bool claim, Buf *out) {
    pdf_put(out, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                 "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                 "<rdf:Description rdf:about=\"\""
                 " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                 " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                 " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                 "<dc:format>application/pdf</dc:format>\n");
    put_array("dc:title", "Alt", info->title, out);
    put_array("dc:creator", "Seq", info->authors, out);
    put_array("dc:description", "Alt", info->subject, out);
    put_array("dc:publisher", "Bag", info->publisher, out);
    put_array("dc:language", "Bag", info->lang, out);
    put_plain("dc:identifier", info->id, out);
    put_array("dc:subject", "Bag", info->keywords, out);
    put_plain("pdf:Keywords", info->keywords, out);
    put_plain("pdf:Producer", info->program, out);
    put_plain("xmp:CreatorTool", info->program, out);
    put_dates(info->date, out);
    pdf_put(out, "</rdf:Description>\n");
    if (claim) buf_put(out, STR(CLAIM));
    pdf_put(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

uint32_t pdf_metadata_write(const DocumentInfo *info, bool claim, PdfFile *file) {
    Buf packet = {0};
    put_packet(info, claim, &packet);
    const uint32_t object = pdf_file_reserve(file);
    // Plain, so that programs which know no PDF find it.
    pdf_file_put_stream(file, object, STR("/Type/Metadata/Subtype/XML"), buf_str(&packet),
                        PDF_PLAIN);
    buf_release(&packet);
    return object;
}

uint32_t pdf_info_write(const DocumentInfo *info, PdfFile *file, Haru *haru) {
    HaruDict *dict = haru_dict(haru);
    haru_set_text(haru, dict, "Title", info->title);
    haru_set_text(haru, dict, "Author", info->authors);
    haru_set_text(haru, dict, "Subject", info->subject);
    haru_set_text(haru, dict, "Keywords", info->keywords);
    haru_set_text(haru, dict, "Creator", info->program);
    haru_set_text(haru, dict, "Producer", info->program);
    if (pdf_is_date(info->date)) {
        Buf date = {0};
        const char *at = info->date.at;
        buf_printf(&date, "D:%.4s%.2s%.2s000000Z", at, at + 5, at + 8);
        haru_set_bytes(haru, dict, "CreationDate", buf_str(&date));
        haru_set_bytes(haru, dict, "ModDate", buf_str(&date));
        buf_release(&date);
    }
    const uint32_t object = pdf_file_reserve(file);
    haru_write_dict(haru, dict, pdf_file_open(file, object));
    pdf_file_close(file);
    return object;
}
