// SPDX-License-Identifier: MIT
// Tokens: numbers, strings and references as PDF spells them.
#include "emit/pdf/token.h"

#include "base/utf8.h"

void pdf_put_ref(Buf *out, uint32_t object) {
    buf_put_int(out, object);
    pdf_put(out, " 0 R");
}

bool pdf_is_ascii(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.at[i] - 0x20u > 0x5e) return false;
    return true;
}

void pdf_put_string(Buf *out, Str bytes) {
    char *to = buf_reserve(out, bytes.n * 2 + 2);
    char *const start = to;
    *to++ = '(';
    for (size_t i = 0; i < bytes.n; i++) {
        const char c = bytes.at[i];
        const bool special = c == '(' || c == ')' || c == '\\' || c == '\r';
        if (special) *to++ = '\\';
        *to++ = c == '\r' ? 'r' : c;
    }
    *to++ = ')';
    *to = '\0';
    out->n += (size_t)(to - start);
}

void pdf_put_utf16(Buf *out, Str utf8) {
    for (size_t at = 0; at < utf8.n;) {
        const uint32_t scalar = utf8_next(utf8, &at);
        if (scalar < 0x10000) {
            buf_put_hex(out, scalar, 4);
        } else {
            buf_put_hex(out, 0xd800 + ((scalar - 0x10000) >> 10), 4);
            buf_put_hex(out, 0xdc00 + ((scalar - 0x10000) & 0x3ff), 4);
        }
    }
}

static void put_unit(Buf *out, uint32_t unit) {
    buf_putc(out, (char)(unit >> 8));
    buf_putc(out, (char)(unit & 0xff));
}

void pdf_put_utf16_bytes(Buf *out, Str utf8) {
    for (size_t at = 0; at < utf8.n;) {
        const uint32_t scalar = utf8_next(utf8, &at);
        if (scalar < 0x10000) {
            put_unit(out, scalar);
        } else {
            put_unit(out, 0xd800 + ((scalar - 0x10000) >> 10));
            put_unit(out, 0xdc00 + ((scalar - 0x10000) & 0x3ff));
        }
    }
}

void pdf_put_text(Buf *out, Str utf8) {
    if (pdf_is_ascii(utf8)) {
        pdf_put_string(out, utf8);
        return;
    }
    pdf_put(out, "<feff");
    pdf_put_utf16(out, utf8);
    buf_putc(out, '>');
}

void pdf_put_point(Buf *out, Point at, Len height) {
    buf_put_milli(out, at.x);
    buf_putc(out, ' ');
    buf_put_milli(out, (int64_t)height - at.y);
}

void pdf_put_rect(Buf *out, Rect rect, Len height) {
    buf_putc(out, '[');
    pdf_put_point(out, (Point){rect.x, rect.y + rect.height}, height);
    buf_putc(out, ' ');
    pdf_put_point(out, (Point){rect.x + rect.width, rect.y}, height);
    buf_putc(out, ']');
}
