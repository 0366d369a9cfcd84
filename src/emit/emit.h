// SPDX-License-Identifier: MIT
// Emitters: the devices that write files. Each is dropped with device_drop.
#ifndef RAPPORTEUR_EMIT_EMIT_H
#define RAPPORTEUR_EMIT_EMIT_H

#include "base/fs.h"
#include "paint/device.h"

typedef struct {
    bool uncompressed; // for reading the file in an editor; never the default
    bool claim;        // stamp PDF/UA-1 and PDF/A-3a; off when forced past an error
    Str color_profile; // path of an sRGB ICC profile; empty: where Debian's package keeps it
} PdfOptions;

// Writes to `writer` and commits it at end_document. Owns the writer.
Device *pdf_device_new(FileWriter *writer, const PdfOptions *options, Diag *diag);
// One PNG a page: "<stem>-<NN>.png" with as many digits as the last page needs, or exactly
// `stem` + ".png" when `single`. `dpi` of 72 gives a pixel a point. Loads cairo: NULL with finding
// OUT-20 without it. Pages must come complete (PagePlan); each is written when it ends.
Device *png_device_new(Str stem, bool single, unsigned dpi, Diag *diag);
Device *svg_device_new(Str stem, bool single, Diag *diag);
// The text form the golden tests read. `out` must outlive the device.
Device *trace_device_new(Buf *out, Diag *diag);

#endif
