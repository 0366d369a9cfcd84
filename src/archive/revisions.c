// SPDX-License-Identifier: MIT
// Revisions: from the last "startxref" back by /Prev. Each step is cut off and read as a PDF of its
// own, so that nothing is taken for the older one that does not stand in it.
#include "archive/revisions.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\r' || c == '\n' || c == '\t' || c == '\f' || c == '\0';
}

static size_t skip_blanks(Str pdf, size_t at) {
    while (at < pdf.n && is_blank(pdf.at[at])) at++;
    return at;
}

// "startxref <offset> %%EOF" at `at`, with one line end behind it; `*end` is behind that.
static bool read_end(Str pdf, size_t at, size_t *offset, size_t *end) {
    const Str word = STR("startxref"), mark = STR("%%EOF");
    if (!str_starts(str_slice(pdf, at, pdf.n), word)) return false;
    const size_t lo = skip_blanks(pdf, at + word.n);
    size_t hi = lo;
    while (hi < pdf.n && hi - lo < 18 && pdf.at[hi] >= '0' && pdf.at[hi] <= '9') hi++;
    int64_t value;
    if (!str_to_int64(str_slice(pdf, lo, hi), &value)) return false;
    const size_t eof = skip_blanks(pdf, hi);
    if (!str_starts(str_slice(pdf, eof, pdf.n), mark)) return false;
    size_t after = eof + mark.n;
    if (after < pdf.n && pdf.at[after] == '\r') after++;
    if (after < pdf.n && pdf.at[after] == '\n') after++;
    *offset = (size_t)value;
    *end = after;
    return true;
}

// The last one. `*end` is behind it.
static bool last_end(Str pdf, size_t *offset, size_t *end) {
    for (size_t hi = pdf.n; hi > 0; hi--) {
        const char *s = memrchr(pdf.at, 's', hi);
        if (!s) return false;
        hi = (size_t)(s - pdf.at) + 1;
        if (read_end(pdf, hi - 1, offset, end)) return true;
    }
    return false;
}

// The end of the revision whose cross-references are at `start`.
static bool end_of(Str pdf, size_t start, size_t *end) {
    size_t offset;
    for (size_t at = start; at != SIZE_MAX && at < pdf.n;) {
        at = str_find(pdf, STR("startxref"), at);
        if (at == SIZE_MAX) return false;
        if (read_end(pdf, at, &offset, end) && offset == start) return true;
        at++;
    }
    return false;
}

// Adds the revision before the newest so far; false when there is none, or none that can be found.
static bool add_earlier(const Pdf *pdf, Revisions *out) {
    const qpdf_oh prev = pdf_key(pdf, pdf->lib->get_trailer(pdf->data), "/Prev");
    const size_t start = out->starts[out->n - 1];
    size_t earlier, end;
    if (pdf->lib->oh_is_null(pdf->data, prev)) return false;
    if (!pdf_is_size(pdf, prev, &earlier) || earlier >= start ||
        !end_of(str_slice(pdf->bytes, 0, start), earlier, &end))
        out->untidy = "what it was before cannot be told";
    else if (out->n == REVISIONS_MAX)
        out->untidy = "it has more than 16 revisions";
    if (out->untidy) return false;
    out->starts[out->n] = earlier;
    out->ends[out->n++] = end;
    return true;
}

const char *revisions_find(const QpdfLib *lib, Arena *arena, Str pdf, Revisions *out) {
    size_t start = 0, end = pdf.n;
    const bool ends = last_end(pdf, &start, &end);
    *out = (Revisions){.n = 1};
    if (!ends || end != pdf.n || start >= pdf.n) out->untidy = "there are bytes behind its end";
    out->ends[0] = end;
    out->starts[0] = start;
    for (bool more = true; more;) {
        Pdf one;
        const char *why = pdf_open(&one, lib, arena, str_slice(pdf, 0, out->ends[out->n - 1]));
        more = !why && add_earlier(&one, out);
        pdf_close(&one);
        if (why) return why;
    }
    return NULL;
}
