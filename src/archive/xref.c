// SPDX-License-Identifier: MIT
// Xref: read here, because libqpdf says what an object is, but not which update made it so.
#include "archive/xref.h"

typedef struct {
    const Pdf *pdf;
    Arena *arena;
    size_t at;
    XrefRows *rows;
} Section;

static void skip_blanks(Section *s) {
    const Str bytes = s->pdf->bytes;
    while (s->at < bytes.n && memchr(" \r\n\t\f", bytes.at[s->at], 5)) s->at++;
}

static bool read_number(Section *s, int64_t *out) {
    const Str bytes = s->pdf->bytes;
    skip_blanks(s);
    const size_t lo = s->at;
    while (s->at < bytes.n && bytes.at[s->at] >= '0' && bytes.at[s->at] <= '9') s->at++;
    return s->at - lo <= 10 && str_to_int64(str_slice(bytes, lo, s->at), out);
}

static bool read_word(Section *s, Str word) {
    skip_blanks(s);
    const bool there = str_starts(str_slice(s->pdf->bytes, s->at, s->pdf->bytes.n), word);
    if (there) s->at += word.n;
    return there;
}

static bool add_row(Section *s, int64_t number, int64_t generation, bool freed) {
    if (s->rows->n == XREF_MAX_ROWS || number > INT32_MAX || generation > UINT16_MAX) return false;
    s->rows->at[s->rows->n++] = (XrefRow){(int)number, (int)generation, freed};
    return true;
}

static bool read_table_rows(Section *s, int64_t first, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        int64_t offset, generation;
        if (!read_number(s, &offset) || !read_number(s, &generation)) return false;
        const bool used = read_word(s, STR("n"));
        if (!used && !read_word(s, STR("f"))) return false;
        if (!add_row(s, first + i, generation, !used)) return false;
    }
    return true;
}

static bool read_table(Section *s) {
    int64_t first, count;
    while (read_number(s, &first)) {
        if (!read_number(s, &count) || !read_table_rows(s, first, count)) return false;
    }
    const qpdf_oh trailer = s->pdf->lib->get_trailer(s->pdf->data);
    const bool both = !s->pdf->lib->oh_is_null(s->pdf->data, pdf_key(s->pdf, trailer, "/XRefStm"));
    return read_word(s, STR("trailer")) && !both;
}

static uint64_t field(Str rows, size_t at, size_t width) {
    uint64_t value = 0;
    for (size_t i = 0; i < width; i++) value = value << 8 | (uint8_t)rows.at[at + i];
    return value;
}

typedef struct {
    size_t width[3];
    Str rows; // decoded
    size_t at;
    bool names_itself;
    int64_t self;
    size_t start;
} RowStream;

static bool read_stream_row(Section *s, RowStream *from, int64_t number) {
    const size_t *w = from->width, row = w[0] + w[1] + w[2];
    if (row == 0 || from->rows.n - from->at < row) return false;
    const uint64_t kind = w[0] ? field(from->rows, from->at, w[0]) : 1;
    const uint64_t second = field(from->rows, from->at + w[0], w[1]);
    const uint64_t third = field(from->rows, from->at + w[0] + w[1], w[2]);
    from->at += row;
    if (kind > 2) return false;
    if (number == from->self && kind == 1 && second == from->start) from->names_itself = true;
    return add_row(s, number, kind == 1 && third <= UINT16_MAX ? (int64_t)third : 0, kind == 0);
}

static bool read_ranges(Section *s, RowStream *from, qpdf_oh dict) {
    const Pdf *pdf = s->pdf;
    const qpdf_oh index = pdf_key(pdf, dict, "/Index");
    const bool given = pdf->lib->oh_is_array(pdf->data, index);
    const int n = given ? pdf->lib->oh_get_array_n_items(pdf->data, index) : 2;
    size_t first = 0, count;
    if (!given && !pdf_is_size(pdf, pdf_key(pdf, dict, "/Size"), &count)) return false;
    for (int i = 0; i + 1 < n; i += 2) {
        if (given &&
            (!pdf_is_size(pdf, pdf->lib->oh_get_array_item(pdf->data, index, i), &first) ||
             !pdf_is_size(pdf, pdf->lib->oh_get_array_item(pdf->data, index, i + 1), &count)))
            return false;
        if (first > INT32_MAX || count > XREF_MAX_ROWS) return false;
        for (size_t k = 0; k < count; k++)
            if (!read_stream_row(s, from, (int64_t)(first + k))) return false;
    }
    return from->at == from->rows.n;
}

// The stream must name itself, or libqpdf could have been shown another object of that number.
static bool read_xref_stream(Section *s, size_t start) {
    const Pdf *pdf = s->pdf;
    int64_t number, generation;
    if (!read_number(s, &number) || !read_number(s, &generation) || !read_word(s, STR("obj")) ||
        number > INT32_MAX || generation > UINT16_MAX)
        return false;
    const qpdf_oh stream = pdf->lib->get_object_by_id(pdf->data, (int)number, (int)generation);
    if (!pdf->lib->oh_is_stream(pdf->data, stream)) return false;
    const qpdf_oh dict = pdf->lib->oh_get_dict(pdf->data, stream);
    const qpdf_oh widths = pdf_key(pdf, dict, "/W");
    RowStream from = {.self = number, .start = start};
    if (!pdf_is_name(pdf, pdf_key(pdf, dict, "/Type"), "/XRef") ||
        !pdf->lib->oh_is_array(pdf->data, widths) ||
        pdf->lib->oh_get_array_n_items(pdf->data, widths) != 3)
        return false;
    for (int i = 0; i < 3; i++)
        if (!pdf_is_size(pdf, pdf->lib->oh_get_array_item(pdf->data, widths, i), &from.width[i]) ||
            from.width[i] > 8)
            return false;
    return pdf_stream(pdf, s->arena, stream, true, &from.rows) && read_ranges(s, &from, dict) &&
           from.names_itself;
}

bool xref_read(const Pdf *pdf, Arena *arena, size_t start, XrefRows *out) {
    Section s = {pdf, arena, start, out};
    *out = (XrefRows){.at = arena_push(arena, XrefRow, XREF_MAX_ROWS)};
    return read_word(&s, STR("xref")) ? read_table(&s) : read_xref_stream(&s, start);
}
