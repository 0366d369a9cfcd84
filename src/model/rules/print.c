// SPDX-License-Identifier: MIT
// Rules for people: one on the terminal, all of them as Markdown.
#include "model/rules/rules.h"

enum { LINE_WIDTH = 78 };

static const char *severity_word(const Rule *rule) {
    switch (rule->severity) {
    case SEVERITY_INFO: return "info";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_ERROR: return "error";
    case SEVERITY_FATAL:
    case SEVERITY_SYSTEM:
    case SEVERITY__COUNT: return "fatal";
    }
    return "";
}

// Greedy lines of at most LINE_WIDTH bytes; a longer word stands alone.
static void put_wrapped(Str text, Buf *out) {
    size_t column = 0;
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find_char(text, ' ', at);
        if (end == SIZE_MAX) end = text.n;
        if (column && column + 1 + end - at > LINE_WIDTH) {
            buf_putc(out, '\n');
            column = 0;
        }
        if (column) buf_putc(out, ' ');
        column += (column ? 1 : 0) + end - at;
        buf_put(out, str_slice(text, at, end));
        at = end + 1;
    }
    buf_putc(out, '\n');
}

static void put_indented(Str text, Buf *out) {
    for (size_t lo = 0; lo < text.n;) {
        const size_t newline = str_find_char(text, '\n', lo);
        const size_t hi = newline == SIZE_MAX ? text.n : newline;
        buf_put(out, STR("    "));
        buf_put(out, str_slice(text, lo, hi));
        buf_putc(out, '\n');
        lo = hi + 1;
    }
}

static void put_example(const char *head, Str text, Buf *out) {
    if (text.n == 0) return;
    buf_printf(out, "\n%s:\n\n", head);
    put_indented(text, out);
}

void rule_print(const Rule *rule, Buf *out) {
    buf_printf(out, "%.*s (%s): %.*s\n\n", STR_ARGS(rule->id), severity_word(rule),
               STR_ARGS(rule->title));
    put_wrapped(rule->explanation, out);
    put_example("Wrong", rule->wrong, out);
    put_example("Right", rule->right, out);
}

void rules_print_markdown(Buf *out) {
    buf_put(out, STR("# Rules\n\n"));
    put_wrapped(
        STR("What is checked, in the order of the table. An error keeps the document from "
            "being written unless it is forced, a warning does not; what is fatal cannot be "
            "forced or waived. `rapporteur explain ID` prints one of them."),
        out);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        const Rule *rule = &RULES[i];
        buf_printf(out, "\n## %.*s: %.*s\n\n*%s*\n\n", STR_ARGS(rule->id), STR_ARGS(rule->title),
                   severity_word(rule));
        put_wrapped(rule->explanation, out);
        put_example("Wrong", rule->wrong, out);
        put_example("Right", rule->right, out);
    }
}
