// SPDX-License-Identifier: MIT
// YamlProblem: libyaml says what it stumbled over; people want to know which trap they are in. The
// traps are tried in order, each a test and a finding; the last takes libyaml's own words.
#include "read/yaml_problem.h"

#include "base/utf8.h"

static char byte_at(const YamlProblem *p, uint32_t at) {
    return at < p->source->bytes.n ? p->source->bytes.at[at] : '\0';
}

static Place place_of(const YamlProblem *p, uint32_t lo, uint32_t hi) {
    const uint32_t n = (uint32_t)p->source->bytes.n;
    return (Place){p->source, {lo < n ? lo : n, hi < n ? hi : n}, NULL};
}

static uint32_t line_start(Str bytes, uint32_t at) {
    while (at > 0 && bytes.at[at - 1] != '\n') at--;
    return at;
}

static uint32_t line_end(Str bytes, uint32_t at) {
    while (at < bytes.n && bytes.at[at] != '\n') at++;
    while (at > 0 && bytes.at[at - 1] == '\r') at--;
    return at;
}

// The start of the nearest line above that is not blank; 0 when there is none.
static uint32_t line_above(Str bytes, uint32_t at) {
    uint32_t start = line_start(bytes, at);
    while (start > 0) {
        const uint32_t end = start;
        start = line_start(bytes, start - 1);
        if (str_trim(str_slice(bytes, start, end)).n > 0) break;
    }
    return start;
}

