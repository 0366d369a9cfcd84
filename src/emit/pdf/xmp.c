// SPDX-License-Identifier: MIT
// XMP: the date comes from the document or is left out; the clock is never asked.
#include "emit/pdf/xmp.h"

#include "emit/pdf/token.h"

// A property as plain text; none when it is empty.
static void put_plain(const char *name, Str value, Buf *out) {
    if (value.n == 0) return;
    buf_printf(out, "<%s>", name);
    xmp_put_escaped(value, out);
    buf_printf(out, "</%s>\n", name);
}

// A property that is an array, Seq (in order) or Bag; none when it is empty.
static void put_array(const char *name, const char *kind, StrList list, Buf *out) {
    if (list.n == 0) return;
    buf_printf(out, "<%s><rdf:%s>", name, kind);
    for (size_t i = 0; i < list.n; i++) {
        pdf_put(out, "<rdf:li>");
        xmp_put_escaped(list.at[i], out);
        pdf_put(out, "</rdf:li>");
    }
    buf_printf(out, "</rdf:%s></%s>\n", kind, name);
}

static void put_one(const char *name, const char *kind, Str value, Buf *out) {
    put_array(name, kind, (StrList){&value, value.n > 0}, out);
}

static void put_alternative(Str lang, Str text, Buf *out) {
    pdf_put(out, "<rdf:li xml:lang=\"");
    xmp_put_escaped(lang, out);
    pdf_put(out, "\">");
    xmp_put_escaped(text, out);
    pdf_put(out, "</rdf:li>");
}

// A text in its languages; x-default comes first (ISO 16684-1, 8.2.2.4).
static void put_languages(const char *name, Str text, const Translation *others, size_t n,
                          Buf *out) {
    if (text.n == 0) return;
    buf_printf(out, "<%s><rdf:Alt>", name);
    put_alternative(STR("x-default"), text, out);
    for (size_t i = 0; i < n; i++) put_alternative(others[i].lang, others[i].text, out);
    buf_printf(out, "</rdf:Alt></%s>\n", name);
}

bool xmp_is_day(Str date) {
    if (date.n != 10) return false;
    for (size_t i = 0; i < date.n; i++) {
        const bool dash = i == 4 || i == 7;
        if (dash ? date.at[i] != '-' : date.at[i] < '0' || date.at[i] > '9') return false;
    }
    return true;
}

static void put_dates(Str date, Buf *out) {
    static const char *const NAMES[] = {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"};
    if (!xmp_is_day(date)) return;
    for (size_t i = 0; i < COUNT_OF(NAMES); i++)
        buf_printf(out, "<%s>%.*sT00:00:00Z</%s>\n", NAMES[i], STR_ARGS(date), NAMES[i]);
}

static Str identifier_of(const DocumentInfo *info) {
    return info->identifier.n ? info->identifier : info->id;
}

// All names it goes by, when there are several.
static void put_identifiers(const DocumentInfo *info, Buf *out) {
    const Str names[] = {identifier_of(info), info->id, info->symbol};
    Str each[COUNT_OF(names)];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        bool new = names[i].n > 0;
        for (size_t j = 0; j < n; j++) new = new && !str_eq(each[j], names[i]);
        if (new) each[n++] = names[i];
    }
    if (n > 1) put_array("xmp:Identifier", "Bag", (StrList){each, n}, out);
}

static void put_rights(const DocumentInfo *info, Buf *out) {
    put_languages("dc:rights", info->rights, NULL, 0, out);
    if (info->rights.n == 0 && info->rights_url.n == 0) return;
    put_plain("xmpRights:Marked", STR("True"), out);
    put_plain("xmpRights:WebStatement", info->rights_url, out);
}

static void put_keywords(StrList keywords, Buf *out) {
    put_array("dc:subject", "Bag", keywords, out);
    if (keywords.n == 0) return;
    pdf_put(out, "<pdf:Keywords>");
    for (size_t i = 0; i < keywords.n; i++) {
        if (i) pdf_put(out, ", ");
        xmp_put_escaped(keywords.at[i], out);
    }
    pdf_put(out, "</pdf:Keywords>\n");
}

void xmp_put_document(const DocumentInfo *info, Buf *out) {
    pdf_put(out, "<rdf:Description rdf:about=\"\""
                 " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                 " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                 " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                 " xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\">\n"
                 "<dc:format>application/pdf</dc:format>\n");
    put_languages("dc:title", info->title, info->titles, info->title_count, out);
    put_array("dc:creator", "Seq", info->authors, out);
    put_languages("dc:description", info->subject, NULL, 0, out);
    put_one("dc:publisher", "Bag", info->publisher, out);
    put_one("dc:language", "Bag", info->lang, out);
    put_plain("dc:identifier", identifier_of(info), out);
    put_one("dc:date", "Seq", info->published, out);
    put_keywords(info->keywords, out);
    put_rights(info, out);
    put_identifiers(info, out);
    put_plain("pdf:Producer", info->program, out);
    put_plain("xmp:CreatorTool", info->program, out);
    put_dates(info->date, out);
    pdf_put(out, "</rdf:Description>\n");
}

// The bare number of a DOI: 10.1000/182 of "doi:10.1000/182" and of its address.
static Str doi_of(Str identifier) {
    const Str beginnings[] = {STR("https://doi.org/"), STR("http://doi.org/"), STR("doi:"), {0}};
    for (size_t i = 0; i < COUNT_OF(beginnings); i++) {
        if (!str_starts(identifier, beginnings[i])) continue;
        const Str rest = str_slice(identifier, beginnings[i].n, identifier.n);
        return str_starts(rest, STR("10.")) ? rest : (Str){0};
    }
    return (Str){0};
}

void xmp_document_schemas(const DocumentInfo *info, XmpSchema out[XMP_DOCUMENT_SCHEMAS]) {
    const Str cover = info->cover_date;
    out[0] = (XmpSchema){
        .title = "PRISM basic metadata",
        .uri = "http://prismstandard.org/namespaces/basic/3.0/",
        .prefix = "prism",
        .properties = {
            {"seriesTitle", "Text", "Series the document belongs to", false, info->series},
            {"versionIdentifier", "Text", "Version of the document", false, info->version},
            {"coverDate", "Date", "Date of publication", false, info->published},
            {"coverDisplayDate", "Text", "Date as it is printed on the cover", false, cover},
            {"timePeriod", "Text", "Period the document reports on", false, info->period},
            {"event", "bag Text", "Events the document is about", false, info->event},
            {"doi", "Text", "Digital Object Identifier", false, doi_of(info->identifier)}}};
    out[1] = (XmpSchema){
        .title = "DCMI metadata terms",
        .uri = "http://purl.org/dc/terms/",
        .prefix = "dcterms",
        .properties = {{"valid", "Date", "Date on which the data was right", false, info->as_of}}};
}
