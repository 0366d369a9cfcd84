// SPDX-License-Identifier: MIT
// Extension: one table writes both the properties and what PDF/A wants to be told about them.
#include "emit/pdf/extension.h"

#include "emit/pdf/token.h"

void xmp_put_escaped(Str text, Buf *out) {
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

// The property after `from` that has a value; NULL at the end. From NULL the first.
static const XmpProperty *next_used(const XmpSchema *schema, const XmpProperty *from) {
    const XmpProperty *at = from ? from + 1 : schema->properties;
    const XmpProperty *end = schema->properties + XMP_SCHEMA_PROPERTIES;
    while (at < end && at->name && at->value.n == 0) at++;
    return at < end && at->name ? at : NULL;
}

static void put_property(const XmpSchema *schema, const XmpProperty *property, Buf *out) {
    const bool bag = str_starts(str_of(property->type), STR("bag "));
    buf_printf(out, "<%s:%s>%s", schema->prefix, property->name, bag ? "<rdf:Bag><rdf:li>" : "");
    xmp_put_escaped(property->value, out);
    buf_printf(out, "%s</%s:%s>\n", bag ? "</rdf:li></rdf:Bag>" : "", schema->prefix,
               property->name);
}

void xmp_put_schema(const XmpSchema *schema, Buf *out) {
    const XmpProperty *at = next_used(schema, NULL);
    if (!at) return;
    buf_printf(out, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">\n", schema->prefix,
               schema->uri);
    for (; at; at = next_used(schema, at)) put_property(schema, at, out);
    pdf_put(out, "</rdf:Description>\n");
}

static void describe_property(const XmpProperty *property, Buf *out) {
    buf_printf(out,
               "<rdf:li rdf:parseType=\"Resource\">\n"
               "<pdfaProperty:name>%s</pdfaProperty:name>\n"
               "<pdfaProperty:valueType>%s</pdfaProperty:valueType>\n"
               "<pdfaProperty:category>%s</pdfaProperty:category>\n"
               "<pdfaProperty:description>%s</pdfaProperty:description>\n"
               "</rdf:li>\n",
               property->name, property->type, property->internal ? "internal" : "external",
               property->description);
}

static void describe_schema(const XmpSchema *schema, Buf *out) {
    buf_printf(out,
               "<rdf:li rdf:parseType=\"Resource\">\n"
               "<pdfaSchema:schema>%s</pdfaSchema:schema>\n"
               "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>\n"
               "<pdfaSchema:prefix>%s</pdfaSchema:prefix>\n"
               "<pdfaSchema:property><rdf:Seq>\n",
               schema->title, schema->uri, schema->prefix);
    for (const XmpProperty *at = next_used(schema, NULL); at; at = next_used(schema, at))
        describe_property(at, out);
    pdf_put(out, "</rdf:Seq></pdfaSchema:property>\n</rdf:li>\n");
}

void xmp_put_extensions(const XmpSchema *const *schemas, size_t n, Buf *out) {
    size_t used = 0;
    for (size_t i = 0; i < n; i++) used += next_used(schemas[i], NULL) != NULL;
    if (used == 0) return;
    pdf_put(out, "<rdf:Description rdf:about=\"\""
                 " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                 " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                 " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                 "<pdfaExtension:schemas><rdf:Bag>\n");
    for (size_t i = 0; i < n; i++)
        if (next_used(schemas[i], NULL)) describe_schema(schemas[i], out);
    pdf_put(out, "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
}
