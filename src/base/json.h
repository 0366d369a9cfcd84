// SPDX-License-Identifier: MIT
// JSON (RFC 8259) being written: members and items in the order they are put.
#ifndef RAPPORTEUR_BASE_JSON_H
#define RAPPORTEUR_BASE_JSON_H

#include "base/buf.h"

// A string in quotes; control characters, '"' and '\' are escaped, all else stays UTF-8.
void json_put_string(Buf *out, Str text);
// `"key": "text"`, after a comma unless it is the first behind '{'.
void json_put_member(Buf *out, const char *key, Str text);
void json_put_number(Buf *out, const char *key, int64_t value);
// `"key":`, after a comma unless it is the first: what follows is the caller's.
void json_put_key(Buf *out, const char *key);
// A comma, unless the last byte opened an object or a list.
void json_put_comma(Buf *out);

#endif
