// SPDX-License-Identifier: MIT
// Reader: walks /AF of the catalog, which this program fills with every file it embeds. libqpdf
// finds the objects; the files are inflated here, so that none grows past what it says it is.
#include "archive/reader.h"

#include <libdeflate.h>

#include "archive/revisions.h"
#include "archive/signature.h"
#include "base/utf8.h"

typedef struct {
    Pdf pdf;
    Arena *arena;
    Str shown;
    Diag *diag;
    size_t left; // bytes that may still be taken
    struct libdeflate_decompressor *inflater;
} Reader;

static bool is_damaged(const Reader *r, const char *what) {
    diag_add(r->diag, SEVERITY_FATAL, "PDF-21", (Place){0}, "'%.*s' is no sound PDF: %s",
             STR_ARGS(r->shown), what);
    return false;
}

static bool is_too_much(const Reader *r, const char *what) {
    diag_add(r->diag, SEVERITY_FATAL, "PDF-23", (Place){0}, "'%.*s' carries too much: %s",
             STR_ARGS(r->shown), what);
    return false;
}

static bool inflate(Reader *r, Str packed, size_t size, Str *out) {
    char *at = arena_push(r->arena, char, size + 1);
    size_t exact;
    if (libdeflate_zlib_decompress(r->inflater, packed.at, packed.n, at, size, &exact) !=
            LIBDEFLATE_SUCCESS ||
        exact != size)
        return is_damaged(r, "a file is not as long as it says");
    *out = (Str){at, size};
    return true;
}

// Streams as this program writes them: deflated or plain, nothing else.
static bool unpack(Reader *r, qpdf_oh dict, Str raw, size_t size, Str *out) {
    const qpdf_oh filter = pdf_key(&r->pdf, dict, "/Filter");
    const QpdfLib *lib = r->pdf.lib;
    if (!lib->oh_is_null(r->pdf.data, pdf_key(&r->pdf, dict, "/DecodeParms")))
        return is_damaged(r, "a file is packed in a way that is not known");
    if (lib->oh_is_null(r->pdf.data, filter)) {
        if (raw.n != size) return is_damaged(r, "a file is not as long as it says");
        *out = raw;
        return true;
    }
    return pdf_is_name(&r->pdf, filter, "/FlateDecode")
               ? inflate(r, raw, size, out)
               : is_damaged(r, "a file is packed in a way that is not known");
}

static bool read_stream(Reader *r, qpdf_oh stream, Str *out) {
    const Pdf *pdf = &r->pdf;
    const qpdf_oh dict = pdf->lib->oh_get_dict(pdf->data, stream);
    const qpdf_oh params = pdf_key(pdf, dict, "/Params");
    size_t size;
    Str raw;
    if (!pdf->lib->oh_is_dictionary(pdf->data, params) ||
        !pdf_is_size(pdf, pdf_key(pdf, params, "/Size"), &size))
        return is_damaged(r, "a file does not say how long it is");
    if (size > r->left) return is_too_much(r, "its files are longer than 256 MiB");
    r->left -= size;
    if (!pdf_stream(pdf, r->arena, stream, false, &raw))
        return is_damaged(r, "a file cannot be read");
    return unpack(r, dict, raw, size, out);
}

static bool read_name(const Reader *r, qpdf_oh spec, Str *out) {
    const Pdf *pdf = &r->pdf;
    const bool is_spec = pdf->lib->oh_is_dictionary(pdf->data, spec);
    const qpdf_oh name = is_spec ? pdf_key(pdf, spec, "/UF") : spec;
    if (!is_spec || !pdf->lib->oh_is_string(pdf->data, name))
        return is_damaged(r, "a file has no name");
    Str text;
    text.at = pdf->lib->oh_get_binary_utf8_value(pdf->data, name, &text.n);
    if (text.n == 0 || text.n > ARCHIVE_MAX_NAME) return is_damaged(r, "a file has no name");
    *out = str_copy(r->arena, text);
    return utf8_invalid_at(*out) == SIZE_MAX || is_damaged(r, "the name of a file is no text");
}

static bool read_file(Reader *r, qpdf_oh spec, ArchivedFile *out) {
    const Pdf *pdf = &r->pdf;
    if (!read_name(r, spec, &out->name)) return false;
    const qpdf_oh embedded = pdf_key(pdf, spec, "/EF");
    const bool is_embedded = pdf->lib->oh_is_dictionary(pdf->data, embedded);
    const qpdf_oh stream = is_embedded ? pdf_key(pdf, embedded, "/F") : embedded;
    if (!is_embedded || !pdf->lib->oh_is_stream(pdf->data, stream))
        return is_damaged(r, "a file is not in it");
    return read_stream(r, stream, &out->bytes);
}

static bool read_list(Reader *r, ArchivedFiles *out) {
    const Pdf *pdf = &r->pdf;
    const qpdf_oh root = pdf->lib->get_root(pdf->data);
    if (pdf->lib->has_error(pdf->data)) return is_damaged(r, "it has no catalog");
    const qpdf_oh list = pdf_key(pdf, root, "/AF");
    const bool is_list = pdf->lib->oh_is_array(pdf->data, list);
    const int n = is_list ? pdf->lib->oh_get_array_n_items(pdf->data, list) : 0;
    if (n > ARCHIVE_MAX_FILES) return is_too_much(r, "it has more than 4096 files");
    if (n <= 0) {
        diag_add(r->diag, SEVERITY_FATAL, "PDF-22", (Place){0}, "'%.*s' carries no data",
                 STR_ARGS(r->shown));
        diag_help(r->diag, "it was made with --attach none, or by another program");
        return false;
    }
    ArchivedFile *files = arena_push(r->arena, ArchivedFile, (size_t)n);
    for (int i = 0; i < n; i++)
        if (!read_file(r, pdf->lib->oh_get_array_item(pdf->data, list, i), &files[i])) return false;
    out->at = files;
    out->n = (size_t)n;
    return true;
}

// The files are those of the first revision: what was appended later cannot replace them.
static bool read_original(Reader *r, Str pdf, const Revisions *revisions, ArchivedFiles *out) {
    const char *why = pdf_open(&r->pdf, r->pdf.lib, r->arena, str_slice(pdf, 0, out->original));
    const bool ok = why ? is_damaged(r, why) : read_list(r, out);
    pdf_close(&r->pdf);
    if (ok) signature_judge(r->pdf.lib, r->arena, pdf, revisions, out);
    return ok;
}

bool archive_read_here(Arena *arena, Str pdf, Str shown, Diag *diag, ArchivedFiles *out) {
    QpdfLib lib;
    Revisions revisions;
    Reader r = {.arena = arena, .shown = shown, .diag = diag, .left = ARCHIVE_MAX_BYTES};
    *out = (ArchivedFiles){0};
    if (!qpdflib_load(&lib, diag)) return false;
    const char *why = revisions_find(&lib, arena, pdf, &revisions);
    if (why) return is_damaged(&r, why);
    r.pdf.lib = &lib;
    r.inflater = libdeflate_alloc_decompressor();
    if (!r.inflater) fatal_out_of_memory(0);
    out->original = revisions.ends[revisions.n - 1];
    const bool ok = read_original(&r, pdf, &revisions, out);
    libdeflate_free_decompressor(r.inflater);
    return ok;
}

const ArchivedFile *archive_find(const ArchivedFiles *files, Str name) {
    for (size_t i = 0; i < files->n; i++)
        if (str_eq(files->at[i].name, name)) return &files->at[i];
    return NULL;
}
