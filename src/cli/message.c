// SPDX-License-Identifier: MIT
// Message: a finding as text. Columns on the screen are cells (UAX #11), not bytes.
#include "cli/message.h"

#include <unicode/uchar.h>

#include "base/map.h"
#include "base/utf8.h"

enum {
    EXCERPT_CELLS = 100, // a longer source line is shown around the place
    EXCERPT_BEFORE = 40, // [cells] kept in front of the place then
};

static const char *const SEVERITY_NAMES[] = {"info", "warning", "error", "error", "error"};
_Static_assert(COUNT_OF(SEVERITY_NAMES) == SEVERITY__COUNT, "one name a severity");

static const char *const SEVERITY_COLORS[] = {"36", "33", "31", "31", "31"};
_Static_assert(COUNT_OF(SEVERITY_COLORS) == SEVERITY__COUNT, "one colour a severity");

static void put_colored(Buf *out, bool color, const char *code, Str text) {
    if (color) buf_printf(out, "\033[%sm", code);
    buf_put(out, text);
    if (color) buf_put(out, STR("\033[0m"));
}

static uint32_t cells_of(uint32_t scalar) {
    const int8_t category = u_charType((UChar32)scalar);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR)
        return 0;
    const int32_t width = u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

static uint32_t cells_in(Str text) {
    uint32_t cells = 0;
    for (size_t i = 0; i < text.n;) cells += cells_of(utf8_next(text, &i));
    return cells;
}

// The part of `line` to show, in bytes, so that [lo, hi) is within it.
typedef struct {
    size_t from, to, lo, hi;
} Excerpt;

static size_t skip_cells(Str line, size_t from, uint32_t cells) {
    uint32_t seen = 0;
    while (from < line.n && seen < cells) seen += cells_of(utf8_next(line, &from));
    return from;
}

static Excerpt excerpt_of(Str line, size_t lo, size_t hi) {
    Excerpt excerpt = {0, line.n, lo < line.n ? lo : line.n, hi < line.n ? hi : line.n};
    if (cells_in(line) <= EXCERPT_CELLS) return excerpt;
    const uint32_t before = cells_in(str_slice(line, 0, excerpt.lo));
    if (before > EXCERPT_BEFORE) excerpt.from = skip_cells(line, 0, before - EXCERPT_BEFORE);
    excerpt.to = skip_cells(line, excerpt.from, EXCERPT_CELLS);
    if (excerpt.hi > excerpt.to) excerpt.hi = excerpt.to;
    return excerpt;
}

// Control characters and tabs take one cell here, so that carets stand below what they mean.
static void put_line_text(Buf *out, Str text) {
    for (size_t i = 0; i < text.n; i++)
        buf_putc(out, (unsigned char)text.at[i] < 0x20 ? ' ' : text.at[i]);
}

static void put_repeated(Buf *out, char c, uint32_t count) {
    while (count--) buf_putc(out, c);
}

static void put_source(Buf *out, Place place, const MessageOptions *options, const char *color) {
    const LineColumn at = source_line_column(place.source, place.span.lo);
    const Str line = source_line(place.source, at.line);
    const size_t start = (size_t)(line.at - place.source->bytes.at);
    const Excerpt part = excerpt_of(line, place.span.lo - start, place.span.hi - start);
    const char *lead = part.from ? "…" : "";
    buf_printf(out, "%6u | %s", at.line, lead);
    put_line_text(out, str_slice(line, part.from, part.to));
    buf_put(out, part.to < line.n ? STR("…\n") : STR("\n"));
    put_repeated(out, ' ', 6);
    buf_put(out, STR(" | "));
    put_repeated(out, ' ', cells_in(str_slice(line, part.from, part.lo)) + (part.from ? 1 : 0));
    Buf carets = {0};
    const uint32_t width = cells_in(str_slice(line, part.lo, part.hi));
    put_repeated(&carets, '^', width ? width : 1);
    put_colored(out, options->color, color, buf_str(&carets));
    buf_release(&carets);
    buf_putc(out, '\n');
}

