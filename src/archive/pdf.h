// SPDX-License-Identifier: MIT
// Pdf: a PDF as libqpdf sees it, and the few questions that are asked of it. Used only where time
// and memory are bounded (archive/confined.h).
#ifndef RAPPORTEUR_ARCHIVE_PDF_H
#define RAPPORTEUR_ARCHIVE_PDF_H

#include "archive/qpdf_lib.h"

typedef struct {
    const QpdfLib *lib;
    qpdf_data data;
    Str bytes; // borrowed until pdf_close
} Pdf;

// NULL when it was opened, else why not: in the arena. Nothing is repaired.
const char *pdf_open(Pdf *pdf, const QpdfLib *lib, Arena *arena, Str bytes);
// NULL data is fine.
void pdf_close(Pdf *pdf);

qpdf_oh pdf_key(const Pdf *pdf, qpdf_oh dict, const char *key);
// True for the name `text` ("/Sig").
bool pdf_is_name(const Pdf *pdf, qpdf_oh object, const char *text);
// False when it is no integer, or one below zero.
bool pdf_is_size(const Pdf *pdf, qpdf_oh object, size_t *out);
// As it would be written, references as references: alike for values that are alike.
Str pdf_text(const Pdf *pdf, Arena *arena, qpdf_oh object);
// The bytes of a stream as they stand in the file. False when there are none.
bool pdf_stream(const Pdf *pdf, Arena *arena, qpdf_oh stream, bool decoded, Str *out);

#endif
