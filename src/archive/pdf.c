// SPDX-License-Identifier: MIT
// Pdf: libqpdf's C functions, by a table that is loaded when it is needed.
#include "archive/pdf.h"

#include <stdlib.h>

const char *pdf_open(Pdf *pdf, const QpdfLib *lib, Arena *arena, Str bytes) {
    *pdf = (Pdf){.lib = lib, .bytes = bytes};
    if (!str_starts(bytes, STR("%PDF-"))) return "it does not begin with %PDF-";
    pdf->data = lib->init();
    lib->set_suppress_warnings(pdf->data, QPDF_TRUE);
    lib->silence_errors(pdf->data);
    lib->set_attempt_recovery(pdf->data, QPDF_FALSE); // what we wrote needs none
    const int status = lib->read_memory(pdf->data, "", bytes.at, bytes.n, NULL);
    if (status & QPDF_ERRORS) {
        const qpdf_error error = lib->get_error(pdf->data);
        if (lib->get_error_code(pdf->data, error) == qpdf_e_password) return "it is encrypted";
        const char *why = lib->get_error_message_detail(pdf->data, error);
        return why && *why ? str_copy(arena, str_of(why)).at : "it cannot be read";
    }
    return lib->is_encrypted(pdf->data) ? "it is encrypted" : NULL;
}

void pdf_close(Pdf *pdf) {
    if (!pdf->data) return;
    if (pdf->lib->has_error(pdf->data)) pdf->lib->get_error(pdf->data); // or it prints what it was
    pdf->lib->cleanup(&pdf->data);
}

qpdf_oh pdf_key(const Pdf *pdf, qpdf_oh dict, const char *key) {
    return pdf->lib->oh_get_key(pdf->data, dict, key);
}

bool pdf_is_name(const Pdf *pdf, qpdf_oh object, const char *text) {
    return pdf->lib->oh_is_name(pdf->data, object) &&
           strcmp(pdf->lib->oh_get_name(pdf->data, object), text) == 0;
}

bool pdf_is_size(const Pdf *pdf, qpdf_oh object, size_t *out) {
    if (!pdf->lib->oh_is_integer(pdf->data, object)) return false;
    const long long value = pdf->lib->oh_get_int_value(pdf->data, object);
    *out = value < 0 ? 0 : (size_t)value;
    return value >= 0;
}

Str pdf_text(const Pdf *pdf, Arena *arena, qpdf_oh object) {
    const char *at = pdf->lib->oh_unparse_binary(pdf->data, object);
    return str_copy(arena, (Str){at, pdf->lib->get_last_string_length(pdf->data)});
}

bool pdf_stream(const Pdf *pdf, Arena *arena, qpdf_oh stream, bool decoded, Str *out) {
    unsigned char *at = NULL;
    size_t n = 0;
    const int status = pdf->lib->oh_get_stream_data(
        pdf->data, stream, decoded ? qpdf_dl_generalized : qpdf_dl_none, NULL, &at, &n);
    const bool ok = !(status & QPDF_ERRORS) && (at || n == 0);
    if (ok) *out = str_copy(arena, (Str){(const char *)at, n});
    free(at);
    return ok;
}
