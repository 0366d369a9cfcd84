// SPDX-License-Identifier: MIT
// CSV: libcsv decides what the fields are and decodes them; since it gives no positions, a scan of
// the same bytes is kept in step with it, one field at a time.
#include "read/csv.h"

#include <csv.h>

#include "read/csv_header.h"

enum {
    FINDINGS_MAX = 20,       // a file of another kind would give one for each row
    FIELD_BLOCK = 64 * 1024, // [bytes] libcsv's buffer grows by this
};

typedef struct {
    Arena *arena, *scratch;
    const Source *source;
    Diag *diag;
    uint32_t at;              // start of the field that libcsv gives next
    uint32_t row_start;       // of the row being read
    uint32_t row;             // 0 is the header
    VEC(const Value *) cells; // of the row being read, in `arena` order of columns
    const Value **names;      // of the header
    size_t columns;
    CsvColumn *header;
    VEC(const Value *) rows;
    size_t mistakes; // also those not shown
} CsvReader;

static char byte_at(const CsvReader *r, uint32_t at) {
    return at < r->source->bytes.n ? r->source->bytes.at[at] : '\0';
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

static const CsvCell *cell_at(CsvReader *r, size_t column) {
    if (r->row == 0) return NULL;
    CsvCell *cell = arena_push(r->arena, CsvCell, 1);
    cell->row = r->row;
    if (column < r->columns) cell->column = r->names[column]->text;
    return cell;
}

static Place place_of(CsvReader *r, uint32_t lo, uint32_t hi) {
    return (Place){r->source, {lo, hi}, cell_at(r, r->cells.n)};
}

// Counts a mistake; true when it is still to be shown.
static bool shows(CsvReader *r) {
    return ++r->mistakes <= FINDINGS_MAX;
}

// The content of the field at r->at, without its quotes; *end is where the next delimiter stands.
static Span scan_field(const CsvReader *r, uint32_t *end) {
    const Str bytes = r->source->bytes;
    const uint32_t n = (uint32_t)bytes.n;
    uint32_t at = r->at;
    if (byte_at(r, at) != '"') {
        while (at < n && bytes.at[at] != ',' && !is_line_end(bytes.at[at])) at++;
        *end = at;
        return (Span){r->at, at};
    }
    for (at++;; at += 2) {
        const size_t quote = str_find_char(bytes, '"', at);
        at = quote == SIZE_MAX ? n : (uint32_t)quote;
        if (byte_at(r, at) != '"' || byte_at(r, at + 1) != '"') break;
    }
    *end = at < n ? at + 1 : n;
    return (Span){r->at + 1, at};
}

// An empty field without quotes was not given, as in YAML; a quoted empty one was.
static ScalarStyle style_of(Str text, bool quoted) {
    if (text.n) return SCALAR_CELL;
    return quoted ? SCALAR_QUOTED : SCALAR_PLAIN;
}

// libcsv's callback for one field.
static void take_field(void *field, size_t n, void *reader) {
    CsvReader *r = reader;
    if (r->cells.n == 0) {
        while (is_line_end(byte_at(r, r->at))) r->at++; // empty lines, which libcsv skips too
        r->row_start = r->at;
    }
    const bool quoted = byte_at(r, r->at) == '"';
    uint32_t end;
    const Span span = scan_field(r, &end);
    Value *value = arena_push(r->arena, Value, 1);
    const Str text = {field, n}, written = str_slice(r->source->bytes, span.lo, span.hi);
    value->kind = VALUE_SCALAR;
    value->place = place_of(r, span.lo, span.hi);
    value->clean = written.n == n;
    value->text = value->clean ? written : str_copy(r->arena, text);
    value->style = style_of(text, quoted);
    *vec_push(r->scratch, &r->cells) = value;
    r->at = byte_at(r, end) == ',' ? end + 1 : end;
}

static void take_header(CsvReader *r) {
    r->columns = r->cells.n;
    r->names = arena_push(r->arena, const Value *, r->columns);
    memcpy(r->names, r->cells.at, r->columns * sizeof *r->names);
    const size_t before = r->diag->findings.n;
    r->header = csv_header_new(r->arena, r->names, r->columns, r->diag);
    r->mistakes += r->diag->findings.n - before;
}

static void refuse_missing(CsvReader *r) {
    if (!shows(r)) return;
    const Str name = r->names[r->cells.n]->text;
    diag_add(r->diag, SEVERITY_FATAL, "CSV-01", place_of(r, r->row_start, r->at),
             "the row has %zu of the %zu fields that the header names: '%.*s' is missing",
             r->cells.n, r->columns, STR_ARGS(name));
}

static void refuse_extra(CsvReader *r) {
    if (!shows(r)) return;
    Place place = r->cells.at[r->columns]->place;
    diag_add(r->diag, SEVERITY_FATAL, "CSV-02", place,
             "the row has %zu fields, the header names only %zu", r->cells.n, r->columns);
    diag_note(r->diag, r->names[r->columns - 1]->place, "the last column is named here");
    diag_help(r->diag, "quote a field that holds a comma");
}

// libcsv's callback for the end of a row.
static void take_row(int terminator, void *reader) {
    (void)terminator;
    CsvReader *r = reader;
    if (!r->header) {
        take_header(r);
    } else if (r->cells.n < r->columns) {
        refuse_missing(r);
    } else if (r->cells.n > r->columns) {
        refuse_extra(r);
    } else if (r->mistakes == 0) {
        Value *row = (Value *)csv_header_row(r->arena, r->header, r->cells.at);
        row->place = (Place){r->source, {r->row_start, r->at}, r->cells.at[0]->place.cell};
        *vec_push(r->arena, &r->rows) = row;
    }
    r->cells.n = 0;
    r->row++;
}

static void refuse_stray(CsvReader *r, uint32_t at) {
    if (!shows(r)) return;
    const Place place = place_of(r, at, at + 1);
    if (byte_at(r, r->at) == '"' && at > r->at) {
        diag_add(r->diag, SEVERITY_FATAL, "CSV-03", place, "text behind the closing quote");
        diag_note(r->diag, place_of(r, r->at, r->at + 1), "the field opens here");
        diag_help(r->diag, "inside a quoted field, write \"\" for a quote");
    } else {
        diag_add(r->diag, SEVERITY_FATAL, "CSV-03", place, "a quote inside a field without quotes");
        diag_help(r->diag, "quote the whole field, and write \"\" for the quote inside");
    }
}

static void refuse_open_quote(CsvReader *r) {
    if (!shows(r)) return;
    diag_add(r->diag, SEVERITY_FATAL, "CSV-04", place_of(r, r->at, r->at + 1),
             "the quote opened here is never closed");
}

static int no_blank(unsigned char c) {
    (void)c;
    return 0;
}

static void parser_open(struct csv_parser *parser) {
    if (csv_init(parser, CSV_STRICT | CSV_STRICT_FINI) != 0) fatal_out_of_memory(sizeof *parser);
    csv_set_space_func(parser, no_blank);
    csv_set_blk_size(parser, FIELD_BLOCK);
}

// After a mistake the row is given up and reading goes on with the next line.
static void skip_line(CsvReader *r, uint32_t from) {
    const size_t newline = str_find_char(r->source->bytes, '\n', from);
    r->at = newline == SIZE_MAX ? (uint32_t)r->source->bytes.n : (uint32_t)newline + 1;
    r->cells.n = 0;
    r->row++;
}

// Where libcsv met a mistake, or the end of the source.
static uint32_t parse_from(CsvReader *r, struct csv_parser *parser, uint32_t from) {
    const Str rest = str_slice(r->source->bytes, from, r->source->bytes.n);
    const size_t done = csv_parse(parser, rest.at, rest.n, take_field, take_row, r);
    if (csv_error(parser) == CSV_ENOMEM || csv_error(parser) == CSV_ETOOBIG)
        fatal_out_of_memory(rest.n);
    return from + (uint32_t)done;
}

static void read_rows(CsvReader *r) {
    const uint32_t n = (uint32_t)r->source->bytes.n;
    for (bool more = true; more;) {
        struct csv_parser parser;
        parser_open(&parser);
        const uint32_t at = parse_from(r, &parser, r->at);
        more = at < n;
        if (more) {
            refuse_stray(r, at);
            skip_line(r, at);
        } else if (csv_fini(&parser, take_field, take_row, r) != 0) {
            refuse_open_quote(r);
        }
        csv_free(&parser);
        if (!r->header) more = false; // nothing below a broken header means anything
    }
}

static const Value *finish(CsvReader *r) {
    const Place whole = {r->source, {0, (uint32_t)r->source->bytes.n}, NULL};
    if (r->mistakes > FINDINGS_MAX)
        diag_add(r->diag, SEVERITY_FATAL, "CSV-10", whole, "%zu more mistakes like these",
                 r->mistakes - FINDINGS_MAX);
    if (!r->header && r->mistakes == 0) {
        r->mistakes++;
        diag_add(r->diag, SEVERITY_FATAL, "CSV-11", (Place){r->source, {0, 0}, NULL},
                 "the file holds no header row");
    }
    if (r->mistakes) return NULL;
    Value *list = arena_push(r->arena, Value, 1);
    list->kind = VALUE_LIST;
    list->place = whole;
    list->items = r->rows.at;
    list->n = r->rows.n;
    return list;
}

enum { SCRATCH_BLOCK = 1 << 14 };

const Value *csv_read(Arena *arena, const Source *source, Diag *diag) {
    CsvReader r = {
        .arena = arena, .scratch = arena_new(SCRATCH_BLOCK), .source = source, .diag = diag};
    read_rows(&r);
    const Value *rows = finish(&r);
    arena_drop(r.scratch);
    return rows;
}
