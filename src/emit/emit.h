// SPDX-License-Identifier: MIT
// Emitters: the devices that write files. Each is dropped with device_drop.
#ifndef RAPPORTEUR_EMIT_EMIT_H
#define RAPPORTEUR_EMIT_EMIT_H

#include "base/fs.h"
#include "base/standard.h"
#include "paint/device.h"

// A file that the PDF carries.
typedef struct {
    Str name;        // relative path with '/'
    Str type;        // MIME type
    Str description; // a few words
    Str bytes;
    bool source; // the pages were made from it; else it says the same as the pages
} PdfAttachment;

typedef struct {
    const PdfAttachment *at;
    size_t n;
} PdfAttachmentList;

// What is known of a document when its last page is done.
typedef struct {
    const Font *const *fonts; // used, in order of first use
    size_t font_count;
    size_t pages;
    uint8_t text[32]; // [bytes] SHA-256 of the text of all pages in the order it was drawn
} PdfFacts;

// Gives the files to attach; asked once, after the last page. What it returns must live until the
// device is dropped.
typedef PdfAttachmentList (*PdfAttach)(void *context, const PdfFacts *facts);

typedef struct {
    bool uncompressed;     // for reading the file in an editor; never the default
    StandardSet standards; // to claim; none is claimed past a forced AX finding
    PdfAttach attach;      // NULL: nothing is attached, as some standards want it
    void *attach_context;
    Str color_profile; // path of an sRGB ICC profile; empty: where Debian's package keeps it
} PdfOptions;

// Writes to `writer` and commits it at end_document. Owns the writer.
Device *pdf_device_new(FileWriter *writer, const PdfOptions *options, Diag *diag);
// Writes nothing and makes the findings (STD) that a PDF of the same pages would be refused for.
Device *pdf_check_device_new(const PdfOptions *options, Diag *diag);
// One PNG a page: "<stem>-<NN>.png" with as many digits as the last page needs, or exactly
// `stem` + ".png" when `single`; a single page with the stem "-" goes to standard output. `dpi` of
// 72 gives a pixel a point. Loads cairo: NULL with finding OUT-20 without it. Pages must come
// complete (PagePlan); each is written when it ends.
Device *png_device_new(Str stem, bool single, unsigned dpi, Diag *diag);
Device *svg_device_new(Str stem, bool single, Diag *diag);
// The text form the golden tests read. `out` must outlive the device.
Device *trace_device_new(Buf *out, Diag *diag);

#endif
