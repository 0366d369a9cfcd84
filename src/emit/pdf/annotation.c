// SPDX-License-Identifier: MIT
// Annotations: visible on screen and paper, without a border, described in words.
#include "emit/pdf/annotation.h"

#include "emit/pdf/token.h"

// A URI is 7-bit ASCII (12.6.4.7): other bytes and blanks become %XX (RFC 3987, 3.1).
static void put_uri(Str url, Buf *out) {
    Buf ascii = {0};
    for (size_t i = 0; i < url.n; i++) {
        const uint8_t c = (uint8_t)url.at[i];
        if (c > 0x20 && c < 0x7f) {
            buf_putc(&ascii, (char)c);
        } else {
            buf_putc(&ascii, '%');
            buf_putc(&ascii, "0123456789ABCDEF"[c >> 4]);
            buf_putc(&ascii, "0123456789ABCDEF"[c & 15]);
        }
    }
    pdf_put_string(out, buf_str(&ascii));
    buf_release(&ascii);
}

static void put_action(const PdfLink *link, Buf *out) {
    if (link->url.n) {
        pdf_put(out, "/A<</S/URI/URI");
        put_uri(link->url, out);
    } else {
        pdf_put(out, "/A<</S/GoTo/D");
        pdf_put_string(out, link->to);
    }
    pdf_put(out, ">>");
}

void pdf_link_write(PdfFile *file, uint32_t object, const PdfLink *link) {
    const Str target = link->url.n ? link->url : link->to;
    Buf *out = pdf_file_open(file, object);
    pdf_put(out, "<</Type/Annot/Subtype/Link/Rect");
    pdf_put_rect(out, link->rect, link->page_height);
    pdf_put(out, "/Border[0 0 0]/F 4/P ");
    pdf_put_ref(out, link->page);
    pdf_put(out, "/StructParent ");
    buf_put_int(out, link->parent_key);
    pdf_put(out, "/Contents");
    pdf_put_text(out, link->description.n ? link->description : target);
    put_action(link, out);
    pdf_put(out, ">>");
    pdf_file_close(file);
}
