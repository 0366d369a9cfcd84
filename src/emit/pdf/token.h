// SPDX-License-Identifier: MIT
// Tokens of PDF syntax (ISO 32000-1, 7.3), appended to a buffer without printf.
#ifndef RAPPORTEUR_EMIT_PDF_TOKEN_H
#define RAPPORTEUR_EMIT_PDF_TOKEN_H

#include "base/buf.h"
#include "base/len.h"

// The text of a literal: pdf_put(out, "/Type/Page").
#define pdf_put(out, literal) buf_put((out), STR(literal))

// An indirect reference: "12 0 R".
void pdf_put_ref(Buf *out, uint32_t object);
// A literal string of any bytes, with parentheses.
void pdf_put_string(Buf *out, Str bytes);
// A text string (7.9.2.2): a literal when it is ASCII, else UTF-16BE in hexadecimal.
void pdf_put_text(Buf *out, Str utf8);
// UTF-16BE as hexadecimal digits, without brackets or a byte order mark.
void pdf_put_utf16(Buf *out, Str utf8);
// UTF-16BE as bytes, without a byte order mark.
void pdf_put_utf16_bytes(Buf *out, Str utf8);
// Two numbers in points, the second turned over: y counts down from `height`.
void pdf_put_point(Buf *out, Point at, Len height);
// "[left bottom right top]" of a rectangle that counts down from `height`.
void pdf_put_rect(Buf *out, Rect rect, Len height);
bool pdf_is_ascii(Str s);

#endif
