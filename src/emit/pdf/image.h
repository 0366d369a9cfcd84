// SPDX-License-Identifier: MIT
// PdfImages: image XObjects (ISO 32000-1, 8.9.5). Each is written when it is first drawn, then
// known by its content, so that a logo on a thousand pages stands in the file once.
#ifndef RAPPORTEUR_EMIT_PDF_IMAGE_H
#define RAPPORTEUR_EMIT_PDF_IMAGE_H

#include "base/diag.h"
#include "emit/pdf/file.h"
#include "emit/pdf/haru.h"
#include "read/image.h"

typedef struct PdfImages PdfImages;

PdfImages *pdf_images_new(Arena *arena);
// Its name in the resources is "I" and the number, from 1. The image outlives the document. 0 with
// finding PDF-07 when its pixels cannot be had.
unsigned pdf_images_use(PdfImages *images, const Image *image, PdfFile *file, Diag *diag);
// Sets /XObject in the dictionary of resources, when there is any image.
void pdf_images_set(const PdfImages *images, HaruDict *resources, Haru *haru);

#endif
