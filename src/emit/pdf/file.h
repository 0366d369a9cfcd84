// SPDX-License-Identifier: MIT
// PdfFile: object numbers and the bytes of the file (ISO 32000-1, 7.5). Streams are written as they
// come; all other objects are packed into object streams; the file ends with a cross-reference
// stream. Eight bytes are kept for each object, nothing else.
#ifndef RAPPORTEUR_EMIT_PDF_FILE_H
#define RAPPORTEUR_EMIT_PDF_FILE_H

#include "base/fs.h"

typedef struct PdfFile PdfFile;

// What the limits of PDF/A allow (ISO 19005-3, 6.1.13).
enum { PDF_MAX_OBJECTS = 8388607 };

typedef enum { PDF_PLAIN, PDF_DEFLATE } PdfFilter;

typedef enum { PDF_1_7, PDF_2_0 } PdfVersion; // ISO 32000-1, ISO 32000-2

// Owns the writer. Stands in `arena`; ended by pdf_file_drop. `compressed` off leaves every stream
// plain.
PdfFile *pdf_file_new(Arena *arena, FileWriter *writer, PdfVersion version, bool compressed);
void pdf_file_drop(PdfFile *file);

// The next object number; numbers follow each other. A number never written reads as null.
uint32_t pdf_file_reserve(PdfFile *file);
// `n` numbers that follow each other; the first of them.
uint32_t pdf_file_reserve_block(PdfFile *file, size_t n);
// Begins an object that is no stream; its value is appended to the buffer until pdf_file_close.
Buf *pdf_file_open(PdfFile *file, uint32_t object);
void pdf_file_close(PdfFile *file);
bool pdf_file_is_2(const PdfFile *file);
// True when streams asked for as PDF_DEFLATE are.
bool pdf_file_deflates(const PdfFile *file);
// Writes a stream with the dictionary `entries` (without brackets, length and filter).
void pdf_file_put_stream(PdfFile *file, uint32_t object, Str entries, Str bytes, PdfFilter filter);
// Writes what ends the file and commits it. False with a finding when that or anything before
// failed; the writer is ended in any case. An `info` of 0 is left out.
bool pdf_file_end(PdfFile *file, uint32_t catalog, uint32_t info, Diag *diag);

#endif
