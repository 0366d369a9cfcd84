// SPDX-License-Identifier: MIT
// JSON: whether a comma is due is seen from the last byte written.
#include "base/json.h"

static void put_escaped(Buf *out, char c) {
    switch (c) {
    case '"': buf_put(out, STR("\\\"")); break;
    case '\\': buf_put(out, STR("\\\\")); break;
    case '\n': buf_put(out, STR("\\n")); break;
    case '\t': buf_put(out, STR("\\t")); break;
    default: buf_put(out, STR("\\u")); buf_put_hex(out, (unsigned char)c, 4);
    }
}

static bool is_plain(char c) {
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

void json_put_string(Buf *out, Str text) {
    buf_putc(out, '"');
    for (size_t i = 0; i < text.n;) {
        const size_t from = i;
        while (i < text.n && is_plain(text.at[i])) i++;
        buf_put(out, str_slice(text, from, i));
        if (i < text.n) put_escaped(out, text.at[i++]);
    }
    buf_putc(out, '"');
}

void json_put_comma(Buf *out) {
    const char last = out->n ? out->at[out->n - 1] : '{';
    if (last != '{' && last != '[' && last != '\n') buf_putc(out, ',');
}

void json_put_key(Buf *out, const char *key) {
    json_put_comma(out);
    json_put_string(out, str_of(key));
    buf_putc(out, ':');
}

void json_put_member(Buf *out, const char *key, Str text) {
    json_put_key(out, key);
    json_put_string(out, text);
}

void json_put_number(Buf *out, const char *key, int64_t value) {
    json_put_key(out, key);
    buf_put_int(out, value);
}
