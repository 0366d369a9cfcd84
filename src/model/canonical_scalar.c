// SPDX-License-Identifier: MIT
// Scalars of canonical YAML: plain where every reader sees a string, lines as a literal block, all
// else in double quotes (YAML 1.2.2, 5.7 and 8.1.2).
#include "base/utf8.h"
#include "model/canonical.h"

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Words that readers of YAML 1.1 or 1.2 take for a truth, a null or a number.
static bool is_word_of_yaml(Str text) {
    static const Str WORDS[] = {STR_INIT("true"), STR_INIT("false"), STR_INIT("yes"),
                                STR_INIT("no"),   STR_INIT("on"),    STR_INIT("off"),
                                STR_INIT("y"),    STR_INIT("n"),     STR_INIT("null")};
    for (size_t i = 0; i < COUNT_OF(WORDS); i++)
        if (str_eq_ascii_fold(text, WORDS[i])) return true;
    return false;
}

static bool is_plain(Str text) {
    if (text.n == 0 || text.n > 60 || !is_letter(text.at[0]) || is_word_of_yaml(text)) return false;
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.at[i];
        const bool within = i + 1 < text.n && (c == ' ' || c == '-' || c == '.' || c == '/');
        if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '_' && !within) return false;
    }
    return true;
}

// Control characters, and what YAML 1.1 takes for a line break or a byte order mark.
static bool must_escape(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
           (c & 0xFFFE) == 0xFFFE;
}

// A literal block keeps its lines as they are. A first line that begins blank would need an
// indentation indicator; more than one newline at the end another chomping.
static bool is_block(Str text) {
    const size_t newline = str_find_char(text, '\n', 0);
    if (newline == SIZE_MAX || newline == 0 || text.at[0] == ' ') return false;
    if (str_ends(text, STR("\n\n"))) return false;
    for (size_t i = 0; i < text.n;) {
        const uint32_t c = utf8_next(text, &i);
        if (c != '\n' && must_escape(c)) return false;
    }
    return true;
}

static void put_blanks(size_t n, Buf *out) {
    for (size_t i = 0; i < n; i++) buf_putc(out, ' ');
}

static void put_block(Str text, size_t indent, Buf *out) {
    const bool clipped = text.at[text.n - 1] == '\n';
    buf_put(out, clipped ? STR("|") : STR("|-"));
    for (size_t lo = 0; lo < text.n;) {
        const size_t newline = str_find_char(text, '\n', lo);
        const size_t hi = newline == SIZE_MAX ? text.n : newline;
        buf_putc(out, '\n');
        if (hi > lo) put_blanks(indent, out);
        buf_put(out, str_slice(text, lo, hi));
        lo = hi + 1;
    }
}

static void put_escaped(uint32_t c, Buf *out) {
    if (c == '\n') {
        buf_put(out, STR("\\n"));
        return;
    }
    const int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    buf_put(out, digits == 2 ? STR("\\x") : digits == 4 ? STR("\\u") : STR("\\U"));
    buf_put_hex(out, c, digits);
}

static void put_quoted(Str text, Buf *out) {
    buf_putc(out, '"');
    for (size_t i = 0; i < text.n;) {
        const size_t from = i;
        const uint32_t c = utf8_next(text, &i);
        if (must_escape(c)) {
            put_escaped(c, out);
            continue;
        }
        if (c == '"' || c == '\\') buf_putc(out, '\\');
        buf_put(out, str_slice(text, from, i));
    }
    buf_putc(out, '"');
}

void yaml_put_scalar(Str text, size_t indent, Buf *out) {
    if (is_plain(text))
        buf_put(out, text);
    else if (is_block(text))
        put_block(text, indent, out);
    else
        put_quoted(text, out);
}
