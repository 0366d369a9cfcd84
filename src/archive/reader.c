// SPDX-License-Identifier: MIT
// Reader: walks /AF of the catalog, which this program fills with every file it embeds. libqpdf
// finds the objects; the files are inflated here, so that none grows past what it says it is.
#include "archive/reader.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "archive/qpdf_lib.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#define SANITIZED __has_feature(address_sanitizer)
#else
#define SANITIZED 0
#endif

typedef struct {
    QpdfLib lib;
    qpdf_data pdf;
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

static qpdf_oh key_of(const Reader *r, qpdf_oh dict, const char *key) {
    return r->lib.oh_get_key(r->pdf, dict, key);
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
    const qpdf_oh filter = key_of(r, dict, "/Filter");
    if (!r->lib.oh_is_null(r->pdf, key_of(r, dict, "/DecodeParms")))
        return is_damaged(r, "a file is packed in a way that is not known");
    if (r->lib.oh_is_null(r->pdf, filter)) {
        if (raw.n != size) return is_damaged(r, "a file is not as long as it says");
        *out = str_copy(r->arena, raw);
        return true;
    }
    const bool flate = r->lib.oh_is_name(r->pdf, filter) &&
                       strcmp(r->lib.oh_get_name(r->pdf, filter), "/FlateDecode") == 0;
    return flate ? inflate(r, raw, size, out)
                 : is_damaged(r, "a file is packed in a way that is not known");
}

static bool read_stream(Reader *r, qpdf_oh stream, Str *out) {
    const qpdf_oh dict = r->lib.oh_get_dict(r->pdf, stream);
    const qpdf_oh params = key_of(r, dict, "/Params");
    const bool has_params = r->lib.oh_is_dictionary(r->pdf, params);
    const qpdf_oh size = has_params ? key_of(r, params, "/Size") : params;
    if (!has_params || !r->lib.oh_is_integer(r->pdf, size))
        return is_damaged(r, "a file does not say how long it is");
    const long long n = r->lib.oh_get_int_value(r->pdf, size);
    if (n < 0) return is_damaged(r, "a file does not say how long it is");
    if ((unsigned long long)n > r->left) return is_too_much(r, "its files are longer than 256 MiB");
    r->left -= (size_t)n;
    unsigned char *raw = NULL;
    size_t raw_n = 0;
    const int status = r->lib.oh_get_stream_data(r->pdf, stream, qpdf_dl_none, NULL, &raw, &raw_n);
    const bool failed = (status & QPDF_ERRORS) || (!raw && raw_n);
    const bool ok = failed ? is_damaged(r, "a file cannot be read")
                           : unpack(r, dict, (Str){(const char *)raw, raw_n}, (size_t)n, out);
    free(raw);
    return ok;
}

static bool read_file(Reader *r, qpdf_oh spec, ArchivedFile *out) {
    if (!r->lib.oh_is_dictionary(r->pdf, spec)) return is_damaged(r, "a file has no name");
    const qpdf_oh name = key_of(r, spec, "/UF"), embedded = key_of(r, spec, "/EF");
    if (!r->lib.oh_is_string(r->pdf, name)) return is_damaged(r, "a file has no name");
    const char *at = r->lib.oh_get_utf8_value(r->pdf, name);
    const size_t n = r->lib.get_last_string_length(r->pdf);
    if (n == 0 || n > ARCHIVE_MAX_NAME) return is_damaged(r, "a file has no name");
    out->name = str_copy(r->arena, (Str){at, n});
    if (!r->lib.oh_is_dictionary(r->pdf, embedded)) return is_damaged(r, "a file is not in it");
    const qpdf_oh stream = key_of(r, embedded, "/F");
    if (!r->lib.oh_is_stream(r->pdf, stream)) return is_damaged(r, "a file is not in it");
    return read_stream(r, stream, &out->bytes);
}

static bool read_list(Reader *r, ArchivedFiles *out) {
    const qpdf_oh root = r->lib.get_root(r->pdf);
    if (r->lib.has_error(r->pdf)) return is_damaged(r, "it has no catalog");
    const qpdf_oh list = key_of(r, root, "/AF");
    const bool is_list = r->lib.oh_is_array(r->pdf, list);
    const int n = is_list ? r->lib.oh_get_array_n_items(r->pdf, list) : 0;
    if (n > ARCHIVE_MAX_FILES) return is_too_much(r, "it has more than 4096 files");
    if (n <= 0) {
        diag_add(r->diag, SEVERITY_FATAL, "PDF-22", (Place){0}, "'%.*s' carries no data",
                 STR_ARGS(r->shown));
        diag_help(r->diag, "it was made with --attach none, or by another program");
        return false;
    }
    ArchivedFile *files = arena_push(r->arena, ArchivedFile, (size_t)n);
    for (int i = 0; i < n; i++)
        if (!read_file(r, r->lib.oh_get_array_item(r->pdf, list, i), &files[i])) return false;
    *out = (ArchivedFiles){files, (size_t)n};
    return true;
}

// Lets the process take only so much more while libqpdf works: an object or cross-reference stream
// that inflates without end is then an error of libqpdf, not the end of the machine. The sanitizers
// reserve terabytes and cannot be bounded so.
static void bound_memory(size_t file_size, struct rlimit *before) {
    getrlimit(RLIMIT_AS, before);
#if !SANITIZED
    struct rlimit bounded = *before;
    const rlim_t most = ((rlim_t)3 << 30) + 3 * (rlim_t)file_size;
    if (bounded.rlim_cur == RLIM_INFINITY || bounded.rlim_cur > most) bounded.rlim_cur = most;
    setrlimit(RLIMIT_AS, &bounded);
#else
    (void)file_size;
#endif
}

static bool open_pdf(Reader *r, Str pdf) {
    if (!str_starts(pdf, STR("%PDF-"))) return is_damaged(r, "it does not begin with %PDF-");
    r->lib.set_suppress_warnings(r->pdf, QPDF_TRUE);
    r->lib.silence_errors(r->pdf);
    r->lib.set_attempt_recovery(r->pdf, QPDF_FALSE); // what we wrote needs none
    const int status =
        r->lib.read_memory(r->pdf, str_cstring(r->arena, r->shown), pdf.at, pdf.n, NULL);
    if (!(status & QPDF_ERRORS)) return true;
    const qpdf_error error = r->lib.get_error(r->pdf);
    const char *why = r->lib.get_error_message_detail(r->pdf, error);
    return is_damaged(r, why && *why ? why : "it cannot be read");
}

bool archive_read(Arena *arena, Str pdf, Str shown, Diag *diag, ArchivedFiles *out) {
    Reader r = {.arena = arena, .shown = shown, .diag = diag, .left = ARCHIVE_MAX_BYTES};
    if (!qpdflib_load(&r.lib, diag)) return false;
    struct rlimit before;
    bound_memory(pdf.n, &before);
    r.pdf = r.lib.init();
    r.inflater = libdeflate_alloc_decompressor();
    if (!r.inflater) fatal_out_of_memory(0);
    const bool ok = open_pdf(&r, pdf) && read_list(&r, out);
    libdeflate_free_decompressor(r.inflater);
    r.lib.cleanup(&r.pdf);
    setrlimit(RLIMIT_AS, &before);
    return ok;
}

const ArchivedFile *archive_find(const ArchivedFiles *files, Str name) {
    for (size_t i = 0; i < files->n; i++)
        if (str_eq(files->at[i].name, name)) return &files->at[i];
    return NULL;
}