static bool says(const char *message, const char *part) {
    return message && strstr(message, part) != NULL;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

// The byte before `at` on the same line that is not blank; its offset, or `at` when there is none.
static uint32_t before(const YamlProblem *p, uint32_t at) {
    const Str bytes = p->source->bytes;
    uint32_t i = at;
    while (i > 0 && is_blank(bytes.at[i - 1])) i--;
    return i > 0 && bytes.at[i - 1] != '\n' ? i - 1 : at;
}

static bool trap_control(const YamlProblem *p, Diag *diag) {
    if (!says(p->problem, "control characters")) return false;
    size_t end = p->at;
    const uint32_t c = end < p->source->bytes.n ? utf8_next(p->source->bytes, &end) : 0;
    diag_add(diag, SEVERITY_FATAL, "YAML-16", place_of(p, p->at, (uint32_t)end),
             "the control character U+%04X is not allowed", (unsigned)c);
    return true;
}

static bool trap_tab(const YamlProblem *p, Diag *diag) {
    const Str bytes = p->source->bytes;
    uint32_t at = line_start(bytes, p->at);
    while (byte_at(p, at) == ' ') at++;
    if (byte_at(p, at) != '\t') at = p->at;
    if (byte_at(p, at) != '\t') return false;
    uint32_t end = at;
    while (byte_at(p, end) == '\t') end++;
    diag_add(diag, SEVERITY_FATAL, "YAML-13", place_of(p, at, end), "a tab in the indentation");
    diag_help(diag, "indent with spaces");
    return true;
}

static bool trap_open_quote(const YamlProblem *p, Diag *diag) {
    if (!says(p->context, "scanning a quoted scalar")) return false;
    diag_add(diag, SEVERITY_FATAL, "YAML-14", place_of(p, p->context_at, p->context_at + 1),
             "the quote opened here is never closed");
    diag_note(diag, place_of(p, p->at, p->at), "%s",
              says(p->problem, "document") ? "a document ends here" : "the file ends here");
    return true;
}

static bool trap_escape(const YamlProblem *p, Diag *diag) {
    if (!says(p->context, "parsing a quoted scalar")) return false;
    diag_add(diag, SEVERITY_FATAL, "YAML-17", place_of(p, p->at, p->at + 2),
             "'\\%c' is no escape that YAML knows", byte_at(p, p->at + 1));
    diag_help(diag, "write \\\\ for a backslash, or use single quotes");
    return true;
}

// True for "key:value".
static bool lacks_space(Str line) {
    const size_t colon = str_find_char(line, ':', 0);
    if (colon == SIZE_MAX || colon + 1 >= line.n) return false;
    const Str key = str_trim(str_slice(line, 0, colon));
    return !strchr(" \t/", line.at[colon + 1]) && str_find_char(key, ' ', 0) == SIZE_MAX;
}

static bool trap_colon(const YamlProblem *p, Diag *diag) {
    const bool in_flow = says(p->problem, "did not find expected ','") && byte_at(p, p->at) == ':';
    if (!in_flow && !says(p->problem, "mapping values are not allowed")) return false;
    diag_add(diag, SEVERITY_FATAL, "YAML-12", place_of(p, p->at, p->at + 1),
             "': ' inside a text without quotes");
    const Str bytes = p->source->bytes;
    const uint32_t above = line_above(bytes, p->at);
    if (!in_flow && lacks_space(str_slice(bytes, above, line_end(bytes, above))))
        diag_help(diag, "put a space behind the ':' of the key in the line above");
    else
        diag_help(diag, "quote the text, or, if this is a key, align it with the keys above it");
    return true;
}

// The first '#' in [lo, hi) that makes a comment of what follows plain text, or UINT32_MAX.
static uint32_t comment_in_text(const YamlProblem *p, uint32_t lo, uint32_t hi) {
    char quote = '\0';
    for (uint32_t at = lo; at < hi; at++) {
        const char c = byte_at(p, at);
        const char last = byte_at(p, before(p, at));
        if (quote) {
            if (c == quote) quote = '\0';
        } else if ((c == '"' || c == '\'') && (at == lo || strchr(",[{:-", last))) {
            quote = c;
        } else if (c == '#' && at > lo && is_blank(byte_at(p, at - 1))) {
            if (before(p, at) != at && !strchr(",[{:-\"'", last)) return at;
            at = line_end(p->source->bytes, at);
        }
    }
    return UINT32_MAX;
}

static bool trap_comment(const YamlProblem *p, Diag *diag) {
    const bool flow = says(p->problem, "did not find expected ','");
    const bool root = says(p->problem, "<document start>"); // a lone text was the whole document
    if (!flow && !root && !says(p->problem, "could not find expected ':'")) return false;
    const uint32_t lo = root ? line_above(p->source->bytes, p->at) : p->context_at;
    const uint32_t hi = flow ? p->at : line_end(p->source->bytes, lo);
    const uint32_t at = comment_in_text(p, lo, hi);
    if (at == UINT32_MAX) return false;
    diag_add(diag, SEVERITY_FATAL, "YAML-10", place_of(p, at, line_end(p->source->bytes, at)),
             "' #' begins a comment: the rest of the line is lost");
    diag_help(diag, "quote the text that holds '#'");
    return true;
}

static bool trap_first_character(const YamlProblem *p, Diag *diag) {
    const bool name =
        says(p->context, "scanning an alias") || says(p->context, "scanning an anchor");
    if (!name && !says(p->problem, "cannot start any token")) return false;
    const uint32_t at = name ? p->context_at : p->at;
    diag_add(diag, SEVERITY_FATAL, "YAML-15", place_of(p, at, at + 1),
             "a text without quotes cannot begin with '%c'", byte_at(p, at));
    diag_help(diag, "quote the text");
    return true;
}

static bool trap_bracket(const YamlProblem *p, Diag *diag) {
    const char c = byte_at(p, p->at);
    if (!says(p->problem, "did not find expected ','") || !c || !strchr("[]{}", c)) return false;
    diag_add(diag, SEVERITY_FATAL, "YAML-11", place_of(p, p->at, p->at + 1),
             "'%c' inside a text without quotes, within { } or [ ]", c);
    diag_note(diag, place_of(p, p->context_at, p->context_at + 1), "the map or list opens here");
    diag_help(diag, "quote the text that holds brackets");
    return true;
}

static void note_long_quote(const YamlProblem *p, Diag *diag) {
    const Span quoted = p->last_quoted;
    const Str text = str_slice(p->source->bytes, quoted.lo, quoted.hi);
    if (quoted.hi > p->at || str_find_char(text, '\n', 0) == SIZE_MAX) return;
    diag_note(diag, place_of(p, quoted.lo, quoted.lo + 1),
              "this quoted text goes over several lines: is its closing quote missing?");
}

// "title: "A" and B" and "text: [see](https://...)": the value has ended, but text follows.
static bool trap_text_behind(const YamlProblem *p, Diag *diag) {
    const char last = byte_at(p, before(p, p->at));
    if (!says(p->problem, "did not find expected") || before(p, p->at) == p->at) return false;
    const bool quote = last == '"' || last == '\'';
    if (!last || (!quote && last != ']' && last != '}')) return false;
    diag_add(diag, SEVERITY_FATAL, quote ? "YAML-14" : "YAML-15",
             place_of(p, p->at, line_end(p->source->bytes, p->at)), "text behind the closing %c",
             last);
    if (quote)
        diag_help(diag, "quote the whole text, with the other kind of quotes outside");
    else
        diag_help(diag, "quote a text that begins with '%c'", last == ']' ? '[' : '{');
    note_long_quote(p, diag);
    return true;
}

static bool trap_no_colon(const YamlProblem *p, Diag *diag) {
    if (!says(p->problem, "could not find expected ':'")) return false;
    diag_add(diag, SEVERITY_FATAL, "YAML-01",
             place_of(p, p->context_at, line_end(p->source->bytes, p->context_at)),
             "neither a key with ':' nor part of a text");
    diag_help(diag, "a key is followed by ': ' with a space; indent the further lines of a text");
    note_long_quote(p, diag);
    return true;
}

static bool trap_none(const YamlProblem *p, Diag *diag) {
    diag_add(diag, SEVERITY_FATAL, "YAML-01", place_of(p, p->at, p->at + (byte_at(p, p->at) > ' ')),
             "this is not well-formed YAML: %s", p->problem);
    if (p->context) diag_note(diag, place_of(p, p->context_at, p->context_at), "%s", p->context);
    if (says(p->problem, "expected key") || says(p->problem, "'-' indicator"))
        diag_help(diag, "the keys of one map, and the '-' of one list, stand in one column");
    note_long_quote(p, diag);
    return true;
}

typedef bool Trap(const YamlProblem *problem, Diag *diag);

void yaml_problem_report(const YamlProblem *problem, Diag *diag) {
    static Trap *const TRAPS[] = {
        trap_control,     trap_tab,      trap_open_quote, trap_escape,
        trap_colon,       trap_comment,  trap_bracket,    trap_first_character,
        trap_text_behind, trap_no_colon, trap_none};
    for (size_t i = 0; !TRAPS[i](problem, diag);) i++;
}

void yaml_warn_lost_comment(Place scalar, Diag *diag) {
    const Str bytes = scalar.source->bytes;
    const uint32_t at = scalar.span.hi + 1;
    if (at >= bytes.n || bytes.at[at] != '#' || bytes.at[at - 1] != ' ') return;
    const uint32_t end = line_end(bytes, at);
    const bool digit = at + 1 < end && bytes.at[at + 1] >= '0' && bytes.at[at + 1] <= '9';
    const bool empty = str_trim(str_slice(bytes, at + 1, end)).n == 0;
    if (!digit && !empty) return;
    diag_add(diag, SEVERITY_WARNING, "YAML-10", (Place){scalar.source, {at, end}, NULL},
             "' #' begins a comment: the rest of the line is lost");
    diag_help(diag, "quote the text that holds '#', or put two spaces before a comment");
}
