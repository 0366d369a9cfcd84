// SPDX-License-Identifier: MIT
// UTF-8 (RFC 3629): checked once on reading, decoded without checks afterwards.
#ifndef RAPPORTEUR_BASE_UTF8_H
#define RAPPORTEUR_BASE_UTF8_H

#include "base/str.h"

// Offset of the first byte that is not well formed, or SIZE_MAX when all is.
// Surrogates, overlong forms and values above U+10FFFF are ill formed.
size_t utf8_invalid_at(Str s);
// Decodes the scalar value at *offset (*offset < s.n, s well formed) and moves past it.
uint32_t utf8_next(Str s, size_t *offset);
// Encodes `scalar` into `to` (room for 4 bytes); returns the number of bytes.
size_t utf8_encode(uint32_t scalar, char to[4]);
// Number of scalar values; columns in messages count these.
size_t utf8_count(Str s);

#endif
