// SPDX-License-Identifier: MIT
// Findings as workflow commands of GitHub Actions: "::error file=…,line=…::message".
#include <stdlib.h>

#include "cli/message_log.h"

enum { SHOWN_EACH = 10 }; // GitHub shows no more errors, and no more warnings, a step

static const char *const COMMANDS[] = {"notice", "warning", "error", "error", "error"};
_Static_assert(COUNT_OF(COMMANDS) == SEVERITY__COUNT, "one command a severity");

// Percent, line ends and, in properties, colon and comma have a meaning of their own.
static void put_escaped(Buf *out, Str text, bool property) {
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.at[i];
        const bool special =
            c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
        if (special)
            buf_printf(out, "%%%02X", (unsigned)c);
        else
            buf_putc(out, c);
    }
}

static void put_place(Buf *out, Place place) {
    if (!place.source) return;
    const LineColumn from = source_line_column(place.source, place.span.lo);
    const LineColumn to = source_line_column(place.source, place.span.hi);
    buf_put(out, STR("file="));
    put_escaped(out, place.source->path, true);
    buf_printf(out, ",line=%u,endLine=%u", from.line, to.line);
    if (from.line == to.line) buf_printf(out, ",col=%u,endColumn=%u", from.column, to.column);
    buf_putc(out, ',');
}

static void put_words(Buf *out, const Finding *finding) {
    put_escaped(out, finding->message, false);
    for (size_t i = 0; i < finding->notes.n; i++) {
        const DiagNote *note = &finding->notes.at[i];
        buf_put(out, STR("%0Anote: "));
        put_escaped(out, note->text, false);
        if (!note->place.source) continue;
        const LineColumn at = source_line_column(note->place.source, note->place.span.lo);
        buf_put(out, STR(" ("));
        put_escaped(out, note->place.source->path, false);
        buf_printf(out, ":%u:%u)", at.line, at.column);
    }
    if (finding->help.n) buf_put(out, STR("%0Ahelp: "));
    put_escaped(out, finding->help, false);
}

Str message_github_line(Arena *arena, const Finding *finding) {
    Buf line = {0};
    buf_printf(&line, "::%s ", COMMANDS[finding->severity]);
    put_place(&line, finding->place);
    buf_put(&line, STR("title="));
    put_escaped(&line, finding->code, true);
    buf_put(&line, STR("::"));
    put_words(&line, finding);
    buf_putc(&line, '\n');
    const Str kept = str_copy(arena, buf_str(&line));
    buf_release(&line);
    return kept;
}

static int most_severe_first(const void *a, const void *b) {
    const GithubLine *x = a, *y = b;
    if (x->severity != y->severity) return x->severity > y->severity ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static size_t class_of(Severity severity) {
    return severity >= SEVERITY_ERROR ? 2 : (size_t)severity;
}

void message_github(GithubLine *lines, size_t n, Buf *out) {
    if (n) qsort(lines, n, sizeof *lines, most_severe_first);
    size_t counts[3] = {0};
    for (size_t i = 0; i < n; i++)
        if (counts[class_of(lines[i].severity)]++ < SHOWN_EACH) buf_put(out, lines[i].line);
    static const char *const NAMES[] = {"notices", "warnings", "errors"};
    for (size_t i = COUNT_OF(counts); i-- > 0;)
        if (counts[i] > SHOWN_EACH)
            buf_printf(out, "%zu more %s are not shown as annotations\n", counts[i] - SHOWN_EACH,
                       NAMES[i]);
}