static void put_place(Buf *out, Place place) {
    if (!place.source) {
        buf_put(out, STR("rapporteur: "));
        return;
    }
    const LineColumn at = source_line_column(place.source, place.span.lo);
    buf_printf(out, "%.*s:%u:%u: ", STR_ARGS(place.source->path), at.line, at.column);
}

static void put_cell(Buf *out, Place place) {
    if (!place.cell) return;
    buf_printf(out, " (row %u", place.cell->row);
    if (place.cell->column.n) buf_printf(out, ", column \"%.*s\"", STR_ARGS(place.cell->column));
    buf_putc(out, ')');
}

static void put_head(Buf *out, const Finding *finding, const MessageOptions *options) {
    put_place(out, finding->place);
    Buf label = {0};
    buf_printf(&label, "%s[%.*s]:", SEVERITY_NAMES[finding->severity], STR_ARGS(finding->code));
    put_colored(out, options->color, SEVERITY_COLORS[finding->severity], buf_str(&label));
    buf_release(&label);
    buf_printf(out, " %.*s", STR_ARGS(finding->message));
    put_cell(out, finding->place);
    buf_putc(out, '\n');
}

static void put_note(Buf *out, const DiagNote *note, const MessageOptions *options) {
    put_place(out, note->place);
    buf_printf(out, "note: %.*s", STR_ARGS(note->text));
    put_cell(out, note->place);
    buf_putc(out, '\n');
    if (note->place.source) put_source(out, note->place, options, "36");
}

static void put_finding(Buf *out, const Finding *finding, const MessageOptions *options) {
    put_head(out, finding, options);
    if (options->format == MESSAGE_SHORT) return;
    if (finding->place.source)
        put_source(out, finding->place, options, SEVERITY_COLORS[finding->severity]);
    for (size_t i = 0; i < finding->notes.n; i++) put_note(out, &finding->notes.at[i], options);
    if (finding->path.n) buf_printf(out, "       = path: %.*s\n", STR_ARGS(finding->path));
    if (finding->help.n) buf_printf(out, "       = help: %.*s\n", STR_ARGS(finding->help));
}

// Counts by rule; the arena is the findings' own.
static size_t *counter_of(Arena *arena, Map *counters, Str code) {
    size_t *counter = map_lookup(counters, code);
    if (!counter) {
        counter = arena_push(arena, size_t, 1);
        map_put(arena, counters, code, counter);
    }
    return counter;
}

static void put_left_out(Buf *out, const Map *counters) {
    for (size_t i = 0; i < counters->n; i++) {
        const size_t count = *(const size_t *)counters->at[i].value;
        if (count > MESSAGES_PER_RULE)
            buf_printf(out, "… and %zu more of %.*s\n", count - MESSAGES_PER_RULE,
                       STR_ARGS(counters->at[i].key));
    }
}

void messages_write(const Diag *diag, const MessageOptions *options, Buf *out) {
    Map counters = {0};
    for (size_t i = 0; i < diag->findings.n; i++) {
        const Finding *finding = &diag->findings.at[i];
        if (finding->severity == SEVERITY_INFO && !options->with_infos) continue;
        size_t *count = counter_of(diag->arena, &counters, finding->code);
        if (++*count <= MESSAGES_PER_RULE) put_finding(out, finding, options);
    }
    put_left_out(out, &counters);
}

static size_t count_from(const Diag *diag, Severity lo, Severity hi) {
    size_t count = 0;
    for (size_t i = 0; i < diag->findings.n; i++) {
        const Severity severity = diag->findings.at[i].severity;
        count += severity >= lo && severity <= hi;
    }
    return count;
}

Str messages_summary(Arena *arena, const Diag *diag) {
    const size_t errors = count_from(diag, SEVERITY_ERROR, SEVERITY_SYSTEM);
    const size_t warnings = count_from(diag, SEVERITY_WARNING, SEVERITY_WARNING);
    const char *s = errors == 1 ? "" : "s", *t = warnings == 1 ? "" : "s";
    if (errors && warnings)
        return str_format(arena, "%zu error%s, %zu warning%s", errors, s, warnings, t);
    if (errors) return str_format(arena, "%zu error%s", errors, s);
    if (warnings) return str_format(arena, "%zu warning%s", warnings, t);
    return (Str){0};
}
